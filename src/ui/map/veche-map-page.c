/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-page.h"

#include "veche-coordinates.h"
#include "veche-i18n.h"
#include "veche-map-edits.h"
#include "veche-map-page-private.h"
#include "veche-map-pan.h"
#include "veche-map-print.h"
#include "veche-mercator.h"
#include "veche-record-dialog.h"
#include "veche-settings.h"
#include "veche-territory.h"
#include "veche-toast.h"
#include "veche-tree.h"

/* Milliseconds after the last move of the map until it is remembered. */
#define SAVE_DELAY 1500

G_DEFINE_FINAL_TYPE (VecheMapPage, veche_map_page, VECHE_TYPE_PAGE)

enum
{
  PROP_0,
  PROP_TOOL,
  PROP_OVERVIEW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* By VecheMapTool. */
static const char *const veche_map_page_tools[] = { "select", "band", "lasso", "corners", "point", "line", "area", "hole", "measure-line", "measure-area" };

/* --- what is said about the map --------------------------------------------------------------------------------------- */

static void
veche_map_page_pointer_cb (VecheMapPage *self, double lon, double lat)
{
  g_autofree char *text = veche_coordinates_format (lat, lon);

  gtk_label_set_text (self->coordinates, text);
}

static gboolean
veche_map_page_save_cb (gpointer data)
{
  VecheMapPage *self = data;

  self->save_id = 0;
  veche_map_page_layers_save (self);
  return G_SOURCE_REMOVE;
}

static void
veche_map_page_save_soon (VecheMapPage *self)
{
  if (self->tools == NULL)
    return;
  g_clear_handle_id (&self->save_id, g_source_remove);
  self->save_id = g_timeout_add (SAVE_DELAY, veche_map_page_save_cb, self);
}

static void
veche_map_page_panel_changed_cb (VecheMapPage *self)
{
  veche_map_page_save_soon (self);
  if (self->labeler != NULL)
    veche_map_labeler_update (self->labeler);
}

static void
veche_map_page_view_changed_cb (VecheMapPage *self)
{
  veche_map_page_save_soon (self);
}

static void
veche_map_page_selection_cb (VecheMapPage *self)
{
  const GArray *selection = veche_map_view_get_selection (self->view);

  veche_map_card_show (self->card, selection);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.delete",
                                 selection->len > 0 && !veche_workspace_is_read_only (veche_page_get_workspace (VECHE_PAGE (self))));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.set-fields",
                                 selection->len > 1 && !veche_workspace_is_read_only (veche_page_get_workspace (VECHE_PAGE (self))));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.by-tape",
                                 veche_map_edits_are_two_points (selection) && !veche_workspace_is_read_only (veche_page_get_workspace (VECHE_PAGE (self))));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.into-act",
                                 selection->len > 0 && !veche_workspace_is_read_only (veche_page_get_workspace (VECHE_PAGE (self))));
  veche_map_page_shape_selected (self);
  /* Whoever filters a layer goes on looking at the layers. */
  if (selection->len > 0 && !veche_map_view_is_thinned (self->view))
    adw_view_stack_set_visible_child_name (self->side, "object");
}

static void
veche_map_page_changed_cb (VecheMapPage *self, VecheChanges *changes)
{
  gboolean touched = veche_changes_touch (changes, &veche_territory_layer_kind);

  veche_map_page_shape_changed (self, changes);
  for (const VecheKind *const *kind = veche_map_columns_list_kinds (); !touched && *kind != NULL; kind++)
    touched = veche_changes_touch (changes, *kind);
  if (touched)
    veche_map_page_layers_sync (self);
}

/* --- search ----------------------------------------------------------------------------------------------------------- */

