/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-plan-layout.h"

#include <math.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-plan-labels.h"

/* Of the frame, ГОСТ Р 21.101-2020. */
#define MARGIN_LEFT 20.0
#define MARGIN 5.0
/* Around what is drawn: symbols and numbers reach out. */
#define PAD 4.0
/* Below the legend: the scale, and what there is to note. */
#define LEGEND_FOOT 18.0
#define MAX_SHEETS 400u
/* Of the grid, before those on which nothing lies are left out. */
#define MAX_CELLS 10000u

static const guint veche_plan_layout_scales[] = { 200, 500, 1000, 2000, 5000, 10000, 25000, 50000 };

static void
veche_plan_layout_free_sheet (gpointer data)
{
  VechePlanSheet *sheet = data;

  g_array_unref (sheet->marks);
  g_free (sheet);
}

void
veche_plan_layout_free (VechePlanLayout *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->symbols, veche_plan_symbols_free);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->unlabelled, g_ptr_array_unref);
  g_free (self);
}

/* --- the ground --------------------------------------------------------------------------------------------------- */

static gboolean
veche_plan_layout_is_placed (const VecheReportTree *tree)
{
  return isfinite (tree->lon) && isfinite (tree->lat);
}

static void
veche_plan_layout_stretch (double bounds[4], double x, double y)
{
  bounds[0] = MIN (bounds[0], x);
  bounds[1] = MIN (bounds[1], y);
  bounds[2] = MAX (bounds[2], x);
  bounds[3] = MAX (bounds[3], y);
}

/* The middle of what is drawn, in degrees: the plane touches the ellipsoid there. */
static gboolean
veche_plan_layout_find_middle (VechePlanLayout *self, GError **error)
{
  const VecheReportPlan *input = self->input;
  double bounds[4] = { INFINITY, INFINITY, -INFINITY, -INFINITY };

  for (guint i = 0; i < input->trees->len; i++)
    {
      const VecheReportTree *tree = g_ptr_array_index (input->trees, i);

      if (veche_plan_layout_is_placed (tree))
        veche_plan_layout_stretch (bounds, tree->lon, tree->lat);
      else
        self->n_without_place++;
    }
  for (guint i = 0; input->boundary != NULL && i < veche_geometry_count_vertices (input->boundary); i++)
    veche_plan_layout_stretch (bounds, veche_geometry_get_xy (input->boundary)[2 * i], veche_geometry_get_xy (input->boundary)[2 * i + 1]);
  if (bounds[0] > bounds[2])
    {
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                           _("Could not draw the plan: none of the trees has a place on the map. Choose others, or give them coordinates."));
      return FALSE;
    }
  veche_plan_ground_init (&self->ground, (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2);
  return TRUE;
}

static void
veche_plan_layout_measure (VechePlanLayout *self)
{
  const VecheReportPlan *input = self->input;
  double x, y;

  self->bounds[0] = self->bounds[1] = INFINITY;
  self->bounds[2] = self->bounds[3] = -INFINITY;
  for (guint i = 0; i < input->trees->len; i++)
    {
      const VecheReportTree *tree = g_ptr_array_index (input->trees, i);

      if (!veche_plan_layout_is_placed (tree))
        continue;
      veche_plan_ground_project (&self->ground, tree->lon, tree->lat, &x, &y);
      veche_plan_layout_stretch (self->bounds, x, y);
    }
  for (guint i = 0; input->boundary != NULL && i < veche_geometry_count_vertices (input->boundary); i++)
    {
      const double *xy = veche_geometry_get_xy (input->boundary) + 2 * i;

      veche_plan_ground_project (&self->ground, xy[0], xy[1], &x, &y);
      veche_plan_layout_stretch (self->bounds, x, y);
    }
}

/* --- the paper ---------------------------------------------------------------------------------------------------- */

guint
veche_plan_layout_count_entries (const VechePlanLayout *self)
{
  guint count = self->symbols->species->len;

  for (guint i = 0; i < VECHE_REPORT_TREE_N_DECISIONS; i++)
    count += self->symbols->decisions[i] > 0;
  return count + (self->input->boundary != NULL) + (self->input->lines->len > 0) + self->has_crowns;
}

static double
veche_plan_layout_get_legend_height (const VechePlanLayout *self, double width)
{
  const guint columns = (guint) MAX (floor (width / VECHE_PLAN_LEGEND_COLUMN), 1);
  const guint entries = veche_plan_layout_count_entries (self);

  return VECHE_PLAN_LEGEND_TITLE + (entries + columns - 1) / columns * VECHE_PLAN_LEGEND_LINE + 3;
}

