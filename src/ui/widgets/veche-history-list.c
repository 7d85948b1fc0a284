/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-history-list.h"

#include "veche-i18n.h"
#include "veche-json.h"
#include "veche-plain-row.h"
#include "veche-task.h"
#include "veche-time.h"
#include "veche-workspace-upkeep.h"

#define MAX_STEPS 200
#define MAX_VALUE_CHARS 160

struct _VecheHistoryList
{
  AdwBin parent_instance;

  GtkWidget *list;
  VecheWorkspace *workspace;
  const VecheKind *kind;
  gint64 id;
  gboolean stale;
  guint asked;
};

G_DEFINE_FINAL_TYPE (VecheHistoryList, veche_history_list, ADW_TYPE_BIN)

/* --- values: what a column became is what the next change found there, or what is there now -------------------------- */

typedef struct
{
  VecheHistoryList *list;
  GHashTable *later;   /* "kind/row/field" → JsonNode: what the newer entry found */
  GHashTable *records; /* "kind/row" → VecheRecord that is there now */
} VecheHistoryReading;

static void
veche_history_list_reading_clear (VecheHistoryReading *self)
{
  g_clear_pointer (&self->later, g_hash_table_unref);
  g_clear_pointer (&self->records, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VecheHistoryReading, veche_history_list_reading_clear)

static void
veche_history_list_unref_record (gpointer record)
{
  if (record != NULL)
    g_object_unref (record);
}

static VecheRecord *
veche_history_list_await_record (VecheHistoryReading *reading, const VecheKind *kind, gint64 id)
{
  g_autofree char *key = g_strdup_printf ("%s/%" G_GINT64_FORMAT, kind->name, id);
  VecheRecord *record;

  if (g_hash_table_lookup_extended (reading->records, key, NULL, (gpointer *) &record))
    return record;
  /* One that is not there any more is no error here. */
  record = dex_await_object (veche_workspace_get (reading->list->workspace, kind, id), NULL);
  g_hash_table_insert (reading->records, g_steal_pointer (&key), record);
  return record;
}

static char *
veche_history_list_shorten (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\r\t", ' ');
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= MAX_VALUE_CHARS)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, MAX_VALUE_CHARS);
  return g_strconcat (start, "…", NULL);
}

/* A value out of an image, as people read it. */
static char *
veche_history_list_await_text (VecheHistoryReading *reading, const VecheField *field, JsonNode *node)
{
  g_auto (VecheValue) value = VECHE_VALUE_INIT;
  g_autofree char *text = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return g_strdup ("");
  if (field->type == VECHE_FIELD_REF)
    {
      VecheRecord *record
        = veche_history_list_await_record (reading, veche_kind_find (field->target), json_node_get_int (node));

      return g_strdup (record != NULL ? veche_record_get_title (record) : _("deleted"));
    }
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    veche_value_set_text (&value, json_node_get_string (node));
  else if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    veche_value_set_real (&value, json_node_get_double (node));
  else
    veche_value_set_integer (&value, json_node_get_int (node));
  text = veche_field_format (field, &value);
  return veche_history_list_shorten (text);
}

static char *
veche_history_list_await_new (VecheHistoryReading *reading, const VecheJournalEntry *entry, const VecheField *field,
                              const char *key)
{
  JsonNode *later;
  VecheRecord *record;
  g_autofree char *text = NULL;

  if (g_hash_table_lookup_extended (reading->later, key, NULL, (gpointer *) &later))
    return veche_history_list_await_text (reading, field, later);
  record = veche_history_list_await_record (reading, entry->kind, entry->row);
  if (record == NULL)
    return g_strdup ("");
  text = veche_record_dup_display (record, field->name);
  return veche_history_list_shorten (text);
}

/* --- lines ------------------------------------------------------------------------------------------------------ */

static void
veche_history_list_append_changes (VecheHistoryReading *reading, const VecheJournalEntry *entry, GString *lines)
{
  g_autoptr (JsonObject) image = entry->image != NULL ? veche_json_parse_object (entry->image, -1, "", NULL) : NULL;

  for (const VecheField *field = entry->kind->fields; image != NULL && field->name != NULL; field++)
    {
      g_autofree char *key = g_strdup_printf ("%s/%" G_GINT64_FORMAT "/%s", entry->kind->name, entry->row, field->name);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      JsonNode *node;

      if (!json_object_has_member (image, field->name) || field->type == VECHE_FIELD_GEOMETRY)
        continue;
      node = json_object_get_member (image, field->name);
      if (entry->op == 'U')
        {
          before = veche_history_list_await_text (reading, field, node);
          after = veche_history_list_await_new (reading, entry, field, key);
          g_string_append_printf (lines, "%s%s: %s → %s", lines->len > 0 ? "\n" : "", g_dgettext (GETTEXT_PACKAGE, field->label),
                                  *before != '\0' ? before : "—", *after != '\0' ? after : "—");
        }
      g_hash_table_insert (reading->later, g_steal_pointer (&key), json_node_ref (node));
    }
}

static char *
veche_history_list_await_name (VecheHistoryReading *reading, const VecheJournalEntry *entry)
{
  g_autoptr (JsonObject) image = entry->image != NULL ? veche_json_parse_object (entry->image, -1, "", NULL) : NULL;
  const char *title = entry->kind->title_field;
  VecheRecord *record;

  if (image != NULL && json_object_has_member (image, title))
    {
      int field = veche_kind_find_field (entry->kind, title);

      return veche_history_list_await_text (reading, &entry->kind->fields[field], json_object_get_member (image, title));
    }
  record = veche_history_list_await_record (reading, entry->kind, entry->row);
  return record != NULL ? veche_history_list_shorten (veche_record_get_title (record)) : g_strdup ("");
}

