/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-act-dialog.h"
#include "veche-geodesy.h"
#include "veche-i18n.h"
#include "veche-map-batch.h"
#include "veche-map-edits.h"
#include "veche-map-page-private.h"
#include "veche-map-tape.h"
#include "veche-map-words.h"
#include "veche-mercator.h"
#include "veche-polygon.h"
#include "veche-task.h"
#include "veche-toast.h"
#include "veche-tree.h"

/* Levels by which a click on a cluster brings it closer. */
#define CLUSTER_ZOOM 2

static VecheWorkspace *
veche_map_page_edit_get_workspace (VecheMapPage *self)
{
  return veche_page_get_workspace (VECHE_PAGE (self));
}

/* --- selecting -------------------------------------------------------------------------------------------------------- */

void
veche_map_page_edit_select_wanted (VecheMapPage *self)
{
  GListModel *entries = veche_map_view_list_entries (self->view);

  for (guint i = 0; self->wanted != 0 && i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (VecheMapEntry) entry = g_list_model_get_item (entries, i);
      VecheMapFeatures *features = veche_map_entry_get_features (entry);
      const gint64 index
        = veche_map_entry_get_kind (entry)->kind == self->wanted_kind && features != NULL ? veche_map_features_find (features, self->wanted) : -1;

      if (index >= 0)
        {
          const VecheMapPick pick = { veche_map_entry_get_kind (entry), self->wanted };
          const VecheMapShape *shape = veche_map_features_get_shape (features, (guint) index);
          VecheMapFrame frame;
          double box[4];
          double x;
          double y;

          self->wanted = 0;
          veche_map_entry_set_shown (entry, TRUE);
          veche_map_view_init_frame (self->view, &frame);
          veche_map_frame_get_box (&frame, 0, box);
          veche_map_features_get_point (features, (guint) index, &x, &y);
          if (x < box[0] || x > box[2] || y < box[1] || y > box[3])
            veche_map_view_fit (self->view, shape != NULL ? shape->bounds : ((const double[]) { x, y, x, y }));
          veche_map_view_select (self->view, &pick, 1);
        }
    }
}

/* What was found, or just added, is seen, whatever its layer has been asked for before. */
static void
veche_map_page_edit_unfilter_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapPage *self = object;
  const VecheMapPick *pick = data;
  const VecheKind *kind = pick->kind->kind;
  g_autoptr (VecheRecord) record
    = dex_await_object (veche_workspace_get (veche_map_page_edit_get_workspace (self), kind, pick->id), error);
  g_autofree char *key = NULL;
  VecheMapEntry *entry;

  if (record == NULL || veche_task_is_over (task) || self->wanted != pick->id || self->wanted_kind != kind)
    return;
  key = g_strdup_printf ("%s:%" G_GINT64_FORMAT, kind->name, veche_record_get_integer (record, "layer"));
  entry = veche_map_page_layers_find (self, key);
  if (entry != NULL && veche_map_entry_get_filter (entry) != NULL)
    veche_map_entry_set_filter (entry, NULL);
}

void
veche_map_page_edit_select (VecheMapPage *self, const VecheKind *kind, gint64 id)
{
  const VecheMapPick pick = { veche_map_kinds_get (kind), id };

  self->wanted_kind = kind;
  self->wanted = id;
  veche_map_page_edit_select_wanted (self);
  if (self->wanted != 0 && veche_map_page_layers_are_filtered (self, kind))
    veche_task_spawn_load (self, veche_map_page_edit_unfilter_fiber, g_memdup2 (&pick, sizeof pick), g_free);
}

static void
veche_map_page_edit_cluster_cb (VecheMapPage *self, double x, double y)
{
  veche_map_view_go_to (self->view, veche_mercator_lon (x), veche_mercator_lat (y),
                        shumate_viewport_get_zoom_level (veche_map_view_get_viewport (self->view)) + CLUSTER_ZOOM);
}

/* --- adding ----------------------------------------------------------------------------------------------------------- */

typedef struct
{
  const VecheMapKind *kind;
  gint64 layer;
  VecheGeometry *shape;
} VecheMapPageAdding;

static void
veche_map_page_edit_adding_free (gpointer data)
{
  VecheMapPageAdding *adding = data;

  veche_geometry_free (adding->shape);
  g_free (adding);
}

