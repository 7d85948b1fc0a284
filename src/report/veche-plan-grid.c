/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-plan-grid.h"

#include <math.h>

/* On paper, mm: the least side of a square, and the type of its name. */
#define LEAST_SIDE 30.0
#define TYPE 2.6

double
veche_plan_grid_get_step (guint scale)
{
  static const double rounds[] = { 1, 2, 5, 10 };
  const double least = LEAST_SIDE * scale / 1000;
  const double power = pow (10, floor (log10 (least)));

  for (guint i = 0; i < G_N_ELEMENTS (rounds); i++)
    if (rounds[i] * power >= least * 0.999)
      return rounds[i] * power;
  return 10 * power;
}

char *
veche_plan_grid_dup_name (guint column, guint row)
{
  static const char *const letters[] = { "А", "Б", "В", "Г", "Д", "Е", "Ж", "И", "К", "Л", "М", "Н",
                                         "П", "Р", "С", "Т", "У", "Ф", "Ц", "Ш", "Э", "Ю", "Я" };
  const guint n = G_N_ELEMENTS (letters);

  return g_strdup_printf ("%s%s%u", column >= n ? letters[(column / n - 1) % n] : "", letters[column % n], row + 1);
}

void
veche_plan_grid_paint (cairo_t *cr, const VechePlanLayout *layout, const VechePlanSheet *sheet, VechePlanPen *pen)
{
  const VecheLabelBox *map = &layout->map;
  const double side = veche_plan_grid_get_step (layout->scale) * 1000 / layout->scale;
  const double width = map->x1 - map->x0, height = map->y1 - map->y0;
  /* Where the sheet begins in the map of all sheets. */
  const double left = width * sheet->column, top = height * sheet->row;

  cairo_set_source_rgb (cr, 0.6, 0.65, 0.75);
  cairo_set_line_width (cr, 0.13);
  for (double x = ceil (left / side) * side; x <= left + width; x += side)
    {
      cairo_move_to (cr, map->x0 + x - left, map->y0);
      cairo_line_to (cr, map->x0 + x - left, map->y1);
    }
  for (double y = ceil (top / side) * side; y <= top + height; y += side)
    {
      cairo_move_to (cr, map->x0, map->y0 + y - top);
      cairo_line_to (cr, map->x1, map->y0 + y - top);
    }
  cairo_stroke (cr);
  cairo_set_source_rgb (cr, 0.35, 0.42, 0.55);
  for (guint row = (guint) floor (top / side); row * side < top + height; row++)
    for (guint column = (guint) floor (left / side); column * side < left + width; column++)
      {
        const double x = MAX (column * side, left), y = MAX (row * side, top);
        g_autofree char *name = veche_plan_grid_dup_name (column, row);

        /* A strip of a square at the sheet's edge has its name on the sheet beside. */
        if (MIN ((column + 1) * side, left + width) - x > 3 * TYPE && MIN ((row + 1) * side, top + height) - y > 1.5 * TYPE)
          veche_plan_pen_write_line (pen, cr, map->x0 + x - left + 0.7, map->y0 + y - top + 0.4, TYPE, name);
      }
}
