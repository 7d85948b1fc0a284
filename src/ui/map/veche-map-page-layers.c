/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-i18n.h"
#include "veche-map-page-private.h"
#include "veche-page-settings.h"
#include "veche-task.h"
#include "veche-territory.h"
#include "veche-workspace-map.h"

#define SETTINGS "map-views"

VecheMapEntry *
veche_map_page_layers_find (VecheMapPage *self, const char *key)
{
  GListModel *entries = veche_map_view_list_entries (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (VecheMapEntry) entry = g_list_model_get_item (entries, i);

      if (g_str_equal (veche_map_entry_get_key (entry), key))
        return entry;
    }
  return NULL;
}

gboolean
veche_map_page_layers_are_filtered (VecheMapPage *self, const VecheKind *kind)
{
  GListModel *entries = veche_map_view_list_entries (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (VecheMapEntry) entry = g_list_model_get_item (entries, i);

      if (veche_map_entry_get_kind (entry)->kind == kind && veche_map_entry_get_filter (entry) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* --- what is remembered ------------------------------------------------------------------------------------------------ */

void
veche_map_page_layers_save (VecheMapPage *self)
{
  VecheWorkspace *workspace = veche_page_get_workspace (VECHE_PAGE (self));
  ShumateViewport *viewport = veche_map_view_get_viewport (self->view);
  GListModel *entries = veche_map_view_list_entries (self->view);
  GVariantBuilder layers;
  GVariantBuilder unlabelled;
  GVariantBuilder view;

  if (!self->placed)
    return;
  g_variant_builder_init (&layers, G_VARIANT_TYPE ("a(sbd)"));
  g_variant_builder_init (&unlabelled, G_VARIANT_TYPE ("as"));
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (VecheMapEntry) entry = g_list_model_get_item (entries, i);

      g_variant_builder_add (&layers, "(sbd)", veche_map_entry_get_key (entry), veche_map_entry_is_shown (entry),
                             veche_map_entry_get_opacity (entry));
      if (!veche_map_entry_is_labelled (entry))
        g_variant_builder_add (&unlabelled, "s", veche_map_entry_get_key (entry));
    }
  g_variant_builder_init (&view, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&view, "{sv}", "layers", g_variant_builder_end (&layers));
  g_variant_builder_add (&view, "{sv}", "unlabelled", g_variant_builder_end (&unlabelled));
  g_variant_builder_add (&view, "{sv}", "place",
                         g_variant_new ("(ddd)", shumate_location_get_longitude (SHUMATE_LOCATION (viewport)),
                                        shumate_location_get_latitude (SHUMATE_LOCATION (viewport)),
                                        shumate_viewport_get_zoom_level (viewport)));
  veche_page_settings_store (SETTINGS, veche_workspace_get_uuid (workspace), g_variant_builder_end (&view));
}

static GVariant *
veche_map_page_layers_dup_settings (VecheMapPage *self, const char *key, const char *type)
{
  g_autoptr (GVariant) view = veche_page_settings_dup (SETTINGS, veche_workspace_get_uuid (veche_page_get_workspace (VECHE_PAGE (self))));

  return view != NULL ? g_variant_lookup_value (view, key, G_VARIANT_TYPE (type)) : NULL;
}

void
veche_map_page_layers_restore (VecheMapPage *self)
{
  g_autoptr (GVariant) place = veche_map_page_layers_dup_settings (self, "place", "(ddd)");
  double lon;
  double lat;
  double zoom;

  if (place == NULL)
    return;
  g_variant_get (place, "(ddd)", &lon, &lat, &zoom);
  self->placed = TRUE;
  veche_map_view_go_to (self->view, lon, lat, zoom);
}

/* Hidden, opaque, in the order that a person has chosen; otherwise as the layer itself says. */
static void
veche_map_page_layers_dress (VecheMapPage *self, VecheMapEntry *entry, VecheRecord *layer)
{
  g_autoptr (GVariant) layers = veche_map_page_layers_dup_settings (self, "layers", "a(sbd)");
  g_autoptr (GVariant) unlabelled = veche_map_page_layers_dup_settings (self, "unlabelled", "as");
  g_autofree const char **plain = unlabelled != NULL ? g_variant_get_strv (unlabelled, NULL) : NULL;
  GVariantIter iter;
  const char *key;
  gboolean shown;
  double opacity;

  if (plain != NULL)
    veche_map_entry_set_labelled (entry, !g_strv_contains (plain, veche_map_entry_get_key (entry)));
  if (layer != NULL)
    {
      veche_map_entry_set_shown (entry, veche_record_get_integer (layer, "hidden") == 0);
      if (!veche_record_is_null (layer, "opacity"))
        veche_map_entry_set_opacity (entry, CLAMP (veche_record_get_real (layer, "opacity"), 0.1, 1));
    }
  if (layers == NULL)
    return;
  g_variant_iter_init (&iter, layers);
  while (g_variant_iter_next (&iter, "(&sbd)", &key, &shown, &opacity))
    if (g_str_equal (key, veche_map_entry_get_key (entry)))
      {
        veche_map_entry_set_shown (entry, shown);
        veche_map_entry_set_opacity (entry, opacity);
      }
}

static void
veche_map_page_layers_sort (VecheMapPage *self)
{
  g_autoptr (GVariant) layers = veche_map_page_layers_dup_settings (self, "layers", "a(sbd)");
  GVariantIter iter;
  const char *key;
  guint position = 0;

  if (layers == NULL)
    return;
  g_variant_iter_init (&iter, layers);
  while (g_variant_iter_next (&iter, "(&sbd)", &key, NULL, NULL))
    {
      VecheMapEntry *entry = veche_map_page_layers_find (self, key);

      if (entry != NULL)
        veche_map_view_move_entry (self->view, entry, position++);
    }
}

/* --- what there is ------------------------------------------------------------------------------------------------------ */

static gboolean
veche_map_page_layers_update_cb (gpointer data)
{
  VecheMapPage *self = data;
  GListModel *entries = veche_map_view_list_entries (self->view);
  g_autofree char *subtitle = NULL;
  guint count = 0;
  gboolean loaded = TRUE;
  double bounds[4];

  self->update_id = 0;
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (VecheMapEntry) entry = g_list_model_get_item (entries, i);

      count += veche_map_entry_get_count (entry);
      loaded = loaded && veche_map_entry_is_loaded (entry);
    }
  subtitle = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u object", "%u objects", count), count);
  adw_window_title_set_subtitle (self->title, loaded ? subtitle : _("Loading…"));
  veche_map_panel_update (self->panel);
  veche_map_card_layers_changed (self->card);
  veche_map_labeler_update (self->labeler);
  gtk_widget_queue_draw (GTK_WIDGET (self->overview));
  if (loaded && !self->offered && veche_map_view_get_bounds (self->view, bounds))
    {
      self->offered = TRUE;
      veche_map_page_base_offer (self, bounds);
    }
  if (loaded && !self->placed && gtk_widget_get_width (GTK_WIDGET (self->view)) > 0 && veche_map_view_get_bounds (self->view, bounds))
    {
      self->placed = TRUE;
      veche_map_view_fit (self->view, bounds);
    }
  veche_map_page_edit_select_wanted (self);
  return G_SOURCE_REMOVE;
}

static void
veche_map_page_layers_update (VecheMapPage *self)
{
  /* The page may be gone, and what was being read still arrives. */
  if (self->tools != NULL && self->update_id == 0)
    self->update_id = g_idle_add (veche_map_page_layers_update_cb, self);
}

static void
veche_map_page_layers_update_menu (VecheMapPage *self)
{
  GListModel *entries = veche_map_view_list_entries (self->view);

  g_menu_remove_all (self->add_menu);
  for (guint i = g_list_model_get_n_items (entries); i > 0; i--)
    {
      g_autoptr (VecheMapEntry) entry = g_list_model_get_item (entries, i - 1);
      const VecheMapKind *kind = veche_map_entry_get_kind (entry);
      g_autoptr (GMenuItem) item = NULL;
      g_auto (GStrv) parts = g_strsplit (veche_map_entry_get_layer_id (entry) != 0 ? veche_map_entry_get_title (entry)
                                                                                    : g_dgettext (GETTEXT_PACKAGE, kind->add),
                                         "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);

      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "map.add", "s", veche_map_entry_get_key (entry));
      g_menu_append_item (self->add_menu, item);
    }
}

static VecheMapEntry *
veche_map_page_layers_take (VecheMapPage *self, const VecheKind *kind, VecheRecord *layer)
{
  g_autofree char *key = layer != NULL ? g_strdup_printf ("%s:%" G_GINT64_FORMAT, kind->name, veche_record_get_id (layer)) : g_strdup (kind->name);
  VecheMapEntry *entry = veche_map_page_layers_find (self, key);
  g_autoptr (VecheMapEntry) made = NULL;

  if (entry != NULL)
    {
      if (layer != NULL)
        veche_map_entry_set_layer (entry, layer);
      return entry;
    }
  made = veche_map_entry_new (veche_page_get_workspace (VECHE_PAGE (self)), kind, layer, veche_map_view_get_viewport (self->view));
  veche_map_view_add_entry (self->view, made);
  veche_map_page_layers_dress (self, made, layer);
  g_signal_connect_object (made, "loaded", G_CALLBACK (veche_map_page_layers_update), self, G_CONNECT_SWAPPED);
  veche_map_entry_load (made);
  return made;
}

static void
veche_map_page_layers_drop_others (VecheMapPage *self, GHashTable *kept)
{
  GListModel *entries = veche_map_view_list_entries (self->view);

  for (guint i = g_list_model_get_n_items (entries); i > 0; i--)
    {
      g_autoptr (VecheMapEntry) entry = g_list_model_get_item (entries, i - 1);

      if (!g_hash_table_contains (kept, entry))
        veche_map_view_remove_entry (self->view, entry);
    }
}

static void
veche_map_page_layers_sync_once (VecheTask *task, VecheMapPage *self, GError **error)
{
  VecheWorkspace *workspace = veche_page_get_workspace (VECHE_PAGE (self));
  g_autoptr (VecheQuery) query = veche_query_new (&veche_territory_layer_kind);
  g_autoptr (GPtrArray) layers = NULL;
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  veche_query_set_sort (query, "position", FALSE);
  layers = dex_await_boxed (veche_workspace_query (workspace, query), error);
  for (const VecheKind *const *kind = veche_map_columns_list_kinds (); layers != NULL && *kind != NULL; kind++)
    {
      GArray *ids = dex_await_boxed (veche_workspace_map_list_layers (workspace, *kind), error);

      if (ids == NULL)
        return;
      g_ptr_array_add (lists, ids);
    }
  if (layers == NULL || veche_task_is_over (task))
    return;
  for (guint k = 0; k < lists->len; k++)
    {
      const VecheKind *kind = veche_map_columns_list_kinds ()[k];
      const GArray *ids = g_ptr_array_index (lists, k);

      g_hash_table_add (kept, veche_map_page_layers_take (self, kind, NULL));
      for (guint i = 0; i < layers->len; i++)
        {
          VecheRecord *layer = g_ptr_array_index (layers, i);
          const gint64 id = veche_record_get_id (layer);
          gboolean has = FALSE;

          for (guint j = 0; !has && j < ids->len; j++)
            has = g_array_index (ids, gint64, j) == id;
          if (has || veche_territory_guess_kind (veche_record_get_text (layer, "geometry")) == kind)
            g_hash_table_add (kept, veche_map_page_layers_take (self, kind, layer));
        }
    }
  veche_map_page_layers_drop_others (self, kept);
  veche_map_page_layers_sort (self);
  veche_map_page_layers_update_menu (self);
  veche_map_page_layers_update (self);
}

static void
veche_map_page_layers_sync_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapPage *self = object;

  while (self->stale && *error == NULL && !veche_task_is_over (task))
    {
      self->stale = FALSE;
      veche_map_page_layers_sync_once (task, self, error);
    }
  self->syncing = FALSE;
}

void
veche_map_page_layers_sync (VecheMapPage *self)
{
  self->stale = TRUE;
  if (self->syncing)
    return;
  self->syncing = TRUE;
  veche_task_spawn (self, veche_map_page_layers_sync_fiber, NULL, NULL);
}
