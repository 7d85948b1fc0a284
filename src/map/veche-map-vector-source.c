/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-vector-source.h"

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-map-picture.h"
#include "veche-map-vector-data.h"
#include "veche-map-vector-style.h"
#include "veche-vector-tile.h"

#define MAX_ZOOM 22
/* Pixels that a square of vector tiles is drawn in, by the rules of styles. */
#define SIDE 512
/* Zooms that a square may be closer than the file has it: beyond, nothing of it can be told apart, and dashes have no end. */
#define MOST_TIMES 10
/* Zooms closer than the file goes that paper is worth. */
#define PAPER_TIMES 4
/* Seconds that paper waits for one square. */
#define PATIENCE (20 * G_TIME_SPAN_SECOND)

struct _VecheMapVectorSource
{
  VecheMapSource parent_instance;

  VecheTiles *tiles;
  VecheMapVectorData *data;
  ShumateMapSource *renderers[2]; /* for light and for dark windows */
  gboolean darken;                /* the style does not know of dark windows */
};

G_DEFINE_FINAL_TYPE (VecheMapVectorSource, veche_map_vector_source, VECHE_TYPE_MAP_SOURCE)

/* What is drawn: a square, or a part of one of a farther zoom. */
typedef struct
{
  guint zoom;
  guint x;
  guint y;
  GBytes *bytes; /* %NULL: nothing is there */
  guint times;   /* zooms closer than they are of */
} VecheMapVectorSourceRead;

static gboolean
veche_map_vector_source_read_bytes (VecheMapVectorSource *self, VecheMapVectorSourceRead *read, GError **error)
{
  const guint max = veche_tiles_get_max_zoom (self->tiles);
  g_autoptr (GBytes) packed = NULL;
  GError *local = NULL;

  /* Where the file ends earlier than elsewhere, what is above. */
  for (read->times = read->zoom > max ? read->zoom - max : 0; read->times <= MIN (read->zoom, MOST_TIMES); read->times++)
    {
      packed = veche_tiles_read (self->tiles, read->zoom - read->times, read->x >> read->times, read->y >> read->times, &local);
      if (packed != NULL || local != NULL)
        break;
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  read->bytes = packed != NULL ? veche_vector_tile_unpack (packed, error) : NULL;
  return packed == NULL || read->bytes != NULL;
}

/* The renderer asks for its square before it returns. */
static void
veche_map_vector_source_draw (VecheMapVectorSource *self, const VecheMapVectorSourceRead *read, gboolean muted, ShumateTile *tile,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  veche_map_vector_data_offer (self->data, read->bytes, read->zoom - read->times);
  shumate_map_source_fill_tile_async (self->renderers[muted ? 1 : 0], tile, cancellable, callback, data);
  veche_map_vector_data_offer (self->data, NULL, 0);
}

/* --- for the map -------------------------------------------------------------------------------------------------- */

typedef struct
{
  VecheMapVectorSourceRead read;
  ShumateTile *tile;
  gboolean muted;
} VecheMapVectorSourceJob;

static void
veche_map_vector_source_job_free (gpointer data)
{
  VecheMapVectorSourceJob *job = data;

  g_clear_pointer (&job->read.bytes, g_bytes_unref);
  g_object_unref (job->tile);
  g_free (job);
}

/* Every pixel is gone through. */
static void
veche_map_vector_source_mute_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, veche_map_picture_mute (data), g_object_unref);
}

static void
veche_map_vector_source_muted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  const VecheMapVectorSourceJob *job = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GdkTexture) muted = g_task_propagate_pointer (G_TASK (result), &error);

  if (muted == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  shumate_tile_set_paintable (job->tile, GDK_PAINTABLE (muted));
  g_task_return_boolean (task, TRUE);
}

