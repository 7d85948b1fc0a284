/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-window.h"

#include "veche-backup-dialog.h"
#include "veche-backup-text.h"
#include "veche-chosen-file.h"
#include "veche-i18n.h"
#include "veche-job.h"
#include "veche-layout-swap.h"
#include "veche-office-dialog.h"
#include "veche-palette.h"
#include "veche-preferences.h"
#include "veche-search-dialog.h"
#include "veche-settings.h"
#include "veche-shortcuts.h"
#include "veche-task.h"
#include "veche-toast.h"
#include "veche-tree-paper-dialog.h"
#include "veche-window-private.h"
#include "veche-workspace-upkeep.h"

static const char *const veche_window_workspace_actions[] = {
  "win.new",       "win.search",    "win.search-everywhere", "win.import",
  "win.save-copy", "win.edit",      "win.toggle-pane",       "win.show-page",
  "win.new-window", "win.print",    "win.copy-for-head",     "win.take-in",
  "win.tree-plan", "win.tally-sheet", "win.show-acts",     "win.field-kit", "win.spots",
};

static VechePage *
veche_window_get_page (GtkWidget *widget)
{
  VecheWorkspaceView *view = veche_window_get_view (VECHE_WINDOW (widget));

  return view != NULL ? veche_workspace_view_get_page (view) : NULL;
}

/* Applications come in whatever page is shown, unless that has something of its own to make. */
static VechePage *
veche_window_get_page_for (GtkWidget *widget, gboolean can)
{
  VecheWorkspaceView *view = veche_window_get_view (VECHE_WINDOW (widget));

  if (!can)
    veche_workspace_view_show (view, "applications");
  return veche_window_get_page (widget);
}

static void
veche_window_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VechePage *page = veche_window_get_page (widget);

  if (page == NULL)
    return;
  if (g_str_equal (name, "win.take-in"))
    veche_page_create (veche_window_get_page_for (widget, FALSE));
  else if (g_str_equal (name, "win.new"))
    veche_page_create (veche_window_get_page_for (widget, VECHE_PAGE_GET_CLASS (page)->create != NULL));
  else if (g_str_equal (name, "win.print"))
    {
      if (!veche_page_print (page))
        gtk_widget_error_bell (widget);
    }
  /* Where there is nothing to seek in, the key means to seek everywhere. */
  else if (g_str_equal (name, "win.search") && VECHE_PAGE_GET_CLASS (page)->search == NULL)
    gtk_widget_activate_action (widget, "win.search-everywhere", NULL);
  else if (g_str_equal (name, "win.search"))
    veche_page_search (page);
  else if (g_str_equal (name, "win.edit"))
    veche_page_edit (page);
  else if (g_str_equal (name, "win.toggle-pane"))
    veche_page_toggle_pane (page);
}

static void
veche_window_import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VechePage *page = veche_window_get_page (widget);

  if (page != NULL)
    veche_page_take_table (veche_window_get_page_for (widget, VECHE_PAGE_GET_CLASS (page)->take_table != NULL));
}

static void
veche_window_show_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheWorkspaceView *view = veche_window_get_view (VECHE_WINDOW (widget));

  if (view != NULL)
    veche_workspace_view_show_nth (view, (guint) g_variant_get_int32 (parameter));
}

static void
veche_window_show_rows_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheWorkspaceView *view = veche_window_get_view (VECHE_WINDOW (widget));
  g_autoptr (GVariant) filter = NULL;
  const char *slug;
  gint64 id;

  g_variant_get (parameter, "(&s@a{ss}x)", &slug, &filter, &id);
  if (view != NULL && veche_workspace_view_show (view, slug))
    veche_page_show_rows (veche_workspace_view_get_page (view), filter, id);
}

static void
veche_window_toggle_sidebar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (veche_window_get_view (VECHE_WINDOW (widget)) != NULL)
    veche_workspace_view_toggle_sidebar (veche_window_get_view (VECHE_WINDOW (widget)));
}

