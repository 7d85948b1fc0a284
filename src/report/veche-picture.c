/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-picture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-picture-size.h"

/* A side of what cameras make is shorter; a file may say anything. The whole picture is decoded before it is made small. */
#define MOST_SIDE 16384
#define MOST_PIXELS (64 * 1024 * 1024)
#define QUALITY "85"

G_DEFINE_BOXED_TYPE (VechePicture, veche_picture, veche_picture_ref, veche_picture_unref)

VechePicture *
veche_picture_ref (VechePicture *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
veche_picture_clear (gpointer data)
{
  g_bytes_unref (((VechePicture *) data)->bytes);
}

void
veche_picture_unref (VechePicture *self)
{
  g_atomic_rc_box_release_full (self, veche_picture_clear);
}

/* Upright, on white, of that size at most. */
static GdkPixbuf *
veche_picture_load (GBytes *bytes, guint side, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GdkPixbuf) read = NULL;
  g_autoptr (GdkPixbuf) upright = NULL;
  GdkPixbuf *flat;
  guint width;
  guint height;

  if (!veche_picture_size_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &width, &height) || width == 0 || height == 0
      || width > MOST_SIDE || height > MOST_SIDE || (guint64) width * height > MOST_PIXELS)
    {
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_INVALID, _("Could not read the picture: it is neither PNG nor JPEG, or too large."));
      return NULL;
    }
  read = MAX (width, height) > side ? gdk_pixbuf_new_from_stream_at_scale (stream, (int) side, (int) side, TRUE, NULL, error)
                                    : gdk_pixbuf_new_from_stream (stream, NULL, error);
  upright = read != NULL ? gdk_pixbuf_apply_embedded_orientation (read) : NULL;
  if (upright == NULL || !gdk_pixbuf_get_has_alpha (upright))
    return g_steal_pointer (&upright);
  flat = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, gdk_pixbuf_get_width (upright), gdk_pixbuf_get_height (upright));
  gdk_pixbuf_fill (flat, 0xffffffff);
  gdk_pixbuf_composite (upright, flat, 0, 0, gdk_pixbuf_get_width (flat), gdk_pixbuf_get_height (flat), 0, 0, 1, 1, GDK_INTERP_NEAREST, 255);
  return flat;
}

VechePicture *
veche_picture_new (GBytes *bytes, guint side, GError **error)
{
  g_autoptr (GdkPixbuf) pixels = NULL;
  VechePicture *self;
  char *data = NULL;
  gsize size = 0;

  g_return_val_if_fail (bytes != NULL && side > 0, NULL);

  pixels = veche_picture_load (bytes, side, error);
  if (pixels == NULL || !gdk_pixbuf_save_to_buffer (pixels, &data, &size, "jpeg", error, "quality", QUALITY, NULL))
    return NULL;
  self = g_atomic_rc_box_new0 (VechePicture);
  self->bytes = g_bytes_new_take (data, size);
  self->width = (guint) gdk_pixbuf_get_width (pixels);
  self->height = (guint) gdk_pixbuf_get_height (pixels);
  return self;
}

/* --- pixels ------------------------------------------------------------------------------------------------------- */

static void
veche_picture_convert (const GdkPixbuf *pixbuf, cairo_surface_t *surface)
{
  const int channels = gdk_pixbuf_get_n_channels (pixbuf);
  const guint8 *from = gdk_pixbuf_read_pixels (pixbuf);
  guint8 *to = cairo_image_surface_get_data (surface);

  for (int y = 0; y < gdk_pixbuf_get_height (pixbuf); y++)
    for (int x = 0; x < gdk_pixbuf_get_width (pixbuf); x++)
      {
        const guint8 *pixel = from + (gsize) y * (gsize) gdk_pixbuf_get_rowstride (pixbuf) + (gsize) (x * channels);
        const guint32 alpha = channels == 4 ? pixel[3] : 255;

        ((guint32 *) (gpointer) (to + (gsize) y * (gsize) cairo_image_surface_get_stride (surface)))[x]
          = alpha << 24 | pixel[0] * alpha / 255 << 16 | pixel[1] * alpha / 255 << 8 | pixel[2] * alpha / 255;
      }
  cairo_surface_mark_dirty (surface);
}

cairo_surface_t *
veche_picture_decode (GBytes *bytes)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_stream (stream, NULL, NULL);
  cairo_surface_t *surface;

  if (pixbuf == NULL)
    return NULL;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf));
  veche_picture_convert (pixbuf, surface);
  return surface;
}

void
veche_picture_paint (VechePicture *self, cairo_t *cr, double x, double y, double width, double height)
{
  cairo_surface_t *surface = veche_picture_decode (self->bytes);
  GBytes *kept;

  if (surface == NULL)
    return;
  kept = g_bytes_ref (self->bytes);
  if (cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, g_bytes_get_data (kept, NULL), g_bytes_get_size (kept),
                                   (cairo_destroy_func_t) g_bytes_unref, kept)
      != CAIRO_STATUS_SUCCESS)
    g_bytes_unref (kept);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, width / self->width, height / self->height);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_rectangle (cr, 0, 0, self->width, self->height);
  cairo_fill (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}