static void
veche_map_page_found_cb (VecheMapPage *self, VecheRecord *record)
{
  veche_map_page_edit_select (self, veche_record_get_kind (record), veche_record_get_id (record));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
veche_map_page_place_cb (VecheMapPage *self, double lat, double lon)
{
  veche_map_view_go_to (self->view, lon, lat, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* --- the page --------------------------------------------------------------------------------------------------------- */

static void
veche_map_page_tool_cb (VecheMapPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOOL]);
}

static void
veche_map_page_open (VechePage *page)
{
  VecheMapPage *self = VECHE_MAP_PAGE (page);
  VecheWorkspace *workspace = veche_page_get_workspace (page);
  const gboolean writable = !veche_workspace_is_read_only (workspace);
  GtkWidget *search = veche_map_search_new ();

  self->labeler = veche_map_labeler_new (self->view, workspace);
  veche_map_card_set_workspace (self->card, workspace);
  veche_map_search_set_workspace (VECHE_MAP_SEARCH (search), workspace);
  gtk_menu_button_set_popover (self->search, search);
  g_signal_connect_object (search, "found", G_CALLBACK (veche_map_page_found_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "place", G_CALLBACK (veche_map_page_place_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.add", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.add-layer", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.edit-layer", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.delete-layer", writable);
  veche_map_page_edit_connect (self);
  veche_map_page_shape_connect (self);
  veche_map_page_table_connect (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.table", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.import", writable);
  veche_map_page_layers_restore (self);
  veche_map_page_base_restore (self);
  veche_map_page_places_update (self);
  veche_map_page_selection_cb (self);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_map_page_changed_cb), self, G_CONNECT_SWAPPED);
  veche_map_page_layers_sync (self);
}

/* Ctrl+N: another of what was added last. */
static void
veche_map_page_create (VechePage *page)
{
  VecheMapPage *self = VECHE_MAP_PAGE (page);

  if (veche_workspace_is_read_only (veche_page_get_workspace (page)))
    return;
  veche_map_page_edit_start (self, self->adding != NULL ? self->adding : "spot");
}

static void
veche_map_page_search (VechePage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "map.search", NULL);
}

static void
veche_map_page_edit (VechePage *page)
{
  VecheMapPage *self = VECHE_MAP_PAGE (page);

  adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
  veche_map_card_edit (self->card);
}

static void
veche_map_page_toggle_pane (VechePage *page)
{
  VecheMapPage *self = VECHE_MAP_PAGE (page);

  adw_overlay_split_view_set_show_sidebar (self->split, !adw_overlay_split_view_get_show_sidebar (self->split));
}

/* Ctrl+I: what comes in files most often is a survey. */
static void
veche_map_page_take_table (VechePage *page)
{
  veche_map_page_files_import (VECHE_MAP_PAGE (page), &veche_tree_kind);
}

/* {"kind": "tree"} says of what kind the row is; {"enter": "trees"}: trees of the survey @id are to be typed in. */
static void
veche_map_page_show_rows (VechePage *page, GVariant *filter, gint64 id)
{
  const char *name = NULL;
  const VecheKind *kind;

  if (g_variant_lookup (filter, "enter", "&s", &name))
    {
      veche_map_page_table_show (VECHE_MAP_PAGE (page), TRUE, id);
      return;
    }
  g_variant_lookup (filter, "kind", "&s", &name);
  kind = name != NULL ? veche_kind_find (name) : NULL;
  if (kind != NULL && id != 0)
    veche_map_page_edit_select (VECHE_MAP_PAGE (page), kind, id);
}

static void
veche_map_page_set_overview (VecheMapPage *self, gboolean shown)
{
  gtk_widget_set_visible (GTK_WIDGET (self->overview), shown);
  if (veche_settings_get () != NULL)
    g_settings_set_boolean (veche_settings_get (), "map-overview", shown);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OVERVIEW]);
}

