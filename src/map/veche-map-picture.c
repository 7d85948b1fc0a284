/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-picture.h"

#include "veche-picture-size.h"

/* Pixels to a side that a square of anybody's may have: 256 and 512 are usual. Hundreds of squares are in memory at once. */
#define MOST_PIXELS 1024
/* In dark windows: of 256 parts of a colour a quarter becomes grey, and of that 108 are left. A photograph and a drawing both stay readable;
 * turning light into dark would make a negative of the former. */
#define MUTED 27u

/* A picture of a few kilobytes may ask for gigabytes, and any loader that is installed would be tried on what is neither PNG nor JPEG.
 * What is not shown is a hole in the map, not an error. */
GdkTexture *
veche_map_picture_decode (GBytes *bytes)
{
  guint width;
  guint height;

  if (!veche_picture_size_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &width, &height) || width == 0 || height == 0
      || width > MOST_PIXELS || height > MOST_PIXELS)
    return NULL;
  return gdk_texture_new_from_bytes (bytes, NULL);
}

GBytes *
veche_map_picture_download (GdkTexture *picture)
{
  const gsize stride = (gsize) gdk_texture_get_width (picture) * 4;
  const gsize size = stride * (gsize) gdk_texture_get_height (picture); /* 4 MB at most: it has been measured */
  guchar *pixels = g_malloc (size);

  gdk_texture_download (picture, pixels, stride);
  return g_bytes_new_take (pixels, size);
}

GdkTexture *
veche_map_picture_cut (GBytes *pixels, int width, int height, guint x, guint y, guint times)
{
  const int parts = 1 << times;
  const int side = MIN (MAX (width / parts, 1), height);
  const int left = CLAMP ((int) (x % (guint) parts) * width / parts, 0, width - side);
  const int top = CLAMP ((int) (y % (guint) parts) * height / parts, 0, height - side);
  const gsize stride = (gsize) width * 4;
  g_autoptr (GBytes) part
    = g_bytes_new_from_bytes (pixels, (gsize) top * stride + (gsize) left * 4, stride * (gsize) (side - 1) + (gsize) side * 4);

  return gdk_memory_texture_new (side, side, GDK_MEMORY_DEFAULT, part, stride);
}

GdkTexture *
veche_map_picture_mute (GdkTexture *picture)
{
  const int width = gdk_texture_get_width (picture);
  const int height = gdk_texture_get_height (picture);
  const gsize n = (gsize) width * (gsize) height;
  guint32 *pixels = g_new (guint32, n);
  g_autoptr (GBytes) bytes = NULL;

  gdk_texture_download (picture, (guchar *) (gpointer) pixels, (gsize) width * 4);
  /* Colours are multiplied by how opaque they are: what is transparent stays 0. */
  for (gsize i = 0; i < n; i++)
    {
      const guint red = (pixels[i] >> 16) & 0xff;
      const guint green = (pixels[i] >> 8) & 0xff;
      const guint blue = pixels[i] & 0xff;
      const guint grey = (77 * red + 150 * green + 29 * blue) >> 8;

      pixels[i] = (pixels[i] & 0xff000000u) | ((3 * red + grey) * MUTED >> 8) << 16 | ((3 * green + grey) * MUTED >> 8) << 8
                  | (3 * blue + grey) * MUTED >> 8;
    }
  bytes = g_bytes_new_take (pixels, n * 4);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, (gsize) width * 4);
}

/* --- in a thread --------------------------------------------------------------------------------------------------- */

/* Plain things: the thread may be the last that holds them. */
typedef struct
{
  GBytes *bytes;
  guint x;
  guint y;
  guint times;
  gboolean muted;
} VecheMapPictureJob;

static void
veche_map_picture_job_free (gpointer data)
{
  VecheMapPictureJob *job = data;

  g_bytes_unref (job->bytes);
  g_free (job);
}

static void
veche_map_picture_make_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const VecheMapPictureJob *job = data;
  g_autoptr (GdkTexture) whole = NULL;
  g_autoptr (GdkTexture) part = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  whole = veche_map_picture_decode (job->bytes);
  if (whole != NULL && job->times > 0)
    {
      g_autoptr (GBytes) pixels = veche_map_picture_download (whole);

      part = veche_map_picture_cut (pixels, gdk_texture_get_width (whole), gdk_texture_get_height (whole), job->x, job->y, job->times);
    }
  else
    part = g_steal_pointer (&whole);
  g_task_return_pointer (task, part != NULL && job->muted ? veche_map_picture_mute (part) : g_steal_pointer (&part), g_object_unref);
}

void
veche_map_picture_make_async (GBytes *bytes, guint x, guint y, guint times, gboolean muted, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  VecheMapPictureJob *job = g_new0 (VecheMapPictureJob, 1);

  job->bytes = g_bytes_ref (bytes);
  job->x = x;
  job->y = y;
  job->times = times;
  job->muted = muted;
  g_task_set_task_data (task, job, veche_map_picture_job_free);
  g_task_run_in_thread (task, veche_map_picture_make_thread);
}

GdkTexture *
veche_map_picture_make_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
