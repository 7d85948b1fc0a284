/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-letter-lacks.h"

#include <adwaita.h>

#include "veche-i18n.h"
#include "veche-plain-row.h"

void
veche_letter_lacks_show (GtkListBox *list, const VecheLetterDraft *draft, GCallback forms, gpointer owner)
{
  g_auto (GStrv) lacks = veche_letter_draft_list_lacks (draft);

  gtk_list_box_remove_all (list);
  for (guint i = 0; lacks[i] != NULL; i++)
    {
      GtkWidget *row = veche_plain_row_new (lacks[i], NULL);
      GtkWidget *sign = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_add_css_class (sign, "warning");
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), sign);
      gtk_list_box_append (list, row);
    }
  if (veche_letter_draft_lacks_form (draft))
    {
      GtkWidget *row = adw_button_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("_Fill in the forms of the name…"));
      adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
      g_signal_connect_object (row, "activated", forms, owner, G_CONNECT_SWAPPED);
      gtk_list_box_append (list, row);
    }
}

void
veche_letter_lacks_mark (GtkWidget *entry, gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}
