/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-plan-pages.h"

#include <math.h>

#include "veche-plan-grid.h"
#include "veche-plan-legend.h"
#include "veche-plan-painter.h"
#include "veche-plan-pen.h"
#include "veche-plan-season.h"
#include "veche-plan-stamp.h"
#include "veche-report-text.h"

/* The list of numbers: the size of its type, and what is between its lines and the edges. */
#define LIST_TYPE 2.8
#define LIST_TOP 18.0
#define LIST_SIDE 10.0

/* Of paper, in metres. */
#define MILLIMETRE 0.001

struct _VechePlanPages
{
  const VechePlanLayout *layout;
  VechePlanBase *base; /* or %NULL */
  VechePlanPen *pen;
  GArray *listed; /* of guint: where each page of the list of numbers begins */
};

/* As many numbers on a page as there is room for: the last line is left free, for the pen may break lines otherwise. */
static void
veche_plan_pages_part_list (VechePlanPages *self)
{
  const VecheLabelBox *frame = &self->layout->frame;
  const double width = frame->x1 - frame->x0 - 2 * LIST_SIDE;
  double x = width, y = 0, comma, height;

  veche_plan_pen_measure (self->pen, ", ", LIST_TYPE, &comma, &height);
  for (guint i = 0; i < self->layout->unlabelled->len; i++)
    {
      double number, line;

      veche_plan_pen_measure (self->pen, g_ptr_array_index (self->layout->unlabelled, i), LIST_TYPE, &number, &line);
      if (x + number + comma > width)
        {
          x = 0;
          y += height;
        }
      x += number + comma;
      if (self->listed->len > 0 && y + height <= frame->y1 - VECHE_PLAN_STRIP_HEIGHT - frame->y0 - LIST_TOP)
        continue;
      g_array_append_val (self->listed, i);
      x = number + comma;
      y = height;
    }
}

VechePlanPages *
veche_plan_pages_new (const VechePlanLayout *layout, VechePlanBase *base)
{
  VechePlanPages *self = g_new0 (VechePlanPages, 1);

  self->layout = layout;
  self->base = base;
  self->pen = veche_plan_pen_new ();
  self->listed = g_array_new (FALSE, FALSE, sizeof (guint));
  veche_plan_pages_part_list (self);
  return self;
}

void
veche_plan_pages_free (VechePlanPages *self)
{
  if (self == NULL)
    return;
  veche_plan_pen_free (self->pen);
  g_array_unref (self->listed);
  g_free (self);
}

static guint
veche_plan_pages_count_general (const VechePlanPages *self)
{
  return self->layout->block == VECHE_PLAN_BLOCK_SHEET ? 1 : 0;
}

guint
veche_plan_pages_get_n_pages (const VechePlanPages *self)
{
  return veche_plan_pages_count_general (self) + self->layout->sheets->len + self->listed->len;
}

static void
veche_plan_pages_paint_frame (cairo_t *cr, const VecheLabelBox *frame)
{
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, 0.7);
  cairo_rectangle (cr, frame->x0, frame->y0, frame->x1 - frame->x0, frame->y1 - frame->y0);
  cairo_stroke (cr);
}