static void
veche_map_page_edit_add_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapPage *self = object;
  const VecheMapPageAdding *adding = data;
  const char *title = g_dgettext (GETTEXT_PACKAGE, adding->kind->added);
  g_autoptr (VecheEdit) done = dex_await_boxed (
    veche_map_edits_add (veche_map_page_edit_get_workspace (self), adding->kind->kind, adding->layer, adding->shape, title), error);

  if (done == NULL || veche_task_is_over (task))
    return;
  veche_map_page_edit_select (self, adding->kind->kind, veche_edit_get_op (done, 0)->id);
  veche_toast_show_undo (GTK_WIDGET (self), title, done->step);
}

static void
veche_map_page_edit_add (VecheMapPage *self, const double *xy, guint n)
{
  VecheMapEntry *entry = self->adding != NULL ? veche_map_page_layers_find (self, self->adding) : NULL;
  VecheMapPageAdding *adding;

  if (entry == NULL)
    return;
  adding = g_new0 (VecheMapPageAdding, 1);
  adding->kind = veche_map_entry_get_kind (entry);
  adding->layer = veche_map_entry_get_layer_id (entry);
  adding->shape = veche_map_edits_new_shape (adding->kind->kind, xy, n);
  veche_task_spawn (self, veche_map_page_edit_add_fiber, adding, veche_map_page_edit_adding_free);
}

static void
veche_map_page_edit_point_cb (VecheMapPage *self, double x, double y)
{
  if (!veche_map_page_table_take (self, x, y))
    veche_map_page_edit_add (self, ((const double[]) { x, y }), 1);
}

static void
veche_map_page_edit_drawn_cb (VecheMapPage *self, GArray *path)
{
  if (veche_map_tools_get_tool (self->tools) == VECHE_MAP_TOOL_HOLE)
    veche_map_page_shape_cut (self, path);
  else
    veche_map_page_edit_add (self, (const double *) (gpointer) path->data, path->len / 2);
}

void
veche_map_page_edit_start (VecheMapPage *self, const char *key)
{
  VecheMapEntry *entry = veche_map_page_layers_find (self, key);
  const VecheKind *kind;

  if (entry == NULL)
    return;
  kind = veche_map_entry_get_kind (entry)->kind;
  veche_map_entry_set_shown (entry, TRUE);
  self->aiming = FALSE;
  g_free (self->adding);
  self->adding = g_strdup (key);
  veche_map_tools_set_tool (self->tools, veche_kind_is_point (kind) ? VECHE_MAP_TOOL_POINT
                                         : veche_geometry_column_type (veche_kind_get_geometry (kind)->target) == VECHE_GEOMETRY_LINE
                                           ? VECHE_MAP_TOOL_LINE
                                           : VECHE_MAP_TOOL_AREA);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* --- moving, deleting, setting ---------------------------------------------------------------------------------------- */

typedef struct
{
  GArray *picks;
  double dx;
  double dy;
} VecheMapPageMoving;

static void
veche_map_page_edit_moving_free (gpointer data)
{
  VecheMapPageMoving *moving = data;

  g_array_unref (moving->picks);
  g_free (moving);
}

static void
veche_map_page_edit_move_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapPage *self = object;
  const VecheMapPageMoving *moving = data;
  g_autoptr (VecheEdit) done
    = veche_map_edits_move (veche_map_page_edit_get_workspace (self), moving->picks, moving->dx, moving->dy, error);

  if (veche_task_is_over (task))
    return;
  /* Nothing will be read that is not elsewhere. */
  if (done == NULL || done->ops->len == 0)
    veche_map_view_hold_shift (self->view, 0, 0);
  if (done != NULL)
    veche_toast_show_undo (GTK_WIDGET (self), done->title, done->step);
}

static GArray *
veche_map_page_edit_copy_selection (VecheMapPage *self)
{
  const GArray *selection = veche_map_view_get_selection (self->view);

  return g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (VecheMapPick)), selection->data, selection->len);
}

static void
veche_map_page_edit_moved_cb (VecheMapPage *self, double dx, double dy)
{
  VecheMapPageMoving *moving = g_new0 (VecheMapPageMoving, 1);

  moving->picks = veche_map_page_edit_copy_selection (self);
  moving->dx = dx;
  moving->dy = dy;
  /* Shown there until it is: else it would jump back and forth. */
  veche_map_view_hold_shift (self->view, dx, dy);
  veche_task_spawn (self, veche_map_page_edit_move_fiber, moving, veche_map_page_edit_moving_free);
}

