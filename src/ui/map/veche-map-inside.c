/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-inside.h"

#include "veche-i18n.h"
#include "veche-mercator.h"
#include "veche-plain-row.h"
#include "veche-territory.h"

struct _VecheMapInside
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group;
  GPtrArray *rows;
  VecheMapView *view; /* borrowed: stands beside it */
  gint64 area;
  VecheGeometry *boundary; /* or %NULL */
  guint update_id;         /* about to be counted anew */
};

G_DEFINE_FINAL_TYPE (VecheMapInside, veche_map_inside, ADW_TYPE_BIN)

static int
veche_map_inside_compare (gconstpointer a, gconstpointer b)
{
  const gint64 first = *(const gint64 *) a;
  const gint64 second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

/* Row ids of the layer that lie within, each once: parts of a territory may overlap. */
static GArray *
veche_map_inside_find (VecheMapInside *self, VecheMapEntry *entry)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  VecheMapFeatures *features = veche_map_entry_get_features (entry);
  const gboolean own = veche_map_entry_get_kind (entry)->kind == &veche_territory_area_kind;
  guint kept = 0;

  for (guint part = 0; features != NULL && part < self->boundary->parts->len; part++)
    {
      g_autoptr (VecheGeometry) shape = veche_geometry_dup_part (self->boundary, part);
      g_autofree double *xy = g_new (double, MAX (shape->xy->len, 1));
      g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

      veche_mercator_project (veche_geometry_get_xy (shape), veche_geometry_count_vertices (shape), xy);
      veche_map_features_find_polygon (features, &(const VechePolygon) { xy, (const guint *) (gpointer) shape->rings->data, shape->rings->len },
                                       found);
      for (guint i = 0; i < found->len; i++)
        {
          const gint64 id = veche_map_features_get_id (features, g_array_index (found, guint, i));

          if (!own || id != self->area)
            g_array_append_val (ids, id);
        }
    }
  g_array_sort (ids, veche_map_inside_compare);
  for (guint i = 0; i < ids->len; i++)
    if (kept == 0 || g_array_index (ids, gint64, i) != g_array_index (ids, gint64, kept - 1))
      g_array_index (ids, gint64, kept++) = g_array_index (ids, gint64, i);
  g_array_set_size (ids, kept);
  return g_steal_pointer (&ids);
}

static void
veche_map_inside_activated_cb (GtkWidget *row, VecheMapInside *self)
{
  g_autoptr (VecheMapEntry) entry = g_object_ref (g_object_get_data (G_OBJECT (row), "entry"));
  g_autoptr (GArray) ids = veche_map_inside_find (self, entry);
  g_autoptr (GArray) picks = g_array_new (FALSE, FALSE, sizeof (VecheMapPick));

  for (guint i = 0; i < ids->len; i++)
    {
      const VecheMapPick pick = { veche_map_entry_get_kind (entry), g_array_index (ids, gint64, i) };

      g_array_append_val (picks, pick);
    }
  veche_map_entry_set_shown (entry, TRUE);
  veche_map_view_select (self->view, (const VecheMapPick *) (gpointer) picks->data, picks->len);
}

static void
veche_map_inside_add_row (VecheMapInside *self, VecheMapEntry *entry, guint count)
{
  g_autofree char *number = g_strdup_printf ("%u", count);
  GtkWidget *row = veche_plain_row_new (veche_map_entry_get_title (entry), NULL);
  GtkWidget *label = gtk_label_new (number);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dimmed");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _("Select them on the map"));
  g_object_set_data_full (G_OBJECT (row), "entry", g_object_ref (entry), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (veche_map_inside_activated_cb), self, 0);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
veche_map_inside_update (VecheMapInside *self)
{
  GListModel *entries = veche_map_view_list_entries (self->view);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self), self->boundary != NULL);
  if (self->boundary == NULL)
    return;
  for (guint i = g_list_model_get_n_items (entries); i > 0; i--)
    {
      g_autoptr (VecheMapEntry) entry = g_list_model_get_item (entries, i - 1);
      g_autoptr (GArray) ids = veche_map_inside_find (self, entry);

      if (ids->len > 0)
        veche_map_inside_add_row (self, entry, ids->len);
    }
  if (self->rows->len == 0)
    {
      GtkWidget *row = veche_plain_row_new (_("Nothing lies within yet"), NULL);

      gtk_widget_add_css_class (row, "dimmed");
      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
}

static gboolean
veche_map_inside_update_cb (gpointer data)
{
  VecheMapInside *self = data;

  self->update_id = 0;
  if (self->view != NULL)
    veche_map_inside_update (self);
  return G_SOURCE_REMOVE;
}

void
veche_map_inside_changed (VecheMapInside *self)
{
  g_return_if_fail (VECHE_IS_MAP_INSIDE (self));

  /* All layers may have been read at once. */
  if (self->boundary != NULL && self->update_id == 0)
    self->update_id = g_idle_add (veche_map_inside_update_cb, self);
}

void
veche_map_inside_show (VecheMapInside *self, gint64 area, const VecheGeometry *boundary)
{
  g_return_if_fail (VECHE_IS_MAP_INSIDE (self) && self->view != NULL);

  self->area = area;
  g_clear_pointer (&self->boundary, veche_geometry_free);
  if (boundary != NULL && boundary->xy->len > 0)
    self->boundary = veche_geometry_copy (boundary);
  veche_map_inside_update (self);
}

void
veche_map_inside_set_view (VecheMapInside *self, VecheMapView *view)
{
  g_return_if_fail (VECHE_IS_MAP_INSIDE (self));

  self->view = view;
}

static void
veche_map_inside_dispose (GObject *object)
{
  VecheMapInside *self = VECHE_MAP_INSIDE (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->boundary, veche_geometry_free);

  G_OBJECT_CLASS (veche_map_inside_parent_class)->dispose (object);
}

static void
veche_map_inside_class_init (VecheMapInsideClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_map_inside_dispose;
}

static void
veche_map_inside_init (VecheMapInside *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _("Within the boundary"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
