/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-plan-legend.h"

#include <math.h>

#define SYMBOL 3.0
#define TEXT_LEFT 8.0

/* Where the next line goes. */
typedef struct
{
  cairo_t *cr;
  VechePlanPen *pen;
  const VecheLabelBox *box;
  guint rows; /* of a column */
  guint n;
} VechePlanLegend;

/* Its place, and the text in it. */
static void
veche_plan_legend_begin (VechePlanLegend *self, const char *text, double *x, double *y)
{
  const guint column = self->n / self->rows, row = self->n % self->rows;
  const VechePlanType type = { .size = 2.8, .width = VECHE_PLAN_LEGEND_COLUMN - TEXT_LEFT - 2, .lines = 1 };

  self->n++;
  *x = self->box->x0 + 3 + column * VECHE_PLAN_LEGEND_COLUMN;
  *y = self->box->y0 + VECHE_PLAN_LEGEND_TITLE + row * VECHE_PLAN_LEGEND_LINE;
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  veche_plan_pen_write (self->pen, self->cr, *x + TEXT_LEFT, *y + 0.6, &type, text);
  *x += 3;
  *y += VECHE_PLAN_LEGEND_LINE / 2;
}

static void
veche_plan_legend_add_trees (VechePlanLegend *self, const VechePlanSymbols *symbols)
{
  double x, y;

  for (guint i = 0; i < symbols->species->len; i++)
    {
      const VechePlanSpecies *species = g_ptr_array_index (symbols->species, i);
      g_autofree char *text = g_strdup_printf ("%s – %u", species->name, species->count);

      veche_plan_legend_begin (self, text, &x, &y);
      veche_plan_symbols_paint (self->cr, species->symbol, VECHE_REPORT_TREE_UNDECIDED, x, y, SYMBOL);
    }
  for (guint i = 0; i < VECHE_REPORT_TREE_N_DECISIONS; i++)
    {
      g_autofree char *text
        = g_strdup_printf ("%s – %u", veche_report_tree_decision_get_text ((VecheReportTreeDecision) i), symbols->decisions[i]);

      if (symbols->decisions[i] == 0)
        continue;
      veche_plan_legend_begin (self, text, &x, &y);
      veche_plan_symbols_paint (self->cr, 0, (VecheReportTreeDecision) i, x, y, SYMBOL);
    }
}

static void
veche_plan_legend_add_line (VechePlanLegend *self, const char *text, const double *dash, int n_dash, double thickness)
{
  double x, y;
  cairo_pattern_t *color = cairo_pattern_reference (cairo_get_source (self->cr));

  veche_plan_legend_begin (self, text, &x, &y);
  cairo_set_source (self->cr, color);
  cairo_pattern_destroy (color);
  cairo_set_line_width (self->cr, thickness);
  cairo_set_dash (self->cr, dash, n_dash, 0);
  cairo_move_to (self->cr, x - 3, y);
  cairo_line_to (self->cr, x + 3.4, y);
  cairo_stroke (self->cr);
  cairo_set_dash (self->cr, NULL, 0, 0);
}

static void
veche_plan_legend_add_lines (VechePlanLegend *self, const VechePlanLayout *layout)
{
  static const double boundary[] = { 2.2, 0.6, 0.4, 0.6 };
  static const double route[] = { 1.6, 0.8 };
  double x, y;

  if (layout->input->boundary != NULL)
    {
      cairo_set_source_rgb (self->cr, 0.75, 0.1, 0.1);
      veche_plan_legend_add_line (self, "граница территории", boundary, G_N_ELEMENTS (boundary), 0.5);
    }
  if (layout->input->lines->len > 0)
    {
      cairo_set_source_rgb (self->cr, 0.55, 0.42, 0.25);
      veche_plan_legend_add_line (self, "маршрут", route, G_N_ELEMENTS (route), 0.35);
    }
  if (layout->has_crowns)
    {
      veche_plan_legend_begin (self, "проекция кроны", &x, &y);
      cairo_set_source_rgb (self->cr, 0.45, 0.68, 0.45);
      cairo_set_line_width (self->cr, 0.13);
      cairo_new_sub_path (self->cr);
      cairo_arc (self->cr, x, y, 2, 0, 2 * G_PI);
      cairo_stroke (self->cr);
    }
}

