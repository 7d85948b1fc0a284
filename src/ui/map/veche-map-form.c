/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-form.h"

#include "veche-i18n.h"
#include "veche-text-row.h"
#include "veche-text.h"

/* A field and the rows that say it. */
typedef struct
{
  char *key; /* %NULL: of a new one */
  GtkWidget *row;
  GtkWidget *label;
  GtkWidget *type; /* %NULL: of one that objects may have already */
  GtkWidget *choices;
  VecheFieldType was;
} VecheMapFormLine;

struct _VecheMapForm
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group;
  GtkWidget *add;
  GtkWidget *style; /* AdwComboRow: by which of them objects are coloured */
  GPtrArray *lines; /* of VecheMapFormLine */
  VecheMapFormLine *styling; /* the one of them, or %NULL */
  gboolean filling;
  char *first; /* as it was set */
};

G_DEFINE_FINAL_TYPE (VecheMapForm, veche_map_form, ADW_TYPE_BIN)

static const struct
{
  VecheFieldType type;
  const char *label;
} veche_map_form_types[] = {
  { VECHE_FIELD_TEXT, NC_("field", "Text") },   { VECHE_FIELD_REAL, NC_("field", "Number") },
  { VECHE_FIELD_BOOLEAN, NC_("field", "Yes or no") }, { VECHE_FIELD_DATE, NC_("field", "Date") },
  { VECHE_FIELD_CODE, NC_("field", "Choice from a list") },
};

static void
veche_map_form_line_free (gpointer data)
{
  VecheMapFormLine *line = data;

  g_free (line->key);
  g_free (line);
}

/* --- what stands there -------------------------------------------------------------------------------------------- */

static VecheFieldType
veche_map_form_get_type_of (const VecheMapFormLine *line)
{
  if (line->type == NULL)
    return line->was;
  return veche_map_form_types[adw_combo_row_get_selected (ADW_COMBO_ROW (line->type))].type;
}

static const char *
veche_map_form_get_type_label (VecheFieldType type)
{
  for (guint i = 0; i < G_N_ELEMENTS (veche_map_form_types); i++)
    if (veche_map_form_types[i].type == type)
      return g_dpgettext2 (GETTEXT_PACKAGE, "field", veche_map_form_types[i].label);
  return "";
}

/* Of what can be chosen from a list only: one colour for each. */
static void
veche_map_form_show_style (VecheMapForm *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint n = 0, selected = 0;

  gtk_string_list_append (labels, C_ ("style", "Nothing: all look the same"));
  for (guint i = 0; i < self->lines->len; i++)
    {
      VecheMapFormLine *line = g_ptr_array_index (self->lines, i);

      if (veche_map_form_get_type_of (line) != VECHE_FIELD_CODE)
        continue;
      n++;
      gtk_string_list_append (labels, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (line->row)));
      if (line == self->styling)
        selected = n;
    }
  self->filling = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self->style), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->style), selected);
  self->filling = FALSE;
  gtk_widget_set_visible (self->style, n > 0);
}

static void
veche_map_form_style_cb (VecheMapForm *self)
{
  const guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->style));
  guint n = 0;

  if (self->filling)
    return;
  self->styling = NULL;
  for (guint i = 0; i < self->lines->len; i++)
    if (veche_map_form_get_type_of (g_ptr_array_index (self->lines, i)) == VECHE_FIELD_CODE && ++n == selected)
      self->styling = g_ptr_array_index (self->lines, i);
}

static void
veche_map_form_show_line (VecheMapFormLine *line)
{
  g_autofree char *label = veche_text_strip (gtk_editable_get_text (GTK_EDITABLE (line->label)));
  const VecheFieldType type = veche_map_form_get_type_of (line);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line->row), label != NULL ? label : _("New field"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (line->row), veche_map_form_get_type_label (type));
  gtk_widget_set_visible (line->choices, type == VECHE_FIELD_CODE);
}

static GStrv
veche_map_form_list_choices (const VecheMapFormLine *line)
{
  g_autofree char *text = veche_text_row_dup_text (VECHE_TEXT_ROW (line->choices));
  g_auto (GStrv) parts = g_strsplit (text, "\n", -1);
  g_autoptr (GStrvBuilder) choices = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = veche_text_strip (parts[i]);

      if (part != NULL)
        g_strv_builder_add (choices, part);
    }
  return g_strv_builder_end (choices);
}

/* Map programs tell «length» and «Length» not apart. */
static gboolean
veche_map_form_is_called (const char *key, const char *folded)
{
  g_autofree char *other = key != NULL ? veche_text_fold (key) : NULL;

  return g_strcmp0 (other, folded) == 0;
}

