/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-overlay.h"

#include <math.h>

#include "veche-map-frame.h"
#include "veche-map-painter.h"

/* Seen on light and dark, and of no layer. */
static const GdkRGBA selected_color = { 0.11f, 0.44f, 0.85f, 1 };
static const double dash[] = { 6, 4 };
/* More rings than this are copied, and pixels of a spot that has one of them only. */
#define MANY 2000
#define SPOT 3
/* What a ring's line takes beside its radius, on both sides together. */
#define RING_MARGIN 8

struct _VecheMapOverlay
{
  ShumateLayer parent_instance;

  GArray *points;  /* of double: x, y, size in pixels */
  GArray *shapes;  /* of VecheMapShape, each with arrays of its own */
  GArray *draft;   /* of double: x, y */
  GArray *handles; /* likewise */
  VecheMapDraft kind;
  int active;
  gboolean crosshair;
  double dx;
  double dy;
};

G_DEFINE_FINAL_TYPE (VecheMapOverlay, veche_map_overlay, SHUMATE_TYPE_LAYER)

static void
veche_map_overlay_clear_shape (gpointer data)
{
  VecheMapShape *shape = data;

  g_free ((gpointer) shape->rings.xy);
  g_free ((gpointer) shape->rings.ring_ends);
}

/* A line that is seen on anything: white below, the colour above. */
static void
veche_map_overlay_stroke (cairo_t *cr, double width)
{
  cairo_set_source_rgba (cr, 1, 1, 1, 0.9);
  cairo_set_line_width (cr, width + 2);
  cairo_stroke_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &selected_color);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

static void
veche_map_overlay_fill (cairo_t *cr, double alpha)
{
  cairo_set_source_rgba (cr, selected_color.red, selected_color.green, selected_color.blue, alpha);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_fill_preserve (cr);
}

/* Around a selected point. */
static void
veche_map_overlay_draw_ring (VecheMapOverlay *self, double x, double y, double radius, cairo_t *cr)
{
  cairo_new_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  if (self->dx != 0 || self->dy != 0)
    veche_map_overlay_fill (cr, 0.45);
  veche_map_overlay_stroke (cr, 2.5);
}

typedef struct
{
  double radius;
  cairo_surface_t *picture;
} VecheMapOverlayRing;

static void
veche_map_overlay_clear_ring (gpointer data)
{
  cairo_surface_destroy (((VecheMapOverlayRing *) data)->picture);
}

/* Symbols have a few sizes: a ring of each is drawn once. Borrowed. */
static cairo_surface_t *
veche_map_overlay_get_ring (VecheMapOverlay *self, GArray *rings, double radius, int scale)
{
  const int side = (int) ceil (2 * radius + RING_MARGIN) * scale;
  VecheMapOverlayRing ring = { radius, NULL };
  cairo_t *cr;

  for (guint i = 0; i < rings->len; i++)
    if (g_array_index (rings, VecheMapOverlayRing, i).radius == radius)
      return g_array_index (rings, VecheMapOverlayRing, i).picture;
  ring.picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);
  cairo_surface_set_device_scale (ring.picture, scale, scale);
  cr = cairo_create (ring.picture);
  veche_map_overlay_draw_ring (self, side / (2.0 * scale), side / (2.0 * scale), radius, cr);
  cairo_destroy (cr);
  g_array_append_val (rings, ring);
  return ring.picture;
}

/* A hundred thousand of them: as copies of one picture on one picture, where several fall on the same spot once. */
static void
veche_map_overlay_draw_many (VecheMapOverlay *self, const VecheMapFrame *frame, cairo_t *cr)
{
  const int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  const gsize columns = (gsize) (frame->width / SPOT) + 1, rows = (gsize) (frame->height / SPOT) + 1;
  g_autofree guint8 *taken = g_new0 (guint8, columns * rows);
  g_autoptr (GArray) rings = g_array_new (FALSE, FALSE, sizeof (VecheMapOverlayRing));
  cairo_surface_t *picture
    = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (frame->width) * scale, (int) ceil (frame->height) * scale);
  cairo_t *into;

  g_array_set_clear_func (rings, veche_map_overlay_clear_ring);
  cairo_surface_set_device_scale (picture, scale, scale);
  into = cairo_create (picture);
  for (guint i = 0; i + 2 < self->points->len; i += 3)
    {
      const double *point = &g_array_index (self->points, double, i);
      double x;
      double y;
      cairo_surface_t *ring;
      gsize spot;
      double half;

      veche_map_frame_to_widget (frame, point[0] + self->dx, point[1] + self->dy, &x, &y);
      if (x < 0 || y < 0 || x > frame->width || y > frame->height)
        continue;
      spot = (gsize) (y / SPOT) * columns + (gsize) (x / SPOT);
      if (taken[spot])
        continue;
      taken[spot] = 1;
      ring = veche_map_overlay_get_ring (self, rings, point[2] / 2 + 4, scale);
      half = cairo_image_surface_get_width (ring) / (2.0 * scale);
      cairo_set_source_surface (into, ring, round ((x - half) * scale) / scale, round ((y - half) * scale) / scale);
      cairo_paint (into);
    }
  cairo_destroy (into);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_paint (cr);
  cairo_surface_destroy (picture);
}