double
veche_plan_legend_paint (cairo_t *cr, const VechePlanLayout *layout, const VecheLabelBox *box, VechePlanPen *pen)
{
  const VechePlanType title = { .size = 3.5, .bold = TRUE };
  const guint columns = (guint) MAX (floor ((box->x1 - box->x0) / VECHE_PLAN_LEGEND_COLUMN), 1);
  const guint entries = veche_plan_layout_count_entries (layout);
  VechePlanLegend self = { cr, pen, box, (entries + columns - 1) / columns, 0 };

  cairo_set_source_rgb (cr, 0, 0, 0);
  veche_plan_pen_write (pen, cr, box->x0 + 3, box->y0 + 2, &title, "Условные обозначения");
  veche_plan_legend_add_trees (&self, layout->symbols);
  veche_plan_legend_add_lines (&self, layout);
  cairo_set_source_rgb (cr, 0, 0, 0);
  return VECHE_PLAN_LEGEND_TITLE + self.rows * VECHE_PLAN_LEGEND_LINE;
}

/* --- scale and north ---------------------------------------------------------------------------------------------- */

/* A round length that is 30 to 60 mm long on paper, m; *@parts: into how many it is parted. */
static double
veche_plan_legend_choose_length (guint scale, guint *parts)
{
  const double most = 60.0 * scale / 1000;
  const double unit = pow (10, floor (log10 (most)));

  if (most >= 5 * unit)
    {
      *parts = 5;
      return 5 * unit;
    }
  *parts = most >= 2 * unit ? 4 : 5;
  return most >= 2 * unit ? 2 * unit : unit;
}

static void
veche_plan_legend_paint_arrow (cairo_t *cr, double x, double y, VechePlanPen *pen)
{
  const VechePlanType type = { .size = 3.2, .bold = TRUE, .align = VECHE_PLAN_ALIGN_CENTER };

  veche_plan_pen_write (pen, cr, x, y - 0.6, &type, "С");
  cairo_set_line_width (cr, 0.25);
  cairo_move_to (cr, x, y + 3.6);
  cairo_line_to (cr, x - 2, y + 13);
  cairo_line_to (cr, x, y + 11.2);
  cairo_close_path (cr);
  cairo_fill_preserve (cr);
  cairo_stroke (cr);
  cairo_move_to (cr, x, y + 3.6);
  cairo_line_to (cr, x + 2, y + 13);
  cairo_line_to (cr, x, y + 11.2);
  cairo_stroke (cr);
}

void
veche_plan_legend_paint_scale (cairo_t *cr, guint scale, double x, double y, VechePlanPen *pen)
{
  const VechePlanType head = { .size = 3.2, .bold = TRUE };
  const VechePlanType mark = { .size = 2.4, .align = VECHE_PLAN_ALIGN_CENTER };
  g_autofree char *name = g_strdup_printf ("М 1:%u", scale);
  guint parts;
  const double length = veche_plan_legend_choose_length (scale, &parts);
  const double step = length * 1000 / scale / parts;
  const double left = x + 10;

  cairo_set_source_rgb (cr, 0, 0, 0);
  veche_plan_legend_paint_arrow (cr, x + 3, y, pen);
  veche_plan_pen_write (pen, cr, left, y, &head, name);
  cairo_set_line_width (cr, 0.18);
  for (guint i = 0; i < parts; i++)
    {
      cairo_rectangle (cr, left + i * step, y + 6, step, 1.5);
      if (i % 2 == 0)
        cairo_fill_preserve (cr);
      cairo_stroke (cr);
    }
  for (guint i = 0; i <= parts; i++)
    {
      g_autofree char *text = i < parts ? g_strdup_printf ("%.4g", length * i / parts) : g_strdup_printf ("%.6g м", length);

      veche_plan_pen_write (pen, cr, left + i * step, y + 8.2, &mark, g_strdelimit (text, ".", ','));
    }
}