/* The map's rectangle with the block there; %FALSE where the paper is too small for it. */
static gboolean
veche_plan_layout_set_block (VechePlanLayout *self, VechePlanBlock block)
{
  const double room = self->frame.x1 - self->frame.x0 - VECHE_PLAN_STAMP_WIDTH;
  double side, band, beside;

  self->block = block;
  self->map = self->frame;
  switch (block)
    {
    case VECHE_PLAN_BLOCK_SIDE:
      side = VECHE_PLAN_STAMP_HEIGHT + veche_plan_layout_get_legend_height (self, VECHE_PLAN_STAMP_WIDTH) + 22;
      self->map.x1 -= VECHE_PLAN_STAMP_WIDTH;
      return room > 60 && side <= self->frame.y1 - self->frame.y0;
    case VECHE_PLAN_BLOCK_BOTTOM:
      band = VECHE_PLAN_STAMP_HEIGHT + LEGEND_FOOT + veche_plan_layout_get_legend_height (self, self->frame.x1 - self->frame.x0);
      beside = room >= VECHE_PLAN_LEGEND_COLUMN + 30 ? veche_plan_layout_get_legend_height (self, room) + LEGEND_FOOT : G_MAXDOUBLE;
      self->beside = beside < band;
      if (self->beside)
        band = MAX (beside, VECHE_PLAN_STAMP_HEIGHT);
      self->map.y1 -= band;
      return room > -1 && self->map.y1 - self->map.y0 > 60;
    case VECHE_PLAN_BLOCK_SHEET:
    default:
      self->map.y1 -= VECHE_PLAN_STRIP_HEIGHT;
      return TRUE;
    }
}

/* How many sheets it takes; columns and rows are set. */
static guint
veche_plan_layout_count_sheets (VechePlanLayout *self)
{
  const double mm = 1000.0 / self->scale;
  const double width = (self->bounds[2] - self->bounds[0]) * mm + 2 * PAD;
  const double height = (self->bounds[3] - self->bounds[1]) * mm + 2 * PAD;

  /* A hundredth of a millimetre is not worth another sheet. */
  self->columns = (guint) MIN (MAX (ceil ((width - 0.01) / (self->map.x1 - self->map.x0)), 1), G_MAXUINT16);
  self->rows = (guint) MIN (MAX (ceil ((height - 0.01) / (self->map.y1 - self->map.y0)), 1), G_MAXUINT16);
  return self->columns * self->rows;
}

static void
veche_plan_layout_set_paper (VechePlanLayout *self, VechePageOrientation orientation)
{
  VechePageChoice choice = self->input->page;
  VechePageStyle style;

  if (choice.paper == VECHE_PAPER_DEFAULT)
    choice.paper = VECHE_PAPER_A3;
  choice.orientation = orientation;
  veche_page_style_init (&style, &choice, orientation);
  self->width = style.width * 25.4 / 72;
  self->height = style.height * 25.4 / 72;
  self->frame = (VecheLabelBox) { MARGIN_LEFT, MARGIN, self->width - MARGIN, self->height - MARGIN };
}

/* The way of laying it out that takes the fewest sheets at this scale, the sheet of its own for the legend counted. */
static guint
veche_plan_layout_try_scale (VechePlanLayout *self, guint scale)
{
  static const VechePageOrientation ways[] = { VECHE_PAGE_ORIENTATION_LANDSCAPE, VECHE_PAGE_ORIENTATION_PORTRAIT };
  VechePageOrientation best_way = VECHE_PAGE_ORIENTATION_LANDSCAPE;
  VechePlanBlock best_block = VECHE_PLAN_BLOCK_SHEET;
  guint best = G_MAXUINT;

  self->scale = scale;
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    for (guint block = VECHE_PLAN_BLOCK_SIDE; block <= VECHE_PLAN_BLOCK_SHEET; block++)
      {
        guint count;

        if (self->input->page.orientation != VECHE_PAGE_ORIENTATION_DEFAULT && self->input->page.orientation != ways[i])
          continue;
        veche_plan_layout_set_paper (self, ways[i]);
        if (!veche_plan_layout_set_block (self, (VechePlanBlock) block))
          continue;
        count = veche_plan_layout_count_sheets (self);
        /* Legend and stamp stand on one sheet only. */
        if (block != VECHE_PLAN_BLOCK_SHEET && count > 1)
          continue;
        count += block == VECHE_PLAN_BLOCK_SHEET;
        if (count >= best)
          continue;
        best = count;
        best_way = ways[i];
        best_block = (VechePlanBlock) block;
      }
  veche_plan_layout_set_paper (self, best_way);
  veche_plan_layout_set_block (self, best_block);
  veche_plan_layout_count_sheets (self);
  return best;
}

