/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-thumbnail.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <libdex.h>

#include "veche-picture-size.h"
#include "veche-shown-copies.h"

#define MOST_BYTES (40 * 1024 * 1024)
/* A side of what cameras make is shorter; a file may say anything. */
#define MOST_SIDE 16384
/* The whole picture is decoded before it is made small. */
#define MOST_PIXELS (64 * 1024 * 1024)

typedef struct
{
  GBytes *bytes;
  int side;
} VecheThumbnailJob;

static void
veche_thumbnail_job_free (gpointer data)
{
  VecheThumbnailJob *job = data;

  g_bytes_unref (job->bytes);
  g_free (job);
}

gboolean
veche_thumbnail_can_show (VecheRecord *file)
{
  const char *type = veche_record_get_text (file, "media_type");

  return (g_strcmp0 (type, "image/jpeg") == 0 || g_strcmp0 (type, "image/png") == 0) && veche_record_get_integer (file, "size") <= MOST_BYTES;
}

/* A stranger's bytes: what they are and how large is looked at before anything decodes them. */
static GdkPixbuf *
veche_thumbnail_decode (GBytes *bytes, int side, GError **error)
{
  g_autoptr (GInputStream) stream = NULL;
  guint width;
  guint height;

  if (!veche_picture_size_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &width, &height) || width == 0 || height == 0
      || width > MOST_SIDE || height > MOST_SIDE || (guint64) width * height > MOST_PIXELS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "no picture");
      return NULL;
    }
  stream = g_memory_input_stream_new_from_bytes (bytes);
  return gdk_pixbuf_new_from_stream_at_scale (stream, side, side, TRUE, NULL, error);
}

static DexFuture *
veche_thumbnail_fiber (gpointer data)
{
  const VecheThumbnailJob *job = data;
  GError *error = NULL;
  g_autoptr (GdkPixbuf) small = veche_thumbnail_decode (job->bytes, job->side, &error);
  g_autoptr (GdkPixbuf) turned = small != NULL ? gdk_pixbuf_apply_embedded_orientation (small) : NULL;
  g_autoptr (GBytes) pixels = NULL;

  if (turned == NULL)
    return error != NULL ? dex_future_new_for_error (error) : dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_FAILED, "no memory");
  pixels = gdk_pixbuf_read_pixel_bytes (turned);
  return dex_future_new_take_object (gdk_memory_texture_new (gdk_pixbuf_get_width (turned), gdk_pixbuf_get_height (turned),
                                                             gdk_pixbuf_get_has_alpha (turned) ? GDK_MEMORY_R8G8B8A8 : GDK_MEMORY_R8G8B8,
                                                             pixels, (gsize) gdk_pixbuf_get_rowstride (turned)));
}

/* The workspace gives bytes to files only: a copy in a folder of this user's, which goes at once. */
static GBytes *
veche_thumbnail_await_bytes (VecheWorkspace *workspace, VecheRecord *file, GError **error)
{
  g_autoptr (GFile) copy = veche_shown_copies_dup_place (veche_record_get_title (file), error);
  g_autoptr (GBytes) bytes = NULL;

  if (copy == NULL || !dex_await (veche_workspace_extract (workspace, veche_record_get_id (file), copy), error))
    return NULL;
  bytes = dex_await_boxed (dex_file_load_contents_bytes (copy), error);
  dex_await (dex_file_delete (copy, G_PRIORITY_DEFAULT), NULL);
  return g_steal_pointer (&bytes);
}

GdkTexture *
veche_thumbnail_await (VecheWorkspace *workspace, VecheRecord *file, int side, GError **error)
{
  VecheThumbnailJob *job;
  GBytes *bytes = veche_thumbnail_await_bytes (workspace, file, error);

  if (bytes == NULL)
    return NULL;
  job = g_new0 (VecheThumbnailJob, 1);
  job->bytes = bytes;
  job->side = side;
  return dex_await_object (dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), 0, veche_thumbnail_fiber, job, veche_thumbnail_job_free),
                           error);
}