/* What the reader has to know besides the symbols. */
static char *
veche_plan_pages_dup_notes (const VechePlanPages *self)
{
  const VechePlanLayout *layout = self->layout;
  g_autoptr (GString) text = g_string_new (layout->input->grid ? "Номера – как в программе. " : "Номера – по перечётной ведомости. ");
  g_autofree char *trees = veche_report_text_count (layout->n_trees, "растение", "растения", "растений");
  g_autofree char *season = veche_plan_season_dup (layout->input);
  guint vague = 0;

  g_string_append_printf (text, "На схеме %s. ", trees);
  if (season != NULL && !layout->input->grid)
    g_string_append_printf (text, "Съёмка: %s. ", season);
  if (layout->n_without_place > 0)
    {
      g_autofree char *left = veche_report_text_count (layout->n_without_place, "растение", "растения", "растений");

      g_string_append_printf (text, "Без места на карте: %s. ", left);
    }
  if (layout->unlabelled->len > 0)
    g_string_append_printf (text, "Без номера на схеме: %u, их список – на последнем листе. ", layout->unlabelled->len);
  for (guint i = 0; i < layout->input->trees->len; i++)
    {
      const VecheReportTree *tree = g_ptr_array_index (layout->input->trees, i);

      vague += isfinite (tree->lon) && tree->accuracy > layout->scale * MILLIMETRE;
    }
  if (vague > 0)
    g_string_append_printf (text, "Место определено хуже 1 мм на схеме: %u. ", vague);
  if (layout->input->grid)
    g_string_append_printf (text, "Сторона квадрата сетки – %g" VECHE_REPORT_TEXT_NBSP "м. ", veche_plan_grid_get_step (layout->scale));
  g_string_append (text, "«Предлагается к вырубке» – до акта обследования.");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Legend, notes, scale: from the upper left corner of the box. */
static void
veche_plan_pages_paint_block (VechePlanPages *self, cairo_t *cr, const VecheLabelBox *box)
{
  g_autofree char *notes = veche_plan_pages_dup_notes (self);
  const VechePlanType type = { .size = 2.8, .width = box->x1 - box->x0 - 6 };
  double y = box->y0 + veche_plan_legend_paint (cr, self->layout, box, self->pen) + 1;

  if (box->x1 - box->x0 >= VECHE_PLAN_STAMP_WIDTH - 10 && box->y1 - y > 15)
    {
      veche_plan_legend_paint_scale (cr, self->layout->scale, box->x0 + 3, box->y1 - 15, self->pen);
      if (box->y1 - y > 28)
        veche_plan_pen_write (self->pen, cr, box->x0 + 3, y + 1, &type, notes);
      else
        {
          const VechePlanType beside = { .size = 2.6, .width = box->x1 - box->x0 - 92 };

          veche_plan_pen_write (self->pen, cr, box->x0 + 88, box->y1 - 14, &beside, notes);
        }
    }
  else
    {
      veche_plan_legend_paint_scale (cr, self->layout->scale, box->x0 + 3, MIN (y + 1, box->y1 - 14), self->pen);
    }
}

static void
veche_plan_pages_paint_map (VechePlanPages *self, cairo_t *cr, guint page)
{
  const VechePlanLayout *layout = self->layout;
  const guint general = veche_plan_pages_count_general (self);
  const VechePlanSheet *sheet = g_ptr_array_index (layout->sheets, page - general);
  const VecheLabelBox *map = &layout->map, *frame = &layout->frame;
  const VechePlanStampSheet stamp = { veche_report_plan_get_name (layout->input), page + 1, veche_plan_pages_get_n_pages (self) };

  veche_plan_painter_paint (cr, layout, sheet, self->base, self->pen);
  if (layout->block == VECHE_PLAN_BLOCK_SHEET)
    {
      if (frame->x1 - frame->x0 - veche_plan_stamp_get_small_width (layout) > 76)
        veche_plan_legend_paint_scale (cr, layout->scale, frame->x0 + 3, map->y1 + 1, self->pen);
      veche_plan_stamp_paint_small (cr, layout, &stamp, self->pen);
    }
  else
    {
      const gboolean side = layout->block == VECHE_PLAN_BLOCK_SIDE;
      const gboolean beside = !side && layout->beside;
      const VecheLabelBox box = {
        side ? map->x1 : frame->x0,
        side ? frame->y0 : map->y1,
        beside ? frame->x1 - VECHE_PLAN_STAMP_WIDTH : frame->x1,
        beside ? frame->y1 : frame->y1 - VECHE_PLAN_STAMP_HEIGHT,
      };

      veche_plan_pages_paint_block (self, cr, &box);
      veche_plan_stamp_paint_full (cr, layout, &stamp, self->pen);
    }
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, 0.35);
  cairo_rectangle (cr, map->x0, map->y0, map->x1 - map->x0, map->y1 - map->y0);
  cairo_stroke (cr);
}

/* How the sheets lie beside each other. */
static void
veche_plan_pages_paint_scheme (VechePlanPages *self, cairo_t *cr, double x, double y, double width, double height)
{
  const VechePlanLayout *layout = self->layout;
  const VechePlanType title = { .size = 3.5, .bold = TRUE };
  const VechePlanType number = { .size = 3, .align = VECHE_PLAN_ALIGN_CENTER };
  const double w = layout->map.x1 - layout->map.x0, h = layout->map.y1 - layout->map.y0;
  const double share = MIN (MIN (width / (w * layout->columns), (height - 8) / (h * layout->rows)), 30 / h);

  veche_plan_pen_write (self->pen, cr, x, y, &title, "Схема расположения листов");
  cairo_set_line_width (cr, 0.2);
  for (guint i = 0; i < layout->sheets->len; i++)
    {
      const VechePlanSheet *sheet = g_ptr_array_index (layout->sheets, i);
      const double left = x + sheet->column * w * share, top = y + 8 + sheet->row * h * share;
      g_autofree char *text = g_strdup_printf ("%u", i + 2);

      cairo_rectangle (cr, left, top, w * share, h * share);
      cairo_stroke (cr);
      veche_plan_pen_write (self->pen, cr, left + w * share / 2, top + h * share / 2 - 2, &number, text);
    }
}

