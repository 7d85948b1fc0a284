/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-coordinates.h"
#include "veche-i18n.h"
#include "veche-map-filter.h"
#include "veche-map-layer-delete.h"
#include "veche-map-layer-dialog.h"
#include "veche-map-page-private.h"
#include "veche-map-print.h"
#include "veche-report-action.h"
#include "veche-task.h"
#include "veche-territory.h"
#include "veche-toast.h"

static void
veche_map_page_zoom_in_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_map_view_zoom_by (VECHE_MAP_PAGE (widget)->view, 1);
}

static void
veche_map_page_zoom_out_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_map_view_zoom_by (VECHE_MAP_PAGE (widget)->view, -1);
}

static void
veche_map_page_fit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheMapPage *self = VECHE_MAP_PAGE (widget);
  double bounds[4];

  if (veche_map_view_get_bounds (self->view, bounds))
    veche_map_view_fit (self->view, bounds);
}

static void
veche_map_page_add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_map_page_edit_start (VECHE_MAP_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
veche_map_page_delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_map_page_edit_delete (VECHE_MAP_PAGE (widget));
}

static void
veche_map_page_into_act_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_map_page_edit_into_act (VECHE_MAP_PAGE (widget));
}

static void
veche_map_page_by_tape_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_map_page_edit_by_tape (VECHE_MAP_PAGE (widget));
}

static void
veche_map_page_set_fields_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_map_page_edit_set_fields (VECHE_MAP_PAGE (widget));
}

static void
veche_map_page_reshape_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_map_page_shape_begin (VECHE_MAP_PAGE (widget));
}

static void
veche_map_page_cut_hole_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_map_page_shape_begin_hole (VECHE_MAP_PAGE (widget));
}

static void
veche_map_page_add_layer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (veche_map_layer_dialog_new (veche_page_get_workspace (VECHE_PAGE (widget)), NULL), widget);
}

static void
veche_map_page_edit_layer_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheWorkspace *workspace = veche_page_get_workspace (VECHE_PAGE (object));
  g_autoptr (VecheRecord) layer
    = dex_await_object (veche_workspace_get (workspace, &veche_territory_layer_kind, *(const gint64 *) data), error);

  if (layer != NULL && !veche_task_is_over (task))
    adw_dialog_present (veche_map_layer_dialog_new (workspace, layer), object);
}

static void
veche_map_page_edit_layer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const gint64 id = g_variant_get_int64 (parameter);

  veche_task_spawn (widget, veche_map_page_edit_layer_fiber, g_memdup2 (&id, sizeof id), g_free);
}

static void
veche_map_page_delete_layer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_map_layer_delete_ask (widget, veche_page_get_workspace (VECHE_PAGE (widget)), g_variant_get_int64 (parameter));
}

static void
veche_map_page_filter_layer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheMapEntry *entry = veche_map_page_layers_find (VECHE_MAP_PAGE (widget), g_variant_get_string (parameter, NULL));

  if (entry != NULL)
    adw_dialog_present (veche_map_filter_new (entry), widget);
}

static void
veche_map_page_open_base_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_map_page_base_choose (VECHE_MAP_PAGE (widget));
}

static void
veche_map_page_no_base_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_map_page_base_drop (VECHE_MAP_PAGE (widget));
}

static void
veche_map_page_add_plan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_map_page_base_choose_plan (VECHE_MAP_PAGE (widget), NULL);
}

static void
veche_map_page_online_base_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_map_page_base_choose_online (VECHE_MAP_PAGE (widget));
}

static void
veche_map_page_table_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheMapPage *self = VECHE_MAP_PAGE (widget);

  veche_map_page_table_show (self, !gtk_widget_get_visible (GTK_WIDGET (self->table)), 0);
}

static void
veche_map_page_bookmarks_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_map_page_places_change (VECHE_MAP_PAGE (widget));
}

static void
veche_map_page_go_to_bookmark_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_map_page_places_go (VECHE_MAP_PAGE (widget), g_variant_get_uint32 (parameter));
}

static void
veche_map_page_print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheMapPage *self = VECHE_MAP_PAGE (widget);

  veche_map_print_present (widget, veche_page_get_workspace (VECHE_PAGE (self)), self->view);
}

static void
veche_map_page_files_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const VecheKind *kind = veche_kind_find (g_variant_get_string (parameter, NULL));

  if (kind != NULL && g_str_equal (name, "map.import"))
    veche_map_page_files_import (VECHE_MAP_PAGE (widget), kind);
  else if (kind != NULL)
    veche_map_page_files_export (VECHE_MAP_PAGE (widget), kind);
}

