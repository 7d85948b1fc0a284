/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-overview.h"

#include <math.h>

#include "veche-map-blank.h"
#include "veche-map-grid.h"
#include "veche-mercator.h"

/* Application pixels; and the most of either side that the frame takes. */
#define WIDTH 176
#define HEIGHT 132
#define SHARE 0.4
/* Objects of a layer that are dots here, and pixels that a dot has. */
#define MOST_DOTS 150
#define DOT 2

struct _VecheMapOverview
{
  GtkWidget parent_instance;

  VecheMapView *view; /* borrowed: stands beside it */
  ShumateViewport *viewport;
  GtkWidget *grid;
  GtkWidget *base;          /* or %NULL */
  ShumateMapSource *source; /* of the base, or %NULL */
  gboolean muted;           /* was the source when the base was made */
  gboolean held;            /* somebody drags: the frame moves, not what is below */
};

G_DEFINE_FINAL_TYPE (VecheMapOverview, veche_map_overview, GTK_TYPE_WIDGET)

double
veche_map_overview_get_zooms (double width, double height)
{
  return ceil (log2 (MAX (MAX (width / WIDTH, height / HEIGHT) / SHARE, 2)));
}

static void
veche_map_overview_move_cb (VecheMapOverview *self)
{
  VecheMapFrame seen;

  if (!self->held)
    {
      ShumateViewport *viewport = veche_map_view_get_viewport (self->view);

      veche_map_view_init_frame (self->view, &seen);
      shumate_viewport_set_zoom_level (self->viewport,
                                       MAX (shumate_viewport_get_zoom_level (viewport) - veche_map_overview_get_zooms (seen.width, seen.height), 0));
      shumate_location_set_location (SHUMATE_LOCATION (self->viewport), shumate_location_get_latitude (SHUMATE_LOCATION (viewport)),
                                     shumate_location_get_longitude (SHUMATE_LOCATION (viewport)));
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The base map of the other one; plans are too small to be seen. */
static void
veche_map_overview_backdrop_cb (VecheMapOverview *self, VecheMapBackdrop *backdrop)
{
  VecheMapPlan *base = veche_map_backdrop_get_base (backdrop);
  ShumateMapSource *source = base != NULL && veche_map_plan_is_shown (base) ? veche_map_plan_get_source (base) : NULL;
  gboolean muted = FALSE;

  if (source != NULL)
    g_object_get (source, "muted", &muted, NULL);
  if (source == self->source && muted == self->muted)
    return;
  self->muted = muted;
  g_set_object (&self->source, source);
  g_clear_pointer (&self->base, gtk_widget_unparent);
  if (source == NULL)
    return;
  self->base = GTK_WIDGET (shumate_map_layer_new (source, self->viewport));
  /* What libshumate has within its squares are names of vector tiles: there is no room for them. */
  for (GtkWidget *names = gtk_widget_get_first_child (self->base); names != NULL; names = gtk_widget_get_next_sibling (names))
    gtk_widget_set_visible (names, FALSE);
  gtk_widget_insert_after (self->base, GTK_WIDGET (self), self->grid);
}

void
veche_map_overview_set_view (VecheMapOverview *self, VecheMapView *view)
{
  VecheMapBackdrop *backdrop;

  g_return_if_fail (VECHE_IS_MAP_OVERVIEW (self));

  self->view = view;
  backdrop = veche_map_view_get_backdrop (view);
  g_signal_connect_object (view, "view-changed", G_CALLBACK (veche_map_overview_move_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (backdrop, "changed", G_CALLBACK (veche_map_overview_backdrop_cb), self, G_CONNECT_SWAPPED);
  veche_map_overview_backdrop_cb (self, backdrop);
  veche_map_overview_move_cb (self);
}

/* --- what it shows ------------------------------------------------------------------------------------------------ */

/* Where things are, not how many: every so manieth will do. */
static void
veche_map_overview_draw_dots (VecheMapOverview *self, const VecheMapFrame *frame, const GdkRGBA *color, GtkSnapshot *snapshot)
{
  GListModel *entries = veche_map_view_list_entries (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (VecheMapEntry) entry = g_list_model_get_item (entries, i);
      VecheMapFeatures *features = veche_map_entry_is_shown (entry) ? veche_map_entry_get_features (entry) : NULL;
      const guint n = features != NULL ? veche_map_features_get_count (features) : 0;

      for (guint j = 0; j < n; j += MAX (n / MOST_DOTS, 1))
        {
          double x;
          double y;

          veche_map_features_get_point (features, j, &x, &y);
          veche_map_frame_to_widget (frame, x, y, &x, &y);
          if (x >= 0 && y >= 0 && x < frame->width && y < frame->height)
            gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT ((float) floor (x), (float) floor (y), DOT, DOT));
        }
    }
}

static void
veche_map_overview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  VecheMapOverview *self = VECHE_MAP_OVERVIEW (widget);
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());
  VecheMapFrame frame;
  VecheMapFrame seen;
  GskRoundedRect outline;
  GdkRGBA dots;
  double box[4];
  double corner[4];

  gtk_widget_snapshot_child (widget, self->grid, snapshot);
  if (self->base != NULL)
    gtk_widget_snapshot_child (widget, self->base, snapshot);
  if (self->view == NULL)
    return;
  veche_map_frame_init (&frame, self->viewport, widget);
  gtk_widget_get_color (widget, &dots);
  veche_map_overview_draw_dots (self, &frame, &dots, snapshot);
  veche_map_view_init_frame (self->view, &seen);
  veche_map_frame_get_box (&seen, 0, box);
  veche_map_frame_to_widget (&frame, box[0], box[1], &corner[0], &corner[1]);
  veche_map_frame_to_widget (&frame, box[2], box[3], &corner[2], &corner[3]);
  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) round (corner[0]), (float) round (corner[1]), (float) round (corner[2] - corner[0]),
                                                        (float) round (corner[3] - corner[1])),
                                   0);
  gtk_snapshot_append_border (snapshot, &outline, (const float[]) { 2, 2, 2, 2 }, (const GdkRGBA[]) { *accent, *accent, *accent, *accent });
  accent->alpha = 0.15f;
  gtk_snapshot_append_color (snapshot, accent, &outline.bounds);
}

