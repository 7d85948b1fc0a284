/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-page-private.h"
#include "veche-mercator.h"
#include "veche-tree.h"

static void
veche_map_page_table_aim_cb (VecheMapPage *self)
{
  self->aiming = TRUE;
  if (veche_map_tools_get_tool (self->tools) != VECHE_MAP_TOOL_POINT)
    veche_map_tools_set_tool (self->tools, VECHE_MAP_TOOL_POINT);
}

static void
veche_map_page_table_row_cb (VecheMapPage *self, gint64 id)
{
  veche_map_page_edit_select (self, &veche_tree_kind, id);
}

static void
veche_map_page_table_escape_cb (VecheMapPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
veche_map_page_table_close_cb (VecheMapPage *self)
{
  veche_map_page_table_show (self, FALSE, 0);
}

void
veche_map_page_table_show (VecheMapPage *self, gboolean shown, gint64 survey)
{
  if (shown)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->table), TRUE);
      veche_tree_table_open (self->table, survey);
    }
  else
    {
      veche_tree_table_finish (self->table);
      self->aiming = FALSE;
      veche_map_tools_set_tool (self->tools, VECHE_MAP_TOOL_SELECT);
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
      gtk_widget_set_visible (GTK_WIDGET (self->table), FALSE);
    }
}

gboolean
veche_map_page_table_take (VecheMapPage *self, double x, double y)
{
  if (!self->aiming || !gtk_widget_get_visible (GTK_WIDGET (self->table)))
    return FALSE;
  veche_tree_table_take_place (self->table, veche_mercator_lon (x), veche_mercator_lat (y));
  return TRUE;
}

char *
veche_map_page_table_dup_hint (VecheMapPage *self)
{
  char *hint = NULL;

  if (self->aiming)
    g_object_get (self->table, "hint", &hint, NULL);
  return hint;
}

void
veche_map_page_table_connect (VecheMapPage *self)
{
  veche_tree_table_set_workspace (self->table, veche_page_get_workspace (VECHE_PAGE (self)));
  g_signal_connect_object (self->table, "aim", G_CALLBACK (veche_map_page_table_aim_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "row-shown", G_CALLBACK (veche_map_page_table_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "escape", G_CALLBACK (veche_map_page_table_escape_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "close", G_CALLBACK (veche_map_page_table_close_cb), self, G_CONNECT_SWAPPED);
}
