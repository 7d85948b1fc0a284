/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-sheet.h"

#include <math.h>

#include "veche-i18n.h"
#include "veche-map-painter.h"
#include "veche-map-sheet-base.h"
#include "veche-map-sheet-dots.h"
#include "veche-map-sheet-key.h"
#include "veche-map-sheet-labels.h"
#include "veche-map-symbol.h"
#include "veche-mercator.h"
#include "veche-page-writer.h"
#include "veche-plan-legend.h"
#include "veche-time.h"

/* Metres around the equator. */
#define EQUATOR (2 * G_PI * 6378137.0)
/* Measures of the page, mm. */
#define MARGIN 8.0
#define TITLE 11.0
#define SCALE_WIDTH 80.0
#define SCALE_HEIGHT 21.0
#define COLUMN 54.0
#define LINE 4.8
#define LEGEND_TITLE 6.5
/* Of the page's height, that the legend may have. */
#define ROUNDS 5
#define LEGEND_MOST 0.3
/* Of an application's pixel, which symbols are measured in, and parts that it is drawn in: paper shows more than a screen. */
#define PIXEL (25.4 / 96)
#define FINE 4.0
/* Objects of a layer beyond which it is a picture. */
#define MOST_DRAWN 20000
/* Of the column beside the map that the key to its numbers begins in. */
#define KEY_WIDTH 62.0

typedef struct
{
  char *title;
  VecheMapFeatures *features;
  GArray *symbols; /* of VecheMapSymbol */
  char **labels;   /* or %NULL */
  double opacity;
} VecheMapSheetLayer;

/* A line of the legend. */
typedef struct
{
  VecheMapSymbol symbol;
  const char *geometry; /* %NULL: a heading without a symbol */
  char *text;
} VecheMapSheetLine;

struct _VecheMapSheet
{
  double width;
  double height;
  char *title;
  char *note;
  char *credit;
  GPtrArray *bases;          /* of VecheMapSource */
  GArray *opacities;         /* of theirs: of double */
  GCancellable *cancellable; /* or %NULL */
  GPtrArray *layers;
  GPtrArray *legend; /* of VecheMapSheetLine */
  VecheMapSheetLabels *labels;
  VecheMapSheetKey *key; /* or %NULL: its objects have no numbers */
  VechePlanPen *pen;
  VecheLabelBox map; /* its rectangle */
  double x;
  double y;
  guint scale;
};

static void
veche_map_sheet_free_layer (gpointer data)
{
  VecheMapSheetLayer *layer = data;

  veche_map_features_unref (layer->features);
  g_array_unref (layer->symbols);
  g_strfreev (layer->labels);
  g_free (layer->title);
  g_free (layer);
}

static void
veche_map_sheet_free_line (gpointer data)
{
  VecheMapSheetLine *line = data;

  g_free (line->text);
  g_free (line);
}

VecheMapSheet *
veche_map_sheet_new (double width, double height)
{
  VecheMapSheet *self = g_new0 (VecheMapSheet, 1);

  self->width = width;
  self->height = height;
  self->bases = g_ptr_array_new_with_free_func (g_object_unref);
  self->opacities = g_array_new (FALSE, FALSE, sizeof (double));
  self->layers = g_ptr_array_new_with_free_func (veche_map_sheet_free_layer);
  self->legend = g_ptr_array_new_with_free_func (veche_map_sheet_free_line);
  self->labels = veche_map_sheet_labels_new ();
  self->pen = veche_plan_pen_new ();
  self->map = (VecheLabelBox) { MARGIN, MARGIN, width - MARGIN, height - MARGIN - SCALE_HEIGHT };
  return self;
}

void
veche_map_sheet_free (VecheMapSheet *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->note);
  g_free (self->credit);
  g_ptr_array_unref (self->bases);
  g_array_unref (self->opacities);
  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->layers);
  g_ptr_array_unref (self->legend);
  veche_map_sheet_labels_free (self->labels);
  g_clear_pointer (&self->key, veche_map_sheet_key_free);
  veche_plan_pen_free (self->pen);
  g_free (self);
}

void
veche_map_sheet_set_texts (VecheMapSheet *self, const char *title, const char *note, const char *credit)
{
  g_set_str (&self->title, title);
  g_set_str (&self->note, note);
  g_set_str (&self->credit, credit);
  self->map.y0 = MARGIN + (title != NULL && *title != '\0' ? TITLE : 0);
}

void
veche_map_sheet_add_base (VecheMapSheet *self, VecheMapSource *base, double opacity)
{
  g_ptr_array_add (self->bases, g_object_ref (base));
  g_array_append_val (self->opacities, opacity);
}

void
veche_map_sheet_set_cancellable (VecheMapSheet *self, GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
}

