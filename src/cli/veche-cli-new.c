/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include "veche-cli-output.h"
#include "veche-i18n.h"
#include "veche-template.h"

static const VecheCliOption veche_cli_new_options[] = {
  { "template", "NAME", N_("empty, selection-2020 (the default) or demo") },
  { "title", "TITLE", N_("what the workspace is called") },
  { NULL },
};

static gboolean
veche_cli_new_run (VecheCliCall *call, GError **error)
{
  const char *path = veche_cli_call_get_argument (call, 0);
  const char *template = veche_cli_call_get (call, "template");
  g_autoptr (VecheEdit) contents = NULL;
  g_autofree char *title = NULL;
  VecheWorkspace *workspace;

  if (template == NULL)
    template = "selection-2020";
  contents = veche_template_load (template, &title, error);
  if (contents == NULL)
    return FALSE;
  if (veche_cli_call_has (call, "title"))
    g_set_str (&title, veche_cli_call_get (call, "title"));

  workspace = dex_await_object (veche_cli_call_guard (call, veche_workspace_create (path, title, contents)), error);
  if (workspace == NULL)
    return FALSE;
  veche_cli_call_adopt (call, workspace);

  if (call->json)
    {
      JsonObject *result = json_object_new ();

      json_object_set_string_member (result, "file", veche_workspace_get_path (workspace));
      json_object_set_string_member (result, "template", template);
      veche_cli_output_set_text (result, "uuid", veche_workspace_get_uuid (workspace));
      json_object_set_string_member (result, "title", veche_workspace_get_title (workspace));
      veche_cli_output_json (result);
    }
  else
    veche_cli_output_text (_("Made “%s”.\n"), path);
  return TRUE;
}

const VecheCliVerb veche_cli_new = {
  .name = "new",
  .arguments = "FILE [--template empty|selection-2020|demo] [--title TITLE]",
  .min_arguments = 1,
  .max_arguments = 1,
  .options = veche_cli_new_options,
  .summary = N_("make a workspace; an existing file is never overwritten"),
  .run = veche_cli_new_run,
};