static void
veche_map_page_edit_delete_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapPage *self = object;
  g_autoptr (VecheEdit) done = dex_await_boxed (veche_map_edits_delete (veche_map_page_edit_get_workspace (self), data), error);

  if (done != NULL && !veche_task_is_over (task))
    veche_toast_show_undo (GTK_WIDGET (self), done->title, done->step);
}

void
veche_map_page_edit_delete (VecheMapPage *self)
{
  if (veche_map_view_get_selection (self->view)->len > 0 && !veche_workspace_is_read_only (veche_map_page_edit_get_workspace (self)))
    veche_task_spawn (self, veche_map_page_edit_delete_fiber, veche_map_page_edit_copy_selection (self), (GDestroyNotify) g_array_unref);
}

/* The layer of the office that all of these are of, or %NULL. Borrowed. */
static VecheMapEntry *
veche_map_page_edit_find_layer (VecheMapPage *self, const VecheMapKind *kind, const GArray *ids)
{
  GListModel *entries = veche_map_view_list_entries (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (VecheMapEntry) entry = g_list_model_get_item (entries, i);
      VecheMapFeatures *features = veche_map_entry_get_features (entry);
      guint n = 0;

      if (veche_map_entry_get_kind (entry) != kind || veche_map_entry_get_layer_id (entry) == 0 || features == NULL)
        continue;
      while (n < ids->len && veche_map_features_find (features, g_array_index (ids, gint64, n)) >= 0)
        n++;
      if (n == ids->len)
        return entry;
    }
  return NULL;
}

void
veche_map_page_edit_set_fields (VecheMapPage *self)
{
  const GArray *selection = veche_map_view_get_selection (self->view);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const VecheMapKind *kind = NULL;

  for (guint i = 0; i < selection->len; i++)
    {
      const VecheMapPick *pick = &g_array_index (selection, VecheMapPick, i);

      if (kind == NULL)
        kind = pick->kind;
      if (kind == pick->kind)
        g_array_append_val (ids, pick->id);
    }
  if (kind != NULL && ids->len == selection->len)
    adw_dialog_present (veche_map_batch_new (veche_map_page_edit_get_workspace (self), kind, (const gint64 *) (gpointer) ids->data, ids->len,
                                             veche_map_page_edit_find_layer (self, kind, ids)),
                        GTK_WIDGET (self));
}

static void
veche_map_page_edit_placed_cb (VecheMapPage *self, gint64 id)
{
  veche_map_page_edit_select (self, &veche_tree_kind, id);
}

