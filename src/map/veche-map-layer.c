/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-layer.h"

#include <math.h>

#include "veche-map-clusters.h"
#include "veche-map-frame.h"
#include "veche-map-painter.h"
#include "veche-map-tiles.h"

/* Up to here each object is drawn by itself: points as textures, shapes as paths, which cost more. Beyond MOST points, they are gathered. */
#define FEW_POINTS 1500
#define FEW_SHAPES 150
#define MOST_POINTS 5000
/* Whoever has come this close wants to see each. */
#define CLOSE_ZOOM 17
/* Application pixels around an object that a click still means it. */
#define REACH 8

struct _VecheMapLayer
{
  ShumateLayer parent_instance;

  VecheMapFeatures *features;
  VecheMapStyle *style;
  GArray *symbols; /* of VecheMapSymbol */
  VecheMapTiles *tiles;
  VecheMapClusters *clusters;
  VecheMapWay way;
};

G_DEFINE_FINAL_TYPE (VecheMapLayer, veche_map_layer, SHUMATE_TYPE_LAYER)

static void
veche_map_layer_init_frame (VecheMapLayer *self, VecheMapFrame *frame)
{
  veche_map_frame_init (frame, shumate_layer_get_viewport (SHUMATE_LAYER (self)), GTK_WIDGET (self));
}

static VecheMapWay
veche_map_layer_choose (VecheMapLayer *self, const VecheMapFrame *frame)
{
  double box[4];
  guint count;

  if (self->features == NULL || self->style == NULL)
    return VECHE_MAP_WAY_NOTHING;
  veche_map_frame_get_box (frame, veche_map_style_get_margin (self->style), box);
  count = veche_map_features_count_box (self->features, box);
  if (count == 0)
    return VECHE_MAP_WAY_NOTHING;
  if (veche_map_features_has_shapes (self->features))
    return count <= FEW_SHAPES ? VECHE_MAP_WAY_DIRECT : VECHE_MAP_WAY_TILES;
  if (count <= FEW_POINTS)
    return VECHE_MAP_WAY_DIRECT;
  return count > MOST_POINTS && frame->world < VECHE_MAP_FRAME_TILE * exp2 (CLOSE_ZOOM) ? VECHE_MAP_WAY_CLUSTERS : VECHE_MAP_WAY_TILES;
}

/* --- drawing ------------------------------------------------------------------------------------------------------ */

/* One style after the other: a renderer puts neighbours with one texture together. */
static void
veche_map_layer_snapshot_points (VecheMapLayer *self, const VecheMapFrame *frame, const GArray *found, GtkSnapshot *snapshot)
{
  const double scale = veche_map_style_get_scale (self->style);

  for (guint16 style = 0; style < veche_map_style_get_count (self->style); style++)
    {
      GdkTexture *texture = veche_map_style_get_texture (self->style, style);
      const double side = gdk_texture_get_width (texture) / scale;

      for (guint i = 0; i < found->len; i++)
        {
          const guint index = g_array_index (found, guint, i);
          double x;
          double y;

          if (veche_map_features_get_style (self->features, index) != style)
            continue;
          veche_map_features_get_point (self->features, index, &x, &y);
          veche_map_frame_to_widget (frame, x, y, &x, &y);
          gtk_snapshot_append_texture (snapshot, texture,
                                       &GRAPHENE_RECT_INIT ((float) (round ((x - side / 2) * scale) / scale),
                                                            (float) (round ((y - side / 2) * scale) / scale), (float) side, (float) side));
        }
    }
}

static void
veche_map_layer_snapshot_shapes (VecheMapLayer *self, const VecheMapFrame *frame, const GArray *found, GtkSnapshot *snapshot)
{
  VecheMapPlate plate = { .world = frame->world, .width = (int) frame->width, .height = (int) frame->height };
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) frame->width, (float) frame->height));

  veche_map_frame_to_world (frame, 0, 0, &plate.x, &plate.y);
  for (guint i = 0; i < found->len; i++)
    {
      const guint index = g_array_index (found, guint, i);

      veche_map_painter_draw_shape (veche_map_features_get_shape (self->features, index),
                                    veche_map_style_get_symbol (self->style, veche_map_features_get_style (self->features, index)), &plate, 1, cr);
    }
  cairo_destroy (cr);
}

