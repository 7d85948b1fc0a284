/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-tile-source.h"

#include "veche-map-frame.h"
#include "veche-map-picture.h"
#include "veche-mercator.h"

#define MAX_ZOOM 22
/* Zooms that a picture may be closer than the file has it, so that something is seen from zoom 8 to 22. */
#define MOST_TIMES 15

struct _VecheMapTileSource
{
  VecheMapSource parent_instance;

  VecheTiles *tiles;
  GMutex mutex;  /* of what follows: the picture that was cut up last; its neighbours are parts of it as well */
  GBytes *whole; /* its pixels */
  int width;
  int height;
  guint whole_at[3]; /* zoom, x, y */
};

G_DEFINE_FINAL_TYPE (VecheMapTileSource, veche_map_tile_source, VECHE_TYPE_MAP_SOURCE)

typedef struct
{
  ShumateTile *tile;
  guint zoom;
  guint x;
  guint y;
  gboolean muted;
} VecheMapTileSourceJob;

static void
veche_map_tile_source_job_free (gpointer data)
{
  VecheMapTileSourceJob *job = data;

  g_object_unref (job->tile);
  g_free (job);
}

static gboolean
veche_map_tile_source_has (VecheMapTileSource *self, guint zoom, guint x, guint y)
{
  return self->whole != NULL && self->whole_at[0] == zoom && self->whole_at[1] == x && self->whole_at[2] == y;
}

static void
veche_map_tile_source_keep (VecheMapTileSource *self, GdkTexture *whole, guint zoom, guint x, guint y)
{
  g_clear_pointer (&self->whole, g_bytes_unref);
  self->whole = veche_map_picture_download (whole);
  self->width = gdk_texture_get_width (whole);
  self->height = gdk_texture_get_height (whole);
  self->whole_at[0] = zoom;
  self->whole_at[1] = x;
  self->whole_at[2] = y;
}

static GdkTexture *
veche_map_tile_source_read (VecheMapSource *source, guint zoom, guint x, guint y, GError **error)
{
  VecheMapTileSource *self = VECHE_MAP_TILE_SOURCE (source);
  const guint max = veche_tiles_get_max_zoom (self->tiles);
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint times; /* zooms that the picture is closer than the file has it */
  GError *local = NULL;

  /* Where the file ends earlier than elsewhere, what is above. Who wants parts of one picture waits for whoever reads it. */
  for (times = zoom > max ? zoom - max : 0; times <= zoom && times < MOST_TIMES; times++)
    {
      if (times > 0 && locker == NULL)
        locker = g_mutex_locker_new (&self->mutex);
      if (times > 0 && veche_map_tile_source_has (self, zoom - times, x >> times, y >> times))
        return veche_map_picture_cut (self->whole, self->width, self->height, x, y, times);
      bytes = veche_tiles_read (self->tiles, zoom - times, x >> times, y >> times, &local);
      if (bytes != NULL || local != NULL)
        break;
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  if (bytes != NULL)
    texture = veche_map_picture_decode (bytes);
  if (texture == NULL || times == 0)
    return g_steal_pointer (&texture);
  veche_map_tile_source_keep (self, texture, zoom - times, x >> times, y >> times);
  return veche_map_picture_cut (self->whole, self->width, self->height, x, y, times);
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
  else if (texture != NULL && job->muted)
    g_task_return_pointer (task, veche_map_picture_mute (texture), g_object_unref);
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

  job->tile = g_object_ref (tile);
  job->zoom = shumate_tile_get_zoom_level (tile);
  job->x = shumate_tile_get_x (tile);
  job->y = shumate_tile_get_y (tile);
  job->muted = veche_map_source_get_muted (VECHE_MAP_SOURCE (self));
  g_task_set_task_data (task, job, veche_map_tile_source_job_free);
  g_task_run_in_thread (task, veche_map_tile_source_read_thread);
}

static gboolean
veche_map_tile_source_fill_tile_finish (ShumateMapSource *source, GAsyncResult *result, GError **error)
{
  const VecheMapTileSourceJob *job = g_task_get_task_data (G_TASK (result));
  VecheMapSource *self = VECHE_MAP_SOURCE (source);
  GError *local = NULL;

  if (veche_map_source_finish (job->tile, result, &local))
    return TRUE;
  /* Once: a file that went away is asked for hundreds of squares. */
  if (veche_map_source_get_problem (self) == NULL && !g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    veche_map_source_set_problem (self, local->message);
  g_propagate_error (error, local);
  return FALSE;
}

static guint
veche_map_tile_source_get_closest_zoom (VecheMapSource *source)
{
  return veche_tiles_get_max_zoom (VECHE_MAP_TILE_SOURCE (source)->tiles);
}

static gboolean
veche_map_tile_source_get_box (VecheMapSource *source, double box[4])
{
  return veche_tiles_get_box (VECHE_MAP_TILE_SOURCE (source)->tiles, box);
}

static void
veche_map_tile_source_finalize (GObject *object)
{
  VecheMapTileSource *self = VECHE_MAP_TILE_SOURCE (object);

  g_clear_pointer (&self->tiles, veche_tiles_unref);
  g_clear_pointer (&self->whole, g_bytes_unref);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (veche_map_tile_source_parent_class)->finalize (object);
}

static void
veche_map_tile_source_class_init (VecheMapTileSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = veche_map_tile_source_finalize;
  SHUMATE_MAP_SOURCE_CLASS (klass)->fill_tile_async = veche_map_tile_source_fill_tile_async;
  SHUMATE_MAP_SOURCE_CLASS (klass)->fill_tile_finish = veche_map_tile_source_fill_tile_finish;
  VECHE_MAP_SOURCE_CLASS (klass)->read = veche_map_tile_source_read;
  VECHE_MAP_SOURCE_CLASS (klass)->get_closest_zoom = veche_map_tile_source_get_closest_zoom;
  VECHE_MAP_SOURCE_CLASS (klass)->get_box = veche_map_tile_source_get_box;
}

static void
veche_map_tile_source_init (VecheMapTileSource *self)
{
  g_mutex_init (&self->mutex);
  shumate_map_source_set_tile_size (SHUMATE_MAP_SOURCE (self), VECHE_MAP_FRAME_TILE);
}

ShumateMapSource *
veche_map_tile_source_new (VecheTiles *tiles)
{
  VecheMapTileSource *self;

  g_return_val_if_fail (tiles != NULL, NULL);

  self = g_object_new (VECHE_TYPE_MAP_TILE_SOURCE, NULL);
  self->tiles = tiles;
  shumate_map_source_set_name (SHUMATE_MAP_SOURCE (self), veche_tiles_get_title (tiles));
  shumate_map_source_set_license (SHUMATE_MAP_SOURCE (self), veche_tiles_get_credit (tiles));
  /* Beyond what the file has it is stretched here: libshumate does not do that for sources of others. */
  shumate_map_source_set_min_zoom_level (SHUMATE_MAP_SOURCE (self), veche_tiles_get_min_zoom (tiles));
  shumate_map_source_set_max_zoom_level (SHUMATE_MAP_SOURCE (self), MAX_ZOOM);
  return SHUMATE_MAP_SOURCE (self);
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
