/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-tile-source.h"

#include "veche-map-frame.h"
#include "veche-mercator.h"
#include "veche-picture-size.h"
#include "veche-tiles.h"

#define MAX_ZOOM 22
/* Pixels to a side that a square of anybody's may have: 256 and 512 are usual. */
#define MOST_PIXELS 4096
/* Zooms that a picture may be closer than the file has it, so that something is seen from zoom 8 to 22. */
#define MOST_TIMES 15

struct _VecheMapTileSource
{
  ShumateMapSource parent_instance;

  VecheTiles *tiles;
};

G_DEFINE_FINAL_TYPE (VecheMapTileSource, veche_map_tile_source, SHUMATE_TYPE_MAP_SOURCE)

typedef struct
{
  VecheTiles *tiles;
  ShumateTile *tile;
  guint zoom;
  guint x;
  guint y;
  guint times; /* zooms that the picture is closer than the file has it */
} VecheMapTileSourceJob;

static void
veche_map_tile_source_job_free (gpointer data)
{
  VecheMapTileSourceJob *job = data;

  veche_tiles_unref (job->tiles);
  g_object_unref (job->tile);
  g_free (job);
}

/* The part of a picture that a square of a closer zoom shows. */
static GdkTexture *
veche_map_tile_source_cut (GdkTexture *whole, const VecheMapTileSourceJob *job)
{
  const int parts = 1 << job->times;
  const int width = gdk_texture_get_width (whole);
  const int height = gdk_texture_get_height (whole);
  const int side = MAX (width / parts, 1);
  const int left = CLAMP ((int) (job->x % (guint) parts) * width / parts, 0, width - side);
  const int top = CLAMP ((int) (job->y % (guint) parts) * height / parts, 0, height - side);
  const gsize stride = (gsize) width * 4;
  g_autofree guchar *pixels = g_malloc (stride * (gsize) height); /* 64 MB at most: it has been measured */
  g_autoptr (GBytes) bytes = NULL;

  gdk_texture_download (whole, pixels, stride);
  bytes = g_bytes_new (pixels + (gsize) top * stride + (gsize) left * 4, stride * (gsize) (side - 1) + (gsize) side * 4);
  return gdk_memory_texture_new (side, side, GDK_MEMORY_DEFAULT, bytes, stride);
}

/* A stranger's bytes: a picture of a few kilobytes may ask for gigabytes, and any loader that is installed would be tried on what is
 * neither PNG nor JPEG. What is not shown is a hole in the map, not an error. */
static GdkTexture *
veche_map_tile_source_decode (GBytes *bytes)
{
  guint width;
  guint height;

  if (!veche_picture_size_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &width, &height) || width == 0 || height == 0
      || width > MOST_PIXELS || height > MOST_PIXELS)
    return NULL;
  return gdk_texture_new_from_bytes (bytes, NULL);
}

GdkTexture *
veche_map_tile_source_read (VecheMapTileSource *self, guint zoom, guint x, guint y, GError **error)
{
  VecheMapTileSourceJob job = { .tiles = self->tiles, .zoom = zoom, .x = x, .y = y };
  const guint max = veche_tiles_get_max_zoom (self->tiles);
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GError *local = NULL;

  job.times = zoom > max ? zoom - max : 0;
  /* Where the file ends earlier than elsewhere, what is above. */
  for (; bytes == NULL && local == NULL && job.times <= zoom && job.times < MOST_TIMES; job.times++)
    bytes = veche_tiles_read (self->tiles, zoom - job.times, x >> job.times, y >> job.times, &local);
  job.times--;
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  if (bytes != NULL)
    texture = veche_map_tile_source_decode (bytes);
  if (texture == NULL || job.times == 0)
    return g_steal_pointer (&texture);
  return veche_map_tile_source_cut (texture, &job);
}

static void
veche_map_tile_source_read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  VecheMapTileSourceJob *job = data;
  g_autoptr (GdkTexture) texture = NULL;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  texture = veche_map_tile_source_read (source, job->zoom, job->x, job->y, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&texture), g_object_unref);
}

