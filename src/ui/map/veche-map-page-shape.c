/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-i18n.h"
#include "veche-map-corners.h"
#include "veche-map-edits.h"
#include "veche-map-page-private.h"
#include "veche-map-tools-corners.h"
#include "veche-place.h"
#include "veche-task.h"
#include "veche-toast.h"

/* The one line or area that is selected; %NULL: there is none. */
static const VecheMapPick *
veche_map_page_shape_get_pick (VecheMapPage *self)
{
  const GArray *selection = veche_map_view_get_selection (self->view);
  const VecheMapPick *pick = selection->len == 1 ? &g_array_index (selection, VecheMapPick, 0) : NULL;

  return pick != NULL && !veche_kind_is_point (pick->kind->kind) ? pick : NULL;
}

static void
veche_map_page_shape_begin_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapPage *self = object;
  const VecheMapPick asked = *(const VecheMapPick *) data;
  g_autoptr (VecheRecord) record
    = dex_await_object (veche_workspace_get (veche_page_get_workspace (VECHE_PAGE (self)), asked.kind->kind, asked.id),
                        error);
  g_autoptr (VecheGeometry) shape = record != NULL ? veche_place_dup (record) : NULL;
  const VecheMapPick *pick;

  if (shape == NULL || shape->xy->len == 0 || veche_task_is_over (task))
    return;
  /* What has been done to the corners meanwhile is newer than what was read. */
  if (veche_map_tools_corners_is_busy (self->tools) || self->shapes_due > 0)
    return;
  pick = veche_map_page_shape_get_pick (self);
  if (pick == NULL || pick->kind != asked.kind || pick->id != asked.id)
    return;
  self->shaping = asked;
  veche_map_tools_corners_begin (self->tools, shape);
}

void
veche_map_page_shape_begin (VecheMapPage *self)
{
  const VecheMapPick *pick = veche_map_page_shape_get_pick (self);

  if (pick == NULL)
    return;
  veche_task_spawn (self, veche_map_page_shape_begin_fiber, g_memdup2 (pick, sizeof *pick), g_free);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static gboolean
veche_map_page_shape_is_area (const VecheMapPick *pick)
{
  return pick != NULL && veche_geometry_column_type (veche_kind_get_geometry (pick->kind->kind)->target) == VECHE_GEOMETRY_POLYGON;
}

void
veche_map_page_shape_selected (VecheMapPage *self)
{
  const VecheMapPick *pick = veche_map_page_shape_get_pick (self);
  const gboolean writable = !veche_workspace_is_read_only (veche_page_get_workspace (VECHE_PAGE (self)));
  const VecheMapTool tool = veche_map_tools_get_tool (self->tools);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.reshape", pick != NULL && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.cut-hole", veche_map_page_shape_is_area (pick) && writable);
  if (tool == VECHE_MAP_TOOL_CORNERS || tool == VECHE_MAP_TOOL_HOLE)
    veche_map_tools_set_tool (self->tools, VECHE_MAP_TOOL_SELECT);
}

static void
veche_map_page_shape_reload (VecheMapPage *self)
{
  const VecheMapPick *pick = veche_map_page_shape_get_pick (self);

  if (pick != NULL && veche_map_tools_get_tool (self->tools) == VECHE_MAP_TOOL_CORNERS)
    veche_task_spawn (self, veche_map_page_shape_begin_fiber, g_memdup2 (pick, sizeof *pick), g_free);
}

/* Taken back, or changed by somebody else: corners are where they are in the file. */
void
veche_map_page_shape_changed (VecheMapPage *self, VecheChanges *changes)
{
  const VecheMapPick *pick = veche_map_page_shape_get_pick (self);

  if (pick != NULL && veche_changes_touch_row (changes, pick->kind->kind, pick->id))
    veche_map_page_shape_reload (self);
}

typedef struct
{
  const VecheKind *kind;
  gint64 id;
  VecheGeometry *shape;
} VecheMapPageShape;

