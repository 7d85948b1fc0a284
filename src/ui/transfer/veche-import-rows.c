/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-import-rows.h"

#include "veche-i18n.h"
#include "veche-plain-row.h"

/* More than a person reads one by one. */
#define ROWS_SHOWN 200
/* Of a new record: enough to know it by. */
#define LINES_SHOWN 6

static const VecheEditCell *
veche_import_rows_find_title (const VecheImportRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      const VecheEditCell *cell = &g_array_index (row->cells, VecheEditCell, i);

      if (g_str_equal (cell->field->name, "title") && cell->value.type == VECHE_VALUE_TEXT)
        return cell;
    }
  return NULL;
}

/* «2020-ИГ-014 · Park (row 12)»; a record that is new has no number yet. Owned. */
static char *
veche_import_rows_dup_title (const VecheImportRow *row)
{
  const VecheEditCell *cell = veche_import_rows_find_title (row);
  const char *name = cell != NULL ? cell->value.text : row->key != NULL ? row->key : "–";
  g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, row->line);
  /* Translators: what a row of a table is about, and its number. */
  g_autofree char *title = g_strdup_printf (_("%s (row %s)"), name, line);

  return row->number != NULL ? g_strdup_printf ("%s · %s", row->number, title) : g_steal_pointer (&title);
}

/* On one line of the list, whatever a long text holds. Owned. */
static char *
veche_import_rows_dup_value (const VecheField *field, const VecheValue *value)
{
  g_autofree char *text = veche_field_format (field, value);

  return *text != '\0' ? g_strdelimit (g_steal_pointer (&text), "\n\r", ' ') : g_strdup ("–");
}

/* Owned. */
static char *
veche_import_rows_dup_changes (const VecheImportRow *row)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; row->changes != NULL && i < row->changes->len; i++)
    {
      const VecheImportClash *change = g_ptr_array_index (row->changes, i);
      g_autofree char *before = veche_import_rows_dup_value (change->field, &change->ours);
      g_autofree char *after = veche_import_rows_dup_value (change->field, &change->theirs);

      g_string_append_printf (text, "%s%s: %s → %s", i > 0 ? "\n" : "", veche_field_get_label (change->field), before, after);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Owned. */
static char *
veche_import_rows_dup_cells (const VecheImportRow *row)
{
  const VecheEditCell *title = veche_import_rows_find_title (row);
  g_autoptr (GString) text = g_string_new (NULL);
  guint shown = 0;

  for (guint i = 0; i < row->cells->len && shown < LINES_SHOWN; i++)
    {
      const VecheEditCell *cell = &g_array_index (row->cells, VecheEditCell, i);
      g_autofree char *value = veche_field_format (cell->field, &cell->value);

      if (cell == title || *value == '\0')
        continue;
      g_string_append_printf (text, "%s%s: %s", shown > 0 ? "\n" : "", veche_field_get_label (cell->field),
                              g_strdelimit (value, "\n\r", ' '));
      shown++;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
veche_import_rows_collect (GPtrArray *rows, VecheImportOutcome outcome, GPtrArray *wanted)
{
  for (guint i = 0; i < rows->len; i++)
    if (((const VecheImportRow *) g_ptr_array_index (rows, i))->outcome == outcome)
      g_ptr_array_add (wanted, g_ptr_array_index (rows, i));
}

static int
veche_import_rows_compare (gconstpointer a, gconstpointer b)
{
  const VecheImportRow *first = *(const VecheImportRow *const *) a;
  const VecheImportRow *second = *(const VecheImportRow *const *) b;

  return first->line < second->line ? -1 : first->line > second->line;
}

static GtkWidget *
veche_import_rows_new_list (GPtrArray *rows, const char *title)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  for (guint i = 0; i < MIN (rows->len, ROWS_SHOWN); i++)
    {
      const VecheImportRow *row = g_ptr_array_index (rows, i);
      g_autofree char *caption = veche_import_rows_dup_title (row);
      g_autofree char *text
        = row->outcome == VECHE_IMPORT_CREATED ? veche_import_rows_dup_cells (row) : veche_import_rows_dup_changes (row);

      gtk_list_box_append (GTK_LIST_BOX (list), veche_plain_row_new (caption, text));
    }
  return list;
}

AdwNavigationPage *
veche_import_rows_new_page (const VecheTableImportReport *report, VecheImportOutcome outcome)
{
  const char *title = outcome == VECHE_IMPORT_CREATED ? C_("page", "New records") : C_("page", "Changed records");
  guint64 count = outcome == VECHE_IMPORT_CREATED ? report->created : report->updated;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  g_autofree char *more = NULL;

  g_return_val_if_fail (report != NULL, NULL);

  veche_import_rows_collect (report->rows, outcome, rows);
  veche_import_rows_collect (report->written, outcome, rows);
  g_ptr_array_sort (rows, veche_import_rows_compare);
  if (count > MIN (rows->len, ROWS_SHOWN))
    more = g_markup_printf_escaped (_("The first %u of %u are shown."), MIN (rows->len, ROWS_SHOWN), (guint) count);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), more);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), veche_import_rows_new_list (rows, title));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  return adw_navigation_page_new (view, title);
}