static void
veche_window_search_everywhere_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (veche_search_dialog_new (veche_window_get_workspace (VECHE_WINDOW (widget))), widget);
}

static void
veche_window_backups_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (veche_backup_dialog_new (veche_window_get_workspace (VECHE_WINDOW (widget))), widget);
}

static void
veche_window_copy_for_head_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwDialog *dialog = veche_backup_dialog_new (veche_window_get_workspace (VECHE_WINDOW (widget)));

  adw_dialog_present (dialog, widget);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "backups.head", NULL);
}

static void
veche_window_office_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_office_dialog_open (widget, veche_window_get_workspace (VECHE_WINDOW (widget)));
}

/* «win.tree-plan» and the others are called as the reports are. */
static void
veche_window_trees_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_tree_paper_dialog_present (widget, veche_window_get_workspace (VECHE_WINDOW (widget)), name + strlen ("win."), 0);
}

static void
veche_window_acts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_page_go (widget, "surveys", "list", "acts", 0);
}

static void
veche_window_commands_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (veche_palette_new (VECHE_WINDOW (widget)), widget);
}

static void
veche_window_preferences_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (veche_preferences_new (), widget);
}

static void
veche_window_shortcuts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (veche_shortcuts_new_dialog (), widget);
}

static void
veche_window_swap_layout_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (widget));

  if (focus == NULL || !veche_layout_swap_apply (focus))
    gtk_widget_error_bell (widget);
}

void
veche_window_say (VecheWindow *self, const char *text)
{
  VecheWorkspaceView *view = veche_window_get_view (self);

  if (view != NULL)
    veche_toast_show (GTK_WIDGET (view), text);
}

static VecheWorkspace *
veche_window_dup_workspace (gpointer window)
{
  VecheWorkspace *workspace = veche_window_get_workspace (window);

  return workspace != NULL ? g_object_ref (workspace) : NULL;
}

/* --- files ------------------------------------------------------------------------------------------------------ */

static void
veche_window_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (g_str_equal (name, "win.create-workspace"))
    veche_window_create (VECHE_WINDOW (widget));
  else
    veche_window_choose (VECHE_WINDOW (widget));
}

static void
veche_window_new_window_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_window_open_another (VECHE_WINDOW (widget));
}

static void
veche_window_open_path_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (widget));
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));

  g_application_open (G_APPLICATION (application), &file, 1, "");
}

static void
veche_window_copy_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  g_autoptr (VecheWorkspace) workspace = veche_window_dup_workspace (object);
  g_autoptr (VecheBackupInfo) info = NULL;
  g_autofree char *path = dex_await_string (veche_backup_text_find_free (data), NULL);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  g_autoptr (VecheJob) job = NULL;

  if (workspace == NULL)
    return;

  /* Translators: a job; %s is a file's name. */
  title = g_strdup_printf (_("Saving a copy as “%s”"), name);
  job = veche_job_start (workspace, title);
  /* Nobody waits for the copy any more once it is stopped, and so it is given up. */
  info = dex_await_boxed (dex_future_first (veche_workspace_upkeep_backup (workspace, path),
                                            dex_cancellable_new_from_cancellable (veche_job_get_cancellable (job)), NULL),
                          error);
  veche_job_end (job);
  if (info == NULL || veche_task_is_over (task))
    return;
  text = g_strdup_printf (_("The copy “%s” is saved"), name);
  veche_window_say (object, text);
}

static void
veche_window_copy_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VecheWindow) self = data;
  GError *error = NULL;
  GFile *file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *path = veche_chosen_file_take_path (GTK_WIDGET (self), file, error);

  if (path != NULL && veche_window_get_workspace (self) != NULL)
    veche_task_spawn (self, veche_window_copy_fiber, g_steal_pointer (&path), g_free);
}