static void
veche_map_overlay_draw_points (VecheMapOverlay *self, const VecheMapFrame *frame, cairo_t *cr)
{
  if (self->points->len / 3 > MANY)
    {
      veche_map_overlay_draw_many (self, frame, cr);
      return;
    }
  for (guint i = 0; i + 2 < self->points->len; i += 3)
    {
      const double *point = &g_array_index (self->points, double, i);
      const double radius = point[2] / 2 + 4;
      double x;
      double y;

      veche_map_frame_to_widget (frame, point[0] + self->dx, point[1] + self->dy, &x, &y);
      if (x < -radius || y < -radius || x > frame->width + radius || y > frame->height + radius)
        continue;
      veche_map_overlay_draw_ring (self, x, y, radius, cr);
    }
}

static void
veche_map_overlay_draw_shapes (VecheMapOverlay *self, const VecheMapFrame *frame, cairo_t *cr)
{
  VecheMapPlate plate = { .world = frame->world, .width = (int) frame->width, .height = (int) frame->height };

  veche_map_frame_to_world (frame, 0, 0, &plate.x, &plate.y);
  plate.x -= self->dx;
  plate.y -= self->dy;
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < self->shapes->len; i++)
    {
      const VecheMapShape *shape = &g_array_index (self->shapes, VecheMapShape, i);

      cairo_new_path (cr);
      veche_map_painter_trace (shape, &plate, cr);
      /* Only while it is dragged: else it would tint what lies in it. */
      if (shape->area && (self->dx != 0 || self->dy != 0))
        veche_map_overlay_fill (cr, 0.14);
      veche_map_overlay_stroke (cr, 3);
    }
}

static void
veche_map_overlay_draw_draft (VecheMapOverlay *self, const VecheMapFrame *frame, cairo_t *cr)
{
  const guint n = self->draft->len / 2;

  cairo_new_path (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < n; i++)
    {
      double x;
      double y;

      veche_map_frame_to_widget (frame, g_array_index (self->draft, double, 2 * i), g_array_index (self->draft, double, 2 * i + 1), &x, &y);
      if (self->kind == VECHE_MAP_DRAFT_BAND && i == 1)
        {
          double left;
          double top;

          cairo_get_current_point (cr, &left, &top);
          cairo_line_to (cr, x, top);
          cairo_line_to (cr, x, y);
          cairo_line_to (cr, left, y);
        }
      else if (i == 0)
        cairo_move_to (cr, x, y);
      else
        cairo_line_to (cr, x, y);
    }
  if (self->kind != VECHE_MAP_DRAFT_LINE && n > 1)
    {
      cairo_close_path (cr);
      veche_map_overlay_fill (cr, 0.12);
    }
  if (self->kind == VECHE_MAP_DRAFT_BAND || self->kind == VECHE_MAP_DRAFT_LASSO)
    {
      cairo_set_dash (cr, dash, G_N_ELEMENTS (dash), 0);
      veche_map_overlay_stroke (cr, 1.5);
      cairo_set_dash (cr, NULL, 0, 0);
    }
  else
    veche_map_overlay_stroke (cr, 2.5);
}

static void
veche_map_overlay_draw_handles (VecheMapOverlay *self, const VecheMapFrame *frame, cairo_t *cr)
{
  for (guint i = 0; 2 * i + 1 < self->handles->len; i++)
    {
      const double half = (int) i == self->active ? 6 : 4;
      double x;
      double y;

      veche_map_frame_to_widget (frame, g_array_index (self->handles, double, 2 * i), g_array_index (self->handles, double, 2 * i + 1), &x, &y);
      cairo_new_path (cr);
      cairo_rectangle (cr, round (x) - half, round (y) - half, 2 * half, 2 * half);
      if ((int) i == self->active)
        gdk_cairo_set_source_rgba (cr, &selected_color);
      else
        cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_fill_preserve (cr);
      if ((int) i == self->active)
        cairo_set_source_rgb (cr, 1, 1, 1);
      else
        gdk_cairo_set_source_rgba (cr, &selected_color);
      cairo_set_line_width (cr, 2);
      cairo_stroke (cr);
    }
}

static void
veche_map_overlay_draw_crosshair (const VecheMapFrame *frame, cairo_t *cr)
{
  const double x = floor (frame->width / 2) + 0.5;
  const double y = floor (frame->height / 2) + 0.5;

  cairo_new_path (cr);
  cairo_move_to (cr, x - 14, y);
  cairo_line_to (cr, x - 4, y);
  cairo_move_to (cr, x + 4, y);
  cairo_line_to (cr, x + 14, y);
  cairo_move_to (cr, x, y - 14);
  cairo_line_to (cr, x, y - 4);
  cairo_move_to (cr, x, y + 4);
  cairo_line_to (cr, x, y + 14);
  veche_map_overlay_stroke (cr, 2);
}