/* A new field is kept by the name that it is given first; another may have had that name before. */
static char *
veche_map_form_dup_key (VecheMapForm *self, GPtrArray *fields, const VecheMapFormLine *line, const char *label)
{
  char *key = g_strdup (line->key != NULL ? line->key : label);

  for (guint nth = 2; line->key == NULL; nth++)
    {
      g_autofree char *folded = veche_text_fold (key);
      gboolean taken = FALSE;

      for (guint i = 0; i < fields->len && !taken; i++)
        taken = veche_map_form_is_called (((const VecheOwnField *) g_ptr_array_index (fields, i))->key, folded);
      for (guint i = 0; i < self->lines->len && !taken; i++)
        taken = veche_map_form_is_called (((const VecheMapFormLine *) g_ptr_array_index (self->lines, i))->key, folded);
      if (!taken)
        break;
      g_free (key);
      key = g_strdup_printf ("%s %u", label, nth);
    }
  return key;
}

GPtrArray *
veche_map_form_list_fields (VecheMapForm *self)
{
  GPtrArray *fields = veche_own_form_new_list ();

  g_return_val_if_fail (VECHE_IS_MAP_FORM (self), fields);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const VecheMapFormLine *line = g_ptr_array_index (self->lines, i);
      g_autofree char *stripped = veche_text_strip (gtk_editable_get_text (GTK_EDITABLE (line->label)));
      const char *label = stripped != NULL ? stripped : "";
      g_autofree char *key = veche_map_form_dup_key (self, fields, line, label);
      g_auto (GStrv) choices = veche_map_form_list_choices (line);

      VecheOwnField *field = veche_own_form_field_new (key, label, veche_map_form_get_type_of (line), (const char *const *) choices);

      field->styles = line == self->styling && field->field.type == VECHE_FIELD_CODE;
      g_ptr_array_add (fields, field);
    }
  return fields;
}

gboolean
veche_map_form_is_changed (VecheMapForm *self)
{
  g_autoptr (GPtrArray) fields = veche_map_form_list_fields (self);
  g_autofree char *now = veche_own_form_format (fields);

  return g_strcmp0 (now, self->first) != 0;
}

/* --- what a person does ------------------------------------------------------------------------------------------- */

static VecheMapFormLine *
veche_map_form_find_line (VecheMapForm *self, GtkWidget *inside, guint *nth)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      VecheMapFormLine *line = g_ptr_array_index (self->lines, i);

      if (nth != NULL)
        *nth = i;
      if (inside == line->row || gtk_widget_is_ancestor (inside, line->row))
        return line;
    }
  return NULL;
}

static void
veche_map_form_typed_cb (VecheMapForm *self, GtkWidget *row)
{
  VecheMapFormLine *line = veche_map_form_find_line (self, row, NULL);

  if (line == NULL)
    return;
  veche_map_form_show_line (line);
  veche_map_form_show_style (self);
}

static void
veche_map_form_chosen_cb (VecheMapForm *self, GParamSpec *pspec, GtkWidget *row)
{
  veche_map_form_typed_cb (self, row);
}

static void
veche_map_form_remove_cb (VecheMapForm *self, GtkWidget *button)
{
  guint nth;
  VecheMapFormLine *line = veche_map_form_find_line (self, button, &nth);

  if (line == NULL)
    return;
  gtk_widget_grab_focus (self->add);
  adw_preferences_group_remove (self->group, line->row);
  if (line == self->styling)
    self->styling = NULL;
  g_ptr_array_remove_index (self->lines, nth);
  veche_map_form_show_style (self);
}

static void
veche_map_form_put_last (VecheMapForm *self)
{
  GtkWidget *const rows[] = { self->add, self->style };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      adw_preferences_group_remove (self->group, rows[i]);
      adw_preferences_group_add (self->group, rows[i]);
    }
}

