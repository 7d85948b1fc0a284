/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-clusters.h"

#include <math.h>

#include "veche-clusters.h"

/* A text and its circle are a picture: as such they cost as little as a mark. */
#define KEPT_LABELS 512
/* Milliseconds after a change until they are gathered anew: edits come in series. */
#define GATHER_DELAY 300

struct _VecheMapClusters
{
  GObject parent_instance;

  GtkWidget *widget; /* borrowed: it owns this */
  VecheMapFeatures *features;
  VecheClusters *clusters; /* or %NULL */
  VecheMapFeatures *gathered; /* that they are of */
  VecheMapStyle *style;
  gboolean stale;          /* they are of what was before: a change of few is not seen in them */
  gboolean gathering;
  guint gather_id;
  GHashTable *labels; /* count → GdkTexture */
};

G_DEFINE_FINAL_TYPE (VecheMapClusters, veche_map_clusters, G_TYPE_OBJECT)

enum
{
  READY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
veche_map_clusters_gather_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const VecheMapFeatures *features = data;
  const double *x;
  const double *y;

  VecheClusters *clusters;

  veche_map_features_get_xy (features, &x, &y);
  clusters = veche_clusters_new (x, y, veche_map_features_get_count (features), 0);
  /* Single points are drawn by the layer itself. */
  veche_clusters_forget_points (clusters);
  g_task_return_pointer (task, clusters, (GDestroyNotify) veche_clusters_free);
}

static void veche_map_clusters_gather (VecheMapClusters *self);

static void
veche_map_clusters_gathered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  VecheMapClusters *self = VECHE_MAP_CLUSTERS (object);
  VecheClusters *clusters = g_task_propagate_pointer (G_TASK (result), NULL);

  self->gathering = FALSE;
  /* Those of what has changed since are still better than older ones, or none. */
  self->stale = g_task_get_task_data (G_TASK (result)) != self->features;
  g_clear_pointer (&self->clusters, veche_clusters_free);
  self->clusters = clusters;
  g_clear_pointer (&self->gathered, veche_map_features_unref);
  self->gathered = veche_map_features_ref (g_task_get_task_data (G_TASK (result)));
  g_signal_emit (self, signals[READY], 0);
}

/* GTask, as there are no futures in this layer. */
static void
veche_map_clusters_gather (VecheMapClusters *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->gathering || self->features == NULL)
    return;
  self->gathering = TRUE;
  task = g_task_new (self, NULL, veche_map_clusters_gathered_cb, NULL);
  g_task_set_task_data (task, veche_map_features_ref (self->features), (GDestroyNotify) veche_map_features_unref);
  g_task_run_in_thread (task, veche_map_clusters_gather_thread);
}

static gboolean
veche_map_clusters_gather_cb (gpointer data)
{
  VecheMapClusters *self = data;

  self->gather_id = 0;
  veche_map_clusters_gather (self);
  return G_SOURCE_REMOVE;
}

gboolean
veche_map_clusters_is_settled (VecheMapClusters *self)
{
  return !self->gathering && self->gather_id == 0;
}

void
veche_map_clusters_set (VecheMapClusters *self, VecheMapFeatures *features, VecheMapStyle *style)
{
  if (features != self->features)
    {
      veche_map_features_ref (features);
      g_clear_pointer (&self->features, veche_map_features_unref);
      self->features = features;
      self->stale = TRUE;
      g_clear_handle_id (&self->gather_id, g_source_remove);
    }
  /* Of another colour, or for another screen. */
  if (style != self->style)
    {
      veche_map_style_ref (style);
      g_clear_pointer (&self->style, veche_map_style_unref);
      self->style = style;
      g_hash_table_remove_all (self->labels);
    }
}

/* Application pixels across. */
static double
veche_map_clusters_get_size (guint count)
{
  return count < 10 ? 24 : count < 100 ? 28 : count < 1000 ? 34 : count < 10000 ? 40 : count < 100000 ? 46 : 54;
}

/* Clusters are gathered for tiles of VECHE_CLUSTERS_EXTENT pixels, zooms are counted by smaller ones. */
static int
veche_map_clusters_get_zoom (const VecheMapFrame *frame)
{
  return (int) floor (log2 (frame->world / VECHE_CLUSTERS_EXTENT));
}

