/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the numbers of a printed map stand for: beside it, then on pages of columns; nothing is cut. */

#include "config.h"

#include "veche-map-sheet-key.h"

#define WIDTH 297
#define HEIGHT 210
#define DOTS 3 /* to a millimetre */

static const VecheLabelBox side = { 230, 20, 289, 120 };
static const VecheLabelBox page = { 8, 8, 289, 202 };

/* The box of all ink on a page, mm; all 0: none. */
static void
measure (VecheMapSheetKey *key, guint nth, VechePlanPen *pen, double box[4])
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH * DOTS, HEIGHT * DOTS);
  cairo_t *cr = cairo_create (surface);
  const guint8 *data;
  int stride;

  cairo_scale (cr, DOTS, DOTS);
  veche_map_sheet_key_draw (key, nth, pen, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface);
  box[0] = box[1] = G_MAXDOUBLE;
  box[2] = box[3] = 0;
  for (int y = 0; y < HEIGHT * DOTS; y++)
    for (int x = 0; x < WIDTH * DOTS; x++)
      if (((const guint32 *) (gconstpointer) (data + y * stride))[x] != 0)
        {
          box[0] = MIN (box[0], (double) x / DOTS);
          box[1] = MIN (box[1], (double) y / DOTS);
          box[2] = MAX (box[2], (double) x / DOTS);
          box[3] = MAX (box[3], (double) y / DOTS);
        }
  cairo_surface_destroy (surface);
}

static void
assert_inside (VecheMapSheetKey *key, guint nth, VechePlanPen *pen)
{
  const VecheLabelBox *room = nth == 0 ? &side : &page;
  double box[4];

  measure (key, nth, pen, box);
  g_assert_cmpfloat (box[2], >, 0);
  g_assert_cmpfloat (box[0], >=, room->x0 - 0.5);
  g_assert_cmpfloat (box[1], >=, room->y0 - 0.5);
  g_assert_cmpfloat (box[2], <=, room->x1 + 0.5);
  g_assert_cmpfloat (box[3], <=, room->y1 + 0.5);
}

static void
test_short (void)
{
  VecheMapSheetKey *key = veche_map_sheet_key_new ();
  g_autoptr (VechePlanPen) pen = veche_plan_pen_new ();

  g_assert_cmpuint (veche_map_sheet_key_add (key, "Точки интереса", "Ротонда"), ==, 1);
  g_assert_cmpuint (veche_map_sheet_key_add (key, "Точки интереса", "Родник"), ==, 2);
  g_assert_cmpuint (veche_map_sheet_key_add (key, "Сообщества", "Клуб"), ==, 3);
  g_assert_cmpuint (veche_map_sheet_key_place (key, &side, &page, pen), ==, 0);
  assert_inside (key, 0, pen);
  veche_map_sheet_key_free (key);
}

static void
test_long (void)
{
  VecheMapSheetKey *key = veche_map_sheet_key_new ();
  g_autoptr (VechePlanPen) pen = veche_plan_pen_new ();
  g_autoptr (GString) name = g_string_new ("Беседка");
  double before[4] = { 0 };
  guint pages;

  while (name->len < 300)
    g_string_append (name, " у дальнего входа");
  for (guint i = 0; i < 300; i++)
    g_assert_cmpuint (veche_map_sheet_key_add (key, i < 150 ? "Точки интереса" : "Сообщества", i % 10 == 0 ? name->str : "Скамья"), ==, i + 1);
  pages = veche_map_sheet_key_place (key, &side, &page, pen);
  g_assert_cmpuint (pages, >=, 2);
  for (guint nth = 0; nth <= pages; nth++)
    assert_inside (key, nth, pen);
  /* A page that is full has columns to its right edge. */
  measure (key, 1, pen, before);
  g_assert_cmpfloat (before[2], >, page.x1 - 64);
  /* It can be placed anew. */
  g_assert_cmpuint (veche_map_sheet_key_place (key, &side, &page, pen), ==, pages);
  veche_map_sheet_key_free (key);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/map-key/short", test_short);
  g_test_add_func ("/ui/map-key/long", test_long);
  return g_test_run ();
}