static void
veche_map_overview_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  /* Maps want as much room as there is, but have to be asked. */
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_measure (child, orientation, -1, NULL, NULL, NULL, NULL);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
veche_map_overview_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_allocate (child, width, height, -1, NULL);
}

/* --- what a person does ------------------------------------------------------------------------------------------- */

static void
veche_map_overview_go (VecheMapOverview *self, double x, double y)
{
  VecheMapFrame frame;

  veche_map_frame_init (&frame, self->viewport, GTK_WIDGET (self));
  veche_map_frame_to_world (&frame, CLAMP (x, 0, frame.width), CLAMP (y, 0, frame.height), &x, &y);
  veche_map_view_go_to (self->view, veche_mercator_lon (x), veche_mercator_lat (y), 0);
}

static void
veche_map_overview_drag_begin_cb (VecheMapOverview *self, double x, double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->held = TRUE;
  veche_map_overview_go (self, x, y);
}

static void
veche_map_overview_drag_update_cb (VecheMapOverview *self, double dx, double dy, GtkGestureDrag *gesture)
{
  double x;
  double y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  veche_map_overview_go (self, x + dx, y + dy);
}

static void
veche_map_overview_drag_end_cb (VecheMapOverview *self)
{
  self->held = FALSE;
  veche_map_overview_move_cb (self);
}

static gboolean
veche_map_overview_pan_cb (GtkWidget *widget, GVariant *by, gpointer data)
{
  VecheMapOverview *self = VECHE_MAP_OVERVIEW (widget);
  VecheMapFrame seen;
  int dx;
  int dy;

  veche_map_view_init_frame (self->view, &seen);
  g_variant_get (by, "(ii)", &dx, &dy);
  /* Half of what is seen. */
  veche_map_view_pan_by (self->view, dx * seen.width / 2, dy * seen.height / 2);
  return GDK_EVENT_STOP;
}

static gboolean
veche_map_overview_zoom_cb (GtkWidget *widget, GVariant *by, gpointer data)
{
  veche_map_view_zoom_by (VECHE_MAP_OVERVIEW (widget)->view, g_variant_get_int32 (by));
  return GDK_EVENT_STOP;
}

/* --- the widget --------------------------------------------------------------------------------------------------- */

static void
veche_map_overview_dispose (GObject *object)
{
  VecheMapOverview *self = VECHE_MAP_OVERVIEW (object);

  self->view = NULL;
  g_clear_pointer (&self->base, gtk_widget_unparent);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_object (&self->source);

  G_OBJECT_CLASS (veche_map_overview_parent_class)->dispose (object);
}

static void
veche_map_overview_finalize (GObject *object)
{
  g_object_unref (VECHE_MAP_OVERVIEW (object)->viewport);

  G_OBJECT_CLASS (veche_map_overview_parent_class)->finalize (object);
}

static void
veche_map_overview_add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint keyval;
    guint keypad;
    int dx;
    int dy;
  } arrows[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1 },
  };
  static const struct
  {
    guint keyval;
    int by;
  } zooms[] = { { GDK_KEY_plus, 1 }, { GDK_KEY_equal, 1 }, { GDK_KEY_KP_Add, 1 }, { GDK_KEY_minus, -1 }, { GDK_KEY_KP_Subtract, -1 } };

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      gtk_widget_class_add_binding (widget_class, arrows[i].keyval, 0, veche_map_overview_pan_cb, "(ii)", arrows[i].dx, arrows[i].dy);
      gtk_widget_class_add_binding (widget_class, arrows[i].keypad, 0, veche_map_overview_pan_cb, "(ii)", arrows[i].dx, arrows[i].dy);
    }
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_class_add_binding (widget_class, zooms[i].keyval, 0, veche_map_overview_zoom_cb, "i", zooms[i].by);
}

static void
veche_map_overview_class_init (VecheMapOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_map_overview_dispose;
  G_OBJECT_CLASS (klass)->finalize = veche_map_overview_finalize;
  widget_class->snapshot = veche_map_overview_snapshot;
  widget_class->measure = veche_map_overview_measure;
  widget_class->size_allocate = veche_map_overview_size_allocate;
  /* A name counts for roles that have one only. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "mapoverview");
  veche_map_overview_add_keys (widget_class);
}

static void
veche_map_overview_init (VecheMapOverview *self)
{
  g_autoptr (ShumateMapSource) blank = veche_map_blank_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->viewport = shumate_viewport_new ();
  shumate_viewport_set_reference_map_source (self->viewport, blank);
  self->grid = GTK_WIDGET (veche_map_grid_new (self->viewport));
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "pointer");
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (veche_map_overview_drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (veche_map_overview_drag_update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (veche_map_overview_drag_end_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