static GdkTexture *
veche_map_clusters_draw_label (VecheMapClusters *self, guint count)
{
  const double scale = gtk_widget_get_scale_factor (self->widget);
  const double size = veche_map_clusters_get_size (count);
  const int side = (int) ceil ((size + 6) * scale);
  g_autofree char *text = count < 10000 ? g_strdup_printf ("%u", count) : g_strdup_printf ("%u %03u", count / 1000, count % 1000);
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  cairo_surface_t *surface;
  GdkTexture *texture;
  cairo_t *cr;
  PangoRectangle extents;

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, side / scale / 2, side / scale / 2);
  cairo_arc (cr, 0, 0, size / 2, 0, 2 * G_PI);
  cairo_set_source_rgba (cr, 1, 1, 1, 0.95);
  cairo_set_line_width (cr, 4);
  cairo_stroke_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &veche_map_style_get_symbol (self->style, 0)->color);
  cairo_fill (cr);
  layout = gtk_widget_create_pango_layout (self->widget, text);
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_size_new_absolute ((count < 1000 ? 12 : 11) * PANGO_SCALE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_extents (layout, NULL, &extents);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_move_to (cr, -extents.width / 2.0, -extents.height / 2.0);
  pango_cairo_show_layout (cr, layout);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) cairo_image_surface_get_stride (surface) * (gsize) side);
  texture = gdk_memory_texture_new (side, side, GDK_MEMORY_DEFAULT, bytes, (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_destroy (surface);
  return texture;
}

static GdkTexture *
veche_map_clusters_get_label (VecheMapClusters *self, guint count)
{
  GdkTexture *texture = g_hash_table_lookup (self->labels, GUINT_TO_POINTER (count));

  if (texture == NULL)
    {
      if (g_hash_table_size (self->labels) >= KEPT_LABELS)
        g_hash_table_remove_all (self->labels);
      texture = veche_map_clusters_draw_label (self, count);
      g_hash_table_insert (self->labels, GUINT_TO_POINTER (count), texture);
    }
  return texture;
}

gboolean
veche_map_clusters_snapshot (VecheMapClusters *self, const VecheMapFrame *frame, GtkSnapshot *snapshot)
{
  const VecheCluster *clusters;
  double box[4];
  guint n;

  if (self->clusters == NULL)
    {
      veche_map_clusters_gather (self);
      return FALSE;
    }
  if (self->stale && !self->gathering && self->gather_id == 0)
    self->gather_id = g_timeout_add (GATHER_DELAY, veche_map_clusters_gather_cb, self);
  veche_map_frame_get_box (frame, 32, box);
  clusters = veche_clusters_get (self->clusters, CLAMP (veche_map_clusters_get_zoom (frame), 0, VECHE_CLUSTERS_MAX_ZOOM), &n);
  for (guint i = 0; i < n; i++)
    {
      const double scale = gtk_widget_get_scale_factor (self->widget);
      GdkTexture *texture;
      double side;
      double x;
      double y;

      if (clusters[i].x < box[0] || clusters[i].x > box[2] || clusters[i].y < box[1] || clusters[i].y > box[3])
        continue;
      /* One that is alone looks as it does anywhere. */
      texture = clusters[i].count == 1
                  ? veche_map_style_get_texture (self->style, veche_map_features_get_style (self->gathered, clusters[i].first))
                  : veche_map_clusters_get_label (self, clusters[i].count);
      side = gdk_texture_get_width (texture) / scale;
      veche_map_frame_to_widget (frame, clusters[i].x, clusters[i].y, &x, &y);
      gtk_snapshot_append_texture (snapshot, texture,
                                   &GRAPHENE_RECT_INIT ((float) round (x - side / 2), (float) round (y - side / 2), (float) side, (float) side));
    }
  return TRUE;
}

gboolean
veche_map_clusters_find (VecheMapClusters *self, const VecheMapFrame *frame, double widget_x, double widget_y, double *x, double *y, guint *count,
                         gint64 *id)
{
  const VecheCluster *clusters;
  double best = G_MAXDOUBLE;
  guint n;

  if (self->clusters == NULL)
    return FALSE;
  clusters = veche_clusters_get (self->clusters, CLAMP (veche_map_clusters_get_zoom (frame), 0, VECHE_CLUSTERS_MAX_ZOOM), &n);
  for (guint i = 0; i < n; i++)
    {
      double cx;
      double cy;
      double distance;

      veche_map_frame_to_widget (frame, clusters[i].x, clusters[i].y, &cx, &cy);
      distance = hypot (cx - widget_x, cy - widget_y);
      if (distance <= veche_map_clusters_get_size (clusters[i].count) / 2 && distance < best)
        {
          best = distance;
          *x = clusters[i].x;
          *y = clusters[i].y;
          *count = clusters[i].count;
          *id = *count == 1 ? veche_map_features_get_id (self->gathered, clusters[i].first) : 0;
        }
    }
  return best < G_MAXDOUBLE;
}

static void
veche_map_clusters_finalize (GObject *object)
{
  VecheMapClusters *self = VECHE_MAP_CLUSTERS (object);

  g_clear_handle_id (&self->gather_id, g_source_remove);
  g_clear_pointer (&self->clusters, veche_clusters_free);
  g_clear_pointer (&self->features, veche_map_features_unref);
  g_clear_pointer (&self->gathered, veche_map_features_unref);
  g_clear_pointer (&self->style, veche_map_style_unref);
  g_hash_table_unref (self->labels);

  G_OBJECT_CLASS (veche_map_clusters_parent_class)->finalize (object);
}

static void
veche_map_clusters_class_init (VecheMapClustersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = veche_map_clusters_finalize;

  signals[READY] = g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
veche_map_clusters_init (VecheMapClusters *self)
{
  self->labels = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
}

VecheMapClusters *
veche_map_clusters_new (GtkWidget *widget)
{
  VecheMapClusters *self = g_object_new (VECHE_TYPE_MAP_CLUSTERS, NULL);

  self->widget = widget;
  return self;
}