static void
veche_map_layer_snapshot_direct (VecheMapLayer *self, const VecheMapFrame *frame, GtkSnapshot *snapshot)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  double box[4];

  veche_map_frame_get_box (frame, veche_map_style_get_margin (self->style), box);
  veche_map_features_find_box (self->features, box, found);
  if (veche_map_features_has_shapes (self->features))
    veche_map_layer_snapshot_shapes (self, frame, found, snapshot);
  else
    veche_map_layer_snapshot_points (self, frame, found, snapshot);
}

static void
veche_map_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  VecheMapLayer *self = VECHE_MAP_LAYER (widget);
  VecheMapFrame frame;

  veche_map_layer_init_frame (self, &frame);
  self->way = veche_map_layer_choose (self, &frame);
  if (self->way == VECHE_MAP_WAY_NOTHING)
    return;
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) frame.width, (float) frame.height));
  if (self->way == VECHE_MAP_WAY_DIRECT)
    veche_map_layer_snapshot_direct (self, &frame, snapshot);
  else if (self->way == VECHE_MAP_WAY_TILES)
    veche_map_tiles_snapshot (self->tiles, &frame, snapshot);
  else
    veche_map_clusters_snapshot (self->clusters, &frame, snapshot);
  gtk_snapshot_pop (snapshot);
}

/* --- what is drawn ------------------------------------------------------------------------------------------------ */

static void
veche_map_layer_push (VecheMapLayer *self, const GArray *boxes)
{
  if (self->features != NULL && self->style != NULL)
    {
      veche_map_tiles_set (self->tiles, self->features, self->style, boxes);
      veche_map_clusters_set (self->clusters, self->features, self->style);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
veche_map_layer_restyle (VecheMapLayer *self)
{
  const double scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  if (self->symbols->len == 0)
    return;
  g_clear_pointer (&self->style, veche_map_style_unref);
  self->style = veche_map_style_new ((const VecheMapSymbol *) (gpointer) self->symbols->data, self->symbols->len, scale);
  veche_map_layer_push (self, NULL);
}

static gboolean
veche_map_layer_looks_like (VecheMapLayer *self, const VecheMapSymbol *symbols, guint n)
{
  for (guint i = 0; self->symbols->len == n && i < n; i++)
    {
      const VecheMapSymbol *own = &g_array_index (self->symbols, VecheMapSymbol, i);

      if (own->mark != symbols[i].mark || own->size != symbols[i].size || !gdk_rgba_equal (&own->color, &symbols[i].color))
        return FALSE;
    }
  return self->symbols->len == n;
}

void
veche_map_layer_set_symbols (VecheMapLayer *self, const VecheMapSymbol *symbols, guint n)
{
  g_return_if_fail (VECHE_IS_MAP_LAYER (self) && n > 0);

  if (veche_map_layer_looks_like (self, symbols, n))
    return;
  g_array_set_size (self->symbols, 0);
  g_array_append_vals (self->symbols, symbols, n);
  veche_map_layer_restyle (self);
}

static void
veche_map_layer_add_box (const VecheMapFeatures *features, gint64 id, GArray *boxes)
{
  const gint64 index = features != NULL ? veche_map_features_find (features, id) : -1;
  const VecheMapShape *shape;
  double x;
  double y;

  if (index < 0)
    return;
  shape = veche_map_features_get_shape (features, (guint) index);
  if (shape != NULL)
    {
      g_array_append_vals (boxes, shape->bounds, 4);
      return;
    }
  veche_map_features_get_point (features, (guint) index, &x, &y);
  g_array_append_vals (boxes, ((const double[]) { x, y, x, y }), 4);
}

void
veche_map_layer_set_features (VecheMapLayer *self, VecheMapFeatures *features, const gint64 *ids, guint n_ids)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (double));

  g_return_if_fail (VECHE_IS_MAP_LAYER (self) && features != NULL);

  /* Where it was, and where it is. */
  for (guint i = 0; i < n_ids; i++)
    {
      veche_map_layer_add_box (self->features, ids[i], boxes);
      veche_map_layer_add_box (features, ids[i], boxes);
    }
  veche_map_features_ref (features);
  g_clear_pointer (&self->features, veche_map_features_unref);
  self->features = features;
  /* The rows may be of another layer of the kind, all of them: then nothing is different here. An empty array has no data. */
  veche_map_layer_push (self, n_ids > 0 ? boxes : NULL);
}

VecheMapFeatures *
veche_map_layer_get_features (VecheMapLayer *self)
{
  g_return_val_if_fail (VECHE_IS_MAP_LAYER (self), NULL);
  return self->features;
}

