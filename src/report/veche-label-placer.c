/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-label-placer.h"

#include <math.h>

/* Side of a cell of the index, mm: about a label. */
#define CELL 4.0
/* Half the width of what a leader keeps free, and the step in which it is looked at. */
#define LEADER 0.12
#define STEP 0.4

struct _VecheLabelPlacer
{
  VecheLabelBox bounds;
  guint columns;
  guint rows;
  GArray **cells; /* of VecheLabelBox, or %NULL */
};

/* How far from the symbol, mm; beyond the first a line leads there. */
static const double veche_label_placer_rings[] = { 0.05, 0.6, 1.2, 2.0, 3.0, 4.2, 5.6, 7.2, 9.0, 11.0, 13.5 };

/* To the right is where people look first; then the other sides, the corners, and what lies between. */
static const double veche_label_placer_ways[][2] = {
  { 1, 0 },         { -1, 0 },        { 0, -1 },        { 0, 1 },         { 0.7, -0.7 },    { 0.7, 0.7 },
  { -0.7, -0.7 },   { -0.7, 0.7 },    { 0.95, -0.3 },   { 0.95, 0.3 },    { -0.95, -0.3 },  { -0.95, 0.3 },
  { 0.3, -0.95 },   { 0.3, 0.95 },    { -0.3, -0.95 },  { -0.3, 0.95 },   { 0.85, -0.5 },   { 0.85, 0.5 },
  { -0.85, -0.5 },  { -0.85, 0.5 },   { 0.5, -0.85 },   { 0.5, 0.85 },    { -0.5, -0.85 },  { -0.5, 0.85 },
};

VecheLabelPlacer *
veche_label_placer_new (const VecheLabelBox *bounds)
{
  VecheLabelPlacer *self = g_new0 (VecheLabelPlacer, 1);

  self->bounds = *bounds;
  self->columns = (guint) MAX (ceil ((bounds->x1 - bounds->x0) / CELL), 1);
  self->rows = (guint) MAX (ceil ((bounds->y1 - bounds->y0) / CELL), 1);
  self->cells = g_new0 (GArray *, (gsize) self->columns * self->rows);
  return self;
}

void
veche_label_placer_free (VecheLabelPlacer *self)
{
  if (self == NULL)
    return;
  for (gsize i = 0; i < (gsize) self->columns * self->rows; i++)
    g_clear_pointer (&self->cells[i], g_array_unref);
  g_free (self->cells);
  g_free (self);
}

static guint
veche_label_placer_clamp (double place, double start, guint count)
{
  return (guint) CLAMP (floor ((place - start) / CELL), 0, count - 1.0);
}

/* The cells that a box touches: columns from [0] to [1], rows from [2] to [3]. */
static void
veche_label_placer_find_cells (VecheLabelPlacer *self, const VecheLabelBox *box, guint range[4])
{
  range[0] = veche_label_placer_clamp (box->x0, self->bounds.x0, self->columns);
  range[1] = veche_label_placer_clamp (box->x1, self->bounds.x0, self->columns);
  range[2] = veche_label_placer_clamp (box->y0, self->bounds.y0, self->rows);
  range[3] = veche_label_placer_clamp (box->y1, self->bounds.y0, self->rows);
}

void
veche_label_placer_reserve (VecheLabelPlacer *self, const VecheLabelBox *box)
{
  guint range[4];

  veche_label_placer_find_cells (self, box, range);
  for (guint row = range[2]; row <= range[3]; row++)
    for (guint column = range[0]; column <= range[1]; column++)
      {
        GArray **cell = &self->cells[(gsize) row * self->columns + column];

        if (*cell == NULL)
          *cell = g_array_new (FALSE, FALSE, sizeof (VecheLabelBox));
        g_array_append_val (*cell, *box);
      }
}

