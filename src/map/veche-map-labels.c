/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-labels.h"

#include <math.h>

#include "veche-map-frame.h"

/* Pixels between a symbol and its label, and of the plate around the letters. */
#define GAP 2
#define PAD 2
#define MOST_WIDTH 160

typedef struct
{
  double x;
  double y;
  double size;
  PangoLayout *layout;
  int width;
  int height;
} VecheMapLabel;

struct _VecheMapLabels
{
  ShumateLayer parent_instance;

  GArray *labels; /* of VecheMapLabel */
};

G_DEFINE_FINAL_TYPE (VecheMapLabels, veche_map_labels, SHUMATE_TYPE_LAYER)

static void
veche_map_labels_clear_label (gpointer data)
{
  g_clear_object (&((VecheMapLabel *) data)->layout);
}

static gboolean
veche_map_labels_is_free (const GArray *taken, const graphene_rect_t *box)
{
  for (guint i = 0; i < taken->len; i++)
    if (graphene_rect_intersection (&g_array_index (taken, graphene_rect_t, i), box, NULL))
      return FALSE;
  return TRUE;
}

gboolean
veche_map_labels_find_room (const GArray *taken, double x, double y, double size, double width, double height, graphene_rect_t *room)
{
  const double off = size / 2 + GAP;
  /* From the middle: on the right, on the left, above, below; without a symbol on it, then above and below. */
  const double beside[][2] = { { off + width / 2, 0 }, { -off - width / 2, 0 }, { 0, -off - height / 2 }, { 0, off + height / 2 } };
  const double upon[][2] = { { 0, 0 }, { 0, -1.25 * height }, { 0, 1.25 * height }, { 0, -2.5 * height }, { 0, 2.5 * height } };
  const double (*ways)[2] = size > 0 ? beside : upon;

  for (guint i = 0; i < (size > 0 ? G_N_ELEMENTS (beside) : G_N_ELEMENTS (upon)); i++)
    {
      graphene_rect_init (room, (float) round (x + ways[i][0] - width / 2), (float) round (y + ways[i][1] - height / 2), (float) width,
                          (float) height);
      if (veche_map_labels_is_free (taken, room))
        return TRUE;
    }
  return FALSE;
}

static void
veche_map_labels_draw (GtkSnapshot *snapshot, const VecheMapLabel *label, const graphene_rect_t *box)
{
  /* What is below is a base map, light or dark: letters have a plate of their own. */
  const GdkRGBA plate = { 1, 1, 1, 0.82f };
  const GdkRGBA ink = { 0.13f, 0.13f, 0.15f, 1 };

  gtk_snapshot_append_color (snapshot, &plate, box);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (box->origin.x + PAD, box->origin.y));
  gtk_snapshot_append_layout (snapshot, label->layout, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
veche_map_labels_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  VecheMapLabels *self = VECHE_MAP_LABELS (widget);
  g_autoptr (GArray) taken = NULL;
  VecheMapFrame frame;

  if (self->labels->len == 0)
    return;
  taken = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  veche_map_frame_init (&frame, shumate_layer_get_viewport (SHUMATE_LAYER (self)), widget);
  for (guint i = 0; i < self->labels->len; i++)
    {
      const VecheMapLabel *label = &g_array_index (self->labels, VecheMapLabel, i);
      const float size = (float) label->size;
      double x;
      double y;

      veche_map_frame_to_widget (&frame, label->x, label->y, &x, &y);
      if (size > 0)
        g_array_append_vals (taken, &GRAPHENE_RECT_INIT ((float) x - size / 2, (float) y - size / 2, size, size), 1);
    }
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) frame.width, (float) frame.height));
  for (guint i = 0; i < self->labels->len; i++)
    {
      const VecheMapLabel *label = &g_array_index (self->labels, VecheMapLabel, i);
      graphene_rect_t box;
      double x;
      double y;

      veche_map_frame_to_widget (&frame, label->x, label->y, &x, &y);
      if (x < 0 || y < 0 || x > frame.width || y > frame.height
          || !veche_map_labels_find_room (taken, x, y, label->size, label->width + 2 * PAD, label->height, &box))
        continue;
      g_array_append_val (taken, box);
      veche_map_labels_draw (snapshot, label, &box);
    }
  gtk_snapshot_pop (snapshot);
}

void
veche_map_labels_clear (VecheMapLabels *self)
{
  g_return_if_fail (VECHE_IS_MAP_LABELS (self));

  g_array_set_size (self->labels, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
veche_map_labels_add (VecheMapLabels *self, double x, double y, double size, const char *text)
{
  VecheMapLabel label = { .x = x, .y = y, .size = size };

  g_return_if_fail (VECHE_IS_MAP_LABELS (self) && text != NULL);

  label.layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  pango_layout_set_width (label.layout, MOST_WIDTH * PANGO_SCALE);
  pango_layout_set_ellipsize (label.layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (label.layout, TRUE);
  pango_layout_get_pixel_size (label.layout, &label.width, &label.height);
  g_array_append_val (self->labels, label);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
veche_map_labels_constructed (GObject *object)
{
  G_OBJECT_CLASS (veche_map_labels_parent_class)->constructed (object);

  g_signal_connect_object (shumate_layer_get_viewport (SHUMATE_LAYER (object)), "notify", G_CALLBACK (gtk_widget_queue_draw), object,
                           G_CONNECT_SWAPPED);
}

static void
veche_map_labels_finalize (GObject *object)
{
  g_array_unref (VECHE_MAP_LABELS (object)->labels);

  G_OBJECT_CLASS (veche_map_labels_parent_class)->finalize (object);
}

static void
veche_map_labels_class_init (VecheMapLabelsClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = veche_map_labels_constructed;
  G_OBJECT_CLASS (klass)->finalize = veche_map_labels_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = veche_map_labels_snapshot;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "maplabels");
}

static void
veche_map_labels_init (VecheMapLabels *self)
{
  self->labels = g_array_new (FALSE, FALSE, sizeof (VecheMapLabel));
  g_array_set_clear_func (self->labels, veche_map_labels_clear_label);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

VecheMapLabels *
veche_map_labels_new (ShumateViewport *viewport)
{
  return g_object_new (VECHE_TYPE_MAP_LABELS, "viewport", viewport, NULL);
}
