/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-plan-base.h"

#include <math.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-mercator.h"
#include "veche-picture-size.h"
#include "veche-picture.h"
#include "veche-tiles.h"

/* Dots to a millimetre, about 170 an inch, and squares of the base on a sheet: an atlas of them is no base for one. */
#define DENSITY 6.7
#define MOST_SQUARES 4096
/* Pixels to a side that a square of anybody's may have, and those that it usually has. */
#define MOST_PIXELS 4096
#define TILE 256
/* Metres around the equator. */
#define EQUATOR (2 * G_PI * 6378137.0)
/* What the base keeps of its ink: symbols and numbers are read over it. */
#define PALE 0.45
/* Of the credit's type, mm. */
#define CREDIT 2.2

struct _VechePlanBase
{
  VecheTiles *tiles;
  gboolean seen;
};

VechePlanBase *
veche_plan_base_open (const char *path, GError **error)
{
  VecheTiles *tiles = veche_tiles_open (path, error);
  VechePlanBase *self;

  if (tiles == NULL)
    return NULL;
  /* They are drawn by what draws windows, which is not here. */
  if (veche_tiles_is_vector (tiles))
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_UNSUPPORTED,
                   _("Could not put “%s” below the plan: it holds vector tiles, which a tree plan does not draw. "
                     "Choose an MBTiles or GeoPackage file with pictures, or make the plan without a base."),
                   veche_tiles_get_title (tiles));
      veche_tiles_unref (tiles);
      return NULL;
    }
  self = g_new0 (VechePlanBase, 1);
  self->tiles = tiles;
  return self;
}

void
veche_plan_base_free (VechePlanBase *self)
{
  if (self == NULL)
    return;
  veche_tiles_unref (self->tiles);
  g_free (self);
}

gboolean
veche_plan_base_is_empty (VechePlanBase *self)
{
  return !self->seen;
}

/* --- pictures ----------------------------------------------------------------------------------------------------- */

/* A stranger's bytes: only PNG and JPEG of a size that is looked at first. %NULL: a hole in the base. */
static cairo_surface_t *
veche_plan_base_decode (GBytes *bytes)
{
  guint width;
  guint height;

  if (!veche_picture_size_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &width, &height) || width == 0 || height == 0
      || width > MOST_PIXELS || height > MOST_PIXELS)
    return NULL;
  return veche_picture_decode (bytes);
}

/* --- squares ------------------------------------------------------------------------------------------------------ */

/* Where a place of the unit square is on the sheet, mm. */
static void
veche_plan_base_project (const VechePlanLayout *layout, const VechePlanSheet *sheet, double x, double y, double *to_x, double *to_y)
{
  veche_plan_layout_project (layout, sheet, veche_mercator_lon (x), veche_mercator_lat (y), to_x, to_y);
}

/* The plan's plane is true ground, that of the squares is not: within one of them they differ by a turn and a stretch only. */
static gboolean
veche_plan_base_paint_square (VechePlanBase *self, cairo_t *cr, const VechePlanLayout *layout, const VechePlanSheet *sheet, guint zoom, guint x,
                              guint y)
{
  const double side = exp2 (-(double) zoom);
  g_autoptr (GBytes) bytes = veche_tiles_read (self->tiles, zoom, x, y, NULL);
  cairo_surface_t *picture = bytes != NULL ? veche_plan_base_decode (bytes) : NULL;
  double left, top, right, right_y, bottom_x, bottom;
  cairo_matrix_t matrix;
  double width, height, over;

  if (picture == NULL)
    return FALSE;
  width = cairo_image_surface_get_width (picture);
  height = cairo_image_surface_get_height (picture);
  veche_plan_base_project (layout, sheet, x * side, y * side, &left, &top);
  veche_plan_base_project (layout, sheet, (x + 1) * side, y * side, &right, &right_y);
  veche_plan_base_project (layout, sheet, x * side, (y + 1) * side, &bottom_x, &bottom);
  cairo_matrix_init (&matrix, (right - left) / width, (right_y - top) / width, (bottom_x - left) / height, (bottom - top) / height, left, top);
  cairo_save (cr);
  cairo_transform (cr, &matrix);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  /* Half a dot over the edge: between two squares nothing shines through. */
  over = 0.5 / DENSITY / ((right - left) / width);
  cairo_rectangle (cr, -over, -over, width + 2 * over, height + 2 * over);
  cairo_fill (cr);
  cairo_restore (cr);
  cairo_surface_destroy (picture);
  return TRUE;
}

