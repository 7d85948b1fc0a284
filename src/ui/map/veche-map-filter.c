/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-filter.h"

#include "veche-field-editor.h"
#include "veche-i18n.h"

/* A field and the rows that ask for it: either something is chosen, or typed. */
typedef struct
{
  VecheOwnField *field;
  GtkWidget *combo;
  VecheOwnField *asked[2]; /* from (or all that there is), to */
  VecheFieldEditor *editors[2];
} VecheMapFilterLine;

struct _VecheMapFilter
{
  AdwDialog parent_instance;

  GtkWidget *group;
  GtkWidget *all;
  VecheMapEntry *entry;
  GPtrArray *lines; /* of VecheMapFilterLine */
};

G_DEFINE_FINAL_TYPE (VecheMapFilter, veche_map_filter, ADW_TYPE_DIALOG)

static void
veche_map_filter_line_free (gpointer data)
{
  VecheMapFilterLine *line = data;

  for (guint i = 0; i < G_N_ELEMENTS (line->editors); i++)
    {
      g_clear_object (&line->editors[i]);
      g_clear_pointer (&line->asked[i], veche_own_form_field_free);
    }
  veche_own_form_field_free (line->field);
  g_free (line);
}

/* --- rows of what is chosen: anything, what there is to choose, and last that nothing is said -------------------------- */

static guint
veche_map_filter_count_choices (const VecheOwnField *field)
{
  return field->choices != NULL ? g_strv_length (field->choices) : 2;
}

static GtkWidget *
veche_map_filter_new_combo (const VecheOwnField *field)
{
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, "use-subtitle", TRUE, NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), field->label);
  gtk_widget_add_css_class (row, "property");
  gtk_string_list_append (labels, C_ ("filter", "Anything"));
  for (guint i = 0; field->choices != NULL && field->choices[i] != NULL; i++)
    gtk_string_list_append (labels, field->choices[i]);
  if (field->choices == NULL)
    {
      gtk_string_list_append (labels, _("yes"));
      gtk_string_list_append (labels, _("no"));
    }
  gtk_string_list_append (labels, C_ ("legend", "Not said"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  return row;
}

static void
veche_map_filter_read_combo (const VecheMapFilterLine *line, VecheValue *value)
{
  const guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (line->combo));

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected > veche_map_filter_count_choices (line->field))
    veche_value_set_text (value, "");
  else if (line->field->choices != NULL)
    veche_value_set_text (value, line->field->choices[selected - 1]);
  else
    veche_value_set_integer (value, selected == 1);
}

static void
veche_map_filter_show_choice (const VecheMapFilterLine *line, const VecheValue *value)
{
  const guint n = veche_map_filter_count_choices (line->field);
  guint selected = n + 1;

  if (value->type == VECHE_VALUE_INTEGER)
    selected = value->integer != 0 ? 1 : 2;
  for (guint i = 0; line->field->choices != NULL && i < n; i++)
    if (g_strcmp0 (line->field->choices[i], value->text) == 0)
      selected = i + 1;
  adw_combo_row_set_selected (ADW_COMBO_ROW (line->combo), selected);
}

/* --- rows in which one types ----------------------------------------------------------------------------------------- */

static void
veche_map_filter_add_typed (VecheMapFilter *self, VecheMapFilterLine *line, guint nth, const char *label)
{
  GtkWidget *row;

  line->asked[nth] = veche_own_form_field_new (line->field->key, label, line->field->field.type, NULL);
  line->editors[nth] = veche_field_editor_new (&line->asked[nth]->field);
  row = veche_field_editor_get_widget (line->editors[nth]);
  if (ADW_IS_ENTRY_ROW (row))
    adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
}

static void
veche_map_filter_add_range (VecheMapFilter *self, VecheMapFilterLine *line)
{
  /* Translators: a field in a filter, whose least value is asked: «Length: from». */
  g_autofree char *from = g_strdup_printf (_("%s: from"), line->field->label);
  /* Translators: a field in a filter, whose greatest value is asked: «Length: to». */
  g_autofree char *to = g_strdup_printf (_("%s: to"), line->field->label);

  veche_map_filter_add_typed (self, line, 0, from);
  veche_map_filter_add_typed (self, line, 1, to);
}

static void
veche_map_filter_add_line (VecheMapFilter *self, const VecheOwnField *field)
{
  VecheMapFilterLine *line = g_new0 (VecheMapFilterLine, 1);
  VecheOwnFilter *filter = veche_map_entry_get_filter (self->entry);
  const VecheValue *asked[2];

  line->field = veche_own_form_field_copy (field);
  g_ptr_array_add (self->lines, line);
  if (field->field.type == VECHE_FIELD_CODE || field->field.type == VECHE_FIELD_BOOLEAN)
    {
      line->combo = veche_map_filter_new_combo (line->field);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), line->combo);
    }
  else if (field->field.type == VECHE_FIELD_TEXT)
    {
      /* Translators: a field in a filter, a part of which is asked: «Master contains». */
      g_autofree char *label = g_strdup_printf (_("%s contains"), field->label);

      veche_map_filter_add_typed (self, line, 0, label);
    }
  else
    veche_map_filter_add_range (self, line);
  if (filter == NULL || !veche_own_filter_get (filter, field->key, &asked[0], &asked[1]))
    return;
  if (line->combo != NULL)
    veche_map_filter_show_choice (line, asked[0]);
  for (guint i = 0; i < G_N_ELEMENTS (line->editors); i++)
    if (line->editors[i] != NULL)
      veche_field_editor_reset (line->editors[i], asked[i]);
}