static gboolean
veche_plan_layout_refuse (const VechePlanLayout *self, GError **error)
{
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
               _("Could not draw the plan at 1:%u: it would be more than %u sheets. Choose a smaller scale, larger paper or a smaller territory."),
               self->scale, MAX_SHEETS);
  return FALSE;
}

static gboolean
veche_plan_layout_choose_scale (VechePlanLayout *self, GError **error)
{
  guint count = 0;

  if (self->input->scale != 0)
    count = veche_plan_layout_try_scale (self, self->input->scale);
  else
    for (guint i = 0; i < G_N_ELEMENTS (veche_plan_layout_scales); i++)
      {
        count = veche_plan_layout_try_scale (self, veche_plan_layout_scales[i]);
        if (count == 1)
          break;
      }
  return count <= MAX_CELLS || veche_plan_layout_refuse (self, error);
}

/* --- sheets ------------------------------------------------------------------------------------------------------- */

static void
veche_plan_layout_add_sheets (VechePlanLayout *self)
{
  const double m = self->scale / 1000.0;
  const double width = (self->map.x1 - self->map.x0) * m, height = (self->map.y1 - self->map.y0) * m;
  /* What is drawn lies in the middle of all sheets together. */
  const double west = (self->bounds[0] + self->bounds[2] - width * self->columns) / 2;
  const double north = (self->bounds[1] + self->bounds[3] + height * self->rows) / 2;

  self->sheets = g_ptr_array_new_with_free_func (veche_plan_layout_free_sheet);
  for (guint row = 0; row < self->rows; row++)
    for (guint column = 0; column < self->columns; column++)
      {
        VechePlanSheet *sheet = g_new0 (VechePlanSheet, 1);

        sheet->column = column;
        sheet->row = row;
        sheet->west = west + width * column;
        sheet->north = north - height * row;
        sheet->marks = g_array_new (FALSE, FALSE, sizeof (VechePlanMark));
        g_ptr_array_add (self->sheets, sheet);
      }
}

void
veche_plan_layout_project (const VechePlanLayout *self, const VechePlanSheet *sheet, double lon, double lat, double *x, double *y)
{
  const double mm = 1000.0 / self->scale;

  veche_plan_ground_project (&self->ground, lon, lat, x, y);
  *x = self->map.x0 + (*x - sheet->west) * mm;
  *y = self->map.y0 + (sheet->north - *y) * mm;
}

static void
veche_plan_layout_add_marks (VechePlanLayout *self)
{
  const VechePlanSheet *first = g_ptr_array_index (self->sheets, 0);
  const double width = self->map.x1 - self->map.x0, height = self->map.y1 - self->map.y0;

  for (guint i = 0; i < self->input->trees->len; i++)
    {
      const VecheReportTree *tree = g_ptr_array_index (self->input->trees, i);
      VechePlanMark mark = { .tree = i };
      guint column, row;

      if (!veche_plan_layout_is_placed (tree))
        continue;
      veche_plan_layout_project (self, first, tree->lon, tree->lat, &mark.x, &mark.y);
      column = (guint) CLAMP (floor ((mark.x - self->map.x0) / width), 0, self->columns - 1.0);
      row = (guint) CLAMP (floor ((mark.y - self->map.y0) / height), 0, self->rows - 1.0);
      mark.x -= width * column;
      mark.y -= height * row;
      g_array_append_val (((VechePlanSheet *) g_ptr_array_index (self->sheets, row * self->columns + column))->marks, mark);
      self->n_trees++;
    }
}

/* Whether the stretch has a point in the box: what each side cuts off is taken away. */
static gboolean
veche_plan_layout_crosses (const double from[2], const double to[2], const VecheLabelBox *box)
{
  const double run[2] = { to[0] - from[0], to[1] - from[1] };
  const double low[2] = { box->x0 - from[0], box->y0 - from[1] }, high[2] = { box->x1 - from[0], box->y1 - from[1] };
  double begin = 0, end = 1;

  for (guint i = 0; i < 2; i++)
    {
      if (run[i] == 0 && (low[i] > 0 || high[i] < 0))
        return FALSE;
      if (run[i] == 0)
        continue;
      begin = MAX (begin, MIN (low[i] / run[i], high[i] / run[i]));
      end = MIN (end, MAX (low[i] / run[i], high[i] / run[i]));
    }
  return begin <= end;
}