/* Rows of a group are only ever appended: those from here on come again in their new order. */
static void
veche_map_form_up_cb (VecheMapForm *self, GtkWidget *button)
{
  guint nth;
  VecheMapFormLine *line = veche_map_form_find_line (self, button, &nth);

  if (line == NULL || nth == 0)
    {
      gtk_widget_error_bell (button);
      return;
    }
  g_ptr_array_insert (self->lines, (int) nth - 1, g_ptr_array_steal_index (self->lines, nth));
  for (guint i = nth - 1; i < self->lines->len; i++)
    {
      GtkWidget *row = ((VecheMapFormLine *) g_ptr_array_index (self->lines, i))->row;

      g_object_ref (row);
      adw_preferences_group_remove (self->group, row);
      adw_preferences_group_add (self->group, row);
      g_object_unref (row);
    }
  veche_map_form_put_last (self);
  veche_map_form_show_style (self);
  gtk_widget_grab_focus (button);
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

static GtkWidget *
veche_map_form_new_button (VecheMapForm *self, const char *icon_name, const char *tooltip, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
veche_map_form_new_type (VecheMapForm *self)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) types = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (veche_map_form_types); i++)
    gtk_string_list_append (types, g_dpgettext2 (GETTEXT_PACKAGE, "field", veche_map_form_types[i].label));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("What it holds"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (types));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (veche_map_form_chosen_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static VecheMapFormLine *
veche_map_form_append (VecheMapForm *self, const VecheOwnField *field)
{
  VecheMapFormLine *line = g_new0 (VecheMapFormLine, 1);
  g_autofree char *choices = field != NULL && field->choices != NULL ? g_strjoinv ("\n", field->choices) : g_strdup ("");

  line->key = field != NULL ? g_strdup (field->key) : NULL;
  line->was = field != NULL ? field->field.type : VECHE_FIELD_TEXT;
  line->row = adw_expander_row_new ();
  line->label = adw_entry_row_new ();
  line->type = field == NULL ? veche_map_form_new_type (self) : NULL;
  line->choices = veche_text_row_new (_("What there is to choose from, a line each"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line->label), _("Name of the field"));
  gtk_editable_set_text (GTK_EDITABLE (line->label), field != NULL ? field->label : "");
  veche_text_row_set_text (VECHE_TEXT_ROW (line->choices), choices);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (line->row),
                               veche_map_form_new_button (self, "go-up-symbolic", _("Put it one higher"), G_CALLBACK (veche_map_form_up_cb)));
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (line->row),
                               veche_map_form_new_button (self, "user-trash-symbolic", _("Take the field away"), G_CALLBACK (veche_map_form_remove_cb)));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (line->row), line->label);
  if (line->type != NULL)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (line->row), line->type);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (line->row), line->choices);
  g_ptr_array_add (self->lines, line);
  veche_map_form_show_line (line);
  g_signal_connect_object (line->label, "changed", G_CALLBACK (veche_map_form_typed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, line->row);
  veche_map_form_put_last (self);
  if (field != NULL && field->styles)
    self->styling = line;
  veche_map_form_show_style (self);
  return line;
}

static void
veche_map_form_add_cb (VecheMapForm *self)
{
  VecheMapFormLine *line = veche_map_form_append (self, NULL);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (line->row), TRUE);
  gtk_widget_grab_focus (line->label);
}

void
veche_map_form_set_fields (VecheMapForm *self, GPtrArray *fields)
{
  g_return_if_fail (VECHE_IS_MAP_FORM (self));

  for (guint i = 0; i < self->lines->len; i++)
    adw_preferences_group_remove (self->group, ((VecheMapFormLine *) g_ptr_array_index (self->lines, i))->row);
  self->styling = NULL;
  g_ptr_array_set_size (self->lines, 0);
  for (guint i = 0; i < fields->len; i++)
    veche_map_form_append (self, g_ptr_array_index (fields, i));
  veche_map_form_show_style (self);
  g_free (self->first);
  self->first = veche_own_form_format (fields);
}

/* --- the widget --------------------------------------------------------------------------------------------------- */

static void
veche_map_form_dispose (GObject *object)
{
  VecheMapForm *self = VECHE_MAP_FORM (object);

  g_clear_object (&self->add);
  g_clear_object (&self->style);

  G_OBJECT_CLASS (veche_map_form_parent_class)->dispose (object);
}

static void
veche_map_form_finalize (GObject *object)
{
  VecheMapForm *self = VECHE_MAP_FORM (object);

  g_ptr_array_unref (self->lines);
  g_free (self->first);

  G_OBJECT_CLASS (veche_map_form_parent_class)->finalize (object);
}

static void
veche_map_form_class_init (VecheMapFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_map_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = veche_map_form_finalize;
}

static void
veche_map_form_init (VecheMapForm *self)
{
  self->lines = g_ptr_array_new_with_free_func (veche_map_form_line_free);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _("Fields of its objects"));
  adw_preferences_group_set_description (self->group, _("Beside name and description; what objects have in a field that is taken away stays in the file."));
  self->add = g_object_ref_sink (adw_button_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add), _("_Add a field"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->add), TRUE);
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (self->add), "list-add-symbolic");
  g_signal_connect_object (self->add, "activated", G_CALLBACK (veche_map_form_add_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, self->add);
  self->style = g_object_ref_sink (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->style), _("Objects are coloured by"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->style), FALSE);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self->style), TRUE);
  gtk_widget_add_css_class (self->style, "property");
  g_signal_connect_object (self->style, "notify::selected", G_CALLBACK (veche_map_form_style_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, self->style);
  veche_map_form_show_style (self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}
