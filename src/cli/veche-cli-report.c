/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include <string.h>

#include "veche-cli-output.h"
#include "veche-i18n.h"
#include "veche-office-report.h"

static const VecheCliOption veche_cli_report_options[] = {
  { "param", "NAME=VALUE", N_("number, from, to, territory, survey, layer, scale, form, paper, orientation …") },
  { NULL },
};

static gboolean
veche_cli_report_run (VecheCliCall *call, GError **error)
{
  const char *target = veche_cli_call_get_argument (call, 2);
  GPtrArray *given = veche_cli_call_get_all (call, "param");
  g_autoptr (GHashTable) params = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (VecheOfficeReport) report = NULL;
  VecheWorkspace *workspace;

  for (guint i = 0; i < given->len; i++)
    {
      const char *text = g_ptr_array_index (given, i);
      const char *mark = strchr (text, '=');

      if (mark == NULL || mark == text)
        return veche_cli_call_set_usage (error, _("“%s” is not NAME=VALUE."), text);
      g_hash_table_insert (params, g_strndup (text, mark - text), g_strdup (mark + 1));
    }
  workspace = veche_cli_call_open_to_read (call, error);
  if (workspace == NULL)
    return FALSE;
  report = dex_await_boxed (
    veche_cli_call_guard (call, veche_office_report_write (workspace, veche_cli_call_get_argument (call, 1), target, params)), error);
  if (report == NULL)
    return FALSE;

  if (call->json)
    {
      JsonObject *result = json_object_new ();

      json_object_set_string_member (result, "file", target);
      json_object_set_int_member (result, "pages", report->pages);
      veche_cli_output_set_texts (result, "warnings", (const char *const *) report->warnings);
      veche_cli_output_json (result);
      return TRUE;
    }
  veche_cli_output_text (g_dngettext (GETTEXT_PACKAGE, "Wrote “%s”: %u page\n", "Wrote “%s”: %u pages\n", report->pages), target,
                         report->pages);
  for (guint i = 0; report->warnings != NULL && report->warnings[i] != NULL; i++)
    veche_cli_output_warning (report->warnings[i]);
  return TRUE;
}

const VecheCliVerb veche_cli_report = {
  .name = "report",
  .arguments = "FILE NAME DEST [--param NAME=VALUE]…",
  .min_arguments = 3,
  .max_arguments = 3,
  .options = veche_cli_report_options,
  .summary = N_("write a document: PDF, ODT, XLSX, DXF, SVG or PNG by the ending of DEST"),
  .details = N_("Of an application: number, from, to, state, theme, programme, columns, letters, kept-long. Of trees: territory, survey, layer, scale "
                "(500), form (sheet, act, compensation, numbers), address, cadastral, works, applicant; an inspection act: number. Of all: title, "
                "paper, orientation. A tree plan is a PDF, DXF, SVG or PNG. Without a number receipts and protocols of all applications are printed."),
  .run = veche_cli_report_run,
};
