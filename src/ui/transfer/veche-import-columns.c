/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-import-columns.h"

#include "veche-i18n.h"
#include "veche-place.h"
#include "veche-text.h"

/* First values that are shown of a column. */
#define SAMPLES 3
#define SAMPLE_CHARS 60

typedef struct
{
  const char *code;
  const char *label;
} VecheImportUnit;

static const VecheImportUnit veche_import_columns_money[] = {
  { "rub", N_("roubles") },
  { "thousand-rub", N_("thousand roubles") },
  { "kopeck", N_("kopecks") },
  { NULL },
};

static const VecheImportUnit veche_import_columns_diameter[] = {
  { "cm", N_("cm") }, { "mm", N_("mm") }, { "in", N_("inches") }, { "girth-cm", N_("girth, cm") }, { NULL },
};

static const VecheImportUnit veche_import_columns_height[] = {
  { "m", N_("m") },
  { "ft", N_("feet") },
  { NULL },
};

/* A column of the source and the row that maps it. */
typedef struct
{
  const char *name;
  AdwComboRow *row;
  GtkDropDown *unit;
  const VecheImportUnit *units; /* those that the chosen field has, or %NULL */
} VecheImportColumn;

struct _VecheImportColumns
{
  AdwBin parent_instance;

  AdwPreferencesGroup *source;
  AdwComboRow *sheets;
  AdwComboRow *programme;
  AdwComboRow *key;
  GtkEditable *series;
  AdwPreferencesGroup *places;
  GtkEditable *crs;
  AdwSwitchRow *swap;
  AdwPreferencesGroup *columns_group;

