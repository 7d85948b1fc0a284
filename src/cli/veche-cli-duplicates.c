/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include "veche-application.h"
#include "veche-cli-output.h"
#include "veche-cli-record.h"
#include "veche-i18n.h"
#include "veche-workspace-intake.h"

static const VecheCliOption veche_cli_duplicates_options[] = {
  { "threshold", "N", N_("only pairs at least so likely, 0 to 100") },
  { NULL },
};

static gboolean
veche_cli_duplicates_add (VecheCliCall *call, const VecheKind *kind, const VecheDuplicatePair *pair, JsonArray *array,
                          GError **error)
{
  g_autoptr (VecheRecord) a = veche_cli_record_load_id (call, kind, pair->a, error);
  g_autoptr (VecheRecord) b = a != NULL ? veche_cli_record_load_id (call, kind, pair->b, error) : NULL;
  g_auto (GStrv) codes = NULL;
  JsonObject *object;

  if (b == NULL)
    return FALSE;
  if (array == NULL)
    {
      g_autofree char *reasons = veche_duplicates_dup_reasons (pair->reasons);

      veche_cli_output_text ("%3u  id:%" G_GINT64_FORMAT " %s = id:%" G_GINT64_FORMAT " %s (%s)\n",
                             veche_duplicates_get_score (pair->reasons), pair->a, veche_record_get_title (a), pair->b,
                             veche_record_get_title (b), reasons);
      return TRUE;
    }
  object = json_object_new ();
  codes = veche_duplicates_list_codes (pair->reasons);
  json_object_set_string_member (object, "a", veche_record_get_uuid (a));
  json_object_set_string_member (object, "b", veche_record_get_uuid (b));
  json_object_set_int_member (object, "score", veche_duplicates_get_score (pair->reasons));
  veche_cli_output_set_texts (object, "reasons", (const char *const *) codes);
  json_array_add_object_element (array, object);
  return TRUE;
}

static gboolean
veche_cli_duplicates_run (VecheCliCall *call, GError **error)
{
  const VecheKind *kind = veche_cli_record_find_kind (call, 1, error);
  const char *reference = veche_cli_call_get_argument (call, 2);
  g_autoptr (JsonArray) array = call->json ? json_array_new () : NULL;
  g_autoptr (GArray) pairs = NULL;
  VecheWorkspace *workspace;
  gint64 threshold = 0;
  gint64 id = 0;

  if (kind == NULL)
    return FALSE;
  if (kind == &veche_application_kind && reference == NULL)
    return veche_cli_call_set_usage (error, _("Second filings are looked for of one application: say which."));
  if (!veche_cli_call_get_number (call, "threshold", &threshold, error))
    return FALSE;
  workspace = veche_cli_call_open_to_read (call, error);
  if (workspace == NULL)
    return FALSE;
  if (kind == &veche_application_kind)
    {
      id = veche_cli_record_find (call, kind, reference, error);
      if (id == 0)
        return FALSE;
    }
  pairs = dex_await_boxed (
    veche_cli_call_guard (call, id != 0 ? veche_workspace_intake_find_repeats (workspace, id)
                                        : veche_workspace_intake_find_duplicates (workspace, kind)),
    error);
  if (pairs == NULL)
    return FALSE;

  for (guint i = 0; i < pairs->len; i++)
    {
      const VecheDuplicatePair *pair = &g_array_index (pairs, VecheDuplicatePair, i);

      if (veche_duplicates_get_score (pair->reasons) >= threshold
          && !veche_cli_duplicates_add (call, kind, pair, array, error))
        return FALSE;
    }
  if (call->json)
    {
      JsonObject *result = json_object_new ();

      json_object_set_array_member (result, "pairs", g_steal_pointer (&array));
      veche_cli_output_json (result);
    }
  return TRUE;
}

const VecheCliVerb veche_cli_duplicates = {
  .name = "duplicates",
  .arguments = "FILE people|organisations|application [ID] [--threshold N]",
  .min_arguments = 2,
  .max_arguments = 3,
  .options = veche_cli_duplicates_options,
  .summary = N_("people or organisations that are likely one, or earlier filings of an application, and why"),
  .run = veche_cli_duplicates_run,
};