/* The base class speaks GTask. */
static void
veche_map_tile_source_fill_tile_async (ShumateMapSource *source, ShumateTile *tile, GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer data)
{
  VecheMapTileSource *self = VECHE_MAP_TILE_SOURCE (source);
  VecheMapTileSourceJob *job = g_new0 (VecheMapTileSourceJob, 1);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  job->tiles = veche_tiles_ref (self->tiles);
  job->tile = g_object_ref (tile);
  job->zoom = shumate_tile_get_zoom_level (tile);
  job->x = shumate_tile_get_x (tile);
  job->y = shumate_tile_get_y (tile);
  g_task_set_task_data (task, job, veche_map_tile_source_job_free);
  g_task_run_in_thread (task, veche_map_tile_source_read_thread);
}

static gboolean
veche_map_tile_source_fill_tile_finish (ShumateMapSource *source, GAsyncResult *result, GError **error)
{
  const VecheMapTileSourceJob *job = g_task_get_task_data (G_TASK (result));
  GError *local = NULL;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &local);

  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (texture != NULL)
    shumate_tile_set_paintable (job->tile, GDK_PAINTABLE (texture));
  shumate_tile_set_fade_in (job->tile, FALSE);
  shumate_tile_set_state (job->tile, SHUMATE_STATE_DONE);
  return TRUE;
}

static void
veche_map_tile_source_finalize (GObject *object)
{
  g_clear_pointer (&VECHE_MAP_TILE_SOURCE (object)->tiles, veche_tiles_unref);

  G_OBJECT_CLASS (veche_map_tile_source_parent_class)->finalize (object);
}

static void
veche_map_tile_source_class_init (VecheMapTileSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = veche_map_tile_source_finalize;
  SHUMATE_MAP_SOURCE_CLASS (klass)->fill_tile_async = veche_map_tile_source_fill_tile_async;
  SHUMATE_MAP_SOURCE_CLASS (klass)->fill_tile_finish = veche_map_tile_source_fill_tile_finish;
}

static void
veche_map_tile_source_init (VecheMapTileSource *self)
{
  shumate_map_source_set_tile_size (SHUMATE_MAP_SOURCE (self), VECHE_MAP_FRAME_TILE);
}

ShumateMapSource *
veche_map_tile_source_open (const char *path, GError **error)
{
  VecheTiles *tiles = veche_tiles_open (path, error);
  VecheMapTileSource *self;

  if (tiles == NULL)
    return NULL;
  self = g_object_new (VECHE_TYPE_MAP_TILE_SOURCE, NULL);
  self->tiles = tiles;
  shumate_map_source_set_name (SHUMATE_MAP_SOURCE (self), veche_tiles_get_title (tiles));
  shumate_map_source_set_license (SHUMATE_MAP_SOURCE (self), veche_tiles_get_credit (tiles));
  /* Beyond what the file has it is stretched here: libshumate does not do that for sources of others. */
  shumate_map_source_set_min_zoom_level (SHUMATE_MAP_SOURCE (self), veche_tiles_get_min_zoom (tiles));
  shumate_map_source_set_max_zoom_level (SHUMATE_MAP_SOURCE (self), MAX_ZOOM);
  return SHUMATE_MAP_SOURCE (self);
}

guint
veche_map_tile_source_get_closest_zoom (VecheMapTileSource *self)
{
  return veche_tiles_get_max_zoom (self->tiles);
}

gboolean
veche_map_tile_source_covers (VecheMapTileSource *self, double lon, double lat)
{
  const guint zoom = veche_tiles_get_max_zoom (self->tiles);
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (VECHE_IS_MAP_TILE_SOURCE (self), FALSE);

  bytes = veche_tiles_read (self->tiles, zoom, (guint) (veche_mercator_x (lon) * (1 << zoom)), (guint) (veche_mercator_y (lat) * (1 << zoom)), NULL);
  return bytes != NULL;
}