static void
veche_map_vector_source_drawn_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  VecheMapVectorSource *self = g_task_get_source_object (task);
  const VecheMapVectorSourceJob *job = g_task_get_task_data (task);
  GdkPaintable *paintable = shumate_tile_get_paintable (job->tile);
  GError *error = NULL;

  if (!shumate_map_source_fill_tile_finish (SHUMATE_MAP_SOURCE (object), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (job->muted && self->darken && GDK_IS_TEXTURE (paintable))
    {
      g_autoptr (GTask) muting = g_task_new (self, g_task_get_cancellable (task), veche_map_vector_source_muted_cb, g_object_ref (task));

      g_task_set_task_data (muting, g_object_ref (paintable), g_object_unref);
      /* Nothing rather than something light in a dark window. */
      shumate_tile_set_paintable (job->tile, NULL);
      g_task_run_in_thread (muting, veche_map_vector_source_mute_thread);
      return;
    }
  g_task_return_boolean (task, TRUE);
}

static void
veche_map_vector_source_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  VecheMapVectorSource *self = VECHE_MAP_VECTOR_SOURCE (object);
  const VecheMapVectorSourceJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, error);
  else if (job->read.bytes == NULL)
    g_task_return_boolean (task, TRUE);
  else
    veche_map_vector_source_draw (self, &job->read, job->muted, job->tile, g_task_get_cancellable (task), veche_map_vector_source_drawn_cb,
                                  g_object_ref (task));
}

