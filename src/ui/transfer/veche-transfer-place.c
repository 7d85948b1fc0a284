/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-transfer-place.h"

#include <adwaita.h>

GtkWidget *
veche_transfer_place_find (GtkWidget *widget)
{
  GtkWidget *root;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  root = GTK_WIDGET (gtk_widget_get_root (widget));
  if (ADW_IS_APPLICATION_WINDOW (root))
    return adw_application_window_get_content (ADW_APPLICATION_WINDOW (root));
  return root != NULL ? root : widget;
}
