/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include <inttypes.h>

#include "veche-cli-output.h"
#include "veche-i18n.h"
#include "veche-own-file.h"
#include "veche-workspace-backups.h"
#include "veche-workspace-upkeep.h"

static const VecheCliOption veche_cli_backup_options[] = {
  { "anonymous", NULL, N_("a copy to look at that names no people: read-only, without files and history") },
  { NULL },
};

static gboolean
veche_cli_backup_run (VecheCliCall *call, GError **error)
{
  const char *target = veche_cli_call_get_argument (call, 1);
  VecheWorkspace *workspace = veche_cli_call_open (call, error);
  g_autoptr (VecheBackupInfo) info = NULL;

  if (workspace == NULL || !veche_own_file_check (target, error))
    return FALSE;
  info = dex_await_boxed (veche_cli_call_guard (call, veche_cli_call_has (call, "anonymous")
                                                        ? veche_workspace_backups_write_head (workspace, target)
                                                        : veche_workspace_upkeep_backup (workspace, target)),
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
    veche_cli_output_text (_("Wrote “%s”: %" PRId64 " rows, SHA-256 %s\n"), target, info->rows, info->sha256);
  return TRUE;
}

const VecheCliVerb veche_cli_backup = {
  .name = "backup",
  .arguments = "FILE DEST [--anonymous]",
  .min_arguments = 2,
  .max_arguments = 2,
  .options = veche_cli_backup_options,
  .summary = N_("write a verified copy of a workspace"),
  .run = veche_cli_backup_run,
};