static void
veche_map_vector_source_read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  VecheMapVectorSourceJob *job = g_task_get_task_data (data);
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (veche_map_vector_source_read_bytes (source, &job->read, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The base class speaks GTask. */
static void
veche_map_vector_source_fill_tile_async (ShumateMapSource *source, ShumateTile *tile, GCancellable *cancellable, GAsyncReadyCallback callback,
                                         gpointer data)
{
  VecheMapVectorSourceJob *job = g_new0 (VecheMapVectorSourceJob, 1);
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, data);
  g_autoptr (GTask) reading = g_task_new (source, cancellable, veche_map_vector_source_read_cb, g_object_ref (task));

  job->tile = g_object_ref (tile);
  job->read.zoom = shumate_tile_get_zoom_level (tile);
  job->read.x = shumate_tile_get_x (tile);
  job->read.y = shumate_tile_get_y (tile);
  job->muted = veche_map_source_get_muted (VECHE_MAP_SOURCE (source));
  g_task_set_task_data (task, job, veche_map_vector_source_job_free);
  /* The thread writes into the job of the outer task, which waits for it. */
  g_task_set_task_data (reading, g_object_ref (task), g_object_unref);
  g_task_run_in_thread (reading, veche_map_vector_source_read_thread);
}

static gboolean
veche_map_vector_source_fill_tile_finish (ShumateMapSource *source, GAsyncResult *result, GError **error)
{
  const VecheMapVectorSourceJob *job = g_task_get_task_data (G_TASK (result));
  VecheMapSource *self = VECHE_MAP_SOURCE (source);
  GError *local = NULL;

  /* A square that cannot be drawn is empty, and done: what is farther would be left below it. */
  if (g_task_propagate_boolean (G_TASK (result), &local) || !g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      shumate_tile_set_fade_in (job->tile, FALSE);
      shumate_tile_set_state (job->tile, SHUMATE_STATE_DONE);
    }
  if (local == NULL)
    return TRUE;
  /* Once: a file that is damaged has many of them. */
  if (veche_map_source_get_problem (self) == NULL && !g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    veche_map_source_set_problem (self, local->message);
  g_propagate_error (error, local);
  return FALSE;
}

/* --- for paper ---------------------------------------------------------------------------------------------------- */

/* Between the thread that draws a page and the main one, where the renderer is asked: whichever is last takes it away. */
typedef struct
{
  gatomicrefcount refs;
  GMutex mutex; /* of done and texture */
  GCond cond;
  gboolean done;
  GdkTexture *texture;
  VecheMapVectorSource *source;
  VecheMapVectorSourceRead read;
  ShumateTile *tile;
} VecheMapVectorSourceWait;

static void
veche_map_vector_source_wait_unref (gpointer data)
{
  VecheMapVectorSourceWait *wait = data;

  if (!g_atomic_ref_count_dec (&wait->refs))
    return;
  g_mutex_clear (&wait->mutex);
  g_cond_clear (&wait->cond);
  g_clear_object (&wait->texture);
  g_clear_object (&wait->tile);
  g_bytes_unref (wait->read.bytes);
  g_object_unref (wait->source);
  g_free (wait);
}

static void
veche_map_vector_source_waited_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  VecheMapVectorSourceWait *wait = data;
  GdkPaintable *paintable = shumate_tile_get_paintable (wait->tile);
  const gboolean drawn = shumate_map_source_fill_tile_finish (SHUMATE_MAP_SOURCE (object), result, NULL);

  g_mutex_lock (&wait->mutex);
  wait->done = TRUE;
  if (drawn && GDK_IS_TEXTURE (paintable))
    wait->texture = g_object_ref (GDK_TEXTURE (paintable));
  g_cond_signal (&wait->cond);
  g_mutex_unlock (&wait->mutex);
  veche_map_vector_source_wait_unref (wait);
}

/* Paper is light. */
static gboolean
veche_map_vector_source_wait_cb (gpointer data)
{
  VecheMapVectorSourceWait *wait = data;

  wait->tile = shumate_tile_new_full (wait->read.x, wait->read.y, SIDE, wait->read.zoom);
  g_atomic_ref_count_inc (&wait->refs);
  veche_map_vector_source_draw (wait->source, &wait->read, FALSE, wait->tile, NULL, veche_map_vector_source_waited_cb, wait);
  return G_SOURCE_REMOVE;
}

/* Never on the main thread, which draws meanwhile. */
static GdkTexture *
veche_map_vector_source_read (VecheMapSource *source, guint zoom, guint x, guint y, GError **error)
{
  VecheMapVectorSourceRead read = { .zoom = zoom, .x = x, .y = y };
  const gint64 end = g_get_monotonic_time () + PATIENCE;
  VecheMapVectorSourceWait *wait;
  GdkTexture *texture;

  g_return_val_if_fail (!g_main_context_is_owner (NULL), NULL);

  if (!veche_map_vector_source_read_bytes (VECHE_MAP_VECTOR_SOURCE (source), &read, error) || read.bytes == NULL)
    return NULL;
  wait = g_new0 (VecheMapVectorSourceWait, 1);
  g_atomic_ref_count_init (&wait->refs);
  g_mutex_init (&wait->mutex);
  g_cond_init (&wait->cond);
  wait->source = g_object_ref (VECHE_MAP_VECTOR_SOURCE (source));
  wait->read = read;
  g_atomic_ref_count_inc (&wait->refs);
  g_idle_add_full (G_PRIORITY_DEFAULT, veche_map_vector_source_wait_cb, wait, veche_map_vector_source_wait_unref);
  g_mutex_lock (&wait->mutex);
  while (!wait->done && g_cond_wait_until (&wait->cond, &wait->mutex, end))
    continue;
  texture = g_steal_pointer (&wait->texture);
  g_mutex_unlock (&wait->mutex);
  veche_map_vector_source_wait_unref (wait);
  return texture;
}

static guint
veche_map_vector_source_get_closest_zoom (VecheMapSource *source)
{
  return MIN (veche_tiles_get_max_zoom (VECHE_MAP_VECTOR_SOURCE (source)->tiles) + PAPER_TIMES, MAX_ZOOM);
}

static gboolean
veche_map_vector_source_get_box (VecheMapSource *source, double box[4])
{
  return veche_tiles_get_box (VECHE_MAP_VECTOR_SOURCE (source)->tiles, box);
}

/* --- the source --------------------------------------------------------------------------------------------------- */

static void
veche_map_vector_source_finalize (GObject *object)
{
  VecheMapVectorSource *self = VECHE_MAP_VECTOR_SOURCE (object);

  g_clear_pointer (&self->tiles, veche_tiles_unref);
  g_clear_object (&self->renderers[0]);
  g_clear_object (&self->renderers[1]);
  g_clear_object (&self->data);

  G_OBJECT_CLASS (veche_map_vector_source_parent_class)->finalize (object);
}

static void
veche_map_vector_source_class_init (VecheMapVectorSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = veche_map_vector_source_finalize;
  SHUMATE_MAP_SOURCE_CLASS (klass)->fill_tile_async = veche_map_vector_source_fill_tile_async;
  SHUMATE_MAP_SOURCE_CLASS (klass)->fill_tile_finish = veche_map_vector_source_fill_tile_finish;
  VECHE_MAP_SOURCE_CLASS (klass)->read = veche_map_vector_source_read;
  VECHE_MAP_SOURCE_CLASS (klass)->get_closest_zoom = veche_map_vector_source_get_closest_zoom;
  VECHE_MAP_SOURCE_CLASS (klass)->get_box = veche_map_vector_source_get_box;
}

static void
veche_map_vector_source_init (VecheMapVectorSource *self)
{
  self->data = veche_map_vector_data_new ();
  shumate_map_source_set_tile_size (SHUMATE_MAP_SOURCE (self), SIDE);
}

static gboolean
veche_map_vector_source_dress (VecheMapVectorSource *self, const char *style, const char *title, gboolean flat, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->renderers); i++)
    {
      g_autofree char *json = veche_map_vector_style_make (style, title, i == 1, flat, error);
      g_autoptr (GError) local = NULL;
      ShumateVectorRenderer *renderer = json != NULL ? shumate_vector_renderer_new ("veche", json, &local) : NULL;

      if (json == NULL)
        return FALSE;
      if (renderer == NULL)
        {
          /* Translators: a file name, then what the library says, in English. */
          g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID, _("Could not use the map style “%s”: %s. Correct it, or take it away."), title,
                       local->message);
          return FALSE;
        }
      shumate_vector_renderer_set_data_source (renderer, VECHE_MAP_VECTOR_STYLE_SOURCE, SHUMATE_DATA_SOURCE (self->data));
      g_clear_object (&self->renderers[i]);
      self->renderers[i] = SHUMATE_MAP_SOURCE (renderer);
    }
  self->darken = !veche_map_vector_style_has_dark (style);
  return TRUE;
}

