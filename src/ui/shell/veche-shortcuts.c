/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-shortcuts.h"

#include "veche-command.h"
#include "veche-i18n.h"
#include "veche-plain-row.h"

AdwDialog *
veche_shortcuts_new_dialog (void)
{
  AdwDialog *dialog = adw_preferences_dialog_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = NULL;
  const char *section = NULL;

  for (const VecheCommand *command = veche_command_list (); command->title != NULL; command++)
    {
      g_autofree char *keys = veche_command_dup_keys (command);
      GtkWidget *row;
      GtkWidget *label;

      if (keys == NULL)
        continue;
      if (g_strcmp0 (section, command->section) != 0)
        {
          section = command->section;
          group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", g_dgettext (GETTEXT_PACKAGE, section), NULL);
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
        }
      row = veche_plain_row_new (g_dgettext (GETTEXT_PACKAGE, command->title), NULL);
      label = gtk_label_new (keys);
      gtk_widget_add_css_class (label, "dimmed");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), ADW_PREFERENCES_PAGE (page));
  adw_dialog_set_title (dialog, _("Keyboard Shortcuts"));
  return dialog;
}
