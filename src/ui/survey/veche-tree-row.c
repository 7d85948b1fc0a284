/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-tree-row.h"

#include "veche-coordinates.h"
#include "veche-error.h"
#include "veche-field-words.h"
#include "veche-geometry-blob.h"
#include "veche-i18n.h"
#include "veche-place.h"
#include "veche-text.h"

struct _VecheTreeRow
{
  GtkBox parent_instance;

  VecheTreeCell *cells[VECHE_TREE_N_COLUMNS];
  char *shown[VECHE_TREE_N_COLUMNS]; /* the texts as they were when nobody had touched them */
  char *before[VECHE_TREE_N_COLUMNS]; /* the same before veche_tree_row_settle() */
  GtkWidget *warning;
  char *doubt;
  char *key;
  gint64 id;
  gint64 gone; /* the tree that it was of until that was deleted */
  gboolean written; /* it is on its way */
  double lon, lat; /* of @place_text */
  char *place_text;
  gboolean clicked; /* the place was clicked on, not typed */
};

G_DEFINE_FINAL_TYPE (VecheTreeRow, veche_tree_row, GTK_TYPE_BOX)

/* By VecheTreeColumn. Widths in pixels: what most trees have is seen whole. */
static const struct
{
  const char *field;
  const char *title;
  int width;
  const char *hint; /* how it is typed, where that is not plain */
} veche_tree_row_columns[] = {
  { "number", N_("No."), 64 },
  { "species", N_("Species"), 190 },
  { "diameter", N_("Stems, cm"), 150, N_("Diameter 24, several stems 12+8, or the girth: “o 63”") },
  { "height", N_("Height, m"), 80 },
  { "condition", N_("Condition"), 150 },
  { "volunteer_decision", N_("Proposal"), 124 },
  { "decision", N_("Decision"), 124 },
  { "ground", N_("Ground"), 160 },
  { "note", N_("Note"), 140 },
  { NULL, N_("Place"), 176 },
};

#define WARNING_WIDTH 30

/* --- what stands in it -------------------------------------------------------------------------------------------- */

const VecheField *
veche_tree_row_get_field (VecheTreeColumn column)
{
  const char *name = veche_tree_row_columns[column].field;

  return name != NULL ? &veche_tree_kind.fields[veche_kind_find_field (&veche_tree_kind, name)] : NULL;
}

const char *
veche_tree_row_get_hint (VecheTreeColumn column)
{
  return veche_tree_row_columns[column].hint != NULL ? g_dgettext (GETTEXT_PACKAGE, veche_tree_row_columns[column].hint) : NULL;
}

VecheTreeCell *
veche_tree_row_get_cell (VecheTreeRow *self, VecheTreeColumn column)
{
  return self->cells[column];
}

const char *
veche_tree_row_get_text (VecheTreeRow *self, VecheTreeColumn column)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->cells[column]));
}

VecheTreeColumn
veche_tree_row_find_column (VecheTreeRow *self, VecheTreeCell *cell)
{
  for (guint i = 0; i < VECHE_TREE_N_COLUMNS; i++)
    if (self->cells[i] == cell)
      return (VecheTreeColumn) i;
  g_return_val_if_reached (VECHE_TREE_COLUMN_NUMBER);
}

gint64
veche_tree_row_get_id (VecheTreeRow *self)
{
  return self->id;
}

gint64
veche_tree_row_get_gone (VecheTreeRow *self)
{
  return self->gone;
}

void
veche_tree_row_set_gone (VecheTreeRow *self, gint64 id)
{
  self->gone = id;
  self->id = 0;
  /* All that stands in it is news to the workspace. */
  for (guint i = 0; i < VECHE_TREE_N_COLUMNS; i++)
    {
      g_set_str (&self->shown[i], "");
      g_clear_pointer (&self->before[i], g_free);
    }
}

const char *
veche_tree_row_get_key (VecheTreeRow *self)
{
  return self->key;
}

gboolean
veche_tree_row_is_written (VecheTreeRow *self)
{
  return self->written;
}

void
veche_tree_row_set_written (VecheTreeRow *self, gboolean written)
{
  self->written = written;
}

gboolean
veche_tree_row_is_changed (VecheTreeRow *self, VecheTreeColumn column)
{
  return g_strcmp0 (veche_tree_row_get_text (self, column), self->shown[column]) != 0;
}

gboolean
veche_tree_row_is_touched (VecheTreeRow *self)
{
  for (guint i = 0; i < VECHE_TREE_N_COLUMNS; i++)
    if (veche_tree_row_is_changed (self, (VecheTreeColumn) i))
      return TRUE;
  return FALSE;
}

char *
veche_tree_row_dup_name (VecheTreeRow *self)
{
  g_autofree char *number = veche_text_strip (veche_tree_row_get_text (self, VECHE_TREE_COLUMN_NUMBER));
  g_autofree char *species = veche_text_strip (veche_tree_row_get_text (self, VECHE_TREE_COLUMN_SPECIES));

  if (number != NULL && species != NULL)
    return g_strdup_printf ("№ %s, %s", number, species);
  return number != NULL ? g_strdup_printf ("№ %s", number) : g_strdup (species != NULL ? species : _("New tree"));
}