static void
veche_map_overlay_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  VecheMapOverlay *self = VECHE_MAP_OVERLAY (widget);
  VecheMapFrame frame;
  cairo_t *cr;

  if (self->points->len + self->shapes->len + self->draft->len + self->handles->len == 0 && !self->crosshair)
    return;
  veche_map_frame_init (&frame, shumate_layer_get_viewport (SHUMATE_LAYER (self)), widget);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) frame.width, (float) frame.height));
  veche_map_overlay_draw_shapes (self, &frame, cr);
  veche_map_overlay_draw_points (self, &frame, cr);
  if (self->draft->len > 0)
    veche_map_overlay_draw_draft (self, &frame, cr);
  veche_map_overlay_draw_handles (self, &frame, cr);
  if (self->crosshair)
    veche_map_overlay_draw_crosshair (&frame, cr);
  cairo_destroy (cr);
}

void
veche_map_overlay_clear_selection (VecheMapOverlay *self)
{
  g_return_if_fail (VECHE_IS_MAP_OVERLAY (self));

  g_array_set_size (self->points, 0);
  g_array_set_size (self->shapes, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
veche_map_overlay_add_point (VecheMapOverlay *self, double x, double y, double size)
{
  g_return_if_fail (VECHE_IS_MAP_OVERLAY (self));

  g_array_append_vals (self->points, ((const double[]) { x, y, size }), 3);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
veche_map_overlay_add_shape (VecheMapOverlay *self, const VecheMapShape *shape)
{
  VecheMapShape copy = *shape;
  const guint n = shape->rings.n_rings > 0 ? shape->rings.ring_ends[shape->rings.n_rings - 1] : 0;

  g_return_if_fail (VECHE_IS_MAP_OVERLAY (self));

  copy.rings.xy = g_memdup2 (shape->rings.xy, 2 * n * sizeof (double));
  copy.rings.ring_ends = g_memdup2 (shape->rings.ring_ends, shape->rings.n_rings * sizeof (guint));
  g_array_append_val (self->shapes, copy);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
veche_map_overlay_set_shift (VecheMapOverlay *self, double dx, double dy)
{
  g_return_if_fail (VECHE_IS_MAP_OVERLAY (self));

  self->dx = dx;
  self->dy = dy;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
veche_map_overlay_set_draft (VecheMapOverlay *self, VecheMapDraft draft, const double *xy, guint n)
{
  g_return_if_fail (VECHE_IS_MAP_OVERLAY (self));

  self->kind = draft;
  g_array_set_size (self->draft, 0);
  g_array_append_vals (self->draft, xy, 2 * n);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
veche_map_overlay_set_handles (VecheMapOverlay *self, const double *xy, guint n, int active)
{
  g_return_if_fail (VECHE_IS_MAP_OVERLAY (self));

  g_array_set_size (self->handles, 0);
  g_array_append_vals (self->handles, xy, 2 * n);
  self->active = active;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
veche_map_overlay_set_crosshair (VecheMapOverlay *self, gboolean shown)
{
  g_return_if_fail (VECHE_IS_MAP_OVERLAY (self));

  self->crosshair = shown;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
veche_map_overlay_constructed (GObject *object)
{
  G_OBJECT_CLASS (veche_map_overlay_parent_class)->constructed (object);

  g_signal_connect_object (shumate_layer_get_viewport (SHUMATE_LAYER (object)), "notify", G_CALLBACK (gtk_widget_queue_draw), object,
                           G_CONNECT_SWAPPED);
}

static void
veche_map_overlay_finalize (GObject *object)
{
  VecheMapOverlay *self = VECHE_MAP_OVERLAY (object);

  g_array_unref (self->points);
  g_array_unref (self->shapes);
  g_array_unref (self->draft);
  g_array_unref (self->handles);

  G_OBJECT_CLASS (veche_map_overlay_parent_class)->finalize (object);
}

static void
veche_map_overlay_class_init (VecheMapOverlayClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = veche_map_overlay_constructed;
  G_OBJECT_CLASS (klass)->finalize = veche_map_overlay_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = veche_map_overlay_snapshot;
}

static void
veche_map_overlay_init (VecheMapOverlay *self)
{
  self->points = g_array_new (FALSE, FALSE, sizeof (double));
  self->shapes = g_array_new (FALSE, FALSE, sizeof (VecheMapShape));
  g_array_set_clear_func (self->shapes, veche_map_overlay_clear_shape);
  self->draft = g_array_new (FALSE, FALSE, sizeof (double));
  self->handles = g_array_new (FALSE, FALSE, sizeof (double));
  self->active = -1;
}

VecheMapOverlay *
veche_map_overlay_new (ShumateViewport *viewport)
{
  return g_object_new (VECHE_TYPE_MAP_OVERLAY, "viewport", viewport, NULL);
}
