/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include "veche-cli-output.h"
#include "veche-cli-record.h"
#include "veche-i18n.h"
#include "veche-workspace-intake.h"

static JsonObject *
veche_cli_problems_to_json (const VecheProblem *problem)
{
  static const char *const levels[] = { "note", "warning", "error" };
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "code", problem->code);
  json_object_set_string_member (object, "level", levels[problem->level]);
  json_object_set_string_member (object, "kind", veche_record_get_kind (problem->record)->name);
  json_object_set_int_member (object, "id", veche_record_get_id (problem->record));
  veche_cli_output_set_text (object, "field", problem->field);
  json_object_set_string_member (object, "message", problem->message);
  return object;
}

static gboolean
veche_cli_problems_run (VecheCliCall *call, GError **error)
{
  const VecheKind *kind = veche_cli_record_find_kind (call, 1, error);
  VecheWorkspace *workspace = kind != NULL ? veche_cli_call_open_to_read (call, error) : NULL;
  g_autoptr (GPtrArray) problems = NULL;
  gint64 id;

  if (workspace == NULL)
    return FALSE;
  id = veche_cli_record_find (call, kind, veche_cli_call_get_argument (call, 2), error);
  if (id == 0)
    return FALSE;
  problems
    = dex_await_boxed (veche_cli_call_guard (call, veche_workspace_intake_list_problems (workspace, kind, id)), error);
  if (problems == NULL)
    return FALSE;
  for (guint i = 0; i < problems->len; i++)
    {
      const VecheProblem *problem = g_ptr_array_index (problems, i);

      if (call->json)
        veche_cli_output_json (veche_cli_problems_to_json (problem));
      else
        veche_cli_output_text ("%s\n", problem->message);
    }
  return TRUE;
}

const VecheCliVerb veche_cli_problems = {
  .name = "problems",
  .arguments = "FILE application|programme ID",
  .min_arguments = 3,
  .max_arguments = 3,
  .summary = N_("what to know of an application, or what is wrong with a programme; with --json one object a line"),
  .run = veche_cli_problems_run,
};