void
veche_map_sheet_add_layer (VecheMapSheet *self, const char *title, VecheMapFeatures *features, const VecheMapSymbol *symbols, guint n,
                           const char *const *labels, double opacity)
{
  VecheMapSheetLayer *layer = g_new0 (VecheMapSheetLayer, 1);

  layer->title = g_strdup (title);
  layer->features = veche_map_features_ref (features);
  layer->symbols = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (VecheMapSymbol)), symbols, n);
  layer->labels = g_strdupv ((char **) labels);
  layer->opacity = opacity;
  g_ptr_array_add (self->layers, layer);
}

/* --- where things go ---------------------------------------------------------------------------------------------- */

/* Millimetres that the unit square is wide. */
static double
veche_map_sheet_get_world (const VecheMapSheet *self, guint scale)
{
  return EQUATOR / veche_mercator_scale (veche_mercator_lat (self->y)) * 1000 / scale;
}

static void
veche_map_sheet_get_box (const VecheMapSheet *self, double margin, double box[4])
{
  const double world = veche_map_sheet_get_world (self, self->scale);
  const double half_width = (self->map.x1 - self->map.x0) / 2 + margin;
  const double half_height = (self->map.y1 - self->map.y0) / 2 + margin;

  box[0] = self->x - half_width / world;
  box[1] = self->y - half_height / world;
  box[2] = self->x + half_width / world;
  box[3] = self->y + half_height / world;
}

guint
veche_map_sheet_fit_scale (VecheMapSheet *self, const double box[4])
{
  const double metres = EQUATOR / veche_mercator_scale (veche_mercator_lat ((box[1] + box[3]) / 2)) * 1000;
  const double exact = MAX ((box[2] - box[0]) * metres / (self->map.x1 - self->map.x0), (box[3] - box[1]) * metres / (self->map.y1 - self->map.y0));
  const double unit = pow (10, floor (log10 (MAX (exact, 10))) - 1);

  return (guint) CLAMP (ceil (exact / unit) * unit, 50, 2e8);
}

static void
veche_map_sheet_add_line (VecheMapSheet *self, const VecheMapSymbol *symbol, const char *geometry, char *text)
{
  VecheMapSheetLine *line = g_new0 (VecheMapSheetLine, 1);

  if (symbol != NULL)
    line->symbol = *symbol;
  line->geometry = geometry;
  line->text = text;
  g_ptr_array_add (self->legend, line);
}

static void
veche_map_sheet_describe (VecheMapSheet *self, const VecheMapSheetLayer *layer)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  const guint n = layer->symbols->len;
  g_autofree guint *counts = g_new0 (guint, n);
  const VecheKind *kind = veche_map_features_get_kind (layer->features);
  const char *geometry = veche_kind_get_geometry (kind)->target;
  double box[4];

  veche_map_sheet_get_box (self, 0, box);
  veche_map_features_find_box (layer->features, box, found);
  if (found->len == 0)
    return;
  for (guint i = 0; i < found->len; i++)
    {
      const guint style = veche_map_features_get_style (layer->features, g_array_index (found, guint, i));

      counts[style < n ? style : 0]++;
    }
  if (layer->labels == NULL)
    {
      veche_map_sheet_add_line (self, &g_array_index (layer->symbols, VecheMapSymbol, 0), geometry,
                                g_strdup_printf ("%s – %u", layer->title, found->len));
      return;
    }
  veche_map_sheet_add_line (self, NULL, NULL, g_strdup_printf ("%s – %u", layer->title, found->len));
  for (guint i = 0; i < n; i++)
    if (counts[i] > 0)
      veche_map_sheet_add_line (self, &g_array_index (layer->symbols, VecheMapSymbol, i), geometry,
                                g_strdup_printf ("%s – %u", layer->labels[i], counts[i]));
}

static guint
veche_map_sheet_count_columns (const VecheMapSheet *self)
{
  return (guint) MAX (floor ((self->width - 2 * MARGIN - SCALE_WIDTH) / COLUMN), 1);
}

static guint
veche_map_sheet_count_rows (const VecheMapSheet *self)
{
  const guint columns = veche_map_sheet_count_columns (self);
  const guint most = (guint) floor ((self->height * LEGEND_MOST - LEGEND_TITLE) / LINE);

  return MIN ((self->legend->len + columns - 1) / columns, most);
}

/* The legend counts what is on the map, and its rows take room from the map: until both agree. */
void
veche_map_sheet_set_place (VecheMapSheet *self, double x, double y, guint scale)
{
  guint rows = 0;

  self->x = x;
  self->y = y;
  self->scale = scale;
  for (guint round = 0; round < ROUNDS; round++)
    {
      const double before = self->map.y1;

      g_ptr_array_set_size (self->legend, 0);
      /* What is on top is named first. */
      for (guint i = self->layers->len; i > 0; i--)
        veche_map_sheet_describe (self, g_ptr_array_index (self->layers, i - 1));
      rows = MAX (rows, veche_map_sheet_count_rows (self));
      self->map.y1 = self->height - MARGIN - MAX (SCALE_HEIGHT, LEGEND_TITLE + rows * LINE + 2);
      if (self->map.y1 == before)
        break;
    }
}

