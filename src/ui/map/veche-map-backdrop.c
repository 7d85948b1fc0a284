/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-backdrop.h"

#include <adwaita.h>

#include "veche-map-grid.h"

/* Milliseconds between two nudges, and degrees that they move the map by. */
#define NUDGE_DELAY 400
#define NUDGE 1e-7

struct _VecheMapBackdrop
{
  GObject parent_instance;

  ShumateMap *map;           /* borrowed: lives longer */
  ShumateViewport *viewport; /* of the map */
  VecheMapGrid *grid;
  VecheMapPlan *base; /* or %NULL */
  GListStore *plans;  /* of VecheMapPlan */
  GPtrArray *drawn;   /* of what is in the map, owned */
  guint nudges;       /* left to be given */
  guint nudge_id;
};

G_DEFINE_FINAL_TYPE (VecheMapBackdrop, veche_map_backdrop, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* libshumate 1.4 may leave a MapLayer blank until the viewport changes: its should_defer forgets to ask again when two checks share the time
 * of a frame. Moving the map by a hair, twice, wakes it up. */
static gboolean
veche_map_backdrop_nudge_cb (gpointer data)
{
  VecheMapBackdrop *self = data;
  const double lat = shumate_location_get_latitude (SHUMATE_LOCATION (self->viewport));
  const double lon = shumate_location_get_longitude (SHUMATE_LOCATION (self->viewport));

  shumate_location_set_location (SHUMATE_LOCATION (self->viewport), lat, lon + (self->nudges % 2 == 0 ? NUDGE : -NUDGE));
  if (--self->nudges > 0)
    return G_SOURCE_CONTINUE;
  self->nudge_id = 0;
  return G_SOURCE_REMOVE;
}

void
veche_map_backdrop_nudge (VecheMapBackdrop *self)
{
  g_return_if_fail (VECHE_IS_MAP_BACKDROP (self));

  self->nudges = 2;
  if (self->nudge_id == 0 && self->drawn->len > 0)
    self->nudge_id = g_timeout_add (NUDGE_DELAY, veche_map_backdrop_nudge_cb, self);
}

static ShumateLayer *
veche_map_backdrop_put (VecheMapBackdrop *self, VecheMapPlan *plan, ShumateLayer *below)
{
  ShumateLayer *drawing = veche_map_plan_get_drawing (plan, self->viewport);

  if (drawing == NULL)
    return below;
  shumate_map_insert_layer_above (self->map, drawing, below);
  g_ptr_array_add (self->drawn, g_object_ref (drawing));
  return drawing;
}

/* The map is put together anew: layers keep what they have read. */
static void
veche_map_backdrop_stack (VecheMapBackdrop *self)
{
  ShumateLayer *below = SHUMATE_LAYER (self->grid);

  for (guint i = 0; i < self->drawn->len; i++)
    shumate_map_remove_layer (self->map, g_ptr_array_index (self->drawn, i));
  g_ptr_array_set_size (self->drawn, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->grid),
                          self->base == NULL || veche_map_plan_get_source (self->base) == NULL || !veche_map_plan_is_shown (self->base));
  if (self->base != NULL)
    below = veche_map_backdrop_put (self, self->base, below);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->plans)); i++)
    {
      g_autoptr (VecheMapPlan) plan = g_list_model_get_item (G_LIST_MODEL (self->plans), i);

      below = veche_map_backdrop_put (self, plan, below);
    }
  veche_map_backdrop_nudge (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
veche_map_backdrop_is_dark (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ());
}

static void
veche_map_backdrop_dark_cb (VecheMapBackdrop *self)
{
  const gboolean dark = veche_map_backdrop_is_dark ();

  if (self->base != NULL)
    veche_map_plan_set_muted (self->base, dark);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->plans)); i++)
    {
      g_autoptr (VecheMapPlan) plan = g_list_model_get_item (G_LIST_MODEL (self->plans), i);

      veche_map_plan_set_muted (plan, dark);
    }
  veche_map_backdrop_stack (self);
}

/* Another source has to be drawn; another name or problem has to be told. */
static void
veche_map_backdrop_plan_cb (VecheMapBackdrop *self, VecheMapPlan *plan)
{
  ShumateLayer *drawing = veche_map_plan_get_drawing (plan, self->viewport);

  if (drawing != NULL && g_ptr_array_find (self->drawn, drawing, NULL))
    g_signal_emit (self, signals[CHANGED], 0);
  else
    veche_map_backdrop_stack (self);
}

static void
veche_map_backdrop_take (VecheMapBackdrop *self, VecheMapPlan *plan)
{
  veche_map_plan_set_muted (plan, veche_map_backdrop_is_dark ());
  g_signal_connect_object (plan, "changed", G_CALLBACK (veche_map_backdrop_plan_cb), self, G_CONNECT_SWAPPED);
}

