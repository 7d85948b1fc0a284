/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include <inttypes.h>

#include "veche-cli-output.h"
#include "veche-cli-record.h"
#include "veche-i18n.h"
#include "veche-survey-lists.h"
#include "veche-survey.h"
#include "veche-tree.h"

static gint64
veche_cli_lists_count (VecheEdit *edit, const VecheKind *kind)
{
  gint64 count = 0;

  for (guint i = 0; i < edit->ops->len; i++)
    count += veche_edit_get_op (edit, i)->kind == kind;
  return count;
}

static gboolean
veche_cli_lists_run (VecheCliCall *call, GError **error)
{
  g_autoptr (VecheEdit) edit = NULL;
  g_autoptr (VecheEdit) done = NULL;
  gint64 species, scales;

  if (veche_cli_call_open (call, error) == NULL)
    return FALSE;
  edit = veche_survey_lists_prepare (call->workspace, error);
  if (edit == NULL)
    return FALSE;
  species = veche_cli_lists_count (edit, &veche_tree_species_kind);
  scales = veche_cli_lists_count (edit, &veche_survey_scale_kind);
  if (edit->ops->len > 0)
    {
      done = veche_cli_record_apply (call, g_steal_pointer (&edit), error);
      if (done == NULL)
        return FALSE;
    }

  if (call->json)
    {
      JsonObject *result = json_object_new ();

      json_object_set_int_member (result, "species", species);
      json_object_set_int_member (result, "scales", scales);
      veche_cli_output_set_step (result, "step", done != NULL ? done->step : 0);
      veche_cli_output_json (result);
      return TRUE;
    }
  veche_cli_output_text (_("Added: species %" PRId64 ", condition scales %" PRId64 "\n"), species, scales);
  return TRUE;
}

const VecheCliVerb veche_cli_lists = {
  .name = "lists",
  .arguments = "FILE",
  .min_arguments = 1,
  .max_arguments = 1,
  .summary = N_("add Veche's list of species and its condition scales, to be changed in the workspace"),
  .details = N_("What the workspace has already is left as it is. Trees are compared with Veche's list without it too."),
  .run = veche_cli_lists_run,
};
