/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-letter-lacks.h"

#include <adwaita.h>

#include "veche-i18n.h"
#include "veche-plain-row.h"

static void
veche_letter_lacks_append (GtkListBox *list, const char *title, const char *subtitle, gboolean blocks)
{
  GtkWidget *row = veche_plain_row_new (title, subtitle);
  GtkWidget *sign = gtk_image_new_from_icon_name (blocks ? "dialog-warning-symbolic" : "dialog-information-symbolic");

  if (blocks)
    gtk_widget_add_css_class (sign, "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), sign);
  gtk_list_box_append (list, row);
}

static GtkWidget *
veche_letter_lacks_append_button (GtkListBox *list, const char *title)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  gtk_list_box_append (list, row);
  return row;
}

gboolean
veche_letter_lacks_show (GtkListBox *list, const VecheLetterDraft *draft, GCallback forms, gpointer owner)
{
  g_auto (GStrv) lacks = veche_letter_draft_list_lacks (draft);

  gtk_list_box_remove_all (list);
  for (guint i = 0; lacks[i] != NULL; i++)
    veche_letter_lacks_append (list, lacks[i], NULL, TRUE);
  if (draft->letterhead != NULL)
    veche_letter_lacks_append (list, _("On the letterhead, which goes out without it"), draft->letterhead, FALSE);
  if (forms != NULL && veche_letter_draft_lacks_form (draft))
    g_signal_connect_object (veche_letter_lacks_append_button (list, _("_Fill in the forms of the name…")), "activated", forms,
                             owner, G_CONNECT_SWAPPED);
  if (forms != NULL && (draft->letterhead != NULL || veche_letter_draft_lacks_office (draft)))
    gtk_actionable_set_action_name (GTK_ACTIONABLE (veche_letter_lacks_append_button (list, _("Fill in our _office…"))),
                                    "win.show-office");
  return lacks[0] != NULL || draft->letterhead != NULL;
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