/* How many boxes it meets, up to @most; one that lies in several cells may count several times. */
static guint
veche_label_placer_meet (VecheLabelPlacer *self, const VecheLabelBox *box, guint most)
{
  guint range[4];
  guint count = 0;

  veche_label_placer_find_cells (self, box, range);
  for (guint row = range[2]; row <= range[3]; row++)
    for (guint column = range[0]; column <= range[1]; column++)
      {
        const GArray *cell = self->cells[(gsize) row * self->columns + column];

        for (guint i = 0; cell != NULL && i < cell->len && count < most; i++)
          {
            const VecheLabelBox *other = &g_array_index (cell, VecheLabelBox, i);

            count += other->x0 < box->x1 && other->x1 > box->x0 && other->y0 < box->y1 && other->y1 > box->y0;
          }
      }
  return count;
}

guint
veche_label_placer_count (VecheLabelPlacer *self, double x, double y, double radius)
{
  const VecheLabelBox box = { x - radius, y - radius, x + radius, y + radius };

  return veche_label_placer_meet (self, &box, G_MAXUINT);
}

/* A leader goes straight from the symbol to the nearest point of the label. @reserve: takes its way, else looks whether it is free. */
static gboolean
veche_label_placer_walk (VecheLabelPlacer *self, const VecheLabelPlace *place, gboolean reserve)
{
  const double dx = place->to_x - place->from_x, dy = place->to_y - place->from_y;
  const guint n = (guint) (hypot (dx, dy) / STEP) + 1;

  for (guint i = 0; i <= n; i++)
    {
      const double x = place->from_x + dx * i / n, y = place->from_y + dy * i / n;
      const VecheLabelBox box = { x - LEADER, y - LEADER, x + LEADER, y + LEADER };

      if (reserve)
        veche_label_placer_reserve (self, &box);
      else if (veche_label_placer_meet (self, &box, 1) > 0)
        return FALSE;
    }
  return TRUE;
}

static void
veche_label_placer_lead (VecheLabelPlace *place, double x, double y, double radius)
{
  double length;

  place->to_x = CLAMP (x, place->box.x0, place->box.x1);
  place->to_y = CLAMP (y, place->box.y0, place->box.y1);
  length = hypot (place->to_x - x, place->to_y - y);
  /* Symbols are reserved as squares: the way begins outside of its own. */
  place->from_x = x + (place->to_x - x) / length * MIN (radius * G_SQRT2 + LEADER * 2, length);
  place->from_y = y + (place->to_y - y) / length * MIN (radius * G_SQRT2 + LEADER * 2, length);
}

static gboolean
veche_label_placer_try (VecheLabelPlacer *self, double x, double y, double radius, const double *way, guint ring, double width,
                        double height, VecheLabelPlace *place)
{
  const double off = radius + veche_label_placer_rings[ring];
  const double cx = x + way[0] * off + CLAMP (way[0] * 1.4, -1, 1) * width / 2;
  const double cy = y + way[1] * off + CLAMP (way[1] * 1.4, -1, 1) * height / 2;

  place->box = (VecheLabelBox) { cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2 };
  place->leader = ring > 0;
  if (place->box.x0 < self->bounds.x0 || place->box.x1 > self->bounds.x1 || place->box.y0 < self->bounds.y0
      || place->box.y1 > self->bounds.y1 || veche_label_placer_meet (self, &place->box, 1) > 0)
    return FALSE;
  if (!place->leader)
    return TRUE;
  veche_label_placer_lead (place, x, y, radius);
  return veche_label_placer_walk (self, place, FALSE);
}

gboolean
veche_label_placer_place (VecheLabelPlacer *self, double x, double y, double radius, double width, double height,
                          VecheLabelPlace *place)
{
  for (guint ring = 0; ring < G_N_ELEMENTS (veche_label_placer_rings); ring++)
    for (guint way = 0; way < G_N_ELEMENTS (veche_label_placer_ways); way++)
      {
        if (!veche_label_placer_try (self, x, y, radius, veche_label_placer_ways[way], ring, width, height, place))
          continue;
        veche_label_placer_reserve (self, &place->box);
        if (place->leader)
          veche_label_placer_walk (self, place, TRUE);
        return TRUE;
      }
  return FALSE;
}