static void
veche_map_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_TOOL)
    g_value_set_string (value, veche_map_page_tools[veche_map_tools_get_tool (VECHE_MAP_PAGE (object)->tools)]);
  else if (prop_id == PROP_OVERVIEW)
    g_value_set_boolean (value, VECHE_MAP_PAGE (object)->overview != NULL
                                  && gtk_widget_get_visible (GTK_WIDGET (VECHE_MAP_PAGE (object)->overview)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
veche_map_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  VecheMapPage *self = VECHE_MAP_PAGE (object);

  if (prop_id == PROP_OVERVIEW)
    {
      veche_map_page_set_overview (self, g_value_get_boolean (value));
      return;
    }
  if (prop_id != PROP_TOOL)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (veche_map_page_tools); i++)
    if (g_strcmp0 (veche_map_page_tools[i], g_value_get_string (value)) == 0)
      veche_map_tools_set_tool (self->tools, (VecheMapTool) i);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
veche_map_page_dispose (GObject *object)
{
  VecheMapPage *self = VECHE_MAP_PAGE (object);

  if (self->save_id != 0)
    veche_map_page_layers_save (self);
  g_clear_handle_id (&self->save_id, g_source_remove);
  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_object (&self->tools);
  /* What it is reading may hold it longer than there is a map. */
  if (self->labeler != NULL)
    g_object_run_dispose (G_OBJECT (self->labeler));
  g_clear_object (&self->labeler);
  g_clear_pointer (&self->adding, g_free);
  g_clear_pointer (&self->told, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_MAP_PAGE);

  G_OBJECT_CLASS (veche_map_page_parent_class)->dispose (object);
}

static void
veche_map_page_load_style (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, "/org/veche/Veche/map/veche-map.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
veche_map_page_class_init (VecheMapPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  VechePageClass *page_class = VECHE_PAGE_CLASS (klass);

  object_class->dispose = veche_map_page_dispose;
  object_class->get_property = veche_map_page_get_property;
  object_class->set_property = veche_map_page_set_property;

  page_class->slug = "map";
  page_class->title = N_("Map");
  page_class->section = N_("Territory");
  page_class->icon_name = "mark-location-symbolic";
  page_class->late = TRUE;
  page_class->open = veche_map_page_open;
  page_class->create = veche_map_page_create;
  page_class->search = veche_map_page_search;
  page_class->edit = veche_map_page_edit;
  page_class->toggle_pane = veche_map_page_toggle_pane;
  page_class->take_table = veche_map_page_take_table;
  page_class->show_rows = veche_map_page_show_rows;

  properties[PROP_TOOL] = g_param_spec_string ("tool", NULL, NULL, "select", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_OVERVIEW] = g_param_spec_boolean ("overview", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (VECHE_TYPE_MAP_CARD);
  g_type_ensure (VECHE_TYPE_MAP_OVERVIEW);
  g_type_ensure (VECHE_TYPE_MAP_PANEL);
  g_type_ensure (VECHE_TYPE_MAP_PLAN_LIST);
  g_type_ensure (VECHE_TYPE_MAP_SCALE);
  g_type_ensure (VECHE_TYPE_MAP_VIEW);
  g_type_ensure (VECHE_TYPE_TREE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/map/veche-map-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheMapPage, add_menu);
  gtk_widget_class_bind_template_child (widget_class, VecheMapPage, card);
  gtk_widget_class_bind_template_child (widget_class, VecheMapPage, coordinates);
  gtk_widget_class_bind_template_child (widget_class, VecheMapPage, credit);
  gtk_widget_class_bind_template_child (widget_class, VecheMapPage, hint);
  gtk_widget_class_bind_template_child (widget_class, VecheMapPage, overview);
  gtk_widget_class_bind_template_child (widget_class, VecheMapPage, panel);
  gtk_widget_class_bind_template_child (widget_class, VecheMapPage, places_menu);
  gtk_widget_class_bind_template_child (widget_class, VecheMapPage, plans);
  gtk_widget_class_bind_template_child (widget_class, VecheMapPage, scale);
  gtk_widget_class_bind_template_child (widget_class, VecheMapPage, search);
  gtk_widget_class_bind_template_child (widget_class, VecheMapPage, side);
  gtk_widget_class_bind_template_child (widget_class, VecheMapPage, split);
  gtk_widget_class_bind_template_child (widget_class, VecheMapPage, table);
  gtk_widget_class_bind_template_child (widget_class, VecheMapPage, title);
  gtk_widget_class_bind_template_child (widget_class, VecheMapPage, view);
  gtk_widget_class_bind_template_callback_full (widget_class, "panel_changed_cb", G_CALLBACK (veche_map_page_panel_changed_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "pointer_cb", G_CALLBACK (veche_map_page_pointer_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "selection_cb", G_CALLBACK (veche_map_page_selection_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "view_changed_cb", G_CALLBACK (veche_map_page_view_changed_cb));
  gtk_widget_class_install_property_action (widget_class, "map.tool", "tool");
  gtk_widget_class_install_property_action (widget_class, "map.overview", "overview");
  veche_map_page_actions_install (widget_class);
  veche_map_page_load_style ();
}

static void
veche_map_page_init (VecheMapPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->tools = veche_map_tools_new (self->view);
  veche_map_pan_connect (self->view);
  veche_map_card_set_view (self->card, self->view);
  veche_map_panel_set_view (self->panel, self->view);
  veche_map_scale_set_view (self->scale, self->view);
  veche_map_page_base_connect (self);
  veche_map_overview_set_view (self->overview, self->view);
  if (veche_settings_get () != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->overview), g_settings_get_boolean (veche_settings_get (), "map-overview"));
  /* It was asked about before there was one. */
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OVERVIEW]);
  g_signal_connect_object (self->tools, "notify::tool", G_CALLBACK (veche_map_page_tool_cb), self, G_CONNECT_SWAPPED);
}
