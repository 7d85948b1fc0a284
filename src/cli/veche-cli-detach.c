/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include "veche-cli-output.h"
#include "veche-cli-record.h"
#include "veche-i18n.h"
#include "veche-registry.h"

static gboolean
veche_cli_detach_run (VecheCliCall *call, GError **error)
{
  const VecheKind *kind = veche_cli_record_find_kind (call, 1, error);
  VecheWorkspace *workspace = kind != NULL ? veche_cli_call_open (call, error) : NULL;
  g_autoptr (VecheEdit) edit = NULL;
  g_autoptr (VecheEdit) done = NULL;
  g_autoptr (VecheRecord) attachment = NULL;
  gint64 id;

  if (workspace == NULL)
    return FALSE;
  id = veche_cli_record_find (call, kind, veche_cli_call_get_argument (call, 2), error);
  if (id == 0)
    return FALSE;
  attachment = veche_cli_record_find_file (call, kind, id, veche_cli_call_get_argument (call, 3), error);
  if (attachment == NULL)
    return FALSE;

  edit = veche_edit_new (_("Remove a file"));
  veche_edit_delete (edit, &veche_registry_attachment_kind, veche_record_get_id (attachment));
  done = veche_cli_record_apply (call, g_steal_pointer (&edit), error);
  if (done == NULL)
    return FALSE;

  if (call->json)
    {
      JsonObject *result = veche_cli_record_to_json (attachment, done->step);

      veche_cli_output_set_text (result, "sha256", veche_record_get_text (attachment, "sha256"));
      json_object_set_int_member (result, "size", veche_record_get_integer (attachment, "size"));
      veche_cli_output_json (result);
    }
  else
    veche_cli_output_text (_("Removed “%s”\n"), veche_record_get_text (attachment, "name"));
  return TRUE;
}

const VecheCliVerb veche_cli_detach = {
  .name = "detach",
  .arguments = "FILE KIND ID NAME",
  .min_arguments = 4,
  .max_arguments = 4,
  .summary = N_("remove a file from a record"),
  .run = veche_cli_detach_run,
};