void
veche_map_backdrop_set_base (VecheMapBackdrop *self, VecheMapPlan *base)
{
  g_return_if_fail (VECHE_IS_MAP_BACKDROP (self));

  if (self->base != NULL)
    g_signal_handlers_disconnect_by_data (self->base, self);
  g_set_object (&self->base, base);
  if (base != NULL)
    veche_map_backdrop_take (self, base);
  veche_map_backdrop_stack (self);
}

VecheMapPlan *
veche_map_backdrop_get_base (VecheMapBackdrop *self)
{
  g_return_val_if_fail (VECHE_IS_MAP_BACKDROP (self), NULL);
  return self->base;
}

GListModel *
veche_map_backdrop_list_plans (VecheMapBackdrop *self)
{
  g_return_val_if_fail (VECHE_IS_MAP_BACKDROP (self), NULL);
  return G_LIST_MODEL (self->plans);
}

void
veche_map_backdrop_add_plan (VecheMapBackdrop *self, VecheMapPlan *plan)
{
  g_return_if_fail (VECHE_IS_MAP_BACKDROP (self));

  g_list_store_append (self->plans, plan);
  veche_map_backdrop_take (self, plan);
  veche_map_backdrop_stack (self);
}

void
veche_map_backdrop_move_plan (VecheMapBackdrop *self, VecheMapPlan *plan, guint position)
{
  g_autoptr (VecheMapPlan) kept = g_object_ref (plan);
  guint at;

  if (!g_list_store_find (self->plans, plan, &at) || at == position || position >= g_list_model_get_n_items (G_LIST_MODEL (self->plans)))
    return;
  g_list_store_remove (self->plans, at);
  g_list_store_insert (self->plans, position, kept);
  veche_map_backdrop_stack (self);
}

void
veche_map_backdrop_remove_plan (VecheMapBackdrop *self, VecheMapPlan *plan)
{
  guint at;

  if (!g_list_store_find (self->plans, plan, &at))
    return;
  g_signal_handlers_disconnect_by_data (plan, self);
  g_list_store_remove (self->plans, at);
  veche_map_backdrop_stack (self);
}

void
veche_map_backdrop_set_shown (VecheMapBackdrop *self, VecheMapPlan *plan, gboolean shown)
{
  g_return_if_fail (VECHE_IS_MAP_BACKDROP (self));

  veche_map_plan_set_shown (plan, shown);
  veche_map_backdrop_stack (self);
}

char *
veche_map_backdrop_dup_credit (VecheMapBackdrop *self)
{
  g_autoptr (GPtrArray) credits = g_ptr_array_new ();

  g_return_val_if_fail (VECHE_IS_MAP_BACKDROP (self), NULL);

  if (self->base != NULL && veche_map_plan_is_shown (self->base) && veche_map_plan_get_credit (self->base) != NULL)
    g_ptr_array_add (credits, (gpointer) veche_map_plan_get_credit (self->base));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->plans)); i++)
    {
      g_autoptr (VecheMapPlan) plan = g_list_model_get_item (G_LIST_MODEL (self->plans), i);
      const char *credit = veche_map_plan_is_shown (plan) ? veche_map_plan_get_credit (plan) : NULL;

      if (credit != NULL && !g_ptr_array_find_with_equal_func (credits, credit, g_str_equal, NULL))
        g_ptr_array_add (credits, (gpointer) credit);
    }
  if (credits->len == 0)
    return NULL;
  g_ptr_array_add (credits, NULL);
  return g_strjoinv (" · ", (char **) credits->pdata);
}

static void
veche_map_backdrop_dispose (GObject *object)
{
  VecheMapBackdrop *self = VECHE_MAP_BACKDROP (object);

  g_clear_handle_id (&self->nudge_id, g_source_remove);
  g_clear_object (&self->base);
  g_list_store_remove_all (self->plans);

  G_OBJECT_CLASS (veche_map_backdrop_parent_class)->dispose (object);
}

static void
veche_map_backdrop_finalize (GObject *object)
{
  VecheMapBackdrop *self = VECHE_MAP_BACKDROP (object);

  g_object_unref (self->plans);
  g_ptr_array_unref (self->drawn);

  G_OBJECT_CLASS (veche_map_backdrop_parent_class)->finalize (object);
}

static void
veche_map_backdrop_class_init (VecheMapBackdropClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_map_backdrop_dispose;
  G_OBJECT_CLASS (klass)->finalize = veche_map_backdrop_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
veche_map_backdrop_init (VecheMapBackdrop *self)
{
  self->plans = g_list_store_new (VECHE_TYPE_MAP_PLAN);
  self->drawn = g_ptr_array_new_with_free_func (g_object_unref);
}

VecheMapBackdrop *
veche_map_backdrop_new (ShumateMap *map)
{
  VecheMapBackdrop *self = g_object_new (VECHE_TYPE_MAP_BACKDROP, NULL);

  self->map = map;
  self->viewport = shumate_map_get_viewport (map);
  self->grid = veche_map_grid_new (self->viewport);
  shumate_map_add_layer (map, SHUMATE_LAYER (self->grid));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (veche_map_backdrop_dark_cb), self, G_CONNECT_SWAPPED);
  return self;
}
