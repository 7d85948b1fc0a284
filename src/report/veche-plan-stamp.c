/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-plan-stamp.h"

#include <string.h>

#include "veche-report-text.h"
#include "veche-time.h"

#define THICK 0.7
#define THIN 0.2
#define ROW 5.0

/* A stamp being painted: lengths from its upper left corner. */
typedef struct
{
  cairo_t *cr;
  VechePlanPen *pen;
  double x, y;
} VechePlanStamp;

static void
veche_plan_stamp_line (const VechePlanStamp *self, double thickness, double x0, double y0, double x1, double y1)
{
  cairo_set_line_width (self->cr, thickness);
  cairo_move_to (self->cr, self->x + x0, self->y + y0);
  cairo_line_to (self->cr, self->x + x1, self->y + y1);
  cairo_stroke (self->cr);
}

static void
veche_plan_stamp_box (const VechePlanStamp *self, double x, double y, double width, double height)
{
  cairo_set_line_width (self->cr, THICK);
  cairo_rectangle (self->cr, self->x + x, self->y + y, width, height);
  cairo_stroke (self->cr);
}

/* A text in the middle of a box. */
static void
veche_plan_stamp_text (const VechePlanStamp *self, double x, double y, double width, double height, double size, guint lines,
                       const char *text)
{
  const VechePlanType type = { .size = size, .align = VECHE_PLAN_ALIGN_CENTER, .width = width - 2, .lines = lines };
  double taken;

  if (veche_report_text_is_blank (text))
    return;
  /* Once for its height, out of sight. */
  cairo_push_group (self->cr);
  taken = veche_plan_pen_write (self->pen, self->cr, self->x + x + width / 2, self->y + y, &type, text);
  cairo_pattern_destroy (cairo_pop_group (self->cr));
  veche_plan_pen_write (self->pen, self->cr, self->x + x + width / 2, self->y + y + MAX ((height - taken) / 2, 0), &type, text);
}

/* A text from the left of a cell. */
static void
veche_plan_stamp_cell (const VechePlanStamp *self, double x, double y, double width, const char *text)
{
  const VechePlanType type = { .size = 2.4, .width = width - 1.2, .lines = 1 };

  if (!veche_report_text_is_blank (text))
    veche_plan_pen_write (self->pen, self->cr, self->x + x + 0.7, self->y + y + 0.9, &type, text);
}

static void
veche_plan_stamp_paint_changes (const VechePlanStamp *self, double top, guint blanks)
{
  static const struct
  {
    double x;
    double width;
    const char *text;
  } columns[] = { { 0, 10, "Изм." },   { 10, 10, "Кол. уч." }, { 20, 10, "Лист" },
                  { 30, 10, "№ док." }, { 40, 15, "Подп." },    { 55, 10, "Дата" } };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (i > 0)
        veche_plan_stamp_line (self, THICK, columns[i].x, top, columns[i].x, top + ROW * (blanks + 1));
      veche_plan_stamp_text (self, columns[i].x, top + ROW * blanks, columns[i].width, ROW, 2.1, 1, columns[i].text);
    }
  for (guint i = 1; i <= blanks; i++)
    veche_plan_stamp_line (self, i == blanks ? THICK : THIN, 0, top + ROW * i, 65, top + ROW * i);
}

static void
veche_plan_stamp_paint_people (const VechePlanStamp *self, const VecheReportPlan *input, double top)
{
  g_autoptr (GTimeZone) zone = veche_report_text_load_zone (input->zone);
  g_autofree char *now = input->made_at != NULL ? g_strdup (input->made_at) : veche_time_now_iso ();
  g_autofree char *day = veche_time_format_date (now, zone);
  const VecheReportPerson *people[] = { input->made_by, NULL, NULL, NULL, input->head, NULL };
  static const char *const roles[] = { "Составил", "Проверил", "", "", "Утвердил", "" };
  static const double columns[] = { 20, 40, 55, 65 };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      veche_plan_stamp_line (self, i == 0 ? THICK : THIN, 0, top + ROW * i, 65, top + ROW * i);
      veche_plan_stamp_cell (self, 0, top + ROW * i, 20, roles[i]);
      veche_plan_stamp_cell (self, 20, top + ROW * i, 20, people[i] != NULL ? people[i]->name : NULL);
    }
  if (day != NULL && strlen (day) == 10)
    {
      /* «23.11.26» is what ten millimetres hold. */
      g_autofree char *brief = g_strdup_printf ("%.6s%s", day, day + 8);

      veche_plan_stamp_text (self, 55, top, 10, ROW, 2.1, 1, brief);
    }
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    veche_plan_stamp_line (self, THICK, columns[i], top, columns[i], top + ROW * G_N_ELEMENTS (roles));
}

