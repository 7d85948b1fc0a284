/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-view.h"

#include <math.h>

#include "veche-map-blank.h"
#include "veche-mercator.h"

#define MIN_ZOOM 2
#define MAX_ZOOM 22
/* Whoever is shown a single object still wants to see where that is. */
#define FIT_ZOOM 18
#define FIT_MARGIN 56

struct _VecheMapView
{
  AdwBin parent_instance;

  ShumateMap *map;
  ShumateViewport *viewport; /* of the map */
  VecheMapBackdrop *backdrop;
  VecheMapOverlay *overlay;
  GListStore *entries; /* of VecheMapEntry */
  VecheMapSelection *selection;
  gboolean shifted;    /* until a layer has been read */
  gboolean thinned;    /* some of what is selected is gone, and that is being told */
};

G_DEFINE_FINAL_TYPE (VecheMapView, veche_map_view, ADW_TYPE_BIN)

enum
{
  SELECTION_CHANGED,
  VIEW_CHANGED,
  POINTER_MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

ShumateMap *
veche_map_view_get_map (VecheMapView *self)
{
  return self->map;
}

ShumateViewport *
veche_map_view_get_viewport (VecheMapView *self)
{
  return self->viewport;
}

VecheMapOverlay *
veche_map_view_get_overlay (VecheMapView *self)
{
  return self->overlay;
}

VecheMapBackdrop *
veche_map_view_get_backdrop (VecheMapView *self)
{
  return self->backdrop;
}

void
veche_map_view_init_frame (VecheMapView *self, VecheMapFrame *frame)
{
  veche_map_frame_init (frame, self->viewport, GTK_WIDGET (self->map));
}

/* --- layers ------------------------------------------------------------------------------------------------------- */

static ShumateLayer *
veche_map_view_get_layer (VecheMapView *self, guint position)
{
  g_autoptr (VecheMapEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), position);

  return entry != NULL ? SHUMATE_LAYER (veche_map_entry_get_drawing (entry)) : NULL;
}

static void veche_map_view_update_overlay (VecheMapView *self);
static void veche_map_view_loaded_cb (VecheMapView *self);

void
veche_map_view_add_entry (VecheMapView *self, VecheMapEntry *entry)
{
  g_return_if_fail (VECHE_IS_MAP_VIEW (self));

  shumate_map_insert_layer_behind (self->map, SHUMATE_LAYER (veche_map_entry_get_drawing (entry)), SHUMATE_LAYER (self->overlay));
  g_list_store_append (self->entries, entry);
  /* What is selected may have moved, or be gone. */
  g_signal_connect_object (entry, "loaded", G_CALLBACK (veche_map_view_loaded_cb), self, G_CONNECT_SWAPPED);
}

void
veche_map_view_remove_entry (VecheMapView *self, VecheMapEntry *entry)
{
  guint position;

  g_return_if_fail (VECHE_IS_MAP_VIEW (self));

  g_signal_handlers_disconnect_by_data (entry, self);
  shumate_map_remove_layer (self->map, SHUMATE_LAYER (veche_map_entry_get_drawing (entry)));
  if (g_list_store_find (self->entries, entry, &position))
    g_list_store_remove (self->entries, position);
  veche_map_view_update_overlay (self);
}

GListModel *
veche_map_view_list_entries (VecheMapView *self)
{
  return G_LIST_MODEL (self->entries);
}

void
veche_map_view_move_entry (VecheMapView *self, VecheMapEntry *entry, guint position)
{
  g_autoptr (VecheMapEntry) kept = g_object_ref (entry);
  ShumateLayer *above;
  guint at;

  if (!g_list_store_find (self->entries, entry, &at) || at == position || position >= g_list_model_get_n_items (G_LIST_MODEL (self->entries)))
    return;
  g_list_store_remove (self->entries, at);
  g_list_store_insert (self->entries, position, kept);
  above = veche_map_view_get_layer (self, position + 1);
  shumate_map_remove_layer (self->map, SHUMATE_LAYER (veche_map_entry_get_drawing (kept)));
  shumate_map_insert_layer_behind (self->map, SHUMATE_LAYER (veche_map_entry_get_drawing (kept)),
                                   above != NULL ? above : SHUMATE_LAYER (self->overlay));
}

