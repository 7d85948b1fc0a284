/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include "veche-cli-record.h"
#include "veche-i18n.h"

static gboolean
veche_cli_unmerge_run (VecheCliCall *call, GError **error)
{
  const VecheKind *kind = veche_cli_record_find_kind (call, 1, error);
  g_autoptr (VecheEdit) edit = veche_edit_new (_("Take merged records apart"));
  g_autoptr (VecheEdit) done = NULL;
  g_autoptr (VecheRecord) record = NULL;
  gint64 id = 0;

  if (kind == NULL || veche_cli_call_open (call, error) == NULL)
    return FALSE;
  for (guint i = 2; i < call->arguments->len; i++)
    {
      id = veche_cli_record_find (call, kind, veche_cli_call_get_argument (call, i), error);
      if (id == 0)
        return FALSE;
      veche_edit_unmerge (edit, kind, id);
    }

  done = veche_cli_record_apply (call, g_steal_pointer (&edit), error);
  record = done != NULL ? veche_cli_record_load_id (call, kind, id, error) : NULL;
  if (record == NULL)
    return FALSE;
  veche_cli_record_print (call, record, done->step);
  return TRUE;
}

const VecheCliVerb veche_cli_unmerge = {
  .name = "unmerge",
  .arguments = "FILE KIND OTHER…",
  .min_arguments = 3,
  .max_arguments = G_MAXUINT,
  .summary = N_("take merged people or organisations apart again"),
  .run = veche_cli_unmerge_run,
};