  const VecheKind *kind;
  VecheTablePreview *preview;
  GPtrArray *programmes; /* of VecheRecord, or %NULL */
  GPtrArray *fields;     /* of VecheField: those that a column may go to */
  GPtrArray *columns;    /* of VecheImportColumn */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (VecheImportColumns, veche_import_columns, ADW_TYPE_BIN)

enum
{
  SHEET_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const VecheImportUnit *
veche_import_columns_get_units (const VecheField *field)
{
  if (field == NULL)
    return NULL;
  if (field->type == VECHE_FIELD_MONEY)
    return veche_import_columns_money;
  if (g_str_equal (field->name, "diameter"))
    return veche_import_columns_diameter;
  return g_str_equal (field->name, "height") ? veche_import_columns_height : NULL;
}

/* The field that a column goes to, or %NULL. */
static const VecheField *
veche_import_columns_get_field (VecheImportColumns *self, const VecheImportColumn *column)
{
  guint selected = adw_combo_row_get_selected (column->row);

  return selected > 0 && selected <= self->fields->len ? g_ptr_array_index (self->fields, selected - 1) : NULL;
}

static void
veche_import_columns_show_units (VecheImportColumns *self, VecheImportColumn *column)
{
  const VecheImportUnit *units = veche_import_columns_get_units (veche_import_columns_get_field (self, column));
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  if (units == column->units)
    return;
  column->units = units;
  for (guint i = 0; units != NULL && units[i].code != NULL; i++)
    gtk_string_list_append (labels, _(units[i].label));
  gtk_drop_down_set_model (column->unit, G_LIST_MODEL (labels));
  gtk_widget_set_visible (GTK_WIDGET (column->unit), units != NULL);
}

static void
veche_import_columns_selected_cb (AdwComboRow *row, GParamSpec *pspec, VecheImportColumns *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      VecheImportColumn *column = g_ptr_array_index (self->columns, i);

      if (column->row == row)
        veche_import_columns_show_units (self, column);
    }
}

/* The first values, each once. Owned. */
static char *
veche_import_columns_dup_samples (VecheImportColumns *self, guint column)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->preview->rows->len && g_hash_table_size (shown) < SAMPLES; i++)
    {
      GStrv cells = g_ptr_array_index (self->preview->rows, i);
      g_autofree char *cell = g_strdelimit (g_strdup (cells[column]), "\r\n\t", ' ');
      g_autofree char *start = g_utf8_substring (cell, 0, MIN (SAMPLE_CHARS, g_utf8_strlen (cell, -1)));

      if (*g_strstrip (start) == '\0' || g_hash_table_contains (shown, start))
        continue;
      g_string_append_printf (text, "%s%s%s", text->len > 0 ? " · " : "", start, strlen (start) < strlen (cell) ? "…" : "");
      g_hash_table_add (shown, g_steal_pointer (&start));
    }
  if (text->len == 0)
    g_string_append (text, _("empty in the first rows"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Field and unit as the mapping has them: a text, or an object of the two. */
static void
veche_import_columns_select (VecheImportColumns *self, VecheImportColumn *column)
{
  JsonNode *node = json_object_get_member (self->preview->mapping, column->name);
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *field = NULL;
  const char *unit = NULL;

  if (object != NULL)
    {
      field = json_object_get_string_member_with_default (object, "field", NULL);
      unit = json_object_get_string_member_with_default (object, "unit", NULL);
    }
  else if (node != NULL && JSON_NODE_HOLDS_VALUE (node))
    field = json_node_get_string (node);

  for (guint i = 0; i < self->fields->len; i++)
    if (g_strcmp0 (((const VecheField *) g_ptr_array_index (self->fields, i))->name, field) == 0)
      adw_combo_row_set_selected (column->row, i + 1);
  veche_import_columns_show_units (self, column);
  for (guint i = 0; column->units != NULL && column->units[i].code != NULL; i++)
    if (g_strcmp0 (column->units[i].code, unit) == 0)
      gtk_drop_down_set_selected (column->unit, i);
}

static void
veche_import_columns_append (VecheImportColumns *self, guint index, GListModel *choices)
{
  VecheImportColumn *column = g_new0 (VecheImportColumn, 1);
  g_autofree char *samples = veche_import_columns_dup_samples (self, index);
  g_autofree char *name = NULL;

  column->name = self->preview->columns[index];
  /* The texts come once there is no markup: in one call they could still be read as such. */
  column->row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, "subtitle-lines", 2, "model", choices, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (column->row), column->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (column->row), samples);
  column->unit = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_valign (GTK_WIDGET (column->unit), GTK_ALIGN_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (column->unit), FALSE);
  /* Translators: %s is a column of a table. */
  name = g_strdup_printf (_("Unit of “%s”"), column->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (column->unit), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (column->row), GTK_WIDGET (column->unit));
  g_ptr_array_add (self->columns, column);

  veche_import_columns_select (self, column);
  g_signal_connect_object (column->row, "notify::selected", G_CALLBACK (veche_import_columns_selected_cb), self, 0);
  adw_preferences_group_add (self->columns_group, GTK_WIDGET (column->row));
}

static void
veche_import_columns_show_columns (VecheImportColumns *self)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    adw_preferences_group_remove (self->columns_group,
                                  GTK_WIDGET (((VecheImportColumn *) g_ptr_array_index (self->columns, i))->row));
  g_ptr_array_set_size (self->columns, 0);
  g_ptr_array_set_size (self->fields, 0);

  gtk_string_list_append (choices, _("Do not take"));
  for (const VecheField *field = self->kind->fields; field->name != NULL; field++)
    if ((field->flags & VECHE_FIELD_VERB) == 0 && field->type != VECHE_FIELD_GEOMETRY)
      {
        g_ptr_array_add (self->fields, (gpointer) field);
        gtk_string_list_append (choices, _(field->label));
      }
  for (guint i = 0; veche_place_get_field (self->kind, i) != NULL; i++)
    {
      g_ptr_array_add (self->fields, (gpointer) veche_place_get_field (self->kind, i));
      gtk_string_list_append (choices, _(veche_place_get_field (self->kind, i)->label));
    }
  for (guint i = 0; self->preview->columns[i] != NULL; i++)
    veche_import_columns_append (self, i, G_LIST_MODEL (choices));
}

/* The column that goes to the number at the source is what its rows are known by, unless another one was remembered. Borrowed. */
static const char *
veche_import_columns_guess_key (VecheImportColumns *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const VecheImportColumn *column = g_ptr_array_index (self->columns, i);
      const VecheField *field = veche_import_columns_get_field (self, column);

      if (field != NULL && g_str_equal (field->name, "external_id"))
        return column->name;
    }
  return NULL;
}

