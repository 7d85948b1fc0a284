/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-plan-painter.h"

#include "veche-plan-grid.h"

static void
veche_plan_painter_trace (cairo_t *cr, const VechePlanLayout *layout, const VechePlanSheet *sheet, const VecheGeometry *shape)
{
  const double *xy = veche_geometry_get_xy (shape);
  const gboolean closed = shape->type == VECHE_GEOMETRY_POLYGON || shape->type == VECHE_GEOMETRY_MULTI_POLYGON;

  for (guint ring = 0, first = 0; ring < shape->rings->len; first = g_array_index (shape->rings, guint, ring++))
    {
      const guint end = g_array_index (shape->rings, guint, ring);

      for (guint i = first; i < end; i++)
        {
          double x, y;

          veche_plan_layout_project (layout, sheet, xy[2 * i], xy[2 * i + 1], &x, &y);
          if (i == first)
            cairo_move_to (cr, x, y);
          else
            cairo_line_to (cr, x, y);
        }
      if (closed)
        cairo_close_path (cr);
    }
}

static void
veche_plan_painter_paint_base (cairo_t *cr, const VechePlanLayout *layout, const VechePlanSheet *sheet)
{
  static const double boundary[] = { 5, 1.2, 0.8, 1.2 };
  static const double route[] = { 2, 1 };
  const VecheReportPlan *input = layout->input;

  cairo_set_source_rgb (cr, 0.55, 0.55, 0.55);
  cairo_set_line_width (cr, 0.2);
  for (guint i = 0; i < input->outlines->len; i++)
    veche_plan_painter_trace (cr, layout, sheet, g_ptr_array_index (input->outlines, i));
  cairo_stroke (cr);
  cairo_set_source_rgb (cr, 0.55, 0.42, 0.25);
  cairo_set_line_width (cr, 0.35);
  cairo_set_dash (cr, route, G_N_ELEMENTS (route), 0);
  for (guint i = 0; i < input->lines->len; i++)
    veche_plan_painter_trace (cr, layout, sheet, g_ptr_array_index (input->lines, i));
  cairo_stroke (cr);
  if (input->boundary != NULL)
    {
      veche_plan_painter_trace (cr, layout, sheet, input->boundary);
      cairo_set_source_rgb (cr, 0.75, 0.1, 0.1);
      cairo_set_line_width (cr, 0.5);
      cairo_set_dash (cr, boundary, G_N_ELEMENTS (boundary), 0);
      cairo_stroke (cr);
    }
  cairo_set_dash (cr, NULL, 0, 0);
}

/* Crowns to scale, where they were measured. */
static void
veche_plan_painter_paint_crowns (cairo_t *cr, const VechePlanLayout *layout, const VechePlanSheet *sheet)
{
  cairo_set_source_rgb (cr, 0.45, 0.68, 0.45);
  cairo_set_line_width (cr, 0.13);
  for (guint i = 0; i < sheet->marks->len; i++)
    {
      const VechePlanMark *mark = &g_array_index (sheet->marks, VechePlanMark, i);
      const VecheReportTree *tree = g_ptr_array_index (layout->input->trees, mark->tree);

      if (!(tree->crown > 0))
        continue;
      cairo_new_sub_path (cr);
      cairo_arc (cr, mark->x, mark->y, tree->crown * 500 / layout->scale, 0, 2 * G_PI);
    }
  cairo_stroke (cr);
}

/* Crowns, boundaries or a base lie below numbers; they are read more easily on white. */
static void
veche_plan_painter_paint_ground_of_labels (cairo_t *cr, const VechePlanSheet *sheet)
{
  cairo_set_source_rgb (cr, 1, 1, 1);
  for (guint i = 0; i < sheet->marks->len; i++)
    {
      const VechePlanMark *mark = &g_array_index (sheet->marks, VechePlanMark, i);
      const VecheLabelBox *box = &mark->label.box;

      if (mark->labelled)
        cairo_rectangle (cr, box->x0, box->y0 + (box->y1 - box->y0) * 0.15, box->x1 - box->x0, (box->y1 - box->y0) * 0.7);
    }
  cairo_fill (cr);
}

void
veche_plan_painter_paint (cairo_t *cr, const VechePlanLayout *layout, const VechePlanSheet *sheet, VechePlanBase *base, VechePlanPen *pen)
{
  const VecheLabelBox *map = &layout->map;

  cairo_save (cr);
  cairo_rectangle (cr, map->x0, map->y0, map->x1 - map->x0, map->y1 - map->y0);
  cairo_clip (cr);
  if (base != NULL)
    veche_plan_base_paint (base, cr, layout, sheet);
  veche_plan_painter_paint_base (cr, layout, sheet);
  if (layout->input->grid)
    veche_plan_grid_paint (cr, layout, sheet, pen);
  veche_plan_painter_paint_crowns (cr, layout, sheet);

  cairo_set_source_rgb (cr, 0.3, 0.3, 0.3);
  cairo_set_line_width (cr, 0.1);
  for (guint i = 0; i < sheet->marks->len; i++)
    {
      const VechePlanMark *mark = &g_array_index (sheet->marks, VechePlanMark, i);

      if (!mark->labelled || !mark->label.leader)
        continue;
      cairo_move_to (cr, mark->x, mark->y);
      cairo_line_to (cr, mark->label.to_x, mark->label.to_y);
    }
  cairo_stroke (cr);

  for (guint i = 0; i < sheet->marks->len; i++)
    {
      const VechePlanMark *mark = &g_array_index (sheet->marks, VechePlanMark, i);
      const VechePlanSpecies *species = g_ptr_array_index (layout->symbols->by_tree, mark->tree);

      veche_plan_symbols_paint (cr, species->symbol,
                                veche_report_tree_get_decision (g_ptr_array_index (layout->input->trees, mark->tree)), mark->x, mark->y,
                                layout->symbol);
    }
  veche_plan_painter_paint_ground_of_labels (cr, sheet);
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < sheet->marks->len; i++)
    {
      const VechePlanMark *mark = &g_array_index (sheet->marks, VechePlanMark, i);
      const VecheReportTree *tree = g_ptr_array_index (layout->input->trees, mark->tree);

      if (mark->labelled)
        veche_plan_pen_write_line (pen, cr, mark->label_x, mark->label.box.y0, layout->text, tree->number);
    }
  if (base != NULL && !veche_plan_base_is_empty (base))
    veche_plan_base_paint_credit (base, cr, layout, pen);
  cairo_restore (cr);
}
