/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-tiles.h"

#include <math.h>
#include <string.h>

#include "veche-map-painter.h"

/* Pixels of the screen to a side, so that a picture is a megabyte on any screen, and how many are kept. */
#define SIDE 512
#define KEPT 48
/* Threads that paint at once: the rest of the machine has other work. */
#define MAX_JOBS 2
/* Zooms between two whole ones that have pictures of their own: a mark is never stretched by more than a twelfth. */
#define STEPS 4

typedef struct
{
  int level; /* zoom × STEPS */
  int x;
  int y;
} VecheMapTileKey;

typedef struct
{
  VecheMapTileKey key;
  GdkTexture *texture; /* %NULL: there is nothing, or it is not painted yet */
  gboolean painted;
  gboolean stale; /* painted from what was before */
  guint used;     /* when it was drawn last */
  GTask *task;    /* that paints it, borrowed */
} VecheMapTile;

struct _VecheMapTiles
{
  GObject parent_instance;

  VecheMapFeatures *features;
  VecheMapStyle *style;
  GHashTable *tiles; /* key → VecheMapTile */
  GPtrArray *wanted; /* of VecheMapTile: of what is drawn now, those to be painted */
  int shown;         /* the last level that was there as a whole */
  guint clock;
  guint jobs;
  guint generation; /* of what is painted */
};

typedef struct
{
  VecheMapTileKey key;
  VecheMapPlate plate;
  VecheMapFeatures *features;
  VecheMapStyle *style;
  guint generation;
} VecheMapTileJob;

G_DEFINE_FINAL_TYPE (VecheMapTiles, veche_map_tiles, G_TYPE_OBJECT)

enum
{
  READY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static guint
veche_map_tile_key_hash (gconstpointer data)
{
  const VecheMapTileKey *key = data;

  return ((guint) key->level * 73856093u) ^ ((guint) key->x * 19349663u) ^ ((guint) key->y * 83492791u);
}

static gboolean
veche_map_tile_key_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (VecheMapTileKey)) == 0;
}

static void
veche_map_tile_free (gpointer data)
{
  VecheMapTile *tile = data;

  g_clear_object (&tile->texture);
  g_free (tile);
}

static void
veche_map_tile_job_free (gpointer data)
{
  VecheMapTileJob *job = data;

  veche_map_features_unref (job->features);
  veche_map_style_unref (job->style);
  g_free (job);
}

static double
veche_map_tiles_get_scale (VecheMapTiles *self)
{
  return veche_map_style_get_scale (self->style);
}

/* Pixels of the screen that the unit square is wide at a level. */
static double
veche_map_tiles_get_world (VecheMapTiles *self, int level)
{
  return VECHE_MAP_FRAME_TILE * exp2 ((double) level / STEPS) * veche_map_tiles_get_scale (self);
}

/* --- painting ----------------------------------------------------------------------------------------------------- */

static void
veche_map_tiles_paint_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const VecheMapTileJob *job = data;
  guint32 *pixels = g_new0 (guint32, SIDE * SIDE);

  if (veche_map_painter_paint (job->features, job->style, &job->plate, pixels))
    {
      g_autoptr (GBytes) bytes = g_bytes_new_take (pixels, SIDE * SIDE * 4);

      g_task_return_pointer (task, gdk_memory_texture_new (SIDE, SIDE, GDK_MEMORY_DEFAULT, bytes, SIDE * 4), g_object_unref);
      return;
    }
  g_free (pixels);
  g_task_return_pointer (task, NULL, NULL);
}

static void veche_map_tiles_start (VecheMapTiles *self);

static void
veche_map_tiles_painted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  VecheMapTiles *self = VECHE_MAP_TILES (object);
  const VecheMapTileJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), NULL);
  VecheMapTile *tile = g_hash_table_lookup (self->tiles, &job->key);

  self->jobs--;
  /* The square may have gone since, or be painted by another job. */
  if (tile != NULL && tile->task == G_TASK (result))
    {
      tile->task = NULL;
      tile->stale = tile->stale && job->generation != self->generation;
      tile->painted = TRUE;
      g_set_object (&tile->texture, texture);
    }
  veche_map_tiles_start (self);
  g_signal_emit (self, signals[READY], 0);
}