static void
veche_import_columns_show_source (VecheImportColumns *self, const char *sheet, const char *key)
{
  g_autoptr (GtkStringList) sheets = gtk_string_list_new ((const char *const *) self->preview->sheets);
  g_autoptr (GtkStringList) keys = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) programmes = gtk_string_list_new (NULL);
  g_autofree char *about = NULL;
  g_autofree char *escaped = NULL;

  self->showing = TRUE;
  adw_combo_row_set_model (self->sheets, G_LIST_MODEL (sheets));
  gtk_widget_set_visible (GTK_WIDGET (self->sheets), g_list_model_get_n_items (G_LIST_MODEL (sheets)) > 1);
  for (guint i = 0; self->preview->sheets != NULL && self->preview->sheets[i] != NULL; i++)
    if (g_strcmp0 (self->preview->sheets[i], sheet) == 0)
      adw_combo_row_set_selected (self->sheets, i);
  self->showing = FALSE;

  gtk_string_list_append (keys, _("All that is in them"));
  for (guint i = 0; self->preview->columns[i] != NULL; i++)
    gtk_string_list_append (keys, self->preview->columns[i]);
  adw_combo_row_set_model (self->key, G_LIST_MODEL (keys));
  if (key == NULL)
    key = veche_import_columns_guess_key (self);
  for (guint i = 0; self->preview->columns[i] != NULL; i++)
    if (g_strcmp0 (self->preview->columns[i], key) == 0)
      adw_combo_row_set_selected (self->key, i + 1);

  for (guint i = 0; self->programmes != NULL && i < self->programmes->len; i++)
    gtk_string_list_append (programmes, veche_record_get_title (g_ptr_array_index (self->programmes, i)));
  adw_combo_row_set_model (self->programme, G_LIST_MODEL (programmes));
  gtk_widget_set_visible (GTK_WIDGET (self->programme), self->programmes != NULL && self->programmes->len > 0);

  if (self->preview->encoding != NULL)
    /* Translators: an encoding («CP1251») and a character. */
    about = g_strdup_printf (_("Text in %s, columns divided by “%s”"), self->preview->encoding,
                             g_strcmp0 (self->preview->delimiter, "\t") == 0 ? _("tab") : self->preview->delimiter);
  escaped = about != NULL ? g_markup_escape_text (about, -1) : NULL;
  adw_preferences_group_set_description (self->source, escaped);
}

static void
veche_import_columns_sheet_cb (VecheImportColumns *self)
{
  guint selected = adw_combo_row_get_selected (self->sheets);

  if (!self->showing && selected != GTK_INVALID_LIST_POSITION)
    g_signal_emit (self, signals[SHEET_CHOSEN], 0, self->preview->sheets[selected]);
}

static void
veche_import_columns_dispose (GObject *object)
{
  VecheImportColumns *self = VECHE_IMPORT_COLUMNS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_IMPORT_COLUMNS);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->preview, veche_table_preview_unref);
  g_clear_pointer (&self->programmes, g_ptr_array_unref);

  G_OBJECT_CLASS (veche_import_columns_parent_class)->dispose (object);
}