gboolean
veche_map_view_find_at (VecheMapView *self, double x, double y, VecheMapPick *pick)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->entries)); i > 0; i--)
    {
      g_autoptr (VecheMapEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i - 1);
      const gint64 index = veche_map_layer_find_at (veche_map_entry_get_drawing (entry), x, y);

      if (index >= 0)
        {
          *pick = (VecheMapPick) { veche_map_entry_get_kind (entry), veche_map_features_get_id (veche_map_entry_get_features (entry), (guint) index) };
          return TRUE;
        }
    }
  return FALSE;
}

/* --- the selection ------------------------------------------------------------------------------------------------ */

/* The layer that an object is in now, and its place there; %NULL: in none. Borrowed. */
static VecheMapEntry *
veche_map_view_find_entry (VecheMapView *self, const VecheMapPick *pick, guint *index)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->entries)); i++)
    {
      g_autoptr (VecheMapEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);
      VecheMapFeatures *features = veche_map_entry_get_kind (entry) == pick->kind ? veche_map_entry_get_features (entry) : NULL;
      const gint64 found = features != NULL ? veche_map_features_find (features, pick->id) : -1;

      if (found >= 0)
        {
          *index = (guint) found;
          return entry;
        }
    }
  return NULL;
}

static void
veche_map_view_update_overlay (VecheMapView *self)
{
  g_autoptr (GArray) kept = NULL;
  const GArray *picks;

  /* What was being read when the window was closed still arrives. */
  if (self->entries == NULL)
    return;
  kept = g_array_new (FALSE, FALSE, sizeof (VecheMapPick));
  picks = veche_map_selection_get_picks (self->selection);
  veche_map_overlay_clear_selection (self->overlay);
  for (guint i = 0; i < picks->len; i++)
    {
      const VecheMapPick pick = g_array_index (picks, VecheMapPick, i);
      guint index;
      VecheMapEntry *entry = veche_map_view_find_entry (self, &pick, &index);
      VecheMapFeatures *features;
      const VecheMapShape *shape;
      double x;
      double y;

      if (entry == NULL)
        continue;
      g_array_append_val (kept, pick);
      features = veche_map_entry_get_features (entry);
      shape = veche_map_features_get_shape (features, index);
      veche_map_features_get_point (features, index, &x, &y);
      if (shape != NULL)
        veche_map_overlay_add_shape (self->overlay, shape);
      else
        veche_map_overlay_add_point (self->overlay, x, y,
                                     veche_map_layer_get_symbol (veche_map_entry_get_drawing (entry), veche_map_features_get_style (features, index))
                                       ->size);
    }
  if (kept->len == picks->len)
    return;
  veche_map_selection_clear (self->selection);
  veche_map_selection_add (self->selection, (const VecheMapPick *) (gpointer) kept->data, kept->len);
  self->thinned = TRUE;
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
  self->thinned = FALSE;
}

const GArray *
veche_map_view_get_selection (VecheMapView *self)
{
  g_return_val_if_fail (VECHE_IS_MAP_VIEW (self), NULL);
  return veche_map_selection_get_picks (self->selection);
}

gboolean
veche_map_view_is_thinned (VecheMapView *self)
{
  g_return_val_if_fail (VECHE_IS_MAP_VIEW (self), FALSE);
  return self->thinned;
}

