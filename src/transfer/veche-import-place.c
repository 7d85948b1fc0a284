/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-import-place.h"

#include <math.h>

#include "veche-error.h"
#include "veche-geometry-blob.h"
#include "veche-geometry-text.h"
#include "veche-i18n.h"
#include "veche-shape-placer.h"
#include "veche-table-cell.h"
#include "veche-text.h"

#define NO_COLUMN (-1)

struct _VecheImportPlace
{
  const VecheField *field;
  char *what;
  int lon;
  int lat;
  int wkt;
  char *lon_name;
  char *lat_name;
  gboolean vector;
  char *crs;
  gboolean swap_xy;
};

void
veche_import_place_free (VecheImportPlace *self)
{
  if (self == NULL)
    return;
  g_free (self->what);
  g_free (self->lon_name);
  g_free (self->lat_name);
  g_free (self->crs);
  g_free (self);
}

static int
veche_import_place_find (const char *const *columns, VecheMapping *mapping, const char *field)
{
  const VecheMappingColumn *mapped = veche_mapping_find_field (mapping, field);

  for (int i = 0; mapped != NULL && columns[i] != NULL; i++)
    if (g_str_equal (columns[i], mapped->column))
      return i;
  return NO_COLUMN;
}

/* «X» and «Y» say nothing of what they are in; «longitude» does. */
static gboolean
veche_import_place_says_nothing (const char *column)
{
  static const char *const plain[] = { "x", "y", "х", "у", "easting", "northing", "coord_x", "coord_y", "координата x", "координата y", NULL };
  g_autofree char *folded = veche_text_fold (column);

  return g_strv_contains (plain, folded);
}

static gboolean
veche_import_place_check (VecheImportPlace *self, GError **error)
{
  if ((self->lon == NO_COLUMN) != (self->lat == NO_COLUMN))
    g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                 _("Could not import “%s”: of the coordinates only “%s” is mapped. Map the other one too, or none."), self->what,
                 self->lon != NO_COLUMN ? self->lon_name : self->lat_name);
  else if (self->lon != NO_COLUMN && self->crs == NULL
           && (veche_import_place_says_nothing (self->lon_name) || veche_import_place_says_nothing (self->lat_name)))
    g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                 _("Could not import “%s”: its columns “%s” and “%s” do not say what coordinate system they are in. Give the coordinate "
                   "system (WKT, PROJ or EPSG)."),
                 self->what, self->lon_name, self->lat_name);
  else
    return TRUE;
  return FALSE;
}

VecheImportPlace *
veche_import_place_new (const VecheKind *kind, const char *what, const char *const *columns, VecheMapping *mapping,
                        const VecheImportPlaceOptions *options, GError **error)
{
  g_autoptr (VecheImportPlace) self = NULL;

  if (veche_kind_get_geometry (kind) == NULL)
    return NULL;
  self = g_new0 (VecheImportPlace, 1);
  self->field = veche_kind_get_geometry (kind);
  self->what = g_strdup (what);
  self->vector = options->vector;
  self->crs = g_strdup (options->crs);
  self->swap_xy = options->swap_xy;
  self->lon = self->vector ? NO_COLUMN : veche_import_place_find (columns, mapping, "lon");
  self->lat = self->vector ? NO_COLUMN : veche_import_place_find (columns, mapping, "lat");
  self->wkt = self->vector ? NO_COLUMN : veche_import_place_find (columns, mapping, "geometry");
  self->lon_name = self->lon != NO_COLUMN ? g_strdup (columns[self->lon]) : NULL;
  self->lat_name = self->lat != NO_COLUMN ? g_strdup (columns[self->lat]) : NULL;
  if (!self->vector && self->lon == NO_COLUMN && self->lat == NO_COLUMN && self->wkt == NO_COLUMN)
    return NULL;
  return veche_import_place_check (self, error) ? g_steal_pointer (&self) : NULL;
}

/* --- from the columns of a table ---------------------------------------------------------------------------------- */

static char *
veche_import_place_dup_cell (const VecheTableRow *source, int column)
{
  const char *cell = column != NO_COLUMN ? veche_table_row_get (source, (guint) column) : NULL;

  return cell != NULL ? veche_text_strip (veche_table_cell_unguard (cell)) : NULL;
}

static gboolean
veche_import_place_parse (const char *column, const char *text, double *number, GError **error)
{
  g_autofree char *plain = g_strdelimit (g_strdup (text), ",", '.');
  char *end;

  *number = g_ascii_strtod (plain, &end);
  if (end != plain && *end == '\0' && isfinite (*number))
    return TRUE;
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID, _("Could not take “%s” as a coordinate (%s): a number is needed."), text, column);
  return FALSE;
}