static void
veche_history_list_append_entry (VecheHistoryReading *reading, const VecheJournalEntry *entry, GString *lines)
{
  g_autofree char *name = NULL;

  if (entry->kind == NULL || entry->kind->internal)
    return;
  if (entry->op == 'U')
    {
      veche_history_list_append_changes (reading, entry, lines);
      return;
    }
  name = veche_history_list_await_name (reading, entry);
  g_string_append_printf (lines, "%s%s: %s", lines->len > 0 ? "\n" : "", g_dgettext (GETTEXT_PACKAGE, entry->kind->label),
                          entry->op == 'I' ? C_ ("history", "added") : C_ ("history", "deleted"));
  if (*name != '\0')
    g_string_append_printf (lines, ", “%s”", name);
  if (entry->op == 'D')
    veche_history_list_append_changes (reading, entry, lines);
}

static GtkWidget *
veche_history_list_new_row (const VecheJournalEntry *entry, const char *lines)
{
  g_autofree char *iso = veche_time_format_iso (entry->at);
  g_autofree char *moment = veche_time_format_moment (iso, NULL);
  g_autofree char *facts = NULL;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *title = gtk_label_new (entry->title != NULL ? entry->title : _("Another program"));
  GtkWidget *who;

  facts = entry->actor != NULL && *entry->actor != '\0' ? g_strdup_printf ("%s · %s", moment, entry->actor) : g_strdup (moment);
  who = gtk_label_new (facts);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_xalign (GTK_LABEL (who), 0);
  gtk_label_set_wrap (GTK_LABEL (who), TRUE);
  gtk_widget_add_css_class (who, "caption");
  gtk_widget_add_css_class (who, "dimmed");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), who);
  if (*lines != '\0')
    {
      GtkWidget *changes = gtk_label_new (lines);

      gtk_label_set_xalign (GTK_LABEL (changes), 0);
      gtk_label_set_wrap (GTK_LABEL (changes), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (changes), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_selectable (GTK_LABEL (changes), TRUE);
      gtk_box_append (GTK_BOX (box), changes);
    }
  gtk_widget_set_margin_top (box, 10);
  gtk_widget_set_margin_bottom (box, 10);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static void
veche_history_list_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheHistoryList *self = object;
  guint asked = GPOINTER_TO_UINT (data);
  g_auto (VecheHistoryReading) reading = { self, NULL, NULL };
  g_autoptr (GPtrArray) entries
    = dex_await_boxed (veche_workspace_upkeep_history (self->workspace, self->kind, self->id), error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  if (entries == NULL || veche_task_is_over (task) || asked != self->asked)
    return;
  reading.later = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_node_unref);
  reading.records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, veche_history_list_unref_record);
  for (guint i = 0; i < entries->len && rows->len < MAX_STEPS;)
    {
      const VecheJournalEntry *first = g_ptr_array_index (entries, i);
      g_autoptr (GString) lines = g_string_new (NULL);

      for (; i < entries->len && ((VecheJournalEntry *) g_ptr_array_index (entries, i))->step == first->step; i++)
        {
          veche_history_list_append_entry (&reading, g_ptr_array_index (entries, i), lines);
          if (veche_task_is_over (task) || asked != self->asked)
            break;
        }
      if (veche_task_is_over (task) || asked != self->asked)
        break;
      g_ptr_array_add (rows, g_object_ref_sink (veche_history_list_new_row (first, lines->str)));
    }
  if (!veche_task_is_over (task) && asked == self->asked)
    {
      gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
      for (guint i = 0; i < rows->len; i++)
        gtk_list_box_append (GTK_LIST_BOX (self->list), g_ptr_array_index (rows, i));
      if (rows->len == 0)
        {
          GtkWidget *row = veche_plain_row_new (_("Nothing has been changed since the workspace was made"), NULL);

          gtk_widget_add_css_class (row, "dimmed");
          gtk_list_box_append (GTK_LIST_BOX (self->list), row);
        }
    }
}

/* --- the widget ------------------------------------------------------------------------------------------------- */

static void
veche_history_list_reload (VecheHistoryList *self)
{
  self->asked++;
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale && self->id != 0)
    veche_task_spawn (self, veche_history_list_load_fiber, GUINT_TO_POINTER (self->asked), NULL);
}

static void
veche_history_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (veche_history_list_parent_class)->map (widget);
  if (VECHE_HISTORY_LIST (widget)->stale)
    veche_history_list_reload (VECHE_HISTORY_LIST (widget));
}

static void
veche_history_list_dispose (GObject *object)
{
  g_clear_object (&VECHE_HISTORY_LIST (object)->workspace);

  G_OBJECT_CLASS (veche_history_list_parent_class)->dispose (object);
}

static void
veche_history_list_class_init (VecheHistoryListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_history_list_dispose;
  GTK_WIDGET_CLASS (klass)->map = veche_history_list_map;
}

static void
veche_history_list_init (VecheHistoryList *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("History"), -1);
  adw_bin_set_child (ADW_BIN (self), self->list);
}

void
veche_history_list_show (VecheHistoryList *self, VecheWorkspace *workspace, const VecheKind *kind, gint64 id)
{
  g_return_if_fail (VECHE_IS_HISTORY_LIST (self));

  if (self->workspace == NULL)
    {
      self->workspace = g_object_ref (workspace);
      g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_history_list_reload), self, G_CONNECT_SWAPPED);
    }
  self->kind = kind;
  self->id = id;
  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  veche_history_list_reload (self);
}
