/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include <string.h>

#include "veche-application.h"
#include "veche-cli-help.h"
#include "veche-cli-output.h"
#include "veche-cli-record.h"
#include "veche-i18n.h"

static const VecheCliOption veche_cli_techcheck_options[] = {
  { "item", "CODE=STATE[:REMARK]", N_("present, absent, insufficient or not-needed") },
  { "theme-fits", "yes|no", N_("whether the project fits its theme") },
  { "remark", "TEXT", N_("a remark on the whole") },
  { "decide", "DECISION", N_("accept, return or refuse") },
  { "reason", "CODE", N_("why; with --override in words") },
  { "confirm", NULL, N_("as the second employee, confirm the decision that waits") },
  { "override", NULL, N_("accept in spite of what is missing, with a reason") },
  { NULL },
};

static gboolean
veche_cli_techcheck_mark (VecheCheckRequest *request, const char *text, GError **error)
{
  const char *mark = strchr (text, '=');
  const char *remark = mark != NULL ? strchr (mark, ':') : NULL;
  g_autofree char *code = NULL;
  g_autofree char *state = NULL;

  if (mark == NULL || mark == text || mark[1] == '\0')
    return veche_cli_call_set_usage (error, _("“%s” is not CODE=STATE[:REMARK]."), text);
  code = g_strndup (text, mark - text);
  state = remark != NULL ? g_strndup (mark + 1, remark - mark - 1) : g_strdup (mark + 1);
  veche_check_request_mark (request, code, *state != '\0' ? state : NULL, remark != NULL ? remark + 1 : NULL);
  return TRUE;
}

static gboolean
veche_cli_techcheck_read_fit (VecheCliCall *call, VecheCheckRequest *request, GError **error)
{
  const char *fits = veche_cli_call_get (call, "theme-fits");

  if (fits == NULL)
    return TRUE;
  if (!g_str_equal (fits, "yes") && !g_str_equal (fits, "no"))
    return veche_cli_call_set_usage (error, _("“--theme-fits” must be yes or no, not “%s”."), fits);
  veche_check_request_set_theme_fits (request, g_str_equal (fits, "yes"));
  return TRUE;
}

/* The reasons of an exception are its grounds in words; those of a return or refusal are codes of the programme. */
static gboolean
veche_cli_techcheck_read_decision (VecheCliCall *call, VecheCheckRequest *request, GError **error)
{
  static const char *const decisions[] = { "accept", "return", "refuse", NULL };
  const char *decision = veche_cli_call_get (call, "decide");
  GPtrArray *given = veche_cli_call_get_all (call, "reason");
  gboolean override = veche_cli_call_has (call, "override");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) reasons = NULL;
  g_autofree char *grounds = NULL;

  if (decision == NULL && (given->len > 0 || override))
    return veche_cli_call_set_usage (error, _("“--reason” and “--override” belong to “--decide”."));
  if (decision == NULL)
    return TRUE;
  if (!g_strv_contains (decisions, decision))
    return veche_cli_call_set_usage (error, _("“--decide” must be accept, return or refuse, not “%s”."), decision);
  if (override && !g_str_equal (decision, "accept"))
    return veche_cli_call_set_usage (error, _("“--override” belongs to “--decide accept”."));

  for (guint i = 0; i < given->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (given, i));
  reasons = g_strv_builder_end (builder);
  grounds = g_strjoinv ("; ", reasons);
  if (override)
    veche_check_request_decide (request, decision, NULL, *grounds != '\0' ? grounds : NULL);
  else
    veche_check_request_decide (request, decision, (const char *const *) reasons, NULL);
  return TRUE;
}

static VecheCheckRequest *
veche_cli_techcheck_read (VecheCliCall *call, gint64 application, GError **error)
{
  GPtrArray *items = veche_cli_call_get_all (call, "item");
  g_autoptr (VecheCheckRequest) request = veche_check_request_new (application);

  for (guint i = 0; i < items->len; i++)
    if (!veche_cli_techcheck_mark (request, g_ptr_array_index (items, i), error))
      return NULL;
  if (!veche_cli_techcheck_read_fit (call, request, error) || !veche_cli_techcheck_read_decision (call, request, error))
    return NULL;
  if (veche_cli_call_has (call, "confirm"))
    veche_check_request_confirm (request);
  if (veche_cli_call_has (call, "remark"))
    veche_check_request_set_remark (request, veche_cli_call_get (call, "remark"));
  return g_steal_pointer (&request);
}