static void
veche_plan_layout_cross (VechePlanLayout *self, const double from[2], const double to[2])
{
  const double width = self->map.x1 - self->map.x0, height = self->map.y1 - self->map.y0;
  const guint left = (guint) CLAMP (floor ((MIN (from[0], to[0]) - self->map.x0) / width), 0, self->columns - 1.0);
  const guint right = (guint) CLAMP (floor ((MAX (from[0], to[0]) - self->map.x0) / width), 0, self->columns - 1.0);
  const guint top = (guint) CLAMP (floor ((MIN (from[1], to[1]) - self->map.y0) / height), 0, self->rows - 1.0);
  const guint bottom = (guint) CLAMP (floor ((MAX (from[1], to[1]) - self->map.y0) / height), 0, self->rows - 1.0);

  for (guint row = top; row <= bottom; row++)
    for (guint column = left; column <= right; column++)
      {
        VechePlanSheet *sheet = g_ptr_array_index (self->sheets, row * self->columns + column);
        const double x = self->map.x0 + width * column, y = self->map.y0 + height * row;

        sheet->crossed |= veche_plan_layout_crosses (from, to, &(VecheLabelBox) { x, y, x + width, y + height });
      }
}

static void
veche_plan_layout_add_boundary (VechePlanLayout *self)
{
  const VecheGeometry *shape = self->input->boundary;
  const VechePlanSheet *first = g_ptr_array_index (self->sheets, 0);
  const double *xy = shape != NULL ? veche_geometry_get_xy (shape) : NULL;

  for (guint ring = 0, i = 0; shape != NULL && ring < shape->rings->len; ring++)
    {
      double last[2] = { 0, 0 };

      for (guint n = 0; i < g_array_index (shape->rings, guint, ring); i++, n++)
        {
          double here[2];

          veche_plan_layout_project (self, first, xy[2 * i], xy[2 * i + 1], &here[0], &here[1]);
          veche_plan_layout_cross (self, n > 0 ? last : here, here);
          last[0] = here[0];
          last[1] = here[1];
        }
    }
}

/* Symbols of 2 to 3,4 mm, as annexes on planting want, and numbers that can be read: the fewer trees, the larger. */
static void
veche_plan_layout_set_sizes (VechePlanLayout *self)
{
  const double mm = 1000.0 / self->scale;
  const double ground = MAX (self->bounds[2] - self->bounds[0], 1) * MAX (self->bounds[3] - self->bounds[1], 1) * mm * mm;
  const double apart = sqrt (ground / MAX (self->n_trees, 1));

  self->symbol = CLAMP (apart * 0.29, 2.0, 3.4);
  self->text = CLAMP (apart * 0.27, 1.7, 2.6);
}

/* A sheet of the grid on which nothing lies is not printed. */
static void
veche_plan_layout_drop_empty (VechePlanLayout *self)
{
  for (guint i = self->sheets->len; i-- > 0 && self->sheets->len > 1;)
    {
      const VechePlanSheet *sheet = g_ptr_array_index (self->sheets, i);

      if (sheet->marks->len == 0 && !sheet->crossed)
        g_ptr_array_remove_index (self->sheets, i);
    }
}

VechePlanLayout *
veche_plan_layout_new (const VecheReportPlan *input, GError **error)
{
  g_autoptr (VechePlanLayout) self = g_new0 (VechePlanLayout, 1);

  self->input = input;
  self->symbols = veche_plan_symbols_new (input->trees);
  self->unlabelled = g_ptr_array_new ();
  for (guint i = 0; i < input->trees->len; i++)
    self->has_crowns |= ((const VecheReportTree *) g_ptr_array_index (input->trees, i))->crown > 0;
  if (!veche_plan_layout_find_middle (self, error))
    return NULL;
  veche_plan_layout_measure (self);
  if (!veche_plan_layout_choose_scale (self, error))
    return NULL;
  veche_plan_layout_add_sheets (self);
  veche_plan_layout_add_marks (self);
  veche_plan_layout_set_sizes (self);
  veche_plan_layout_add_boundary (self);
  veche_plan_layout_drop_empty (self);
  if (self->sheets->len > MAX_SHEETS)
    {
      veche_plan_layout_refuse (self, error);
      return NULL;
    }
  veche_plan_labels_place (self);
  return g_steal_pointer (&self);
}