static void
veche_map_page_edit_by_tape_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapPage *self = object;
  const GArray *picks = data;
  VecheWorkspace *workspace = veche_map_page_edit_get_workspace (self);
  const VecheMapPick *picked = (const VecheMapPick *) (gpointer) picks->data;
  g_autoptr (VecheRecord) first = dex_await_object (veche_workspace_get (workspace, picked[0].kind->kind, picked[0].id), error);
  g_autoptr (VecheRecord) second = NULL;
  AdwDialog *dialog;

  if (first != NULL)
    second = dex_await_object (veche_workspace_get (workspace, picked[1].kind->kind, picked[1].id), error);
  if (second == NULL || veche_task_is_over (task))
    return;
  dialog = veche_map_tape_new (workspace, first, second);
  g_signal_connect_object (dialog, "placed", G_CALLBACK (veche_map_page_edit_placed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

void
veche_map_page_edit_by_tape (VecheMapPage *self)
{
  if (veche_map_edits_are_two_points (veche_map_view_get_selection (self->view)))
    veche_task_spawn (self, veche_map_page_edit_by_tape_fiber, veche_map_page_edit_copy_selection (self), (GDestroyNotify) g_array_unref);
}

void
veche_map_page_edit_into_act (VecheMapPage *self)
{
  const GArray *selection = veche_map_view_get_selection (self->view);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < selection->len; i++)
    if (g_array_index (selection, VecheMapPick, i).kind->kind == &veche_tree_kind)
      g_array_append_val (ids, g_array_index (selection, VecheMapPick, i).id);
  if (ids->len > 0)
    adw_dialog_present (veche_act_dialog_new_for_trees (veche_map_page_edit_get_workspace (self), (const gint64 *) (gpointer) ids->data, ids->len),
                        GTK_WIDGET (self));
}

/* --- what is said over the map ---------------------------------------------------------------------------------------- */

static char *
veche_map_page_edit_dup_measure (VecheMapPage *self)
{
  const GArray *draft = veche_map_tools_get_draft (self->tools);
  const gboolean area = veche_map_tools_get_tool (self->tools) == VECHE_MAP_TOOL_MEASURE_AREA
                        || veche_map_tools_get_tool (self->tools) == VECHE_MAP_TOOL_AREA
                        || veche_map_tools_get_tool (self->tools) == VECHE_MAP_TOOL_HOLE;
  const guint n = draft->len / 2;
  g_autofree double *lonlat = g_new (double, MAX (draft->len, 1));

  for (guint i = 0; i < n; i++)
    {
      lonlat[2 * i] = veche_mercator_lon (g_array_index (draft, double, 2 * i));
      lonlat[2 * i + 1] = veche_mercator_lat (g_array_index (draft, double, 2 * i + 1));
    }
  /* Lobes of such an outline would be taken off one another. */
  if (area && veche_polygon_crosses_itself ((const double *) (gpointer) draft->data, n))
    return g_strdup (_("The outline crosses itself: Backspace takes its last corner back."));
  if (area && n >= 3)
    return veche_map_words_dup_area (ABS (veche_geodesy_ring_area (lonlat, n)));
  return n >= 2 ? veche_map_words_dup_length (veche_geodesy_length (lonlat, n)) : NULL;
}

static void
veche_map_page_edit_hint_cb (VecheMapPage *self)
{
  const VecheMapTool tool = veche_map_tools_get_tool (self->tools);
  g_autofree char *measure = tool >= VECHE_MAP_TOOL_LINE ? veche_map_page_edit_dup_measure (self) : NULL;
  g_autofree char *aim = tool == VECHE_MAP_TOOL_POINT ? veche_map_page_table_dup_hint (self) : NULL;
  const char *text = NULL;

  switch (tool)
    {
    case VECHE_MAP_TOOL_BAND:
      text = _("Drag a frame around the objects. Shift adds to the selection.");
      break;
    case VECHE_MAP_TOOL_LASSO:
      text = _("Draw around the objects. Shift adds to the selection.");
      break;
    case VECHE_MAP_TOOL_CORNERS:
      text = _("Drag the corners. A double click on an edge adds one, Delete takes the marked one away, Shift+Delete the whole hole. Esc ends.");
      break;
    case VECHE_MAP_TOOL_POINT:
      text = aim != NULL ? aim : _("Click where the object is. Esc ends adding.");
      break;
    case VECHE_MAP_TOOL_LINE:
    case VECHE_MAP_TOOL_AREA:
      text = _("Click each corner. Enter or a double click ends, Backspace takes the last one back.");
      break;
    case VECHE_MAP_TOOL_HOLE:
      text = _("Click each corner of the hole. Enter or a double click cuts it out, Backspace takes the last one back.");
      break;
    case VECHE_MAP_TOOL_MEASURE_LINE:
    case VECHE_MAP_TOOL_MEASURE_AREA:
      text = _("Click each corner of what is measured. Esc ends.");
      break;
    case VECHE_MAP_TOOL_SELECT:
    default:
      break;
    }
  gtk_label_set_text (self->hint, measure != NULL ? measure : text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), text != NULL);
}

void
veche_map_page_edit_connect (VecheMapPage *self)
{
  veche_map_tools_set_writable (self->tools, !veche_workspace_is_read_only (veche_map_page_edit_get_workspace (self)));
  g_signal_connect_object (self->tools, "point", G_CALLBACK (veche_map_page_edit_point_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tools, "drawn", G_CALLBACK (veche_map_page_edit_drawn_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tools, "moved", G_CALLBACK (veche_map_page_edit_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tools, "cluster", G_CALLBACK (veche_map_page_edit_cluster_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tools, "delete", G_CALLBACK (veche_map_page_edit_delete), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tools, "draft-changed", G_CALLBACK (veche_map_page_edit_hint_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tools, "notify::tool", G_CALLBACK (veche_map_page_edit_hint_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "notify::hint", G_CALLBACK (veche_map_page_edit_hint_cb), self, G_CONNECT_SWAPPED);
}