static void
veche_map_page_select_seen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheMapPage *self = VECHE_MAP_PAGE (widget);
  g_autoptr (GArray) picks = g_array_new (FALSE, FALSE, sizeof (VecheMapPick));
  const guint ends[] = { 4 };
  VecheMapFrame frame;
  double box[4];

  veche_map_view_init_frame (self->view, &frame);
  veche_map_frame_get_box (&frame, 0, box);
  veche_map_view_find_polygon (self->view,
                               &(const VechePolygon) { (const double[]) { box[0], box[1], box[2], box[1], box[2], box[3], box[0], box[3] }, ends, 1 },
                               picks);
  veche_map_view_select (self->view, (const VecheMapPick *) (gpointer) picks->data, picks->len);
}

static void
veche_map_page_copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheMapPage *self = VECHE_MAP_PAGE (widget);
  ShumateLocation *middle = SHUMATE_LOCATION (veche_map_view_get_viewport (self->view));
  g_autofree char *text = veche_coordinates_format (shumate_location_get_latitude (middle), shumate_location_get_longitude (middle));
  /* Translators: %s are coordinates. */
  g_autofree char *said = g_strdup_printf (_("Copied: %s"), text);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  veche_toast_show (widget, said);
}

static void
veche_map_page_print_spot_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheMapPage *self = VECHE_MAP_PAGE (widget);
  const GArray *selection = veche_map_view_get_selection (self->view);
  g_autofree char *reference = NULL;

  if (selection->len != 1 || g_array_index (selection, VecheMapPick, 0).kind->kind != &veche_territory_spot_kind)
    return;
  reference = g_strdup_printf ("id:%" G_GINT64_FORMAT, g_array_index (selection, VecheMapPick, 0).id);
  veche_report_action_save (widget, veche_page_get_workspace (VECHE_PAGE (self)), "spots", reference);
}

/* Where there is no room for its button it opens from the menu's. */
static void
veche_map_page_search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheMapPage *self = VECHE_MAP_PAGE (widget);

  gtk_widget_set_visible (GTK_WIDGET (self->search), TRUE);
  gtk_menu_button_popup (self->search);
}

void
veche_map_page_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "map.add", "s", veche_map_page_add_action);
  gtk_widget_class_install_action (widget_class, "map.add-layer", NULL, veche_map_page_add_layer_action);
  gtk_widget_class_install_action (widget_class, "map.add-plan", NULL, veche_map_page_add_plan_action);
  gtk_widget_class_install_action (widget_class, "map.bookmarks", NULL, veche_map_page_bookmarks_action);
  gtk_widget_class_install_action (widget_class, "map.by-tape", NULL, veche_map_page_by_tape_action);
  gtk_widget_class_install_action (widget_class, "map.copy-coordinates", NULL, veche_map_page_copy_action);
  gtk_widget_class_install_action (widget_class, "map.cut-hole", NULL, veche_map_page_cut_hole_action);
  gtk_widget_class_install_action (widget_class, "map.delete", NULL, veche_map_page_delete_action);
  gtk_widget_class_install_action (widget_class, "map.delete-layer", "x", veche_map_page_delete_layer_action);
  gtk_widget_class_install_action (widget_class, "map.edit-layer", "x", veche_map_page_edit_layer_action);
  gtk_widget_class_install_action (widget_class, "map.export", "s", veche_map_page_files_action);
  gtk_widget_class_install_action (widget_class, "map.filter-layer", "s", veche_map_page_filter_layer_action);
  gtk_widget_class_install_action (widget_class, "map.import", "s", veche_map_page_files_action);
  gtk_widget_class_install_action (widget_class, "map.fit", NULL, veche_map_page_fit_action);
  gtk_widget_class_install_action (widget_class, "map.go-to-bookmark", "u", veche_map_page_go_to_bookmark_action);
  gtk_widget_class_install_action (widget_class, "map.no-base", NULL, veche_map_page_no_base_action);
  gtk_widget_class_install_action (widget_class, "map.online-base", NULL, veche_map_page_online_base_action);
  gtk_widget_class_install_action (widget_class, "map.open-base", NULL, veche_map_page_open_base_action);
  gtk_widget_class_install_action (widget_class, "map.print", NULL, veche_map_page_print_action);
  gtk_widget_class_install_action (widget_class, "map.print-spot", NULL, veche_map_page_print_spot_action);
  gtk_widget_class_install_action (widget_class, "map.reshape", NULL, veche_map_page_reshape_action);
  gtk_widget_class_install_action (widget_class, "map.search", NULL, veche_map_page_search_action);
  gtk_widget_class_install_action (widget_class, "map.select-seen", NULL, veche_map_page_select_seen_action);
  gtk_widget_class_install_action (widget_class, "map.into-act", NULL, veche_map_page_into_act_action);
  gtk_widget_class_install_action (widget_class, "map.set-fields", NULL, veche_map_page_set_fields_action);
  gtk_widget_class_install_action (widget_class, "map.table", NULL, veche_map_page_table_action);
  gtk_widget_class_install_action (widget_class, "map.zoom-in", NULL, veche_map_page_zoom_in_action);
  gtk_widget_class_install_action (widget_class, "map.zoom-out", NULL, veche_map_page_zoom_out_action);
}