/* The shape that the row's cells tell, as it stands there. %NULL without an error where they are empty. */
static VecheGeometry *
veche_import_place_read_cells (VecheImportPlace *self, const VecheTableRow *source, GError **error)
{
  g_autofree char *wkt = veche_import_place_dup_cell (source, self->wkt);
  g_autofree char *lon = veche_import_place_dup_cell (source, self->lon);
  g_autofree char *lat = veche_import_place_dup_cell (source, self->lat);
  double x, y;

  if (wkt != NULL)
    return veche_geometry_text_parse (wkt, error);
  if (lon == NULL && lat == NULL)
    return NULL;
  if (lon == NULL || lat == NULL)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID, _("The row has only one coordinate. Fill in “%s” too."),
                   lon == NULL ? self->lon_name : self->lat_name);
      return NULL;
    }
  if (!veche_import_place_parse (self->lon_name, lon, &x, error) || !veche_import_place_parse (self->lat_name, lat, &y, error))
    return NULL;
  return veche_geometry_new_point (x, y);
}

gboolean
veche_import_place_put_all (VecheImportPlace *self, GPtrArray *rows, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) owners = g_ptr_array_new ();
  g_autoptr (GPtrArray) placed = NULL;

  if (self->vector || self->crs == NULL)
    return TRUE;
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (VecheGeometry) shape = veche_import_place_read_cells (self, g_ptr_array_index (rows, i), NULL);

      if (shape == NULL || shape->xy->len == 0 || shape->type == VECHE_GEOMETRY_COLLECTION)
        continue;
      g_ptr_array_add (shapes, veche_geometry_blob_write_wkb (shape));
      g_ptr_array_add (owners, g_ptr_array_index (rows, i));
    }
  if (shapes->len == 0)
    return TRUE;
  placed = veche_shape_placer_run (self->what, shapes, self->crs, self->swap_xy, cancellable, error);
  if (placed == NULL)
    return FALSE;
  for (guint i = 0; i < owners->len; i++)
    {
      VecheTableRow *row = g_ptr_array_index (owners, i);

      g_clear_pointer (&row->geometry, g_bytes_unref);
      row->geometry = g_bytes_ref (g_ptr_array_index (placed, i));
    }
  return TRUE;
}

static void
veche_import_place_swap (VecheGeometry *shape)
{
  double *xy = (double *) shape->xy->data;

  for (guint i = 0; i < shape->xy->len; i += 2)
    {
      const double x = xy[i];

      xy[i] = xy[i + 1];
      xy[i + 1] = x;
    }
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

/* The shape in WGS84; %NULL with an error, or without one for a row of a table that says nothing. */
static VecheGeometry *
veche_import_place_read (VecheImportPlace *self, const VecheTableRow *source, GError **error)
{
  VecheGeometry *shape;
  gsize size;
  const guint8 *wkb;

  if (source->geometry == NULL && self->vector)
    {
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_INVALID, _("The feature has no shape. Draw it in the program it was made in."));
      return NULL;
    }
  if (source->geometry != NULL)
    {
      wkb = g_bytes_get_data (source->geometry, &size);
      shape = veche_geometry_blob_read_wkb (wkb, size);
      if (shape == NULL)
        g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_INVALID, _("The shape cannot be read. Draw it again."));
      return shape;
    }
  shape = veche_import_place_read_cells (self, source, error);
  if (shape != NULL && self->swap_xy)
    veche_import_place_swap (shape);
  return shape;
}

static gboolean
veche_import_place_divides (VecheImportPlace *self, const VecheGeometry *shape)
{
  return g_str_equal (self->field->target, "LINESTRING") && shape->type == VECHE_GEOMETRY_MULTI_LINE && shape->parts->len > 1;
}

guint
veche_import_place_count_parts (VecheImportPlace *self, const VecheTableRow *source)
{
  g_autoptr (VecheGeometry) shape = NULL;

  if (!g_str_equal (self->field->target, "LINESTRING"))
    return 1;
  shape = veche_import_place_read (self, source, NULL);
  return shape != NULL && veche_import_place_divides (self, shape) ? shape->parts->len : 1;
}

void
veche_import_place_take (VecheImportPlace *self, const VecheTableRow *source, guint part, VecheImportRow *row)
{
  g_autoptr (VecheGeometry) shape = NULL;
  g_autoptr (GBytes) blob = NULL;
  g_auto (VecheValue) value = VECHE_VALUE_INIT;
  GError *error = NULL;

  shape = veche_import_place_read (self, source, &error);
  if (shape == NULL && error == NULL)
    {
      veche_import_row_warn (row, _("the row has no coordinates: the record is on no map yet"));
      return;
    }
  if (shape != NULL && veche_import_place_divides (self, shape))
    {
      VecheGeometry *whole = g_steal_pointer (&shape);
      g_autofree char *warning = g_strdup_printf (_("part %u of %u of a line that is interrupted"), part + 1, whole->parts->len);

      shape = veche_geometry_dup_part (whole, part);
      veche_geometry_free (whole);
      veche_import_row_warn (row, warning);
    }
  if (shape == NULL || !veche_geometry_fit (shape, self->field->target, &error))
    {
      veche_import_row_refuse (row, error);
      return;
    }
  blob = veche_geometry_blob_write (shape);
  veche_value_set_bytes (&value, blob);
  veche_import_row_set (row, self->field, &value);
}
