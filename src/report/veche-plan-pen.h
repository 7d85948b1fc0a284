/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/** VechePlanPen: writes on a sheet whose unit is the millimetre. Has its own fonts: nothing is shared between threads. */
typedef struct _VechePlanPen VechePlanPen;

VechePlanPen *veche_plan_pen_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_plan_pen_free (VechePlanPen *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VechePlanPen, veche_plan_pen_free)

/** veche_plan_pen_measure: of one line of type @size mm high. */
void veche_plan_pen_measure (VechePlanPen *self, const char *text, double size, double *width, double *height);

/** VechePlanAlign: which point of the line the given one is. */
typedef enum
{
  VECHE_PLAN_ALIGN_LEFT,
  VECHE_PLAN_ALIGN_CENTER,
  VECHE_PLAN_ALIGN_RIGHT,
} VechePlanAlign;

/** VechePlanType: how a text is set. */
typedef struct
{
  double size;  /* mm */
  gboolean bold;
  VechePlanAlign align;
  double width; /* mm; more is broken into lines; 0: one line, however long */
  guint lines;  /* at most, the last one is cut off with «…»; 0: any */
} VechePlanType;

/** veche_plan_pen_write: @y is the upper edge. Returns the height. */
double veche_plan_pen_write (VechePlanPen *self, cairo_t *cr, double x, double y, const VechePlanType *type, const char *text);

/** veche_plan_pen_write_line: one plain line of type @size from its upper left corner: fast, for numbers. */
void veche_plan_pen_write_line (VechePlanPen *self, cairo_t *cr, double x, double y, double size, const char *text);

G_END_DECLS
