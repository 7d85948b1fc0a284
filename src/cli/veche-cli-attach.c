/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include <inttypes.h>

#include "veche-cli-output.h"
#include "veche-cli-record.h"
#include "veche-i18n.h"
#include "veche-own-file.h"
#include "veche-registry.h"

static const VecheCliOption veche_cli_attach_options[] = {
  { "item", "CODE", N_("the required item that the file is for") },
  { "name", "NAME", N_("what the file is called here") },
  { NULL },
};

static gboolean
veche_cli_attach_run (VecheCliCall *call, GError **error)
{
  const VecheKind *kind = veche_cli_record_find_kind (call, 1, error);
  const char *path = veche_cli_call_get_argument (call, 3);
  VecheWorkspace *workspace = kind != NULL ? veche_cli_call_open (call, error) : NULL;
  g_autoptr (VecheEdit) edit = NULL;
  g_autoptr (VecheEdit) done = NULL;
  g_autoptr (VecheRecord) attachment = NULL;
  g_autoptr (GFile) file = NULL;
  gint64 id;
  guint op;

  if (workspace == NULL || !veche_own_file_check_readable (path, error))
    return FALSE;
  id = veche_cli_record_find (call, kind, veche_cli_call_get_argument (call, 2), error);
  if (id == 0)
    return FALSE;

  edit = veche_edit_new (_("Attach a file"));
  file = g_file_new_for_path (path);
  op = veche_edit_attach (edit, kind, id, file, veche_cli_call_get (call, "name"), veche_cli_call_get (call, "item"));
  done = veche_cli_record_apply (call, g_steal_pointer (&edit), error);
  if (done == NULL)
    return FALSE;
  attachment = veche_cli_record_load_id (call, &veche_registry_attachment_kind, veche_edit_get_op (done, op)->id, error);
  if (attachment == NULL)
    return FALSE;

  if (call->json)
    {
      JsonObject *result = veche_cli_record_to_json (attachment, done->step);

      veche_cli_output_set_text (result, "name", veche_record_get_text (attachment, "name"));
      veche_cli_output_set_text (result, "sha256", veche_record_get_text (attachment, "sha256"));
      json_object_set_int_member (result, "size", veche_record_get_integer (attachment, "size"));
      veche_cli_output_json (result);
    }
  else
    veche_cli_output_text (_("Attached “%s”: %" PRId64 " bytes\n"), veche_record_get_text (attachment, "name"),
                           veche_record_get_integer (attachment, "size"));
  return TRUE;
}

const VecheCliVerb veche_cli_attach = {
  .name = "attach",
  .arguments = "FILE KIND ID PATH [--item CODE] [--name NAME]",
  .min_arguments = 4,
  .max_arguments = 4,
  .options = veche_cli_attach_options,
  .summary = N_("take a file into a record"),
  .run = veche_cli_attach_run,
};
