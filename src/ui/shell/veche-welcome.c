/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-welcome.h"

#include "veche-i18n.h"
#include "veche-plain-row.h"
#include "veche-settings.h"

struct _VecheWelcome
{
  AdwBin parent_instance;

  GtkWidget *create;
  GtkWidget *recent;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (VecheWelcome, veche_welcome, ADW_TYPE_BIN)

static void
veche_welcome_forget_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_settings_remove_recent (g_variant_get_string (parameter, NULL));
  veche_welcome_refresh (VECHE_WELCOME (widget));
}

static GtkWidget *
veche_welcome_new_row (const char *path)
{
  GtkWidget *row;
  GtkWidget *forget = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (folder);
  gboolean there = g_file_test (path, G_FILE_TEST_EXISTS);

  if (g_str_has_suffix (name, ".veche"))
    name[strlen (name) - strlen (".veche")] = '\0';
  row = veche_plain_row_new (name, there ? shown : _("The file is not there any more"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);

  gtk_widget_set_tooltip_text (forget, _("Take off the list"));
  gtk_widget_set_valign (forget, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (forget, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (forget), "welcome.forget");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (forget), "s", path);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), forget);
  if (there)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-path");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);
    }
  return row;
}

static void
veche_welcome_dispose (GObject *object)
{
  VecheWelcome *self = VECHE_WELCOME (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_WELCOME);

  G_OBJECT_CLASS (veche_welcome_parent_class)->dispose (object);
}

static gboolean
veche_welcome_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (VECHE_WELCOME (widget)->create);
}

static void
veche_welcome_class_init (VecheWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_welcome_dispose;
  widget_class->grab_focus = veche_welcome_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/shell/veche-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheWelcome, create);
  gtk_widget_class_bind_template_child (widget_class, VecheWelcome, recent);
  gtk_widget_class_install_action (widget_class, "welcome.forget", "s", veche_welcome_forget_action);
}

static void
veche_welcome_init (VecheWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  veche_welcome_refresh (self);
}

void
veche_welcome_refresh (VecheWelcome *self)
{
  g_auto (GStrv) paths = veche_settings_list_recent ();

  g_return_if_fail (VECHE_IS_WELCOME (self));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->recent), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      GtkWidget *row = veche_welcome_new_row (paths[i]);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->recent), row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (self->recent, paths[0] != NULL);
}
