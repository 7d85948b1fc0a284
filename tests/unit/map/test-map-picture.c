/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-picture.h"

/* Four squares of a colour each: white, red, half of green, nothing. */
static GdkTexture *
make_picture (void)
{
  static const guint32 colors[] = { 0xffffffffu, 0xffff0000u, 0x80008000u, 0x00000000u };
  guint32 *pixels = g_new (guint32, 16 * 16);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 256; i++)
    pixels[i] = colors[(i / 128) * 2 + (i % 16) / 8];
  bytes = g_bytes_new_take (pixels, 1024);
  return gdk_memory_texture_new (16, 16, GDK_MEMORY_DEFAULT, bytes, 64);
}

static guint32
pixel_of (GdkTexture *texture, guint x, guint y)
{
  const guint width = (guint) gdk_texture_get_width (texture);
  g_autofree guint32 *pixels = g_new (guint32, width * (guint) gdk_texture_get_height (texture));

  gdk_texture_download (texture, (guchar *) (gpointer) pixels, width * 4);
  return pixels[y * width + x];
}

static void
test_picture_decode (void)
{
  g_autoptr (GdkTexture) picture = make_picture ();
  g_autoptr (GBytes) png = gdk_texture_save_to_png_bytes (picture);
  g_autoptr (GBytes) tiff = gdk_texture_save_to_tiff_bytes (picture);
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (png, 0, g_bytes_get_size (png) / 2);
  g_autoptr (GdkTexture) whole = veche_map_picture_decode (png);
  g_autoptr (GdkTexture) part = veche_map_picture_decode (half);
  g_autofree guchar *bomb = g_memdup2 (g_bytes_get_data (png, NULL), g_bytes_get_size (png));
  g_autoptr (GBytes) large = NULL;
  g_autoptr (GBytes) row = g_bytes_new_take (g_malloc0 (2048 * 4), 2048 * 4);
  g_autoptr (GdkTexture) wide = gdk_memory_texture_new (2048, 1, GDK_MEMORY_DEFAULT, row, 2048 * 4);
  g_autoptr (GBytes) wide_png = gdk_texture_save_to_png_bytes (wide);

  /* Of a few bytes, but a square of that width would take 16 MB. */
  g_assert_null (veche_map_picture_decode (wide_png));
  g_assert_nonnull (whole);
  g_assert_cmphex (pixel_of (whole, 9, 3), ==, 0xffff0000u);
  g_assert_null (part);
  g_assert_null (veche_map_picture_decode (tiff));
  /* The width in its header: 65536 and more. */
  bomb[17] = 1;
  large = g_bytes_new (bomb, g_bytes_get_size (png));
  g_assert_null (veche_map_picture_decode (large));
}

static void
test_picture_cut (void)
{
  g_autoptr (GdkTexture) picture = make_picture ();
  g_autoptr (GBytes) pixels = veche_map_picture_download (picture);
  const int side = gdk_texture_get_width (picture);
  g_autoptr (GdkTexture) quarter = veche_map_picture_cut (pixels, side, side, 7, 4, 1);
  g_autoptr (GdkTexture) dot = veche_map_picture_cut (pixels, side, side, 16 + 8, 32 + 15, 4);
  g_autoptr (GdkTexture) below = veche_map_picture_cut (pixels, side, side, 33, 0, 6);

  g_assert_cmpint (gdk_texture_get_width (quarter), ==, 8);
  g_assert_cmphex (pixel_of (quarter, 0, 0), ==, 0xffff0000u);
  g_assert_cmpint (gdk_texture_get_height (dot), ==, 1);
  g_assert_cmphex (pixel_of (dot, 0, 0), ==, 0x00000000u);
  /* Less than a dot is a dot. */
  g_assert_cmpint (gdk_texture_get_width (below), ==, 1);
  g_assert_cmphex (pixel_of (below, 0, 0), ==, 0xffff0000u);
}

static void
test_picture_mute (void)
{
  g_autoptr (GdkTexture) picture = make_picture ();
  g_autoptr (GdkTexture) muted = veche_map_picture_mute (picture);
  const guint32 white = pixel_of (muted, 0, 0);
  const guint32 red = pixel_of (muted, 9, 0);
  const guint32 green = pixel_of (muted, 0, 9);

  /* Grey stays grey, and is less than half as light. */
  g_assert_cmphex (white & 0xff, ==, (white >> 8) & 0xff);
  g_assert_cmphex (white & 0xff, ==, (white >> 16) & 0xff);
  g_assert_cmpuint (white & 0xff, >=, 100);
  g_assert_cmpuint (white & 0xff, <=, 115);
  /* Red is still red. */
  g_assert_cmpuint ((red >> 16) & 0xff, >, 3 * (red & 0xff));
  /* How opaque it is does not change, and no colour is more than that allows. */
  g_assert_cmphex (green >> 24, ==, 0x80);
  g_assert_cmpuint ((green >> 8) & 0xff, <=, 0x80);
  g_assert_cmphex (pixel_of (muted, 9, 9), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/picture/decode", test_picture_decode);
  g_test_add_func ("/map/picture/cut", test_picture_cut);
  g_test_add_func ("/map/picture/mute", test_picture_mute);
  return g_test_run ();
}
