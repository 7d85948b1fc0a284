/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-sheet-labels.h"

/* Of the type, and of the plate beside and around the letters, mm. */
#define TYPE 2.2
#define PAD 0.3
/* Whoever is called longer than that is known by the beginning of it. */
#define MOST_LETTERS 32

typedef struct
{
  double x, y;
  double size;
  char *text;
} VecheMapSheetLabel;

struct _VecheMapSheetLabels
{
  GArray *labels; /* of VecheMapSheetLabel */
};

static void
veche_map_sheet_labels_clear_label (gpointer data)
{
  g_free (((VecheMapSheetLabel *) data)->text);
}

VecheMapSheetLabels *
veche_map_sheet_labels_new (void)
{
  VecheMapSheetLabels *self = g_new0 (VecheMapSheetLabels, 1);

  self->labels = g_array_new (FALSE, FALSE, sizeof (VecheMapSheetLabel));
  g_array_set_clear_func (self->labels, veche_map_sheet_labels_clear_label);
  return self;
}

void
veche_map_sheet_labels_free (VecheMapSheetLabels *self)
{
  g_array_unref (self->labels);
  g_free (self);
}

static char *
veche_map_sheet_labels_dup_text (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= MOST_LETTERS)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, MOST_LETTERS - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

void
veche_map_sheet_labels_add (VecheMapSheetLabels *self, double x, double y, double size, const char *text)
{
  const VecheMapSheetLabel label = { x, y, size, veche_map_sheet_labels_dup_text (text) };

  g_array_append_val (self->labels, label);
}

/* mm from the page's corner. */
static void
veche_map_sheet_labels_project (const VecheMapSheetLabel *label, const VecheLabelBox *map, const double box[4], double *x, double *y)
{
  *x = map->x0 + (label->x - box[0]) / (box[2] - box[0]) * (map->x1 - map->x0);
  *y = map->y0 + (label->y - box[1]) / (box[3] - box[1]) * (map->y1 - map->y0);
}

static void
veche_map_sheet_labels_draw_label (const VecheMapSheetLabel *label, double x, double y, VecheLabelPlacer *placer, VechePlanPen *pen, cairo_t *cr)
{
  VecheLabelPlace place;
  double width;
  double height;

  veche_plan_pen_measure (pen, label->text, TYPE, &width, &height);
  if (!veche_label_placer_place (placer, x, y, label->size / 2, width + 2 * PAD, height, &place))
    return;
  if (place.leader)
    {
      cairo_set_source_rgb (cr, 0.3, 0.3, 0.3);
      cairo_set_line_width (cr, 0.1);
      cairo_move_to (cr, place.from_x, place.from_y);
      cairo_line_to (cr, place.to_x, place.to_y);
      cairo_stroke (cr);
    }
  cairo_set_source_rgba (cr, 1, 1, 1, 0.8);
  cairo_rectangle (cr, place.box.x0, place.box.y0, place.box.x1 - place.box.x0, place.box.y1 - place.box.y0);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  veche_plan_pen_write_line (pen, cr, place.box.x0 + PAD, place.box.y0, TYPE, label->text);
}

void
veche_map_sheet_labels_draw (VecheMapSheetLabels *self, const VecheLabelBox *map, const double box[4], VechePlanPen *pen, cairo_t *cr)
{
  g_autoptr (VecheLabelPlacer) placer = veche_label_placer_new (map);

  for (guint i = 0; i < self->labels->len; i++)
    {
      const VecheMapSheetLabel *label = &g_array_index (self->labels, VecheMapSheetLabel, i);
      const double radius = label->size / 2;
      VecheLabelBox symbol;
      double x;
      double y;

      veche_map_sheet_labels_project (label, map, box, &x, &y);
      symbol = (VecheLabelBox) { x - radius, y - radius, x + radius, y + radius };
      if (radius > 0)
        veche_label_placer_reserve (placer, &symbol);
    }
  for (guint i = 0; i < self->labels->len; i++)
    {
      const VecheMapSheetLabel *label = &g_array_index (self->labels, VecheMapSheetLabel, i);
      double x;
      double y;

      veche_map_sheet_labels_project (label, map, box, &x, &y);
      if (*label->text != '\0' && x >= map->x0 && x <= map->x1 && y >= map->y0 && y <= map->y1)
        veche_map_sheet_labels_draw_label (label, x, y, placer, pen, cr);
    }
}
