/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli-steps.h"

#include "veche-cli-output.h"
#include "veche-i18n.h"

gboolean
veche_cli_steps_run (VecheCliCall *call, gboolean redo, GError **error)
{
  const char *text = veche_cli_call_get_argument (call, 1);
  VecheWorkspace *workspace;
  g_auto (GStrv) titles = NULL;
  const char *const *stayed;
  gint64 steps = 1;

  if (text != NULL && !veche_cli_call_parse_number (text, "N", &steps, error))
    return FALSE;
  if (steps == 0 || steps > G_MAXINT)
    return veche_cli_call_set_usage (error, _("N must be a number of steps from 1 on, not “%s”."), text);
  workspace = veche_cli_call_open (call, error);
  if (workspace == NULL)
    return FALSE;
  titles = dex_await_boxed (veche_cli_call_guard (call, redo ? veche_workspace_redo (workspace, (guint) steps)
                                                             : veche_workspace_undo (workspace, (guint) steps)),
                            error);
  if (titles == NULL)
    return FALSE;
  stayed = veche_workspace_get_stayed (workspace);

  if (call->json)
    {
      JsonObject *result = json_object_new ();

      veche_cli_output_set_step (result, "step", veche_workspace_get_last_step (workspace));
      veche_cli_output_set_texts (result, "undone", (const char *const *) titles);
      if (redo)
        veche_cli_output_set_texts (result, "redone", (const char *const *) titles);
      if (stayed != NULL)
        veche_cli_output_set_texts (result, "stayed", stayed);
      veche_cli_output_json (result);
    }
  for (guint i = 0; titles[i] != NULL && !call->json; i++)
    veche_cli_output_text (redo ? _("Done again: %s\n") : _("Undone: %s\n"), titles[i]);
  for (guint i = 0; stayed != NULL && stayed[i] != NULL && !call->json; i++)
    veche_cli_output_text (_("Not taken back: %s\n"), stayed[i]);
  return TRUE;
}