static void
veche_window_save_copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheWorkspace *workspace = veche_window_get_workspace (VECHE_WINDOW (widget));
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *base = g_path_get_basename (veche_workspace_get_path (workspace));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *file = NULL;

  if (g_str_has_suffix (base, ".veche"))
    base[strlen (base) - strlen (".veche")] = '\0';
  file = g_strdup_printf ("%s, %s.veche", base, day);
  gtk_file_dialog_set_title (dialog, _("Save a Copy"));
  gtk_file_dialog_set_initial_name (dialog, file);
  gtk_file_dialog_save (dialog, GTK_WINDOW (widget), NULL, veche_window_copy_chosen_cb, g_object_ref (widget));
}

/* --- keys: each with its twin on a keyboard that has only Cyrillic letters ------------------------------------------- */

typedef struct
{
  const char *action;
  GdkModifierType modifiers;
  guint key;
  guint twin;
} VecheWindowKey;

static const VecheWindowKey veche_window_keys[] = {
  { "win.new", GDK_CONTROL_MASK, GDK_KEY_n, GDK_KEY_Cyrillic_te },
  { "win.search", GDK_CONTROL_MASK, GDK_KEY_f, GDK_KEY_Cyrillic_a },
  { "win.show-commands", GDK_CONTROL_MASK, GDK_KEY_k, GDK_KEY_Cyrillic_el },
  { "win.search-everywhere", GDK_CONTROL_MASK | GDK_SHIFT_MASK, GDK_KEY_f, GDK_KEY_Cyrillic_a },
  { "win.undo", GDK_CONTROL_MASK, GDK_KEY_z, GDK_KEY_Cyrillic_ya },
  { "win.redo", GDK_CONTROL_MASK | GDK_SHIFT_MASK, GDK_KEY_z, GDK_KEY_Cyrillic_ya },
  { "win.open", GDK_CONTROL_MASK, GDK_KEY_o, GDK_KEY_Cyrillic_shcha },
  { "win.import", GDK_CONTROL_MASK, GDK_KEY_i, GDK_KEY_Cyrillic_sha },
  { "win.print", GDK_CONTROL_MASK, GDK_KEY_p, GDK_KEY_Cyrillic_ze },
  { "window.close", GDK_CONTROL_MASK, GDK_KEY_w, GDK_KEY_Cyrillic_tse },
  { "win.show-preferences", GDK_CONTROL_MASK, GDK_KEY_comma, GDK_KEY_Cyrillic_be },
  { "win.edit", 0, GDK_KEY_F2, 0 },
  { "win.toggle-pane", 0, GDK_KEY_F4, 0 },
  { "win.toggle-sidebar", 0, GDK_KEY_F9, 0 },
  /* Pause is what clerks have known for it since Punto Switcher; laptops do without that key. */
  { "win.swap-layout", 0, GDK_KEY_F12, GDK_KEY_Pause },
  { "win.show-shortcuts", GDK_CONTROL_MASK | GDK_SHIFT_MASK, GDK_KEY_question, 0 },
  { "win.show-shortcuts", GDK_CONTROL_MASK, GDK_KEY_question, 0 },
};

static void
veche_window_install_keys (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (veche_window_keys); i++)
    {
      const VecheWindowKey *key = &veche_window_keys[i];

      /* Menus show the last one. */
      if (key->twin != 0)
        gtk_widget_class_add_binding_action (widget_class, key->twin, key->modifiers, key->action, NULL);
      gtk_widget_class_add_binding_action (widget_class, key->key, key->modifiers, key->action, NULL);
    }
  for (guint i = 0; i < 9; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK, "win.show-page", "i", i);
}

/* The key of «?» has a comma there on a Russian keyboard, which as a binding would be Ctrl+comma. Where the comma has a key of its own,
   Shift makes something else of it. */
static gboolean
veche_window_key_pressed_cb (VecheWindow *self, guint key, guint code, GdkModifierType state)
{
  const GdkModifierType both = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  if (key != GDK_KEY_comma || (state & (both | GDK_ALT_MASK)) != both)
    return FALSE;
  return gtk_widget_activate_action (GTK_WIDGET (self), "win.show-shortcuts", NULL);
}

