/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application-link.h"

#include "veche-i18n.h"
#include "veche-task.h"

/* What applicants write comes from strangers: «file:» and the like are not followed. */
gboolean
veche_application_link_is_link (const char *text)
{
  g_autoptr (GUri) uri = text != NULL ? g_uri_parse (text, G_URI_FLAGS_NONE, NULL) : NULL;

  return uri != NULL && (g_str_equal (g_uri_get_scheme (uri), "https") || g_str_equal (g_uri_get_scheme (uri), "http"))
         && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0';
}

static void
veche_application_link_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) || gtk_widget_get_root (widget) == NULL
      || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;
  g_prefix_error (&error, _("Could not open the link: "));
  veche_task_show_error (widget, error);
}

void
veche_application_link_open (GtkWidget *widget, const char *link)
{
  g_autoptr (GtkUriLauncher) launcher = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (!veche_application_link_is_link (link))
    return;
  launcher = gtk_uri_launcher_new (link);
  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, veche_application_link_opened_cb,
                           g_object_ref (widget));
}