static void
veche_map_view_selected (VecheMapView *self)
{
  veche_map_view_update_overlay (self);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

void
veche_map_view_select (VecheMapView *self, const VecheMapPick *picks, guint n)
{
  g_return_if_fail (VECHE_IS_MAP_VIEW (self));

  veche_map_selection_clear (self->selection);
  veche_map_selection_add (self->selection, picks, n);
  veche_map_view_selected (self);
}

void
veche_map_view_select_more (VecheMapView *self, const VecheMapPick *picks, guint n)
{
  g_return_if_fail (VECHE_IS_MAP_VIEW (self));

  veche_map_selection_add (self->selection, picks, n);
  veche_map_view_selected (self);
}

void
veche_map_view_toggle (VecheMapView *self, const VecheMapPick *pick)
{
  veche_map_selection_toggle (self->selection, pick);
  veche_map_view_selected (self);
}

gboolean
veche_map_view_is_selected (VecheMapView *self, const VecheMapPick *pick)
{
  return veche_map_selection_contains (self->selection, pick);
}

void
veche_map_view_hold_shift (VecheMapView *self, double dx, double dy)
{
  g_return_if_fail (VECHE_IS_MAP_VIEW (self));

  self->shifted = dx != 0 || dy != 0;
  veche_map_overlay_set_shift (self->overlay, dx, dy);
}

static void
veche_map_view_loaded_cb (VecheMapView *self)
{
  if (self->entries == NULL)
    return;
  if (self->shifted)
    veche_map_view_hold_shift (self, 0, 0);
  veche_map_view_update_overlay (self);
}

void
veche_map_view_find_polygon (VecheMapView *self, const VechePolygon *polygon, GArray *picks)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->entries)); i++)
    {
      g_autoptr (VecheMapEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);
      g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
      VecheMapFeatures *features = veche_map_entry_get_features (entry);

      if (features == NULL || !veche_map_entry_is_shown (entry))
        continue;
      veche_map_features_find_polygon (features, polygon, found);
      for (guint j = 0; j < found->len; j++)
        {
          const VecheMapPick pick = { veche_map_entry_get_kind (entry), veche_map_features_get_id (features, g_array_index (found, guint, j)) };

          g_array_append_val (picks, pick);
        }
    }
}

/* --- what is seen ------------------------------------------------------------------------------------------------- */

void
veche_map_view_go_to (VecheMapView *self, double lon, double lat, double zoom)
{
  shumate_map_stop_go_to (self->map);
  if (zoom > 0)
    shumate_viewport_set_zoom_level (self->viewport, CLAMP (zoom, MIN_ZOOM, MAX_ZOOM));
  shumate_location_set_location (SHUMATE_LOCATION (self->viewport), lat, lon);
  veche_map_backdrop_nudge (self->backdrop);
}

void
veche_map_view_fit (VecheMapView *self, const double box[4])
{
  VecheMapFrame frame;

  veche_map_view_init_frame (self, &frame);
  veche_map_view_go_to (self, veche_mercator_lon ((box[0] + box[2]) / 2), veche_mercator_lat ((box[1] + box[3]) / 2),
                        MIN (veche_map_frame_fit_zoom (&frame, box, FIT_MARGIN), FIT_ZOOM));
}

gboolean
veche_map_view_get_bounds (VecheMapView *self, double bounds[4])
{
  gboolean any = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->entries)); i++)
    {
      g_autoptr (VecheMapEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);
      VecheMapFeatures *features = veche_map_entry_get_features (entry);
      double own[4];

      if (features == NULL || !veche_map_entry_is_shown (entry) || !veche_map_features_get_bounds (features, own))
        continue;
      bounds[0] = any ? MIN (bounds[0], own[0]) : own[0];
      bounds[1] = any ? MIN (bounds[1], own[1]) : own[1];
      bounds[2] = any ? MAX (bounds[2], own[2]) : own[2];
      bounds[3] = any ? MAX (bounds[3], own[3]) : own[3];
      any = TRUE;
    }
  return any;
}

