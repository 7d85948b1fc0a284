/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-plan-pen.h"

#define FAMILY "PT Astra Sans,PT Sans,Liberation Sans,Arial,sans-serif"

struct _VechePlanPen
{
  PangoContext *context;
  PangoLayout *line;
  PangoFontDescription *font;
  double size; /* of the line */
};

VechePlanPen *
veche_plan_pen_new (void)
{
  VechePlanPen *self = g_new0 (VechePlanPen, 1);
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  cairo_font_options_t *options = cairo_font_options_create ();

  self->context = pango_font_map_create_context (map);
  /* A millimetre is too coarse for hints: letters would stand apart. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string ("ru"));
  self->font = pango_font_description_from_string (FAMILY);
  self->line = pango_layout_new (self->context);
  return self;
}

void
veche_plan_pen_free (VechePlanPen *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->line);
  g_object_unref (self->context);
  pango_font_description_free (self->font);
  g_free (self);
}

static void
veche_plan_pen_set_line (VechePlanPen *self, const char *text, double size)
{
  if (self->size != size)
    {
      pango_font_description_set_absolute_size (self->font, size * PANGO_SCALE);
      pango_font_description_set_weight (self->font, PANGO_WEIGHT_NORMAL);
      pango_layout_set_font_description (self->line, self->font);
      self->size = size;
    }
  pango_layout_set_text (self->line, text, -1);
}

void
veche_plan_pen_measure (VechePlanPen *self, const char *text, double size, double *width, double *height)
{
  int w, h;

  veche_plan_pen_set_line (self, text, size);
  pango_layout_get_size (self->line, &w, &h);
  *width = w / (double) PANGO_SCALE;
  *height = h / (double) PANGO_SCALE;
}

void
veche_plan_pen_write_line (VechePlanPen *self, cairo_t *cr, double x, double y, double size, const char *text)
{
  veche_plan_pen_set_line (self, text, size);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, self->line);
}

double
veche_plan_pen_write (VechePlanPen *self, cairo_t *cr, double x, double y, const VechePlanType *type, const char *text)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_copy (self->font);
  int w, h;
  double left = x;

  pango_font_description_set_absolute_size (font, type->size * PANGO_SCALE);
  pango_font_description_set_weight (font, type->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  if (type->width > 0)
    {
      pango_layout_set_width (layout, (int) (type->width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_alignment (layout, type->align == VECHE_PLAN_ALIGN_CENTER  ? PANGO_ALIGN_CENTER
                                          : type->align == VECHE_PLAN_ALIGN_RIGHT ? PANGO_ALIGN_RIGHT
                                                                                  : PANGO_ALIGN_LEFT);
    }
  if (type->lines > 0)
    {
      pango_layout_set_height (layout, -(int) type->lines);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &w, &h);
  if (type->align != VECHE_PLAN_ALIGN_LEFT)
    {
      const double width = type->width > 0 ? type->width : w / (double) PANGO_SCALE;

      left -= type->align == VECHE_PLAN_ALIGN_CENTER ? width / 2 : width;
    }
  cairo_move_to (cr, left, y);
  pango_cairo_show_layout (cr, layout);
  return h / (double) PANGO_SCALE;
}