static void
veche_import_columns_class_init (VecheImportColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_import_columns_dispose;

  signals[SHEET_CHOSEN] = g_signal_new ("sheet-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/transfer/veche-import-columns.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheImportColumns, columns_group);
  gtk_widget_class_bind_template_child (widget_class, VecheImportColumns, crs);
  gtk_widget_class_bind_template_child (widget_class, VecheImportColumns, key);
  gtk_widget_class_bind_template_child (widget_class, VecheImportColumns, places);
  gtk_widget_class_bind_template_child (widget_class, VecheImportColumns, programme);
  gtk_widget_class_bind_template_child (widget_class, VecheImportColumns, series);
  gtk_widget_class_bind_template_child (widget_class, VecheImportColumns, sheets);
  gtk_widget_class_bind_template_child (widget_class, VecheImportColumns, source);
  gtk_widget_class_bind_template_child (widget_class, VecheImportColumns, swap);
  gtk_widget_class_bind_template_callback_full (widget_class, "sheet_cb", G_CALLBACK (veche_import_columns_sheet_cb));
}

static void
veche_import_columns_init (VecheImportColumns *self)
{
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->fields = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
veche_import_columns_show (VecheImportColumns *self, const VecheKind *kind, VecheTablePreview *preview, const char *sheet,
                           const char *key, const char *series, GPtrArray *programmes)
{
  g_return_if_fail (VECHE_IS_IMPORT_COLUMNS (self));
  g_return_if_fail (kind != NULL && preview != NULL);

  self->kind = kind;
  veche_table_preview_ref (preview);
  g_ptr_array_set_size (self->fields, 0);
  if (programmes != NULL)
    g_ptr_array_ref (programmes);
  g_clear_pointer (&self->programmes, g_ptr_array_unref);
  self->programmes = programmes;

  /* The old rows borrow the names of the old preview. */
  g_clear_pointer (&self->preview, veche_table_preview_unref);
  self->preview = preview;
  veche_import_columns_show_columns (self);
  veche_import_columns_show_source (self, sheet, key);
  gtk_editable_set_text (self->series, series);
  gtk_widget_set_visible (GTK_WIDGET (self->places), veche_kind_get_geometry (kind) != NULL);
}

JsonObject *
veche_import_columns_make_mapping (VecheImportColumns *self)
{
  JsonObject *mapping = json_object_new ();
  JsonObject *columns = json_object_new ();
  guint sheet = adw_combo_row_get_selected (self->sheets);

  g_return_val_if_fail (VECHE_IS_IMPORT_COLUMNS (self), NULL);

  json_object_set_int_member (mapping, "version", 1);
  if (gtk_widget_get_visible (GTK_WIDGET (self->sheets)) && sheet != GTK_INVALID_LIST_POSITION)
    json_object_set_string_member (mapping, "sheet", self->preview->sheets[sheet]);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const VecheImportColumn *column = g_ptr_array_index (self->columns, i);
      const VecheField *field = veche_import_columns_get_field (self, column);
      JsonObject *target;

      if (field == NULL)
        json_object_set_null_member (columns, column->name);
      else if (column->units == NULL)
        json_object_set_string_member (columns, column->name, field->name);
      else
        {
          target = json_object_new ();
          json_object_set_string_member (target, "field", field->name);
          json_object_set_string_member (target, "unit", column->units[gtk_drop_down_get_selected (column->unit)].code);
          json_object_set_object_member (columns, column->name, target);
        }
    }
  json_object_set_object_member (mapping, "columns", columns);
  return mapping;
}

const char *
veche_import_columns_get_key (VecheImportColumns *self)
{
  guint selected;

  g_return_val_if_fail (VECHE_IS_IMPORT_COLUMNS (self), NULL);

  selected = adw_combo_row_get_selected (self->key);
  return selected > 0 && selected != GTK_INVALID_LIST_POSITION ? self->preview->columns[selected - 1] : NULL;
}

const char *
veche_import_columns_get_series (VecheImportColumns *self)
{
  g_return_val_if_fail (VECHE_IS_IMPORT_COLUMNS (self), NULL);
  return gtk_editable_get_text (self->series);
}

char *
veche_import_columns_dup_programme (VecheImportColumns *self)
{
  guint selected;

  g_return_val_if_fail (VECHE_IS_IMPORT_COLUMNS (self), NULL);

  selected = adw_combo_row_get_selected (self->programme);
  if (self->programmes == NULL || selected >= self->programmes->len)
    return NULL;
  return g_strdup_printf ("id:%" G_GINT64_FORMAT, veche_record_get_id (g_ptr_array_index (self->programmes, selected)));
}

char *
veche_import_columns_dup_crs (VecheImportColumns *self)
{
  return veche_kind_get_geometry (self->kind) != NULL ? veche_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->crs))) : NULL;
}

gboolean
veche_import_columns_get_swap (VecheImportColumns *self)
{
  return veche_kind_get_geometry (self->kind) != NULL && adw_switch_row_get_active (self->swap);
}
