/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-app.h"

#include "veche-appearance.h"
#include "veche-i18n.h"
#include "veche-ui.h"
#include "veche-window.h"

struct _VecheApp
{
  AdwApplication parent_instance;

  char *first;        /* the file that the program was started with */
  DexFuture *opening; /* of it, until a window has it */
};

G_DEFINE_FINAL_TYPE (VecheApp, veche_app, ADW_TYPE_APPLICATION)

/* The window that the user was in last, or %NULL. Other windows than ours (of dialogs) do not count. */
static VecheWindow *
veche_app_get_window (VecheApp *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (VECHE_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

static VecheWindow *
veche_app_take_window (VecheApp *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (VECHE_IS_WINDOW (l->data) && veche_window_is_idle (l->data))
      return l->data;
  return veche_window_new (GTK_APPLICATION (self), veche_ui_list_pages ());
}

static void
veche_app_open_path (VecheApp *self, const char *path)
{
  VecheWindow *window;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (VECHE_IS_WINDOW (l->data) && veche_window_present_path (l->data, path))
      return;

  window = veche_app_take_window (self);
  veche_window_open (window, path, g_strcmp0 (path, self->first) == 0 ? g_steal_pointer (&self->opening) : NULL);
}

static void
veche_app_activate (GApplication *application)
{
  VecheApp *self = VECHE_APP (application);
  VecheWindow *window = veche_app_get_window (self);

  if (window == NULL)
    window = veche_window_new (GTK_APPLICATION (self), veche_ui_list_pages ());
  gtk_window_present (GTK_WINDOW (window));
}

static void
veche_app_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      const char *path = g_file_peek_path (files[i]);

      if (path != NULL)
        veche_app_open_path (VECHE_APP (application), path);
      else
        {
          g_autofree char *uri = g_file_get_uri (files[i]);

          g_printerr (_("Could not open %s: it is not on this computer. Save it here first.\n"), uri);
        }
    }
  if (veche_app_get_window (VECHE_APP (application)) == NULL)
    veche_app_activate (application);
}

/* Each window saves what is being typed and closes its workspace; the last one ends the program. */
static void
veche_app_quit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
veche_app_about_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  VecheWindow *window = veche_app_get_window (VECHE_APP (data));
  AdwDialog *about = adw_about_dialog_new ();

  adw_about_dialog_set_application_name (ADW_ABOUT_DIALOG (about), _("Veche"));
  adw_about_dialog_set_application_icon (ADW_ABOUT_DIALOG (about), VECHE_APP_ID);
  adw_about_dialog_set_version (ADW_ABOUT_DIALOG (about), VECHE_VERSION);
  adw_about_dialog_set_developer_name (ADW_ABOUT_DIALOG (about), _("The Veche developers"));
  adw_about_dialog_set_license_type (ADW_ABOUT_DIALOG (about), GTK_LICENSE_GPL_3_0);
  adw_about_dialog_set_comments (ADW_ABOUT_DIALOG (about),
                                 _("Applications, residents’ proposals, maps and reports of a city project office"));
  adw_dialog_present (about, window != NULL ? GTK_WIDGET (window) : NULL);
}

static void
veche_app_window_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  VecheApp *self = VECHE_APP (data);
  VecheWindow *window;

  veche_app_activate (G_APPLICATION (self));
  window = veche_app_get_window (self);
  if (g_str_equal (g_action_get_name (G_ACTION (action)), "open"))
    veche_window_choose (window);
  else
    veche_window_create (window);
}

static const GActionEntry veche_app_actions[] = {
  { .name = "quit", .activate = veche_app_quit_action },
  { .name = "about", .activate = veche_app_about_action },
  { .name = "open", .activate = veche_app_window_action },
  { .name = "new-workspace", .activate = veche_app_window_action },
};

/* Which file will be asked for is looked up before there is anything to ask with. */
static gboolean
veche_app_local_command_line (GApplication *application, char ***arguments, int *status)
{
  VecheApp *self = VECHE_APP (application);

  if (g_strv_length (*arguments) > 1 && (*arguments)[1][0] != '-')
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg ((*arguments)[1]);

      self->first = g_file_get_path (file);
    }
  return G_APPLICATION_CLASS (veche_app_parent_class)->local_command_line (application, arguments, status);
}

static void
veche_app_startup (GApplication *application)
{
  VecheApp *self = VECHE_APP (application);

  /* It is opened while the toolkit starts. */
  if (self->first != NULL)
    self->opening = veche_workspace_open (self->first);
  /* Before libadwaita looks for the style sheet among the resources. */
  veche_ui_init ();
  /* Only the one process that has the windows gets here: a crash may have left some. */
  veche_ui_remove_copies ();
  G_APPLICATION_CLASS (veche_app_parent_class)->startup (application);
  veche_appearance_start ();

  g_action_map_add_action_entries (G_ACTION_MAP (application), veche_app_actions, G_N_ELEMENTS (veche_app_actions), application);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.quit",
                                         (const char *[]) { "<Control>q", "<Control>Cyrillic_shorti", NULL });
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.new-workspace",
                                         (const char *[]) { "<Control><Shift>n", "<Control><Shift>Cyrillic_te", NULL });
  gtk_window_set_default_icon_name (VECHE_APP_ID);
}

static void
veche_app_shutdown (GApplication *application)
{
  VecheApp *self = VECHE_APP (application);

  dex_clear (&self->opening);
  g_clear_pointer (&self->first, g_free);
  veche_ui_finish ();
  veche_ui_remove_copies ();
  G_APPLICATION_CLASS (veche_app_parent_class)->shutdown (application);
}

static void
veche_app_class_init (VecheAppClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = veche_app_activate;
  application_class->local_command_line = veche_app_local_command_line;
  application_class->open = veche_app_open;
  application_class->shutdown = veche_app_shutdown;
  application_class->startup = veche_app_startup;
}

static void
veche_app_init (VecheApp *self)
{
  g_application_set_version (G_APPLICATION (self), VECHE_VERSION);
}

VecheApp *
veche_app_new (void)
{
  return g_object_new (VECHE_TYPE_APP, "application-id", VECHE_APP_ID, "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/org/veche/Veche", NULL);
}
