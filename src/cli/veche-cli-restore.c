/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include <inttypes.h>

#include "veche-cli-output.h"
#include "veche-i18n.h"
#include "veche-workspace-upkeep.h"

static const VecheCliOption veche_cli_restore_options[] = {
  { "replace", NULL, N_("overwrite FILE if it is there") },
  { NULL },
};

static gboolean
veche_cli_restore_run (VecheCliCall *call, GError **error)
{
  const char *target = veche_cli_call_get_argument (call, 1);
  g_autoptr (VecheBackupInfo) info = NULL;

  info = dex_await_boxed (veche_cli_call_guard (call, veche_workspace_upkeep_restore (veche_cli_call_get_argument (call, 0), target,
                                                                                      veche_cli_call_has (call, "replace"))),
                          error);
  if (info == NULL)
    return FALSE;

  if (call->json)
    {
      JsonObject *result = json_object_new ();

      json_object_set_string_member (result, "file", target);
      json_object_set_string_member (result, "sha256", info->sha256);
      json_object_set_int_member (result, "rows", info->rows);
      veche_cli_output_json (result);
    }
  else
    veche_cli_output_text (_("Restored “%s”: %" PRId64 " rows\n"), target, info->rows);
  return TRUE;
}

const VecheCliVerb veche_cli_restore = {
  .name = "restore",
  .arguments = "BACKUP FILE [--replace]",
  .min_arguments = 2,
  .max_arguments = 2,
  .options = veche_cli_restore_options,
  .summary = N_("make a workspace out of a backup"),
  .run = veche_cli_restore_run,
};
