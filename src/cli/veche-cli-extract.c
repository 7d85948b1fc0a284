/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include <inttypes.h>

#include "veche-cli-output.h"
#include "veche-cli-record.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-own-file.h"

static gboolean
veche_cli_extract_run (VecheCliCall *call, GError **error)
{
  const VecheKind *kind = veche_cli_record_find_kind (call, 1, error);
  const char *target = veche_cli_call_get_argument (call, 4);
  VecheWorkspace *workspace = kind != NULL ? veche_cli_call_open_to_read (call, error) : NULL;
  g_autoptr (VecheRecord) attachment = NULL;
  g_autoptr (GFile) file = NULL;
  gint64 id;

  if (workspace == NULL || !veche_own_file_check (target, error))
    return FALSE;
  if (g_file_test (target, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not write “%s”: it is a folder. Give the name of a file."), target);
      return FALSE;
    }
  id = veche_cli_record_find (call, kind, veche_cli_call_get_argument (call, 2), error);
  if (id == 0)
    return FALSE;
  attachment = veche_cli_record_find_file (call, kind, id, veche_cli_call_get_argument (call, 3), error);
  if (attachment == NULL)
    return FALSE;

  file = g_file_new_for_path (target);
  if (!dex_await (veche_cli_call_guard (call, veche_workspace_extract (workspace, veche_record_get_id (attachment), file)), error))
    return FALSE;

  if (call->json)
    {
      JsonObject *result = json_object_new ();

      json_object_set_string_member (result, "file", target);
      veche_cli_output_set_text (result, "sha256", veche_record_get_text (attachment, "sha256"));
      json_object_set_int_member (result, "size", veche_record_get_integer (attachment, "size"));
      veche_cli_output_json (result);
    }
  else
    veche_cli_output_text (_("Wrote “%s”: %" PRId64 " bytes\n"), target, veche_record_get_integer (attachment, "size"));
  return TRUE;
}

const VecheCliVerb veche_cli_extract = {
  .name = "extract",
  .arguments = "FILE KIND ID NAME DEST",
  .min_arguments = 5,
  .max_arguments = 5,
  .summary = N_("save a file of a record; DEST is replaced"),
  .run = veche_cli_extract_run,
};
