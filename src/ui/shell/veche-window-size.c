/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-window-private.h"

#include <string.h>

#include "veche-settings.h"

/* Which monitors there are, whatever their order: a laptop at its desk is another place than the same laptop on a journey. Owned. */
static char *
veche_window_dup_monitors (VecheWindow *self)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self)));
  g_autoptr (GPtrArray) sizes = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);
      GdkRectangle area;

      gdk_monitor_get_geometry (monitor, &area);
      g_ptr_array_add (sizes, g_strdup_printf ("%dx%d", area.width, area.height));
    }
  g_ptr_array_sort_values (sizes, (GCompareFunc) strcmp);
  g_ptr_array_add (sizes, NULL);
  return g_strjoinv (" ", (char **) sizes->pdata);
}

void
veche_window_load_size (VecheWindow *self)
{
  g_autofree char *monitors = veche_window_dup_monitors (self);
  gboolean maximized;
  int width;
  int height;

  veche_settings_load_window (monitors, &width, &height, &maximized);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
}

void
veche_window_save_size (VecheWindow *self)
{
  g_autofree char *monitors = veche_window_dup_monitors (self);
  int width;
  int height;

  g_object_get (self, "default-width", &width, "default-height", &height, NULL);
  veche_settings_save_window (monitors, MAX (width, 360), MAX (height, 294), gtk_window_is_maximized (GTK_WINDOW (self)));
}
