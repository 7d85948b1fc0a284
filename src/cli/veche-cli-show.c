/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include "veche-cli-entry.h"
#include "veche-cli-help.h"
#include "veche-cli-output.h"
#include "veche-cli-record.h"
#include "veche-i18n.h"
#include "veche-time.h"
#include "veche-workspace-upkeep.h"

static const VecheCliOption veche_cli_show_options[] = {
  { "history", NULL, N_("what was done with the record, newest first") },
  { NULL },
};

static JsonArray *
veche_cli_show_list_files (GPtrArray *files)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < files->len; i++)
    {
      VecheRecord *file = g_ptr_array_index (files, i);
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "id", veche_record_get_id (file));
      veche_cli_output_set_text (object, "uuid", veche_record_get_uuid (file));
      veche_cli_output_set_text (object, "name", veche_record_get_text (file, "name"));
      veche_cli_output_set_text (object, "item", veche_record_get_text (file, "item"));
      veche_cli_output_set_text (object, "sha256", veche_record_get_text (file, "sha256"));
      json_object_set_int_member (object, "size", veche_record_get_integer (file, "size"));
      json_array_add_object_element (list, object);
    }
  return list;
}

static void
veche_cli_show_print_json (VecheRecord *record, GPtrArray *files, GPtrArray *history)
{
  JsonObject *result = veche_cli_record_to_full_json (record);

  json_object_set_array_member (result, "files", veche_cli_show_list_files (files));
  if (history != NULL)
    {
      JsonArray *list = json_array_new ();

      for (guint i = 0; i < history->len; i++)
        json_array_add_object_element (list, veche_cli_entry_to_json (g_ptr_array_index (history, i), TRUE));
      json_object_set_array_member (result, "history", list);
    }
  veche_cli_output_json (result);
}

static void
veche_cli_show_print_text (VecheRecord *record, GPtrArray *files, GPtrArray *history)
{
  const VecheKind *kind = veche_record_get_kind (record);

  veche_cli_output_text ("%s  %s  id:%" G_GINT64_FORMAT "\n", _(kind->label), veche_record_get_uuid (record),
                         veche_record_get_id (record));
  for (const VecheField *field = kind->fields; field->name != NULL; field++)
    {
      g_autofree char *text = NULL;

      if (veche_record_is_null (record, field->name) || field->type == VECHE_FIELD_GEOMETRY
          || g_str_has_suffix (field->name, "_hash"))
        continue;
      text = veche_record_dup_display (record, field->name);
      veche_cli_help_print_columns (_(field->label), text);
    }
  for (guint i = 0; i < files->len; i++)
    veche_cli_help_print_columns (_("File"), veche_record_get_text (g_ptr_array_index (files, i), "name"));

  for (guint i = 0; history != NULL && i < history->len; i++)
    {
      const VecheJournalEntry *entry = g_ptr_array_index (history, i);
      g_autofree char *iso = veche_time_format_iso (entry->at);
      g_autofree char *at = veche_time_format_moment (iso, NULL);

      veche_cli_output_text ("%s  %s  %s  %s\n", at, veche_cli_entry_get_actor (entry), veche_cli_entry_get_op (entry),
                             entry->title != NULL ? entry->title : "");
    }
}

static gboolean
veche_cli_show_run (VecheCliCall *call, GError **error)
{
  const VecheKind *kind = veche_cli_record_find_kind (call, 1, error);
  VecheWorkspace *workspace = kind != NULL ? veche_cli_call_open_to_read (call, error) : NULL;
  g_autoptr (VecheRecord) record = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) history = NULL;

  if (workspace == NULL)
    return FALSE;
  record = veche_cli_record_load (call, kind, veche_cli_call_get_argument (call, 2), error);
  if (record == NULL)
    return FALSE;
  files = veche_cli_record_list_files (call, kind, veche_record_get_id (record), error);
  if (files == NULL)
    return FALSE;
  if (veche_cli_call_has (call, "history"))
    {
      history = dex_await_boxed (
        veche_cli_call_guard (call, veche_workspace_upkeep_history (workspace, kind, veche_record_get_id (record))), error);
      if (history == NULL)
        return FALSE;
    }

  if (call->json)
    veche_cli_show_print_json (record, files, history);
  else
    veche_cli_show_print_text (record, files, history);
  return TRUE;
}

const VecheCliVerb veche_cli_show = {
  .name = "show",
  .arguments = "FILE KIND ID [--history]",
  .min_arguments = 3,
  .max_arguments = 3,
  .options = veche_cli_show_options,
  .summary = N_("show one record"),
  .run = veche_cli_show_run,
};
