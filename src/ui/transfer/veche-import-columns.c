/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-import-columns.h"

#include <math.h>

#include "veche-girth.h"
#include "veche-i18n.h"
#include "veche-import-units.h"
#include "veche-own-form.h"
#include "veche-place.h"
#include "veche-text.h"

/* After «as it was found». */
static const char *const veche_import_columns_encodings[] = { "UTF-8", "CP1251", "CP866", "KOI8-R" };

/* A column of the source and the row that maps it. */
typedef struct
{
  const char *name;
  AdwComboRow *row;
  GtkDropDown *unit;
  const VecheImportUnit *units; /* those that the chosen field has, or %NULL */
  gboolean answered;            /* somebody has said that these are no girths */
} VecheImportColumn;

struct _VecheImportColumns
{
  AdwBin parent_instance;

  AdwPreferencesGroup *source;
  AdwComboRow *sheets;
  AdwComboRow *encoding;
  AdwComboRow *programme;
  AdwComboRow *key;
  GtkEditable *series;
  VecheImportPlaces *places;
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
  ANSWERED,
  LOOK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

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
  const VecheImportUnit *units = veche_import_units_get (veche_import_columns_get_field (self, column));
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
  g_autofree char *samples = veche_table_preview_dup_samples (self->preview, index);
  g_autofree char *name = NULL;

  column->name = self->preview->columns[index];
  /* The texts come once there is no markup: in one call they could still be read as such. */
  column->row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, "subtitle-lines", 2, "model", choices, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (column->row), column->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (column->row), samples != NULL ? samples : _("empty in the first rows"));
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
  for (guint i = 0; i < self->preview->own->len; i++)
    {
      const VecheOwnField *own = g_ptr_array_index (self->preview->own, i);

      g_ptr_array_add (self->fields, (gpointer) &own->field);
      gtk_string_list_append (choices, own->label);
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
veche_import_columns_show_encoding (VecheImportColumns *self, const char *encoding)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  /* Translators: %s is an encoding: «CP1251». */
  g_autofree char *found = self->preview->encoding != NULL && encoding == NULL ? g_strdup_printf (_("As it was found: %s"), self->preview->encoding)
                                                                               : g_strdup (_("As it was found"));
  guint chosen = 0;

  gtk_string_list_append (list, found);
  for (guint i = 0; i < G_N_ELEMENTS (veche_import_columns_encodings); i++)
    {
      gtk_string_list_append (list, veche_import_columns_encodings[i]);
      if (encoding != NULL && g_ascii_strcasecmp (veche_import_columns_encodings[i], encoding) == 0)
        chosen = i + 1;
    }
  adw_combo_row_set_model (self->encoding, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->encoding, chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->encoding), self->preview->asks_encoding || chosen > 0);
}

/* %NULL: as it was found. */
static const char *
veche_import_columns_get_encoding (VecheImportColumns *self)
{
  const guint selected = adw_combo_row_get_selected (self->encoding);

  return selected > 0 && selected <= G_N_ELEMENTS (veche_import_columns_encodings) ? veche_import_columns_encodings[selected - 1] : NULL;
}

static const char *
veche_import_columns_get_sheet (VecheImportColumns *self)
{
  const guint selected = adw_combo_row_get_selected (self->sheets);

  return gtk_widget_get_visible (GTK_WIDGET (self->sheets)) && selected != GTK_INVALID_LIST_POSITION ? self->preview->sheets[selected] : NULL;
}

static void
veche_import_columns_show_source (VecheImportColumns *self, const char *sheet, const char *encoding, const char *key)
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
  veche_import_columns_show_encoding (self, encoding);
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

  /* A map file has no delimiter. */
  if (self->preview->encoding != NULL && self->preview->delimiter != NULL)
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
    g_signal_emit (self, signals[LOOK], 0, self->preview->sheets[selected], veche_import_columns_get_encoding (self));
}