void
veche_map_sheet_get_bounds (VecheMapSheet *self, double box[4])
{
  veche_map_sheet_get_box (self, 0, box);
}

void
veche_map_sheet_add_label (VecheMapSheet *self, double x, double y, double size, const char *text)
{
  veche_map_sheet_labels_add (self->labels, x, y, size * PIXEL, text);
}

void
veche_map_sheet_set_numbered (VecheMapSheet *self)
{
  self->key = veche_map_sheet_key_new ();
  self->map.x1 = self->width - MARGIN - KEY_WIDTH;
}

void
veche_map_sheet_add_number (VecheMapSheet *self, double x, double y, double size, const char *layer, const char *name)
{
  g_autofree char *number = g_strdup_printf ("%u", veche_map_sheet_key_add (self->key, layer, name));

  veche_map_sheet_add_label (self, x, y, size, number);
}

/* --- the map ------------------------------------------------------------------------------------------------------ */

static void
veche_map_sheet_draw_objects (const VecheMapSheetLayer *layer, const VecheMapPlate *plate, const GArray *found, cairo_t *cr)
{
  const gboolean shapes = veche_map_features_has_shapes (layer->features);

  for (guint i = 0; i < found->len; i++)
    {
      const guint index = g_array_index (found, guint, i);
      const guint style = veche_map_features_get_style (layer->features, index);
      const VecheMapSymbol *symbol = &g_array_index (layer->symbols, VecheMapSymbol, style < layer->symbols->len ? style : 0);
      double x;
      double y;

      if (shapes)
        {
          veche_map_painter_draw_shape (veche_map_features_get_shape (layer->features, index), symbol, plate, FINE, cr);
          continue;
        }
      veche_map_features_get_point (layer->features, index, &x, &y);
      cairo_save (cr);
      cairo_translate (cr, (x - plate->x) * plate->world, (y - plate->y) * plate->world);
      cairo_scale (cr, FINE, FINE);
      cairo_new_path (cr);
      veche_map_style_draw_mark (cr, symbol);
      cairo_restore (cr);
    }
}

static void
veche_map_sheet_draw_layer (VecheMapSheet *self, const VecheMapSheetLayer *layer, const VecheMapPlate *plate, cairo_t *cr)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  double box[4];

  veche_map_sheet_get_box (self, 5, box);
  veche_map_features_find_box (layer->features, box, found);
  if (found->len == 0)
    return;
  if (layer->opacity < 1)
    cairo_push_group (cr);
  if (found->len > MOST_DRAWN)
    veche_map_sheet_dots_draw (layer->features, layer->symbols, plate, FINE, cr);
  else
    veche_map_sheet_draw_objects (layer, plate, found, cr);
  if (layer->opacity < 1)
    {
      cairo_pop_group_to_source (cr);
      cairo_paint_with_alpha (cr, layer->opacity);
    }
}

static void
veche_map_sheet_draw_map (VecheMapSheet *self, cairo_t *cr)
{
  const double width = self->map.x1 - self->map.x0;
  const double height = self->map.y1 - self->map.y0;
  const double unit = PIXEL / FINE;
  VecheMapPlate plate = { .world = veche_map_sheet_get_world (self, self->scale) / unit, .width = (int) (width / unit), .height = (int) (height / unit) };
  double box[4];

  veche_map_sheet_get_box (self, 0, box);
  plate.x = box[0];
  plate.y = box[1];
  cairo_save (cr);
  cairo_rectangle (cr, self->map.x0, self->map.y0, width, height);
  cairo_clip (cr);
  cairo_translate (cr, self->map.x0, self->map.y0);
  for (guint i = 0; i < self->bases->len; i++)
    veche_map_sheet_base_draw (g_ptr_array_index (self->bases, i), g_array_index (self->opacities, double, i), box, width, height,
                               self->cancellable, cr);
  cairo_scale (cr, unit, unit);
  for (guint i = 0; i < self->layers->len && !g_cancellable_is_cancelled (self->cancellable); i++)
    veche_map_sheet_draw_layer (self, g_ptr_array_index (self->layers, i), &plate, cr);
  cairo_restore (cr);
  veche_map_sheet_labels_draw (self->labels, &self->map, box, self->pen, cr);
  if (self->credit != NULL)
    veche_map_sheet_base_draw_credit (self->credit, &self->map, self->pen, cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, 0.4);
  cairo_rectangle (cr, self->map.x0, self->map.y0, width, height);
  cairo_stroke (cr);
}