const VecheMapSymbol *
veche_map_layer_get_symbol (VecheMapLayer *self, guint16 style)
{
  g_return_val_if_fail (VECHE_IS_MAP_LAYER (self) && self->symbols->len > 0, NULL);
  return &g_array_index (self->symbols, VecheMapSymbol, style < self->symbols->len ? style : 0);
}

VecheMapWay
veche_map_layer_get_way (VecheMapLayer *self)
{
  g_return_val_if_fail (VECHE_IS_MAP_LAYER (self), VECHE_MAP_WAY_NOTHING);
  return self->way;
}

gboolean
veche_map_layer_is_settled (VecheMapLayer *self)
{
  g_return_val_if_fail (VECHE_IS_MAP_LAYER (self), TRUE);
  return veche_map_tiles_is_complete (self->tiles) && veche_map_clusters_is_settled (self->clusters);
}

gint64
veche_map_layer_find_at (VecheMapLayer *self, double widget_x, double widget_y)
{
  VecheMapFrame frame;
  double x;
  double y;

  g_return_val_if_fail (VECHE_IS_MAP_LAYER (self), -1);

  veche_map_layer_init_frame (self, &frame);
  if (self->features == NULL || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return -1;
  if (veche_map_layer_choose (self, &frame) == VECHE_MAP_WAY_CLUSTERS)
    {
      gint64 id;
      guint count;

      return veche_map_clusters_find (self->clusters, &frame, widget_x, widget_y, &x, &y, &count, &id) && count == 1
               ? veche_map_features_find (self->features, id)
               : -1;
    }
  veche_map_frame_to_world (&frame, widget_x, widget_y, &x, &y);
  return veche_map_features_find_at (self->features, x, y, REACH / frame.world);
}

gboolean
veche_map_layer_find_cluster (VecheMapLayer *self, double widget_x, double widget_y, double *x, double *y, guint *count)
{
  VecheMapFrame frame;
  gint64 id;

  g_return_val_if_fail (VECHE_IS_MAP_LAYER (self), FALSE);

  veche_map_layer_init_frame (self, &frame);
  return self->features != NULL && gtk_widget_get_visible (GTK_WIDGET (self))
         && veche_map_layer_choose (self, &frame) == VECHE_MAP_WAY_CLUSTERS
         && veche_map_clusters_find (self->clusters, &frame, widget_x, widget_y, x, y, count, &id) && *count > 1;
}

static void
veche_map_layer_constructed (GObject *object)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (object));

  G_OBJECT_CLASS (veche_map_layer_parent_class)->constructed (object);

  /* The signal `changed` of viewports is not there before libshumate 1.6. */
  g_signal_connect_object (viewport, "notify", G_CALLBACK (gtk_widget_queue_draw), object, G_CONNECT_SWAPPED);
}

static void
veche_map_layer_dispose (GObject *object)
{
  VecheMapLayer *self = VECHE_MAP_LAYER (object);

  g_clear_object (&self->tiles);
  g_clear_object (&self->clusters);
  g_clear_pointer (&self->features, veche_map_features_unref);
  g_clear_pointer (&self->style, veche_map_style_unref);

  G_OBJECT_CLASS (veche_map_layer_parent_class)->dispose (object);
}

static void
veche_map_layer_finalize (GObject *object)
{
  g_array_unref (VECHE_MAP_LAYER (object)->symbols);

  G_OBJECT_CLASS (veche_map_layer_parent_class)->finalize (object);
}

static void
veche_map_layer_class_init (VecheMapLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = veche_map_layer_constructed;
  G_OBJECT_CLASS (klass)->dispose = veche_map_layer_dispose;
  G_OBJECT_CLASS (klass)->finalize = veche_map_layer_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = veche_map_layer_snapshot;
}

static void
veche_map_layer_init (VecheMapLayer *self)
{
  self->symbols = g_array_new (FALSE, FALSE, sizeof (VecheMapSymbol));
  self->tiles = veche_map_tiles_new ();
  self->clusters = veche_map_clusters_new (GTK_WIDGET (self));
  g_signal_connect_object (self->tiles, "ready", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clusters, "ready", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (veche_map_layer_restyle), NULL);
}

VecheMapLayer *
veche_map_layer_new (ShumateViewport *viewport)
{
  return g_object_new (VECHE_TYPE_MAP_LAYER, "viewport", viewport, NULL);
}