/* libshumate's base classes speak GTask, and so does what stands beside them: this layer has no futures. */
static void
veche_map_tiles_start (VecheMapTiles *self)
{
  while (self->jobs < MAX_JOBS && self->wanted->len > 0)
    {
      VecheMapTile *tile = g_ptr_array_steal_index (self->wanted, 0);
      const double world = veche_map_tiles_get_world (self, tile->key.level);
      VecheMapTileJob *job = g_new0 (VecheMapTileJob, 1);
      g_autoptr (GTask) task = g_task_new (self, NULL, veche_map_tiles_painted_cb, NULL);

      job->key = tile->key;
      job->plate = (VecheMapPlate) { (double) tile->key.x * SIDE / world, (double) tile->key.y * SIDE / world, world, SIDE, SIDE };
      job->features = veche_map_features_ref (self->features);
      job->style = veche_map_style_ref (self->style);
      job->generation = self->generation;
      tile->task = task;
      self->jobs++;
      g_task_set_task_data (task, job, veche_map_tile_job_free);
      g_task_run_in_thread (task, veche_map_tiles_paint_thread);
    }
}

/* --- what is kept ------------------------------------------------------------------------------------------------- */

static int
veche_map_tiles_compare_used (gconstpointer a, gconstpointer b)
{
  const VecheMapTile *first = *(VecheMapTile *const *) a;
  const VecheMapTile *second = *(VecheMapTile *const *) b;

  return first->used < second->used ? -1 : first->used > second->used;
}

static void
veche_map_tiles_trim (VecheMapTiles *self)
{
  g_autoptr (GPtrArray) tiles = NULL;

  if (g_hash_table_size (self->tiles) <= KEPT)
    return;
  tiles = g_hash_table_get_values_as_ptr_array (self->tiles);
  g_ptr_array_sort (tiles, veche_map_tiles_compare_used);
  for (guint i = 0; i + KEPT < tiles->len; i++)
    {
      VecheMapTile *tile = tiles->pdata[i];

      if (tile->used == self->clock)
        break;
      g_hash_table_remove (self->tiles, &tile->key);
    }
}

static VecheMapTile *
veche_map_tiles_take (VecheMapTiles *self, int level, int x, int y)
{
  const VecheMapTileKey key = { level, x, y };
  VecheMapTile *tile = g_hash_table_lookup (self->tiles, &key);

  if (tile == NULL)
    {
      tile = g_new0 (VecheMapTile, 1);
      tile->key = key;
      g_hash_table_insert (self->tiles, &tile->key, tile);
    }
  tile->used = self->clock;
  if ((!tile->painted || tile->stale) && tile->task == NULL)
    g_ptr_array_add (self->wanted, tile);
  return tile;
}

static void
veche_map_tiles_get_rect (VecheMapTiles *self, const VecheMapTileKey *key, const VecheMapFrame *frame, graphene_rect_t *rect)
{
  const double world = veche_map_tiles_get_world (self, key->level);
  const double side = SIDE / world * frame->world;
  const double scale = veche_map_tiles_get_scale (self);
  double x;
  double y;

  veche_map_frame_to_widget (frame, (double) key->x * SIDE / world, (double) key->y * SIDE / world, &x, &y);
  /* On a pixel of the screen when it is drawn as it was painted, else it would be blurred. */
  if (fabs (side * scale - SIDE) < 0.5)
    *rect = GRAPHENE_RECT_INIT ((float) (round (x * scale) / scale), (float) (round (y * scale) / scale), (float) (SIDE / scale), (float) (SIDE / scale));
  else
    *rect = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) side, (float) side);
}

static void
veche_map_tiles_append (VecheMapTiles *self, const VecheMapTile *tile, const VecheMapFrame *frame, const graphene_rect_t *clip, GtkSnapshot *snapshot)
{
  graphene_rect_t rect;

  veche_map_tiles_get_rect (self, &tile->key, frame, &rect);
  if (tile->texture != NULL && (clip == NULL || graphene_rect_intersection (&rect, clip, NULL)))
    gtk_snapshot_append_texture (snapshot, tile->texture, &rect);
}

/* What the last whole level shows there. */
static void
veche_map_tiles_append_other (VecheMapTiles *self, const VecheMapTile *missing, const VecheMapFrame *frame, GtkSnapshot *snapshot)
{
  GHashTableIter iter;
  gpointer value;
  graphene_rect_t rect;

  veche_map_tiles_get_rect (self, &missing->key, frame, &rect);
  gtk_snapshot_push_clip (snapshot, &rect);
  g_hash_table_iter_init (&iter, self->tiles);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const VecheMapTile *tile = value;

      if (tile->key.level == self->shown && tile->painted)
        veche_map_tiles_append (self, tile, frame, &rect, snapshot);
    }
  gtk_snapshot_pop (snapshot);
}