/* --- the page ----------------------------------------------------------------------------------------------------- */

static void
veche_map_sheet_draw_line (VecheMapSheet *self, const VecheMapSheetLine *line, double x, double y, cairo_t *cr)
{
  const double indent = line->geometry != NULL ? 7 : 0;
  const VechePlanType type = { .size = 2.8, .bold = line->geometry == NULL, .width = COLUMN - indent - 2, .lines = 1 };

  if (line->geometry != NULL)
    {
      cairo_save (cr);
      cairo_translate (cr, x + 3, y + LINE / 2 - 0.3);
      cairo_scale (cr, PIXEL, PIXEL);
      veche_map_symbol_draw (&line->symbol, line->geometry, cr);
      cairo_restore (cr);
    }
  cairo_set_source_rgb (cr, 0, 0, 0);
  veche_plan_pen_write (self->pen, cr, x + indent, y + 0.4, &type, line->text);
}

static void
veche_map_sheet_draw_legend (VecheMapSheet *self, cairo_t *cr)
{
  const VechePlanType title = { .size = 3.2, .bold = TRUE };
  const guint rows = veche_map_sheet_count_rows (self);
  const guint room = rows * veche_map_sheet_count_columns (self);

  if (rows == 0)
    return;
  cairo_set_source_rgb (cr, 0, 0, 0);
  veche_plan_pen_write (self->pen, cr, self->map.x0, self->map.y1 + 1.6, &title, _("Legend"));
  for (guint i = 0; i < MIN (self->legend->len, room); i++)
    veche_map_sheet_draw_line (self, g_ptr_array_index (self->legend, i), self->map.x0 + i / rows * COLUMN,
                               self->map.y1 + LEGEND_TITLE + i % rows * LINE, cr);
}

static void
veche_map_sheet_paint (gpointer sheet, guint page, cairo_t *cr)
{
  VecheMapSheet *self = sheet;
  const VechePlanType title = { .size = 5, .bold = TRUE, .width = self->width - 2 * MARGIN, .lines = 1 };
  const VechePlanType note = { .size = 2.6, .width = SCALE_WIDTH - 2, .lines = 1 };
  const double left = self->width - MARGIN - SCALE_WIDTH + 4;

  cairo_scale (cr, 72 / 25.4, 72 / 25.4);
  cairo_set_source_rgb (cr, 0, 0, 0);
  if (self->key != NULL)
    veche_map_sheet_key_draw (self->key, page, self->pen, cr);
  if (page > 0)
    return;
  if (self->title != NULL)
    veche_plan_pen_write (self->pen, cr, self->map.x0, MARGIN + 1, &title, self->title);
  veche_map_sheet_draw_map (self, cr);
  veche_map_sheet_draw_legend (self, cr);
  veche_plan_legend_paint_scale (cr, self->scale, left, self->map.y1 + 2, self->pen);
  if (self->note != NULL)
    veche_plan_pen_write (self->pen, cr, left, self->map.y1 + 16.5, &note, self->note);
}

static void
veche_map_sheet_init_drawing (VecheMapSheet *self, VechePageDrawing *drawing, const char *title, const char *made_at)
{
  const VecheLabelBox side = { self->map.x1 + 3, self->map.y0, self->width - MARGIN, self->map.y1 };
  const VecheLabelBox page = { MARGIN, MARGIN, self->width - MARGIN, self->height - MARGIN };

  *drawing = (VechePageDrawing) {
    .width = self->width * 72 / 25.4,
    .height = self->height * 72 / 25.4,
    .n_pages = 1 + (self->key != NULL ? veche_map_sheet_key_place (self->key, &side, &page, self->pen) : 0),
    .title = title,
    .made_at = made_at,
    .paint = veche_map_sheet_paint,
    .data = self,
  };
}

GBytes *
veche_map_sheet_make_pdf (VecheMapSheet *self, const char *title, GError **error)
{
  g_autofree char *made_at = veche_time_now_iso ();
  VechePageDrawing drawing;

  veche_map_sheet_init_drawing (self, &drawing, title, made_at);
  return veche_page_writer_draw_pdf (&drawing, error);
}

GBytes *
veche_map_sheet_make_png (VecheMapSheet *self, double dpi, guint *n_pages, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  VechePageDrawing drawing;

  veche_map_sheet_init_drawing (self, &drawing, "", "");
  if (n_pages != NULL)
    *n_pages = drawing.n_pages;
  bytes = veche_page_writer_draw_png (&drawing, dpi, error);
  return bytes != NULL && !g_cancellable_set_error_if_cancelled (self->cancellable, error) ? g_steal_pointer (&bytes) : NULL;
}
