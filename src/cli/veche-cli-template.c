/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include "veche-cli-output.h"
#include "veche-cli-record.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-programme.h"
#include "veche-template-programme.h"

static const VecheCliOption veche_cli_template_options[] = {
  { "save", "ID", N_("write this programme into the template") },
  { "title", "TITLE", N_("what the programme made of it is called") },
  { "code", "CODE", N_("its code") },
  { NULL },
};

static gboolean
veche_cli_template_save (VecheCliCall *call, const char *path, GError **error)
{
  gint64 id;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_EXISTS,
                   _("Could not save the template: there is a file “%s” already. Choose another name."), path);
      return FALSE;
    }
  id = veche_cli_record_find (call, &veche_programme_kind, veche_cli_call_get (call, "save"), error);
  if (id == 0 || !veche_template_programme_save (call->workspace, id, path, error))
    return FALSE;
  if (call->json)
    {
      JsonObject *result = json_object_new ();

      json_object_set_string_member (result, "path", path);
      veche_cli_output_json (result);
    }
  else
    veche_cli_output_text (_("Wrote “%s”.\n"), path);
  return TRUE;
}

static gboolean
veche_cli_template_use (VecheCliCall *call, const char *path, GError **error)
{
  g_autoptr (VecheEdit) edit = veche_template_programme_load (path, veche_cli_call_get (call, "title"),
                                                              veche_cli_call_get (call, "code"), error);
  g_autoptr (VecheEdit) done = edit != NULL ? veche_cli_record_apply (call, g_steal_pointer (&edit), error) : NULL;
  g_autoptr (VecheRecord) record = NULL;

  if (done == NULL)
    return FALSE;
  record = veche_cli_record_load_id (call, &veche_programme_kind, veche_edit_get_op (done, 0)->id, error);
  if (record == NULL)
    return FALSE;
  veche_cli_record_print (call, record, done->step);
  return TRUE;
}

static gboolean
veche_cli_template_run (VecheCliCall *call, GError **error)
{
  const char *path = veche_cli_call_get_argument (call, 1);

  if (veche_cli_call_has (call, "save") && (veche_cli_call_has (call, "title") || veche_cli_call_has (call, "code")))
    return veche_cli_call_set_usage (error, _("“--title” and “--code” are for a programme that is made, not one that is saved."));
  if (veche_cli_call_has (call, "save"))
    return veche_cli_call_open_to_read (call, error) != NULL && veche_cli_template_save (call, path, error);
  return veche_cli_call_open (call, error) != NULL && veche_cli_template_use (call, path, error);
}

const VecheCliVerb veche_cli_template = {
  .name = "template",
  .arguments = "FILE PATH [--save ID | [--title TITLE] [--code CODE]]",
  .min_arguments = 2,
  .max_arguments = 2,
  .options = veche_cli_template_options,
  .summary = N_("make a programme out of a template file, or save one as such"),
  .run = veche_cli_template_run,
};