void
veche_map_tiles_snapshot (VecheMapTiles *self, const VecheMapFrame *frame, GtkSnapshot *snapshot)
{
  const int level = (int) lround (log2 (frame->world / VECHE_MAP_FRAME_TILE) * STEPS);
  gboolean whole = TRUE;
  double box[4];
  double squares;

  if (self->features == NULL)
    return;
  squares = veche_map_tiles_get_world (self, level) / SIDE;
  veche_map_frame_get_box (frame, 0, box);
  self->clock++;
  g_ptr_array_set_size (self->wanted, 0);
  for (int y = (int) floor (box[1] * squares); y <= (int) floor (box[3] * squares); y++)
    for (int x = (int) floor (box[0] * squares); x <= (int) floor (box[2] * squares); x++)
      {
        const VecheMapTile *tile = veche_map_tiles_take (self, level, x, y);

        if (tile->painted)
          veche_map_tiles_append (self, tile, frame, NULL, snapshot);
        else
          veche_map_tiles_append_other (self, tile, frame, snapshot);
        whole = whole && tile->painted;
      }
  if (whole)
    self->shown = level;
  veche_map_tiles_trim (self);
  veche_map_tiles_start (self);
}

static gboolean
veche_map_tiles_is_touched (VecheMapTiles *self, const VecheMapTileKey *key, const GArray *all)
{
  const double world = veche_map_tiles_get_world (self, key->level);
  const double margin = veche_map_style_get_margin (self->style) * veche_map_tiles_get_scale (self) / world;
  const double x = (double) key->x * SIDE / world;
  const double y = (double) key->y * SIDE / world;

  for (guint i = 0; i + 3 < all->len; i += 4)
    {
      const double *box = &g_array_index (all, double, i);

      if (box[0] - margin <= x + SIDE / world && box[2] + margin >= x && box[1] - margin <= y + SIDE / world && box[3] + margin >= y)
        return TRUE;
    }
  return FALSE;
}

void
veche_map_tiles_set (VecheMapTiles *self, VecheMapFeatures *features, VecheMapStyle *style, const GArray *boxes)
{
  const gboolean all = boxes == NULL || self->style == NULL || veche_map_style_get_scale (self->style) != veche_map_style_get_scale (style);
  GHashTableIter iter;
  gpointer value;

  g_return_if_fail (VECHE_IS_MAP_TILES (self));

  veche_map_features_ref (features);
  g_clear_pointer (&self->features, veche_map_features_unref);
  self->features = features;
  veche_map_style_ref (style);
  if (all && self->style != NULL && veche_map_style_get_scale (self->style) != veche_map_style_get_scale (style))
    {
      g_ptr_array_set_size (self->wanted, 0);
      g_hash_table_remove_all (self->tiles);
    }
  g_clear_pointer (&self->style, veche_map_style_unref);
  self->style = style;
  self->generation++;
  g_hash_table_iter_init (&iter, self->tiles);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      VecheMapTile *tile = value;

      if (all || veche_map_tiles_is_touched (self, &tile->key, boxes))
        {
          tile->stale = TRUE;
          tile->task = NULL;
        }
    }
}

gboolean
veche_map_tiles_is_complete (VecheMapTiles *self)
{
  return self->jobs == 0 && self->wanted->len == 0;
}

static void
veche_map_tiles_finalize (GObject *object)
{
  VecheMapTiles *self = VECHE_MAP_TILES (object);

  g_ptr_array_unref (self->wanted);
  g_hash_table_unref (self->tiles);
  g_clear_pointer (&self->features, veche_map_features_unref);
  g_clear_pointer (&self->style, veche_map_style_unref);

  G_OBJECT_CLASS (veche_map_tiles_parent_class)->finalize (object);
}

static void
veche_map_tiles_class_init (VecheMapTilesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = veche_map_tiles_finalize;

  signals[READY] = g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
veche_map_tiles_init (VecheMapTiles *self)
{
  self->tiles = g_hash_table_new_full (veche_map_tile_key_hash, veche_map_tile_key_equal, NULL, veche_map_tile_free);
  self->wanted = g_ptr_array_new ();
}

VecheMapTiles *
veche_map_tiles_new (void)
{
  return g_object_new (VECHE_TYPE_MAP_TILES, NULL);
}