static void
veche_map_page_shape_free (gpointer data)
{
  VecheMapPageShape *change = data;

  veche_geometry_free (change->shape);
  g_free (change);
}

static void
veche_map_page_shape_save_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapPage *self = object;
  const VecheMapPageShape *change = data;
  const char *title = _("Shape changed");
  g_autoptr (VecheEdit) done = dex_await_boxed (
    veche_map_edits_reshape (veche_page_get_workspace (VECHE_PAGE (self)), change->kind, change->id, change->shape, title), error);

  self->shapes_due--;
  if (veche_task_is_over (task))
    return;
  if (done != NULL)
    veche_toast_show_undo (GTK_WIDGET (self), title, done->step);
  /* As it is in the file, whether it was written or not. */
  veche_map_page_shape_reload (self);
}

static void
veche_map_page_shape_reshaped_cb (VecheMapPage *self, const VecheGeometry *shape)
{
  VecheMapPageShape *change = g_new0 (VecheMapPageShape, 1);

  /* Not what is selected: that may be something else by now. */
  change->kind = self->shaping.kind->kind;
  change->id = self->shaping.id;
  self->shapes_due++;
  change->shape = veche_geometry_copy (shape);
  veche_task_spawn (self, veche_map_page_shape_save_fiber, change, veche_map_page_shape_free);
}

/* --- holes ------------------------------------------------------------------------------------------------------------ */

void
veche_map_page_shape_begin_hole (VecheMapPage *self)
{
  const VecheMapPick *pick = veche_map_page_shape_get_pick (self);

  if (!veche_map_page_shape_is_area (pick))
    return;
  self->shaping = *pick;
  veche_map_tools_set_tool (self->tools, VECHE_MAP_TOOL_HOLE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

typedef struct
{
  VecheMapPick pick;
  GArray *path;
} VecheMapPageHole;

static void
veche_map_page_shape_free_hole (gpointer data)
{
  VecheMapPageHole *hole = data;

  g_array_unref (hole->path);
  g_free (hole);
}

static void
veche_map_page_shape_cut_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapPage *self = object;
  const VecheMapPageHole *hole = data;
  const char *title = _("Hole cut out");
  VecheWorkspace *workspace = veche_page_get_workspace (VECHE_PAGE (self));
  g_autoptr (VecheRecord) record = dex_await_object (veche_workspace_get (workspace, hole->pick.kind->kind, hole->pick.id), error);
  g_autoptr (VecheGeometry) shape = record != NULL ? veche_place_dup (record) : NULL;
  g_autoptr (VecheMapCorners) corners = shape != NULL ? veche_map_corners_new (shape) : NULL;
  g_autoptr (VecheEdit) done = NULL;

  if (corners == NULL || veche_task_is_over (task))
    return;
  if (!veche_map_corners_cut (corners, (const double *) (gpointer) hole->path->data, hole->path->len / 2))
    {
      veche_toast_show (GTK_WIDGET (self), _("A hole lies within the area and touches no other hole: draw it again."));
      return;
    }
  done = dex_await_boxed (veche_map_edits_reshape (workspace, hole->pick.kind->kind, hole->pick.id, veche_map_corners_get_shape (corners), title),
                          error);
  if (done != NULL && !veche_task_is_over (task))
    veche_toast_show_undo (GTK_WIDGET (self), title, done->step);
}

void
veche_map_page_shape_cut (VecheMapPage *self, const GArray *path)
{
  VecheMapPageHole *hole = g_new0 (VecheMapPageHole, 1);

  hole->pick = self->shaping;
  hole->path = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (double)), path->data, path->len);
  veche_task_spawn (self, veche_map_page_shape_cut_fiber, hole, veche_map_page_shape_free_hole);
}

void
veche_map_page_shape_connect (VecheMapPage *self)
{
  g_signal_connect_object (self->tools, "reshaped", G_CALLBACK (veche_map_page_shape_reshaped_cb), self, G_CONNECT_SWAPPED);
}
