/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-shortcuts.h"

#include "veche-i18n.h"
#include "veche-plain-row.h"

typedef struct
{
  const char *title; /* msgid; a heading where there are no keys */
  const char *keys;
} VecheShortcut;

static const VecheShortcut veche_shortcuts[] = {
  { N_("Everywhere"), NULL },
  { N_("New on this page"), "<Control>n" },
  { N_("Search on this page"), "<Control>f" },
  { N_("Search everywhere"), "<Control><Shift>f" },
  { N_("Undo"), "<Control>z" },
  { N_("Redo"), "<Control><Shift>z" },
  { N_("Go to a section"), "Alt+1…9" },
  { N_("Edit the title"), "F2" },
  { N_("Between list and card"), "F4" },
  { N_("Show or hide the sections"), "F9" },
  { N_("Main menu"), "F10" },
  { N_("Retype in the other keyboard layout"), "F12" },
  { N_("Technical check"), NULL },
  { N_("Mark as present, absent, insufficient, not needed"), "1 2 3 4" },
  { N_("Next item"), "Return" },
  { N_("Admit"), "<Control>Return" },
  { N_("Files"), NULL },
  { N_("Open a workspace"), "<Control>o" },
  { N_("Import a table"), "<Control>i" },
  { N_("Close the window"), "<Control>w" },
  { N_("Quit"), "<Control>q" },
};

static char *
veche_shortcuts_dup_label (const char *keys)
{
  guint key;
  GdkModifierType modifiers;

  if (gtk_accelerator_parse (keys, &key, &modifiers))
    return gtk_accelerator_get_label (key, modifiers);
  return g_strdup (keys);
}

AdwDialog *
veche_shortcuts_new_dialog (void)
{
  AdwDialog *dialog = adw_preferences_dialog_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (veche_shortcuts); i++)
    {
      const char *title = g_dgettext (GETTEXT_PACKAGE, veche_shortcuts[i].title);
      g_autofree char *keys = NULL;
      GtkWidget *row;
      GtkWidget *label;

      if (veche_shortcuts[i].keys == NULL)
        {
          group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", title, NULL);
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
          continue;
        }
      row = veche_plain_row_new (title, NULL);
      keys = veche_shortcuts_dup_label (veche_shortcuts[i].keys);
      label = gtk_label_new (keys);
      gtk_widget_add_css_class (label, "dimmed");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), ADW_PREFERENCES_PAGE (page));
  adw_dialog_set_title (dialog, _("Keyboard Shortcuts"));
  return dialog;
}