void
veche_plan_stamp_paint_full (cairo_t *cr, const VechePlanLayout *layout, const VechePlanStampSheet *sheet, VechePlanPen *pen)
{
  const VecheReportPlan *input = layout->input;
  const VechePlanStamp self = { cr, pen, layout->frame.x1 - VECHE_PLAN_STAMP_WIDTH, layout->frame.y1 - VECHE_PLAN_STAMP_HEIGHT };
  g_autofree char *name = g_strdup_printf ("%s\nМ 1:%u", sheet->name, layout->scale);
  g_autofree char *number = g_strdup_printf ("%u", sheet->number);
  g_autofree char *count = g_strdup_printf ("%u", sheet->count);
  static const char *const heads[] = { "Стадия", "Лист", "Листов" };
  const char *const values[] = { "–", number, count };
  static const double columns[] = { 135, 150, 165, 185 };

  cairo_set_source_rgb (cr, 0, 0, 0);
  veche_plan_stamp_box (&self, 0, 0, VECHE_PLAN_STAMP_WIDTH, VECHE_PLAN_STAMP_HEIGHT);
  veche_plan_stamp_paint_changes (&self, 0, 4);
  veche_plan_stamp_paint_people (&self, input, 25);
  veche_plan_stamp_line (&self, THICK, 65, 0, 65, 55);
  veche_plan_stamp_line (&self, THICK, 65, 10, 185, 10);
  veche_plan_stamp_line (&self, THICK, 65, 25, 185, 25);
  veche_plan_stamp_line (&self, THICK, 65, 40, 185, 40);
  veche_plan_stamp_line (&self, THICK, 135, 25, 135, 55);
  veche_plan_stamp_line (&self, THICK, 135, 30, 185, 30);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      if (i > 0)
        veche_plan_stamp_line (&self, THICK, columns[i], 25, columns[i], 40);
      veche_plan_stamp_text (&self, columns[i], 25, columns[i + 1] - columns[i], ROW, 2.4, 1, heads[i]);
      veche_plan_stamp_text (&self, columns[i], 30, columns[i + 1] - columns[i], 10, 3.5, 1, values[i]);
    }
  veche_plan_stamp_text (&self, 65, 10, 120, 15, 3.5, 2, input->territory != NULL ? input->territory : "Зелёные насаждения");
  veche_plan_stamp_text (&self, 65, 25, 70, 15, 3, 3, input->survey != NULL ? input->survey : "Подеревная съёмка");
  veche_plan_stamp_text (&self, 65, 40, 70, 15, 3.5, 3, name);
  veche_plan_stamp_text (&self, 135, 40, 50, 15, 2.6, 4, input->office != NULL ? input->office->name : NULL);
}

double
veche_plan_stamp_get_small_width (const VechePlanLayout *layout)
{
  return layout->frame.x1 - layout->frame.x0 >= VECHE_PLAN_STAMP_WIDTH + 78 ? VECHE_PLAN_STAMP_WIDTH : 100;
}

void
veche_plan_stamp_paint_small (cairo_t *cr, const VechePlanLayout *layout, const VechePlanStampSheet *sheet, VechePlanPen *pen)
{
  const double width = veche_plan_stamp_get_small_width (layout);
  const double changes = width - 120 > 0 ? 65 : 0;
  const VechePlanStamp self = { cr, pen, layout->frame.x1 - width, layout->frame.y1 - VECHE_PLAN_STRIP_HEIGHT };
  g_autofree char *name = g_strdup_printf ("%s. %s. М 1:%u", sheet->name,
                                           layout->input->territory != NULL ? layout->input->territory : "Зелёные насаждения", layout->scale);
  g_autofree char *number = g_strdup_printf ("%u", sheet->number);

  cairo_set_source_rgb (cr, 0, 0, 0);
  veche_plan_stamp_box (&self, 0, 0, width, VECHE_PLAN_STRIP_HEIGHT);
  if (changes > 0)
    {
      veche_plan_stamp_paint_changes (&self, 0, 2);
      veche_plan_stamp_line (&self, THICK, changes, 0, changes, VECHE_PLAN_STRIP_HEIGHT);
    }
  veche_plan_stamp_line (&self, THICK, width - 10, 0, width - 10, VECHE_PLAN_STRIP_HEIGHT);
  veche_plan_stamp_line (&self, THICK, width - 10, 7, width, 7);
  veche_plan_stamp_text (&self, width - 10, 0, 10, 7, 2.4, 1, "Лист");
  veche_plan_stamp_text (&self, width - 10, 7, 10, 8, 3.5, 1, number);
  veche_plan_stamp_text (&self, changes, 0, width - 10 - changes, VECHE_PLAN_STRIP_HEIGHT, 3, 2, name);
}