/* --- what a person does ---------------------------------------------------------------------------------------------- */

/* %FALSE: what stands there cannot be read; it is marked and has the focus. */
static gboolean
veche_map_filter_take_line (const VecheMapFilterLine *line, VecheOwnFilter *filter)
{
  g_auto (VecheValue) from = VECHE_VALUE_INIT;
  g_auto (VecheValue) to = VECHE_VALUE_INIT;

  for (guint i = 0; i < G_N_ELEMENTS (line->editors); i++)
    if (line->editors[i] != NULL && !veche_field_editor_commit (line->editors[i]))
      {
        gtk_widget_grab_focus (veche_field_editor_get_widget (line->editors[i]));
        return FALSE;
      }
  if (line->combo != NULL)
    veche_map_filter_read_combo (line, &from);
  if (line->editors[0] != NULL)
    veche_value_copy (veche_field_editor_get_value (line->editors[0]), &from);
  if (line->editors[1] != NULL)
    veche_value_copy (veche_field_editor_get_value (line->editors[1]), &to);
  veche_own_filter_add (filter, line->field, &from, &to);
  return TRUE;
}

static void
veche_map_filter_apply_cb (VecheMapFilter *self)
{
  g_autoptr (VecheOwnFilter) filter = veche_own_filter_new ();

  for (guint i = 0; i < self->lines->len; i++)
    if (!veche_map_filter_take_line (g_ptr_array_index (self->lines, i), filter))
      return;
  veche_map_entry_set_filter (self->entry, veche_own_filter_is_empty (filter) ? NULL : filter);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
veche_map_filter_all_cb (VecheMapFilter *self)
{
  veche_map_entry_set_filter (self->entry, NULL);
  adw_dialog_force_close (ADW_DIALOG (self));
}

/* --- the dialog ------------------------------------------------------------------------------------------------------ */

static void
veche_map_filter_dispose (GObject *object)
{
  VecheMapFilter *self = VECHE_MAP_FILTER (object);

  g_ptr_array_set_size (self->lines, 0);
  g_clear_object (&self->entry);

  G_OBJECT_CLASS (veche_map_filter_parent_class)->dispose (object);
}

static void
veche_map_filter_finalize (GObject *object)
{
  g_ptr_array_unref (VECHE_MAP_FILTER (object)->lines);

  G_OBJECT_CLASS (veche_map_filter_parent_class)->finalize (object);
}

static void
veche_map_filter_class_init (VecheMapFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_map_filter_dispose;
  G_OBJECT_CLASS (klass)->finalize = veche_map_filter_finalize;
}

static void
veche_map_filter_init (VecheMapFilter *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *apply = gtk_button_new_with_mnemonic (_("_Apply"));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->lines = g_ptr_array_new_with_free_func (veche_map_filter_line_free);
  adw_dialog_set_title (ADW_DIALOG (self), _("Filter"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 420);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  gtk_widget_add_css_class (apply, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), apply);
  adw_dialog_set_default_widget (ADW_DIALOG (self), apply);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (adw_dialog_close), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (apply, "clicked", G_CALLBACK (veche_map_filter_apply_cb), self, G_CONNECT_SWAPPED);
  self->group = adw_preferences_group_new ();
  self->all = gtk_button_new_with_mnemonic (_("Show _all objects"));
  gtk_widget_set_halign (self->all, GTK_ALIGN_START);
  g_signal_connect_object (self->all, "clicked", G_CALLBACK (veche_map_filter_all_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->group);
  gtk_box_append (GTK_BOX (box), self->all);
  g_object_set (box, "margin-start", 12, "margin-end", 12, "margin-top", 6, "margin-bottom", 24, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bar);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scroller);
  adw_dialog_set_child (ADW_DIALOG (self), view);
}

AdwDialog *
veche_map_filter_new (VecheMapEntry *entry)
{
  VecheMapFilter *self = g_object_new (VECHE_TYPE_MAP_FILTER, NULL);
  GPtrArray *fields = veche_map_entry_get_fields (entry);
  g_autofree char *title = g_markup_escape_text (veche_map_entry_get_title (entry), -1);

  self->entry = g_object_ref (entry);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), title);
  for (guint i = 0; i < fields->len; i++)
    veche_map_filter_add_line (self, g_ptr_array_index (fields, i));
  gtk_widget_set_visible (self->all, veche_map_entry_get_filter (entry) != NULL);
  return ADW_DIALOG (self);
}