void
veche_window_watch_keys (VecheWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (veche_window_key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
veche_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new", NULL, veche_window_page_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, veche_window_page_action);
  gtk_widget_class_install_action (widget_class, "win.edit", NULL, veche_window_page_action);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, veche_window_page_action);
  gtk_widget_class_install_action (widget_class, "win.toggle-pane", NULL, veche_window_page_action);
  gtk_widget_class_install_action (widget_class, "win.swap-layout", NULL, veche_window_swap_layout_action);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, veche_window_import_action);
  gtk_widget_class_install_action (widget_class, "win.show-page", "i", veche_window_show_page_action);
  gtk_widget_class_install_action (widget_class, "win.show-rows", "(sa{ss}x)", veche_window_show_rows_action);
  gtk_widget_class_install_action (widget_class, "win.toggle-sidebar", NULL, veche_window_toggle_sidebar_action);
  gtk_widget_class_install_action (widget_class, "win.search-everywhere", NULL, veche_window_search_everywhere_action);
  gtk_widget_class_install_action (widget_class, "win.show-shortcuts", NULL, veche_window_shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.show-backups", NULL, veche_window_backups_action);
  gtk_widget_class_install_action (widget_class, "win.copy-for-head", NULL, veche_window_copy_for_head_action);
  gtk_widget_class_install_action (widget_class, "win.take-in", NULL, veche_window_page_action);
  gtk_widget_class_install_action (widget_class, "win.show-office", NULL, veche_window_office_action);
  gtk_widget_class_install_action (widget_class, "win.tree-plan", NULL, veche_window_trees_action);
  gtk_widget_class_install_action (widget_class, "win.tally-sheet", NULL, veche_window_trees_action);
  gtk_widget_class_install_action (widget_class, "win.field-kit", NULL, veche_window_trees_action);
  gtk_widget_class_install_action (widget_class, "win.spots", NULL, veche_window_trees_action);
  gtk_widget_class_install_action (widget_class, "win.show-acts", NULL, veche_window_acts_action);
  gtk_widget_class_install_action (widget_class, "win.show-commands", NULL, veche_window_commands_action);
  gtk_widget_class_install_action (widget_class, "win.show-preferences", NULL, veche_window_preferences_action);
  veche_window_install_undo (widget_class);
  gtk_widget_class_install_action (widget_class, "win.create-workspace", NULL, veche_window_file_action);
  gtk_widget_class_install_action (widget_class, "win.new-window", NULL, veche_window_new_window_action);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, veche_window_file_action);
  gtk_widget_class_install_action (widget_class, "win.open-path", "s", veche_window_open_path_action);
  gtk_widget_class_install_action (widget_class, "win.save-copy", NULL, veche_window_save_copy_action);
  veche_window_install_keys (widget_class);
}

void
veche_window_update_actions (VecheWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  VecheWorkspace *workspace = veche_window_get_workspace (self);
  gboolean writable = workspace != NULL && !veche_workspace_is_read_only (workspace);

  gtk_widget_action_set_enabled (widget, "win.show-preferences", veche_settings_get () != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (veche_window_workspace_actions); i++)
    gtk_widget_action_set_enabled (widget, veche_window_workspace_actions[i], workspace != NULL);
  gtk_widget_action_set_enabled (widget, "win.show-office", writable);
  if (workspace != NULL)
    {
      gtk_widget_action_set_enabled (widget, "win.new", writable);
      gtk_widget_action_set_enabled (widget, "win.take-in", writable);
      gtk_widget_action_set_enabled (widget, "win.import", writable);
    }
  /* Without a step too: what another program has just written becomes one when it is looked for. */
  gtk_widget_action_set_enabled (widget, "win.undo", writable);
  gtk_widget_action_set_enabled (widget, "win.redo", writable && veche_workspace_get_redo_title (workspace) != NULL);
}