/* Degrees: west, south, east, north of a sheet, and a little more: the ground is flat enough for that. */
static void
veche_plan_base_get_bounds (const VechePlanLayout *layout, const VechePlanSheet *sheet, double bounds[4])
{
  const VechePlanGround *ground = &layout->ground;
  const double metres = layout->scale / 1000.0;
  const double east = sheet->west + (layout->map.x1 - layout->map.x0) * metres, south = sheet->north - (layout->map.y1 - layout->map.y0) * metres;
  const double lon_degrees = 180 / G_PI / (ground->normal * cos (ground->lat * G_PI / 180)), lat_degrees = 180 / G_PI / ground->meridional;

  bounds[0] = ground->lon + sheet->west * lon_degrees - 0.0005;
  bounds[1] = ground->lat + south * lat_degrees - 0.0005;
  bounds[2] = ground->lon + east * lon_degrees + 0.0005;
  bounds[3] = ground->lat + sheet->north * lat_degrees + 0.0005;
}

static guint
veche_plan_base_paint_zoom (VechePlanBase *self, cairo_t *cr, const VechePlanLayout *layout, const VechePlanSheet *sheet, guint zoom)
{
  const double tiles = exp2 (zoom);
  double bounds[4];
  guint x0, y0, x1, y1;
  guint painted = 0;

  veche_plan_base_get_bounds (layout, sheet, bounds);
  x0 = (guint) CLAMP (floor (veche_mercator_x (bounds[0]) * tiles), 0, tiles - 1);
  x1 = (guint) CLAMP (floor (veche_mercator_x (bounds[2]) * tiles), 0, tiles - 1);
  y0 = (guint) CLAMP (floor (veche_mercator_y (bounds[3]) * tiles), 0, tiles - 1);
  y1 = (guint) CLAMP (floor (veche_mercator_y (bounds[1]) * tiles), 0, tiles - 1);
  if ((guint64) (x1 - x0 + 1) * (y1 - y0 + 1) > MOST_SQUARES)
    return 0;
  for (guint y = y0; y <= y1; y++)
    for (guint x = x0; x <= x1; x++)
      painted += veche_plan_base_paint_square (self, cr, layout, sheet, zoom, x, y);
  return painted;
}

static guint
veche_plan_base_choose_zoom (VechePlanBase *self, const VechePlanLayout *layout)
{
  const double metres = layout->scale / 1000.0 / DENSITY; /* of a dot */
  const double wanted = log2 (EQUATOR / veche_mercator_scale (layout->ground.lat) / (TILE * metres));

  return (guint) CLAMP (round (wanted), veche_tiles_get_min_zoom (self->tiles), veche_tiles_get_max_zoom (self->tiles));
}

void
veche_plan_base_paint (VechePlanBase *self, cairo_t *cr, const VechePlanLayout *layout, const VechePlanSheet *sheet)
{
  const VecheLabelBox *map = &layout->map;
  const guint wanted = veche_plan_base_choose_zoom (self, layout);
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil ((map->x1 - map->x0) * DENSITY),
                                                         (int) ceil ((map->y1 - map->y0) * DENSITY));
  cairo_t *inner = cairo_create (picture);
  guint painted = 0;

  cairo_set_source_rgb (inner, 1, 1, 1);
  cairo_paint (inner);
  cairo_scale (inner, DENSITY, DENSITY);
  cairo_translate (inner, -map->x0, -map->y0);
  /* A file may have a few zooms only: the next closer one, else the next farther one. */
  for (guint zoom = wanted; painted == 0 && zoom <= veche_tiles_get_max_zoom (self->tiles); zoom++)
    painted = veche_plan_base_paint_zoom (self, inner, layout, sheet, zoom);
  for (guint zoom = wanted; painted == 0 && zoom-- > veche_tiles_get_min_zoom (self->tiles);)
    painted = veche_plan_base_paint_zoom (self, inner, layout, sheet, zoom);
  cairo_set_source_rgba (inner, 1, 1, 1, 1 - PALE);
  cairo_paint (inner);
  cairo_destroy (inner);
  if (painted > 0)
    {
      self->seen = TRUE;
      cairo_save (cr);
      cairo_translate (cr, map->x0, map->y0);
      cairo_scale (cr, 1 / DENSITY, 1 / DENSITY);
      cairo_set_source_surface (cr, picture, 0, 0);
      cairo_paint (cr);
      cairo_restore (cr);
    }
  cairo_surface_destroy (picture);
}

void
veche_plan_base_paint_credit (VechePlanBase *self, cairo_t *cr, const VechePlanLayout *layout, VechePlanPen *pen)
{
  const VecheLabelBox *map = &layout->map;
  const char *credit = veche_tiles_get_credit (self->tiles);
  double width;
  double height;

  if (credit == NULL)
    return;
  veche_plan_pen_measure (pen, credit, CREDIT, &width, &height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, map->x1 - width - 2, map->y1 - height - 0.8, width + 2, height + 0.8);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  veche_plan_pen_write_line (pen, cr, map->x1 - width - 1, map->y1 - height - 0.4, CREDIT, credit);
}
