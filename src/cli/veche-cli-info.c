/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include <glib/gstdio.h>
#include <inttypes.h>
#include <unistd.h>

#include "veche-cli-help.h"
#include "veche-cli-output.h"
#include "veche-i18n.h"
#include "veche-workspace-upkeep.h"

static int
veche_cli_info_count (const VecheWorkspaceInfo *info, const VecheKind *kind)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (info->counts, kind->name));
}

static void
veche_cli_info_print_json (VecheCliCall *call, const VecheWorkspaceInfo *info)
{
  JsonObject *result = json_object_new ();
  JsonObject *counts = json_object_new ();
  JsonObject *journal = json_object_new ();

  for (const VecheKind *const *kind = veche_kind_list (); *kind != NULL; kind++)
    if (!(*kind)->internal)
      json_object_set_int_member (counts, (*kind)->name, veche_cli_info_count (info, *kind));
  json_object_set_string_member (journal, "head", info->head);
  json_object_set_int_member (journal, "length", info->head_length);

  json_object_set_string_member (result, "file", veche_workspace_get_path (call->workspace));
  json_object_set_string_member (result, "name", veche_workspace_get_title (call->workspace));
  veche_cli_output_set_text (result, "uuid", info->uuid);
  json_object_set_int_member (result, "schema", info->schema);
  /* Reading verbs open every file so: what is meant is whether others could write it. */
  json_object_set_boolean_member (result, "read_only",
                                  veche_workspace_is_read_only (call->workspace)
                                    && (call->notice != NULL || g_access (veche_workspace_get_path (call->workspace), W_OK) != 0));
  json_object_set_object_member (result, "counts", counts);
  json_object_set_object_member (result, "journal", journal);
  veche_cli_output_set_text (result, "undo", veche_workspace_get_undo_title (call->workspace));
  veche_cli_output_set_text (result, "redo", veche_workspace_get_redo_title (call->workspace));
  veche_cli_output_json (result);
}

static void
veche_cli_info_print_text (VecheCliCall *call, const VecheWorkspaceInfo *info)
{
  veche_cli_output_text ("%s\n", veche_workspace_get_title (call->workspace));
  veche_cli_output_text (_("Schema version %d, %" PRId64 " steps in the journal\n"), info->schema, info->head_length);
  if (*info->head != '\0')
    veche_cli_output_text (_("Journal head %s\n"), info->head);
  for (const VecheKind *const *kind = veche_kind_list (); *kind != NULL; kind++)
    if (!(*kind)->internal && veche_cli_info_count (info, *kind) > 0)
      {
        g_autofree char *count = g_strdup_printf ("%d", veche_cli_info_count (info, *kind));

        veche_cli_help_print_columns ((*kind)->name, count);
      }
}

static gboolean
veche_cli_info_run (VecheCliCall *call, GError **error)
{
  VecheWorkspace *workspace = veche_cli_call_open_to_read (call, error);
  g_autoptr (VecheWorkspaceInfo) info = NULL;

  if (workspace == NULL)
    return FALSE;
  info = dex_await_boxed (veche_cli_call_guard (call, veche_workspace_upkeep_info (workspace)), error);
  if (info == NULL)
    return FALSE;
  if (call->json)
    veche_cli_info_print_json (call, info);
  else
    veche_cli_info_print_text (call, info);
  return TRUE;
}

const VecheCliVerb veche_cli_info = {
  .name = "info",
  .arguments = "FILE",
  .min_arguments = 1,
  .max_arguments = 1,
  .summary = N_("what is in a workspace"),
  .run = veche_cli_info_run,
};