static void
veche_import_columns_encoding_cb (VecheImportColumns *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[LOOK], 0, veche_import_columns_get_sheet (self), veche_import_columns_get_encoding (self));
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

  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LOOK] = g_signal_new ("look", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                G_TYPE_STRING);

  g_type_ensure (VECHE_TYPE_IMPORT_PLACES);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/transfer/veche-import-columns.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheImportColumns, columns_group);
  gtk_widget_class_bind_template_child (widget_class, VecheImportColumns, encoding);
  gtk_widget_class_bind_template_child (widget_class, VecheImportColumns, key);
  gtk_widget_class_bind_template_child (widget_class, VecheImportColumns, places);
  gtk_widget_class_bind_template_child (widget_class, VecheImportColumns, programme);
  gtk_widget_class_bind_template_child (widget_class, VecheImportColumns, series);
  gtk_widget_class_bind_template_child (widget_class, VecheImportColumns, sheets);
  gtk_widget_class_bind_template_child (widget_class, VecheImportColumns, source);
  gtk_widget_class_bind_template_callback_full (widget_class, "encoding_cb", G_CALLBACK (veche_import_columns_encoding_cb));
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
                           const char *encoding, const char *key, const char *series, GPtrArray *programmes)
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
  veche_import_columns_show_source (self, sheet, encoding, key);
  gtk_editable_set_text (self->series, series);
}

JsonObject *
veche_import_columns_make_mapping (VecheImportColumns *self)
{
  JsonObject *mapping = json_object_new ();
  JsonObject *columns = json_object_new ();
  g_return_val_if_fail (VECHE_IS_IMPORT_COLUMNS (self), NULL);

  json_object_set_int_member (mapping, "version", 1);
  if (veche_import_columns_get_sheet (self) != NULL)
    json_object_set_string_member (mapping, "sheet", veche_import_columns_get_sheet (self));
  if (veche_import_columns_get_encoding (self) != NULL)
    json_object_set_string_member (mapping, "encoding", veche_import_columns_get_encoding (self));
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

/* --- what looks like something else ------------------------------------------------------------------------------- */

static gboolean
veche_import_columns_is_girth (VecheImportColumns *self, guint nth)
{
  const VecheImportColumn *column = g_ptr_array_index (self->columns, nth);
  const VecheField *field = veche_import_columns_get_field (self, column);

  return field != NULL && g_str_equal (field->name, "diameter") && self->preview->medians != NULL && self->preview->medians[nth] > VECHE_GIRTH_LIKELY && !column->answered
         && column->units != NULL && g_str_equal (column->units[gtk_drop_down_get_selected (column->unit)].code, "cm");
}

static void
veche_import_columns_answer_cb (AdwAlertDialog *dialog, const char *answer, VecheImportColumns *self)
{
  VecheImportColumn *column = g_object_get_data (G_OBJECT (dialog), "column");

  if (g_str_equal (answer, "close") || !g_ptr_array_find (self->columns, column, NULL))
    return;
  column->answered = TRUE;
  if (g_str_equal (answer, "girth"))
    gtk_drop_down_set_selected (column->unit, veche_import_units_find (column->units, "girth-cm"));
  g_signal_emit (self, signals[ANSWERED], 0);
}

gboolean
veche_import_columns_ask (VecheImportColumns *self)
{
  guint nth = 0;
  AdwDialog *dialog;

  g_return_val_if_fail (VECHE_IS_IMPORT_COLUMNS (self), FALSE);

  while (nth < self->columns->len && !veche_import_columns_is_girth (self, nth))
    nth++;
  if (nth == self->columns->len)
    return FALSE;
  dialog = adw_alert_dialog_new (_("Diameter or girth?"), NULL);
  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog),
                                _("Half of the trees have more than %.0f cm in “%s”. A tape around the trunk tells its girth: the diameter "
                                  "is then computed from it, and both are kept."),
                                floor (self->preview->medians[nth]), self->preview->columns[nth]);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "close", _("_Cancel"), "diameter", _("_Diameter"), "girth", _("_Girth"), NULL);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "close");
  g_object_set_data (G_OBJECT (dialog), "column", g_ptr_array_index (self->columns, nth));
  g_signal_connect_object (dialog, "response", G_CALLBACK (veche_import_columns_answer_cb), self, 0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
  return TRUE;
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

VecheImportPlaces *
veche_import_columns_get_places (VecheImportColumns *self)
{
  g_return_val_if_fail (VECHE_IS_IMPORT_COLUMNS (self), NULL);

  return self->places;
}
