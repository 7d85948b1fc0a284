/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-dialog-guard.h"

#include "veche-i18n.h"

static void
veche_dialog_guard_discard_cb (AdwAlertDialog *question, const char *response, AdwDialog *dialog)
{
  if (g_str_equal (response, "discard"))
    adw_dialog_force_close (dialog);
}

static void
veche_dialog_guard_save_cb (AdwAlertDialog *question, const char *response, AdwDialog *dialog)
{
  if (g_str_equal (response, "save"))
    gtk_widget_activate_action (GTK_WIDGET (dialog), g_object_get_data (G_OBJECT (question), "save"), NULL);
}

void
veche_dialog_guard_attempt (AdwDialog *dialog, gboolean changed, const char *save)
{
  AdwDialog *question;

  g_return_if_fail (ADW_IS_DIALOG (dialog));

  if (!changed)
    {
      adw_dialog_force_close (dialog);
      return;
    }
  question = adw_alert_dialog_new (_("Keep what is filled in?"), NULL);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (question), "edit", _("Go on _editing"), "discard", _("_Discard"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (question), "edit");
  g_signal_connect_object (question, "response", G_CALLBACK (veche_dialog_guard_discard_cb), dialog, 0);
  if (save != NULL)
    {
      adw_alert_dialog_add_response (ADW_ALERT_DIALOG (question), "save", _("_Save"));
      adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "save", ADW_RESPONSE_SUGGESTED);
      g_object_set_data (G_OBJECT (question), "save", (gpointer) save);
      g_signal_connect_object (question, "response", G_CALLBACK (veche_dialog_guard_save_cb), dialog, 0);
    }
  adw_dialog_present (question, GTK_WIDGET (dialog));
}