void
veche_map_view_zoom_by (VecheMapView *self, double levels)
{
  shumate_viewport_set_zoom_level (self->viewport, CLAMP (shumate_viewport_get_zoom_level (self->viewport) + levels, MIN_ZOOM, MAX_ZOOM));
}

void
veche_map_view_pan_by (VecheMapView *self, double dx, double dy)
{
  VecheMapFrame frame;
  double x;
  double y;

  veche_map_view_init_frame (self, &frame);
  veche_map_frame_to_world (&frame, frame.width / 2 + dx, frame.height / 2 + dy, &x, &y);
  shumate_location_set_location (SHUMATE_LOCATION (self->viewport), veche_mercator_lat (y), veche_mercator_lon (x));
}

static void
veche_map_view_viewport_cb (VecheMapView *self)
{
  /* The gesture of libshumate that turns the map cannot be switched off, and nothing here draws a turned one. */
  if (shumate_viewport_get_rotation (self->viewport) != 0)
    shumate_viewport_set_rotation (self->viewport, 0);
  else
    g_signal_emit (self, signals[VIEW_CHANGED], 0);
}

static void
veche_map_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (veche_map_view_parent_class)->size_allocate (widget, width, height, baseline);

  g_signal_emit (widget, signals[VIEW_CHANGED], 0);
}

static void
veche_map_view_motion_cb (VecheMapView *self, double x, double y)
{
  VecheMapFrame frame;
  double world_x;
  double world_y;

  veche_map_view_init_frame (self, &frame);
  veche_map_frame_to_world (&frame, x, y, &world_x, &world_y);
  g_signal_emit (self, signals[POINTER_MOVED], 0, veche_mercator_lon (world_x), veche_mercator_lat (world_y));
}

/* --- the widget --------------------------------------------------------------------------------------------------- */

static void
veche_map_view_dispose (GObject *object)
{
  VecheMapView *self = VECHE_MAP_VIEW (object);

  g_clear_object (&self->backdrop);
  g_clear_object (&self->entries);

  G_OBJECT_CLASS (veche_map_view_parent_class)->dispose (object);
}

static void
veche_map_view_finalize (GObject *object)
{
  veche_map_selection_free (VECHE_MAP_VIEW (object)->selection);

  G_OBJECT_CLASS (veche_map_view_parent_class)->finalize (object);
}

static void
veche_map_view_class_init (VecheMapViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_map_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = veche_map_view_finalize;
  GTK_WIDGET_CLASS (klass)->size_allocate = veche_map_view_size_allocate;
  /* A name counts for roles that have one only. */
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);

  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[VIEW_CHANGED] = g_signal_new ("view-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[POINTER_MOVED] = g_signal_new ("pointer-moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                         G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
veche_map_view_init (VecheMapView *self)
{
  g_autoptr (ShumateMapSource) blank = veche_map_blank_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->selection = veche_map_selection_new ();
  self->entries = g_list_store_new (VECHE_TYPE_MAP_ENTRY);
  self->map = shumate_map_new ();
  self->viewport = shumate_map_get_viewport (self->map);
  shumate_viewport_set_reference_map_source (self->viewport, blank);
  shumate_viewport_set_min_zoom_level (self->viewport, MIN_ZOOM);
  shumate_viewport_set_max_zoom_level (self->viewport, MAX_ZOOM);
  shumate_map_set_go_to_duration (self->map, 0);
  self->backdrop = veche_map_backdrop_new (self->map);
  self->overlay = veche_map_overlay_new (self->viewport);
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->overlay));
  gtk_widget_set_overflow (GTK_WIDGET (self->map), GTK_OVERFLOW_HIDDEN);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->map));
  g_signal_connect_object (self->viewport, "notify", G_CALLBACK (veche_map_view_viewport_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (veche_map_view_motion_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->map), motion);
}

GtkWidget *
veche_map_view_new (void)
{
  return g_object_new (VECHE_TYPE_MAP_VIEW, NULL);
}