static void
veche_plan_pages_paint_general (VechePlanPages *self, cairo_t *cr)
{
  const VechePlanLayout *layout = self->layout;
  const VecheLabelBox *frame = &layout->frame;
  const char *drawing = veche_report_plan_get_name (layout->input);
  g_autofree char *general = g_strdup_printf ("%s. Общие данные", drawing);
  const VechePlanStampSheet stamp = { general, 1, veche_plan_pages_get_n_pages (self) };
  const double width = MIN (frame->x1 - frame->x0 - 20, 5 * VECHE_PLAN_LEGEND_COLUMN);
  const VecheLabelBox box = { frame->x0 + 7, frame->y0 + 25, frame->x0 + 7 + width, frame->y1 };
  const VechePlanType title = { .size = 6, .bold = TRUE, .width = frame->x1 - frame->x0 - 20, .lines = 1 };
  const VechePlanType type = { .size = 3, .width = width - 6 };
  g_autofree char *notes = veche_plan_pages_dup_notes (self);
  g_autofree char *name = g_strdup_printf ("%s. %s", drawing, layout->input->territory != NULL ? layout->input->territory : "Зелёные насаждения");
  double y;

  cairo_set_source_rgb (cr, 0, 0, 0);
  veche_plan_pen_write (self->pen, cr, frame->x0 + 10, frame->y0 + 10, &title, name);
  y = box.y0 + veche_plan_legend_paint (cr, layout, &box, self->pen) + 4;
  y += veche_plan_pen_write (self->pen, cr, box.x0 + 3, y, &type, notes) + 6;
  veche_plan_legend_paint_scale (cr, layout->scale, box.x0 + 3, y, self->pen);
  y += 22;
  veche_plan_pages_paint_scheme (self, cr, box.x0 + 3, y, MIN (width, 180), frame->y1 - VECHE_PLAN_STAMP_HEIGHT - 8 - y);
  veche_plan_stamp_paint_full (cr, layout, &stamp, self->pen);
}

static void
veche_plan_pages_paint_list (VechePlanPages *self, cairo_t *cr, guint nth, guint page)
{
  const VechePlanLayout *layout = self->layout;
  const VecheLabelBox *frame = &layout->frame;
  const VechePlanType title = { .size = 4, .bold = TRUE };
  const VechePlanType type = { .size = LIST_TYPE, .width = frame->x1 - frame->x0 - 2 * LIST_SIDE };
  const guint end = nth + 1 < self->listed->len ? g_array_index (self->listed, guint, nth + 1) : layout->unlabelled->len;
  const VechePlanStampSheet stamp = { "Деревья без номера на схеме", page + 1, veche_plan_pages_get_n_pages (self) };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = g_array_index (self->listed, guint, nth); i < end; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", (const char *) g_ptr_array_index (layout->unlabelled, i));
  cairo_set_source_rgb (cr, 0, 0, 0);
  veche_plan_pen_write (self->pen, cr, frame->x0 + 10, frame->y0 + 8, &title, "Деревья, номерам которых не нашлось места на схеме");
  veche_plan_pen_write (self->pen, cr, frame->x0 + LIST_SIDE, frame->y0 + LIST_TOP, &type, text->str);
  veche_plan_stamp_paint_small (cr, layout, &stamp, self->pen);
}

void
veche_plan_pages_paint (gpointer pages, guint page, cairo_t *cr)
{
  VechePlanPages *self = pages;
  const guint general = veche_plan_pages_count_general (self);

  cairo_scale (cr, 72 / 25.4, 72 / 25.4);
  if (page < general)
    veche_plan_pages_paint_general (self, cr);
  else if (page < general + self->layout->sheets->len)
    veche_plan_pages_paint_map (self, cr, page);
  else
    veche_plan_pages_paint_list (self, cr, page - general - self->layout->sheets->len, page);
  veche_plan_pages_paint_frame (cr, &self->layout->frame);
}