/* A screen reader says which tree a cell is of. */
static void
veche_tree_row_name_cells (VecheTreeRow *self)
{
  g_autofree char *number = veche_text_strip (veche_tree_row_get_text (self, VECHE_TREE_COLUMN_NUMBER));

  for (guint i = 0; i < VECHE_TREE_N_COLUMNS; i++)
    {
      const char *title = g_dgettext (GETTEXT_PACKAGE, veche_tree_row_columns[i].title);
      /* Translators: a column of a table and the tree that the cell is of: «Height, m, tree 12». */
      g_autofree char *name = number != NULL ? g_strdup_printf (_("%s, tree %s"), title, number) : g_strdup (title);

      gtk_accessible_update_property (GTK_ACCESSIBLE (self->cells[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

static void
veche_tree_row_show_text (VecheTreeRow *self, VecheTreeColumn column, const char *text)
{
  if (!veche_tree_row_is_changed (self, column) && g_strcmp0 (veche_tree_row_get_text (self, column), text) != 0)
    veche_tree_cell_set_text (self->cells[column], text);
  g_set_str (&self->shown[column], text);
}

void
veche_tree_row_propose_number (VecheTreeRow *self, const char *number)
{
  veche_tree_row_show_text (self, VECHE_TREE_COLUMN_NUMBER, number);
  veche_tree_row_name_cells (self);
}

static void
veche_tree_row_keep_place (VecheTreeRow *self, double lon, double lat)
{
  self->lon = lon;
  self->lat = lat;
  g_free (self->place_text);
  self->place_text = veche_coordinates_format (lat, lon);
}

void
veche_tree_row_set_place (VecheTreeRow *self, double lon, double lat)
{
  veche_tree_row_keep_place (self, lon, lat);
  self->clicked = TRUE;
  veche_tree_cell_set_text (self->cells[VECHE_TREE_COLUMN_PLACE], self->place_text);
}

void
veche_tree_row_set_record (VecheTreeRow *self, VecheRecord *record)
{
  g_autoptr (VecheGeometry) shape = veche_place_dup (record);
  const double *xy = shape != NULL ? veche_geometry_get_xy (shape) : NULL;
  /* Not that of the cell: a place that was clicked on meanwhile is not what the record has. */
  g_autofree char *place = xy != NULL ? veche_coordinates_format (xy[1], xy[0]) : g_strdup ("");

  self->id = veche_record_get_id (record);
  self->gone = 0;
  for (guint i = 0; i < VECHE_TREE_N_COLUMNS; i++)
    {
      const VecheField *field = veche_tree_row_get_field ((VecheTreeColumn) i);
      g_autofree char *text = NULL;

      if (field == NULL)
        continue;
      text = veche_field_words_format (field, NULL, veche_record_get_value (record, field->name));
      veche_tree_row_show_text (self, (VecheTreeColumn) i, text);
    }
  if (xy != NULL && !veche_tree_row_is_changed (self, VECHE_TREE_COLUMN_PLACE))
    {
      veche_tree_row_keep_place (self, xy[0], xy[1]);
      self->clicked = FALSE;
    }
  veche_tree_row_show_text (self, VECHE_TREE_COLUMN_PLACE, place);
  veche_tree_row_name_cells (self);
}

void
veche_tree_row_settle (VecheTreeRow *self)
{
  for (guint i = 0; i < VECHE_TREE_N_COLUMNS; i++)
    {
      g_set_str (&self->before[i], self->shown[i]);
      g_set_str (&self->shown[i], veche_tree_row_get_text (self, (VecheTreeColumn) i));
      veche_tree_cell_set_error (self->cells[i], NULL);
    }
  veche_tree_row_name_cells (self);
}

void
veche_tree_row_unsettle (VecheTreeRow *self)
{
  for (guint i = 0; i < VECHE_TREE_N_COLUMNS; i++)
    if (self->before[i] != NULL)
      {
        g_free (self->shown[i]);
        /* Once: when it is written a second time in vain, the workspace may have changed the row since. */
        self->shown[i] = g_steal_pointer (&self->before[i]);
      }
}

/* --- what was typed ----------------------------------------------------------------------------------------------- */

static gboolean
veche_tree_row_fill_place (VecheTreeRow *self, VecheEdit *edit, guint op, GError **error)
{
  g_autofree char *text = veche_text_strip (veche_tree_row_get_text (self, VECHE_TREE_COLUMN_PLACE));
  g_auto (VecheValue) value = VECHE_VALUE_INIT;
  double lon = self->lon, lat = self->lat;

  if (text != NULL && g_strcmp0 (text, self->place_text) != 0 && !veche_coordinates_parse (text, &lat, &lon))
    {
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_INVALID, _("Type latitude and longitude in degrees: 55.812345, 37.612345."));
      return FALSE;
    }
  if (text != NULL)
    {
      g_autoptr (VecheGeometry) shape = veche_geometry_new_point (lon, lat);
      g_autoptr (GBytes) blob = veche_geometry_blob_write (shape);

      veche_value_set_bytes (&value, blob);
      if (self->clicked && g_strcmp0 (text, self->place_text) == 0)
        veche_edit_set_text (edit, op, "place_method", "traced");
    }
  veche_edit_set_value (edit, op, veche_kind_get_geometry (&veche_tree_kind)->name, &value);
  return TRUE;
}

static gboolean
veche_tree_row_fill_cell (VecheTreeRow *self, VecheTreeColumn column, VecheEdit *edit, guint op, GError **error)
{
  const VecheField *field = veche_tree_row_get_field (column);
  g_auto (VecheValue) value = VECHE_VALUE_INIT;

  if (field == NULL)
    return veche_tree_row_fill_place (self, edit, op, error);
  if (!veche_field_words_parse (field, NULL, veche_tree_row_get_text (self, column), &value, error) || !veche_field_check (field, &value, error))
    return FALSE;
  veche_edit_set_value (edit, op, field->name, &value);
  return TRUE;
}

gboolean
veche_tree_row_fill (VecheTreeRow *self, VecheEdit *edit, guint op, VecheTreeColumn *wrong, GError **error)
{
  for (guint i = 0; i < VECHE_TREE_N_COLUMNS; i++)
    {
      *wrong = (VecheTreeColumn) i;
      veche_tree_cell_set_error (self->cells[i], NULL);
      if (veche_tree_row_is_changed (self, *wrong) && !veche_tree_row_fill_cell (self, *wrong, edit, op, error))
        return FALSE;
    }
  return TRUE;
}

void
veche_tree_row_set_doubt (VecheTreeRow *self, const char *doubt)
{
  g_set_str (&self->doubt, doubt);
  gtk_widget_set_tooltip_text (self->warning, doubt);
  gtk_widget_set_opacity (self->warning, doubt != NULL ? 1 : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->warning), GTK_ACCESSIBLE_PROPERTY_LABEL, doubt != NULL ? doubt : _("Nothing looks wrong"), -1);
}

const char *
veche_tree_row_get_doubt (VecheTreeRow *self)
{
  return self->doubt;
}

/* --- the widget --------------------------------------------------------------------------------------------------- */

static void
veche_tree_row_finalize (GObject *object)
{
  VecheTreeRow *self = VECHE_TREE_ROW (object);

  for (guint i = 0; i < VECHE_TREE_N_COLUMNS; i++)
    {
      g_free (self->shown[i]);
      g_free (self->before[i]);
    }
  g_free (self->key);
  g_free (self->doubt);
  g_free (self->place_text);

  G_OBJECT_CLASS (veche_tree_row_parent_class)->finalize (object);
}

static void
veche_tree_row_class_init (VecheTreeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = veche_tree_row_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "tree-row");
}

static void
veche_tree_row_init (VecheTreeRow *self)
{
  for (guint i = 0; i < VECHE_TREE_N_COLUMNS; i++)
    self->shown[i] = g_strdup ("");
}

GtkWidget *
veche_tree_row_new (VecheTreeWords *const words[VECHE_TREE_N_COLUMNS], const char *key)
{
  VecheTreeRow *self = g_object_new (VECHE_TYPE_TREE_ROW, NULL);

  self->key = g_strdup (key);
  self->warning = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_add_css_class (self->warning, "warning");
  gtk_widget_set_size_request (self->warning, WARNING_WIDTH, -1);
  gtk_box_append (GTK_BOX (self), self->warning);
  for (guint i = 0; i < VECHE_TREE_N_COLUMNS; i++)
    {
      self->cells[i] = VECHE_TREE_CELL (veche_tree_cell_new (words[i]));
      gtk_widget_set_size_request (GTK_WIDGET (self->cells[i]), veche_tree_row_columns[i].width, -1);
      gtk_widget_set_hexpand (GTK_WIDGET (self->cells[i]), i == VECHE_TREE_COLUMN_NOTE);
      gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->cells[i]));
    }
  veche_tree_row_set_doubt (self, NULL);
  veche_tree_row_name_cells (self);
  return GTK_WIDGET (self);
}

GtkWidget *
veche_tree_row_new_heading (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *before = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_size_request (before, WARNING_WIDTH, -1);
  gtk_box_append (GTK_BOX (box), before);
  for (guint i = 0; i < VECHE_TREE_N_COLUMNS; i++)
    {
      GtkWidget *label = gtk_label_new (g_dgettext (GETTEXT_PACKAGE, veche_tree_row_columns[i].title));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_tooltip_text (label, veche_tree_row_get_hint ((VecheTreeColumn) i));
      gtk_widget_set_size_request (label, veche_tree_row_columns[i].width, -1);
      gtk_widget_set_hexpand (label, i == VECHE_TREE_COLUMN_NOTE);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_add_css_class (box, "tree-heading");
  return box;
}