static void
veche_cli_techcheck_print_json (const VecheCheckSheet *sheet, gint64 step)
{
  JsonObject *result = json_object_new ();
  JsonObject *items = json_object_new ();
  g_auto (GStrv) missing = veche_check_sheet_list_missing (sheet);
  int fits = veche_check_sheet_theme_fits (sheet);

  for (guint i = 0; i < sheet->items->len; i++)
    json_object_set_string_member (items, veche_record_get_text (g_ptr_array_index (sheet->items, i), "code"),
                                   veche_check_sheet_get_state (sheet, i));
  veche_cli_output_set_text (result, "uuid", veche_record_get_uuid (sheet->application));
  veche_cli_output_set_text (result, "number", veche_record_get_number (sheet->application));
  veche_cli_output_set_text (result, "state", veche_record_get_text (sheet->application, "state"));
  json_object_set_boolean_member (result, "complete", missing[0] == NULL);
  veche_cli_output_set_texts (result, "missing", (const char *const *) missing);
  json_object_set_object_member (result, "items", items);
  if (fits < 0)
    json_object_set_null_member (result, "theme_fits");
  else
    json_object_set_boolean_member (result, "theme_fits", fits != 0);
  veche_cli_output_set_text (result, "decision", sheet->check != NULL ? veche_record_get_text (sheet->check, "decision") : NULL);
  json_object_set_boolean_member (result, "pending", veche_check_sheet_is_pending (sheet));
  veche_cli_output_set_step (result, "step", step);
  veche_cli_output_json (result);
}

static void
veche_cli_techcheck_print_text (const VecheCheckSheet *sheet)
{
  g_auto (GStrv) missing = veche_check_sheet_list_missing (sheet);
  g_autofree char *list = g_strjoinv (", ", missing);

  for (guint i = 0; i < sheet->items->len; i++)
    veche_cli_help_print_columns (veche_record_get_text (g_ptr_array_index (sheet->items, i), "code"),
                                  veche_check_sheet_get_state (sheet, i));
  if (missing[0] == NULL)
    veche_cli_output_text ("%s\n", _("The application is complete."));
  else
    veche_cli_output_text (_("Missing: %s\n"), list);
  if (sheet->check != NULL && !veche_record_is_null (sheet->check, "decision"))
    {
      g_autofree char *decision = veche_record_dup_display (sheet->check, "decision");

      veche_cli_output_text (_("Decision: %s\n"), decision);
      if (veche_check_sheet_is_pending (sheet))
        veche_cli_output_text ("%s\n", _("A second employee has to confirm it."));
    }
}

/* Confirming looks at what another has decided and adds nothing to it. */
static gboolean
veche_cli_techcheck_check_confirm (VecheCliCall *call, GError **error)
{
  if (!veche_cli_call_has (call, "confirm"))
    return TRUE;
  for (const VecheCliOption *option = veche_cli_techcheck_options; option->name != NULL; option++)
    if (!g_str_equal (option->name, "confirm") && veche_cli_call_has (call, option->name))
      return veche_cli_call_set_usage (error, _("“--confirm” stands alone."));
  return TRUE;
}

static gboolean
veche_cli_techcheck_is_question (VecheCliCall *call)
{
  for (const VecheCliOption *option = veche_cli_techcheck_options; option->name != NULL; option++)
    if (veche_cli_call_has (call, option->name) && veche_cli_call_get_all (call, option->name)->len > 0)
      return FALSE;
  return TRUE;
}

static gboolean
veche_cli_techcheck_run (VecheCliCall *call, GError **error)
{
  gboolean question = veche_cli_techcheck_is_question (call);
  g_autoptr (VecheCheckRequest) trial
    = veche_cli_techcheck_check_confirm (call, error) ? veche_cli_techcheck_read (call, 0, error) : NULL;
  VecheWorkspace *workspace = trial != NULL ? veche_cli_call_open (call, error) : NULL;
  g_autoptr (VecheCheckSheet) sheet = NULL;
  gint64 id;

  if (workspace == NULL)
    return FALSE;
  id = veche_cli_record_find (call, &veche_application_kind, veche_cli_call_get_argument (call, 1), error);
  if (id == 0)
    return FALSE;

  if (question)
    sheet = dex_await_boxed (veche_cli_call_guard (call, veche_workspace_load_check (workspace, id)), error);
  else
    sheet = dex_await_boxed (
      veche_cli_call_guard (call, veche_workspace_check (workspace, veche_cli_techcheck_read (call, id, NULL), _("Technical check"))),
      error);
  if (sheet == NULL)
    return FALSE;

  if (call->json)
    veche_cli_techcheck_print_json (sheet, question ? 0 : veche_workspace_get_last_step (workspace));
  else
    veche_cli_techcheck_print_text (sheet);
  return TRUE;
}

const VecheCliVerb veche_cli_techcheck = {
  .name = "techcheck",
  .arguments = "FILE ID [--item CODE=STATE[:REMARK]]… [--theme-fits yes|no] [--decide DECISION [--reason CODE]… [--override] | --confirm]",
  .min_arguments = 2,
  .max_arguments = 2,
  .options = veche_cli_techcheck_options,
  .summary = N_("show the technical check of an application, or fill it in"),
  .details = N_("Without options the check is shown as it stands. Accepting needs every required item and a fitting theme, or "
                "--override with a --reason in words; returning and refusing need a --reason."),
  .run = veche_cli_techcheck_run,
};
