/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-i18n.h"
#include "veche-map-page-private.h"
#include "veche-map-tile-source.h"
#include "veche-mercator.h"
#include "veche-page-settings.h"
#include "veche-task.h"
#include "veche-template.h"
#include "veche-workspace-guard.h"

#define SETTINGS "map-bases"
/* Of Veche itself: the quarter where the demo lies. */
#define BUILT_IN "maps/ostankino.mbtiles"

static void
veche_map_page_base_show (VecheMapPage *self, ShumateMapSource *source)
{
  const char *credit = source != NULL ? shumate_map_source_get_license (source) : NULL;

  g_set_object (&self->base, source);
  veche_map_view_set_base (self->view, source);
  gtk_label_set_text (self->credit, credit != NULL ? credit : "");
  gtk_widget_set_visible (GTK_WIDGET (self->credit), credit != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.no-base", source != NULL);
}

static DexFuture *
veche_map_page_base_open_fiber (gpointer data)
{
  const char *path = data;
  GError *error = NULL;
  ShumateMapSource *source = NULL;

  /* A second descriptor of an open workspace, once closed, would drop its locks. */
  if (veche_workspace_guard_check (path, &error))
    source = veche_map_tile_source_open (path, &error);
  if (source == NULL)
    return dex_future_new_for_error (error);
  return dex_future_new_take_object (source);
}

/* For fibers. */
static void
veche_map_page_base_use (VecheTask *task, VecheMapPage *self, const char *path, GError **error)
{
  g_autoptr (ShumateMapSource) source
    = dex_await_object (dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), 0, veche_map_page_base_open_fiber, g_strdup (path), g_free),
                        error);

  if (source != NULL && !veche_task_is_over (task))
    veche_map_page_base_show (self, source);
}

static void
veche_map_page_base_restore_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  g_autoptr (GError) local = NULL;

  /* One that has been on a stick is not there today: squares do as well. */
  veche_map_page_base_use (task, object, data, &local);
}

void
veche_map_page_base_restore (VecheMapPage *self)
{
  g_autoptr (GVariant) kept = veche_page_settings_dup (SETTINGS, veche_workspace_get_uuid (veche_page_get_workspace (VECHE_PAGE (self))));

  veche_map_page_base_show (self, NULL);
  if (kept != NULL && *g_variant_get_string (kept, NULL) != '\0')
    veche_task_spawn (self, veche_map_page_base_restore_fiber, g_variant_dup_string (kept, NULL), g_free);
}

static void
veche_map_page_base_offer_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapPage *self = object;
  const double *place = data;
  g_autofree char *path = veche_template_find (BUILT_IN, NULL);
  g_autoptr (ShumateMapSource) source = NULL;

  if (path == NULL)
    return;
  source = dex_await_object (dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), 0, veche_map_page_base_open_fiber,
                                                  g_strdup (path), g_free),
                             NULL);
  if (source != NULL && !veche_task_is_over (task) && veche_map_tile_source_covers (VECHE_MAP_TILE_SOURCE (source), place[0], place[1]))
    veche_map_page_base_show (self, source);
}

void
veche_map_page_base_offer (VecheMapPage *self, const double bounds[4])
{
  g_autoptr (GVariant) kept = veche_page_settings_dup (SETTINGS, veche_workspace_get_uuid (veche_page_get_workspace (VECHE_PAGE (self))));
  const double place[] = { veche_mercator_lon ((bounds[0] + bounds[2]) / 2), veche_mercator_lat ((bounds[1] + bounds[3]) / 2) };

  if (kept == NULL)
    veche_task_spawn (self, veche_map_page_base_offer_fiber, g_memdup2 (place, sizeof place), g_free);
}

static void
veche_map_page_base_chosen_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapPage *self = object;

  veche_map_page_base_use (task, self, data, error);
  if (*error == NULL && !veche_task_is_over (task))
    veche_page_settings_store (SETTINGS, veche_workspace_get_uuid (veche_page_get_workspace (VECHE_PAGE (self))), g_variant_new_string (data));
}

static void
veche_map_page_base_chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VecheMapPage) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, NULL);
  char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    veche_task_spawn (self, veche_map_page_base_chosen_fiber, path, g_free);
}

void
veche_map_page_base_choose (VecheMapPage *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (filter, _("Files with map tiles"));
  gtk_file_filter_add_suffix (filter, "mbtiles");
  gtk_file_filter_add_suffix (filter, "gpkg");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _("Choose a base map"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, veche_map_page_base_chosen_cb, g_object_ref (self));
}

void
veche_map_page_base_drop (VecheMapPage *self)
{
  veche_map_page_base_show (self, NULL);
  /* Empty: that there is to be none. */
  veche_page_settings_store (SETTINGS, veche_workspace_get_uuid (veche_page_get_workspace (VECHE_PAGE (self))), g_variant_new_string (""));
}
