/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-toast.h"

#include <adwaita.h>

#include "veche-i18n.h"

/* So long one that has a button stays. */
#define BUTTON_SECONDS 10

/* What a person looks at: the dialog on top, wherever the news come from, else the window. A dialog would cover the window's
 * toast. Those of libadwaita (questions, about) have no overlay: what is said then waits in the window below. */
static AdwToastOverlay *
veche_toast_find_overlay (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  AdwDialog *dialog;
  GtkWidget *overlay;

  if (!ADW_IS_APPLICATION_WINDOW (root))
    return NULL;
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (root));
  overlay = dialog != NULL ? adw_dialog_get_child (dialog) : NULL;
  if (!ADW_IS_TOAST_OVERLAY (overlay))
    overlay = adw_application_window_get_content (ADW_APPLICATION_WINDOW (root));
  return ADW_IS_TOAST_OVERLAY (overlay) ? ADW_TOAST_OVERLAY (overlay) : NULL;
}

/* Only the newest step can be taken back: what offered that of the one before has nothing to offer any more, and would come back
 * when this one goes, after minutes where somebody was quick. */
static void
veche_toast_replace (AdwToastOverlay *overlay, AdwToast *toast)
{
  AdwToast *before = g_object_get_data (G_OBJECT (overlay), "veche-step");

  if (before != NULL)
    adw_toast_dismiss (before);
  g_object_set_data_full (G_OBJECT (overlay), "veche-step", g_object_ref (toast), g_object_unref);
}

static void
veche_toast_add (GtkWidget *widget, AdwToast *toast, const char *text)
{
  AdwToastOverlay *overlay = veche_toast_find_overlay (widget);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, text);
  if (overlay != NULL)
    adw_toast_overlay_add_toast (overlay, toast);
  else
    g_object_unref (g_object_ref_sink (toast));
}

void
veche_toast_show (GtkWidget *widget, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && text != NULL);

  veche_toast_add (widget, adw_toast_new (""), text);
}

static void
veche_toast_way_out_cb (AdwToast *toast, GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  AdwDialog *dialog
    = ADW_IS_APPLICATION_WINDOW (root) ? adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (root)) : NULL;

  /* The way leads behind it. */
  if (dialog != NULL)
    adw_dialog_close (dialog);
  gtk_widget_activate_action (widget, g_object_get_data (G_OBJECT (toast), "action"), NULL);
}

void
veche_toast_show_way_out (GtkWidget *widget, const char *text, const char *label, const char *action)
{
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (widget) && text != NULL && label != NULL && action != NULL);

  toast = adw_toast_new ("");
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, BUTTON_SECONDS);
  adw_toast_set_button_label (toast, label);
  g_object_set_data_full (G_OBJECT (toast), "action", g_strdup (action), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (veche_toast_way_out_cb), widget, 0);
  veche_toast_add (widget, toast, text);
}

void
veche_toast_show_undo (GtkWidget *widget, const char *text, gint64 step)
{
  AdwToastOverlay *overlay;
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (widget) && text != NULL);

  overlay = veche_toast_find_overlay (widget);
  toast = adw_toast_new ("");
  if (overlay != NULL)
    veche_toast_replace (overlay, toast);
  /* There is something to press: at once, not after what else is still to be said, and for as long as a screen reader needs. */
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, BUTTON_SECONDS);
  if (step > 0)
    {
      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_action_name (toast, "win.undo-step");
      adw_toast_set_action_target_value (toast, g_variant_new_int64 (step));
    }
  veche_toast_add (widget, toast, text);
}
