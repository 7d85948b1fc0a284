/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-deed.h"

#include "veche-window-private.h"
#include "veche-workspace-view.h"

/* What every list of applications does, is done by its page. */
#define PAGE "page."
#define APPLICATIONS "applications"

static gboolean
veche_deed_is_of (GtkWidget *widget, const char *action)
{
  /* All of them are wanted by GTK. */
  GType owner;
  const GVariantType *type;
  const char *name, *property;

  for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (widget), i, &owner, &name, &type, &property); i++)
    if (g_str_equal (name, action))
      return TRUE;
  return FALSE;
}

/* The first widget that is looked at and has the action; %NULL: there is none. */
static GtkWidget *
veche_deed_find (GtkWidget *widget, const char *action)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (veche_deed_is_of (widget, action))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = veche_deed_find (child, action);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Nothing tells whether a widget's own action is enabled, but a button in it. */
static gboolean
veche_deed_is_enabled (GtkWidget *widget, const char *action, const char *target)
{
  g_autoptr (GtkWidget) probe = g_object_ref_sink (gtk_button_new ());
  gboolean enabled;

  gtk_widget_set_parent (probe, widget);
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (probe), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (probe), action);
  enabled = gtk_widget_get_sensitive (probe);
  gtk_widget_unparent (probe);
  return enabled;
}

gboolean
veche_deed_can (VecheWindow *window, const char *action, const char *target)
{
  VecheWorkspaceView *view = veche_window_get_view (window);
  GtkWidget *widget;

  if (view == NULL)
    return FALSE;
  if (g_str_has_prefix (action, PAGE))
    return TRUE;
  widget = veche_deed_find (GTK_WIDGET (view), action);
  return widget != NULL && veche_deed_is_enabled (widget, action, target);
}

void
veche_deed_do (VecheWindow *window, const char *action, const char *target)
{
  VecheWorkspaceView *view = veche_window_get_view (window);
  GtkWidget *widget = NULL;

  if (view != NULL && g_str_has_prefix (action, PAGE))
    {
      veche_workspace_view_show (view, APPLICATIONS);
      widget = GTK_WIDGET (veche_workspace_view_get_page (view));
    }
  else if (view != NULL)
    widget = veche_deed_find (GTK_WIDGET (view), action);
  if (widget == NULL
      || !gtk_widget_activate_action_variant (widget, action, target != NULL ? g_variant_new_string (target) : NULL))
    gtk_widget_error_bell (GTK_WIDGET (window));
}
