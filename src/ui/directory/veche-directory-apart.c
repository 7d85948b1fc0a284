/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-directory-apart.h"

#include <json-glib/json-glib.h>

#include "veche-journal-entry.h"
#include "veche-workspace-upkeep.h"

static JsonObject *
veche_directory_apart_parse (const VecheJournalEntry *entry, JsonParser *parser)
{
  if (entry->op != 'U' || entry->image == NULL || !json_parser_load_from_data (parser, entry->image, -1, NULL))
    return NULL;
  return JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)) ? json_node_get_object (json_parser_get_root (parser)) : NULL;
}

/* The newest step that filled «merged_into»; 0: the journal does not know. */
static gint64
veche_directory_apart_find_step (GPtrArray *history)
{
  for (guint i = 0; i < history->len; i++)
    {
      const VecheJournalEntry *entry = g_ptr_array_index (history, i);
      g_autoptr (JsonParser) parser = json_parser_new ();
      JsonObject *image = veche_directory_apart_parse (entry, parser);

      if (image != NULL && json_object_has_member (image, "merged_into"))
        return entry->step;
    }
  return 0;
}

/* Cells of the keeper that still are what they became by the merge: as before it. */
static void
veche_directory_apart_give_back (VecheEdit *edit, VecheRecord *keeper, VecheRecord *merged, JsonObject *image)
{
  const VecheKind *kind = veche_record_get_kind (keeper);
  guint op = veche_edit_update (edit, kind, veche_record_get_id (keeper));

  for (const VecheField *field = kind->fields; field->name != NULL; field++)
    {
      JsonNode *before = json_object_has_member (image, field->name) ? json_object_get_member (image, field->name) : NULL;

      if (before == NULL || (field->flags & VECHE_FIELD_VERB) != 0
          || !veche_value_equal (veche_record_get_value (keeper, field->name), veche_record_get_value (merged, field->name)))
        continue;
      if (JSON_NODE_HOLDS_VALUE (before) && json_node_get_value_type (before) == G_TYPE_STRING)
        veche_edit_set_text (edit, op, field->name, json_node_get_string (before));
      else if (JSON_NODE_HOLDS_NULL (before))
        veche_edit_set_null (edit, op, field->name);
    }
}

VecheEdit *
veche_directory_apart_new_edit (VecheWorkspace *workspace, const char *title, VecheRecord *merged, GError **error)
{
  const VecheKind *kind = veche_record_get_kind (merged);
  const gint64 id = veche_record_get_id (merged);
  const gint64 keeper_id = veche_record_get_integer (merged, "merged_into");
  g_autoptr (VecheEdit) edit = veche_edit_new (title);
  g_autoptr (VecheRecord) keeper = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GPtrArray) keepers = NULL;
  gint64 step;

  veche_edit_unmerge (edit, kind, id);
  keeper = dex_await_object (veche_workspace_get (workspace, kind, keeper_id), error);
  history = keeper != NULL ? dex_await_boxed (veche_workspace_upkeep_history (workspace, kind, id), error) : NULL;
  keepers = history != NULL ? dex_await_boxed (veche_workspace_upkeep_history (workspace, kind, keeper_id), error) : NULL;
  if (keepers == NULL)
    return NULL;

  step = veche_directory_apart_find_step (history);
  for (guint i = 0; step != 0 && i < keepers->len; i++)
    {
      const VecheJournalEntry *entry = g_ptr_array_index (keepers, i);
      g_autoptr (JsonParser) parser = json_parser_new ();
      JsonObject *image = entry->step == step && entry->row == keeper_id ? veche_directory_apart_parse (entry, parser) : NULL;

      if (image != NULL)
        veche_directory_apart_give_back (edit, keeper, merged, image);
    }
  return g_steal_pointer (&edit);
}
