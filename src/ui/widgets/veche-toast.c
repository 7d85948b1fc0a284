/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-toast.h"

#include <adwaita.h>

#include "veche-i18n.h"

static void
veche_toast_add (GtkWidget *widget, AdwToast *toast, const char *text)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  GtkRoot *root = gtk_widget_get_root (widget);

  /* A dialog without an overlay of its own tells it in the window. */
  if (overlay == NULL && ADW_IS_APPLICATION_WINDOW (root))
    overlay = adw_application_window_get_content (ADW_APPLICATION_WINDOW (root));
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, text);
  if (ADW_IS_TOAST_OVERLAY (overlay))
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (g_object_ref_sink (toast));
}

void
veche_toast_show (GtkWidget *widget, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && text != NULL);

  veche_toast_add (widget, adw_toast_new (""), text);
}

void
veche_toast_show_undo (GtkWidget *widget, const char *text, gint64 step)
{
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (widget) && text != NULL);

  toast = adw_toast_new ("");
  if (step > 0)
    {
      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_action_name (toast, "win.undo-step");
      adw_toast_set_action_target_value (toast, g_variant_new_int64 (step));
    }
  veche_toast_add (widget, toast, text);
}