/* libshumate 1.4 draws on all processors but one: on a computer that has one it never does. */
static gboolean
veche_map_vector_source_is_afforded (VecheTiles *tiles, GError **error)
{
  if (shumate_vector_renderer_is_supported () && g_get_num_processors () > 1)
    return TRUE;
  /* Translators: a file with a map. */
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_UNSUPPORTED,
               _("Could not open “%s” as a base map: it holds vector tiles, which a computer with one processor does not draw. "
                 "Choose an MBTiles or GeoPackage file with pictures."),
               veche_tiles_get_title (tiles));
  return FALSE;
}

ShumateMapSource *
veche_map_vector_source_new (VecheTiles *tiles, const char *style, const char *title, gboolean flat, GError **error)
{
  g_autoptr (VecheTiles) taken = tiles;
  g_autoptr (VecheMapVectorSource) self = NULL;
  g_autoptr (GError) problem = NULL;

  g_return_val_if_fail (tiles != NULL, NULL);

  if (!veche_map_vector_source_is_afforded (tiles, error))
    return NULL;
  self = g_object_new (VECHE_TYPE_MAP_VECTOR_SOURCE, NULL);
  if (style != NULL && !veche_map_vector_source_dress (self, style, title, flat, &problem))
    veche_map_source_set_problem (VECHE_MAP_SOURCE (self), problem->message);
  if ((style == NULL || problem != NULL) && !veche_map_vector_source_dress (self, NULL, "Veche", flat, error))
    return NULL;
  self->tiles = g_steal_pointer (&taken);
  shumate_map_source_set_name (SHUMATE_MAP_SOURCE (self), veche_tiles_get_title (self->tiles));
  shumate_map_source_set_license (SHUMATE_MAP_SOURCE (self), veche_tiles_get_credit (self->tiles));
  shumate_map_source_set_min_zoom_level (SHUMATE_MAP_SOURCE (self), veche_tiles_get_min_zoom (self->tiles));
  shumate_map_source_set_max_zoom_level (SHUMATE_MAP_SOURCE (self), MAX_ZOOM);
  return SHUMATE_MAP_SOURCE (g_steal_pointer (&self));
}
