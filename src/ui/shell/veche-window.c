/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-window.h"

#include "veche-create-dialog.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-open-copy.h"
#include "veche-settings.h"
#include "veche-task.h"
#include "veche-toast.h"
#include "veche-unsaved-question.h"
#include "veche-welcome.h"
#include "veche-window-private.h"
#include "veche-workspace-rotate.h"
#include "veche-workspace-upkeep.h"

/* How often an open window looks after its workspace though nobody comes back to it. */
#define VECHE_WINDOW_TEND_SECONDS (10 * 60)

/* How long a window that is new waits for its file before it shows without it. */
#define VECHE_WINDOW_PATIENCE_MS 1000

struct _VecheWindow
{
  AdwApplicationWindow parent_instance;

  GtkStack *stack;
  VecheWelcome *welcome;
  AdwBin *place;

  const GType *pages;
  VecheWorkspace *workspace;
  gboolean opening;
  gboolean closing;
  guint tending;
  guint waiting;
};

G_DEFINE_FINAL_TYPE (VecheWindow, veche_window, ADW_TYPE_APPLICATION_WINDOW)

/* The close button of a dialog has this name for screen readers. libadwaita up to 1.8 looks it up among the application's
 * texts, not its own (adw-sheet-controls.c includes gi18n.h, not gi18n-lib.h). */
G_GNUC_UNUSED static const char veche_window_close_name[] = N_("Close");

static void
veche_window_narrow_cb (VecheWindow *self)
{
  if (veche_window_get_view (self) != NULL)
    veche_workspace_view_set_narrow (veche_window_get_view (self), TRUE);
}

static void
veche_window_wide_cb (VecheWindow *self)
{
  if (veche_window_get_view (self) != NULL)
    veche_workspace_view_set_narrow (veche_window_get_view (self), FALSE);
}

/* Today's backup, and what other programs have written meanwhile. */
static void
veche_window_tend_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheWindow *self = object;
  VecheWorkspace *workspace = data;
  g_autoptr (GError) local = NULL;

  if (!dex_await (veche_workspace_rotate_tend (workspace), &local) && !g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      && !veche_task_is_over (task) && self->workspace == workspace && veche_window_get_view (self) != NULL)
    veche_toast_show (GTK_WIDGET (veche_window_get_view (self)), local->message);
}

/* What keeps a workspace safe goes on behind the work: today's backup, then a look through the parts of all files. */
static void
veche_window_upkeep_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheWindow *self = object;
  VecheWorkspace *workspace = data;
  g_autoptr (GPtrArray) damaged = NULL;

  veche_window_tend_fiber (task, object, data, error);
  damaged = dex_await_boxed (veche_workspace_upkeep_verify_files (workspace), NULL);
  if (damaged != NULL && damaged->len > 0 && !veche_task_is_over (task) && self->workspace == workspace
      && veche_window_get_view (self) != NULL)
    veche_toast_show (GTK_WIDGET (veche_window_get_view (self)), g_ptr_array_index (damaged, 0));
}

static void
veche_window_tend (VecheWindow *self)
{
  if (self->workspace != NULL && !self->closing)
    veche_task_spawn (self, veche_window_tend_fiber, g_object_ref (self->workspace), g_object_unref);
}

/* Somebody comes back to the window, maybe from another program that has written the same file. */
static void
veche_window_active_cb (VecheWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    veche_window_tend (self);
}

/* A program that is never closed has its backup of each day too. */
static gboolean
veche_window_tend_cb (gpointer data)
{
  veche_window_tend (data);
  return G_SOURCE_CONTINUE;
}

static void
veche_window_take_workspace (VecheWindow *self, VecheWorkspace *workspace)
{
  GtkWidget *view;
  g_autofree char *title = NULL;

  g_assert (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  view = veche_workspace_view_new (workspace, self->pages);
  adw_bin_set_child (self->place, view);
  if (adw_application_window_get_current_breakpoint (ADW_APPLICATION_WINDOW (self)) != NULL)
    veche_window_narrow_cb (self);
  gtk_stack_set_visible_child_name (self->stack, "workspace");

  title = g_strdup_printf ("%s – %s", veche_workspace_get_title (workspace), _("Veche"));
  gtk_window_set_title (GTK_WINDOW (self), title);
  veche_settings_add_recent (veche_workspace_get_path (workspace));
  g_signal_connect_object (workspace, "notify::undo-title", G_CALLBACK (veche_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::redo-title", G_CALLBACK (veche_window_update_actions), self, G_CONNECT_SWAPPED);
  veche_window_update_actions (self);
  self->tending = g_timeout_add_seconds (VECHE_WINDOW_TEND_SECONDS, veche_window_tend_cb, self);
  if (!veche_workspace_is_read_only (workspace))
    veche_task_spawn (self, veche_window_upkeep_fiber, g_object_ref (workspace), g_object_unref);
}

typedef struct
{
  char *path;
  DexFuture *opening;
} VecheWindowFile;

static void
veche_window_file_free (gpointer data)
{
  VecheWindowFile *file = data;

  dex_clear (&file->opening);
  g_free (file->path);
  g_free (file);
}

static void
veche_window_appear (VecheWindow *self)
{
  g_clear_handle_id (&self->waiting, g_source_remove);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_window_present (GTK_WINDOW (self));
}

/* As soon as there is something to see. */
static void
veche_window_appear_with_page (VecheWindow *self)
{
  VechePage *page = veche_workspace_view_get_page (veche_window_get_view (self));

  if (self->waiting != 0 && veche_page_is_busy (page))
    g_signal_connect_object (page, "notify::busy", G_CALLBACK (veche_window_appear), self, G_CONNECT_SWAPPED);
  else
    veche_window_appear (self);
}

static gboolean
veche_window_waited_cb (gpointer data)
{
  VecheWindow *self = data;

  self->waiting = 0;
  veche_window_appear (self);
  return G_SOURCE_REMOVE;
}

static void
veche_window_open_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheWindow *self = object;
  VecheWindowFile *file = data;
  g_autoptr (GError) local = NULL;
  g_autoptr (VecheWorkspace) workspace = dex_await_object (g_steal_pointer (&file->opening), &local);

  if (local != NULL && !veche_task_is_over (task))
    veche_window_appear (self);
  if (g_error_matches (local, VECHE_ERROR, VECHE_ERROR_PLACE) && !veche_task_is_over (task))
    {
      g_autofree char *copy = dex_await_string (veche_open_copy_offer (GTK_WIDGET (self), file->path, local), error);

      g_clear_error (&local);
      if (copy != NULL)
        workspace = dex_await_object (veche_workspace_open (copy), &local);
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  if (veche_task_is_over (task))
    return;
  self->opening = FALSE;
  if (workspace != NULL)
    {
      veche_window_take_workspace (self, workspace);
      veche_window_appear_with_page (self);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "welcome");
  veche_welcome_refresh (self->welcome);
}

static void
veche_window_created_cb (VecheWindow *self, VecheWorkspace *workspace)
{
  VecheWindow *window = self;

  if (!veche_window_is_idle (self))
    {
      window = veche_window_new (gtk_window_get_application (GTK_WINDOW (self)), self->pages);
      gtk_window_present (GTK_WINDOW (window));
    }
  veche_window_take_workspace (window, workspace);
}

static void
veche_window_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VecheWindow) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), &file, 1, "");
}

/* --- closing: what is being typed is saved, the file is closed, and then the window goes ---------------------------- */

/* Two windows may show one file. */
static gboolean
veche_window_is_shared (VecheWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GList *windows = application != NULL ? gtk_application_get_windows (application) : NULL;

  for (GList *l = windows; l != NULL; l = l->next)
    if (l->data != self && VECHE_IS_WINDOW (l->data) && VECHE_WINDOW (l->data)->workspace == self->workspace)
      return TRUE;
  return FALSE;
}

/* Nothing is typed while what has been typed is being written. */
static void
veche_window_set_closing (VecheWindow *self, gboolean closing)
{
  self->closing = closing;
  gtk_widget_set_sensitive (GTK_WIDGET (self->place), !closing);
}

/* What could not be saved is asked about when the last window of its file closes: until then another one shows it. Resolves with
   whether to go on. */
static DexFuture *
veche_window_leave (VecheWindow *self)
{
  VecheUnsaved *unsaved = veche_unsaved_get (self->workspace);

  if (!veche_window_is_shared (self))
    return veche_unsaved_question_leave (unsaved, GTK_WIDGET (self));
  veche_unsaved_collect (unsaved);
  return veche_unsaved_wait (unsaved);
}

static void
veche_window_close_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheWindow *self = object;

  if (!dex_await_boolean (veche_window_leave (self), NULL))
    {
      if (!veche_task_is_over (task))
        veche_window_set_closing (self, FALSE);
      return;
    }
  if (veche_task_is_over (task))
    return;
  adw_bin_set_child (self->place, NULL);
  if (!veche_window_is_shared (self))
    dex_await (veche_workspace_close (self->workspace), error);
  if (!veche_task_is_over (task))
    gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
veche_window_close_request (GtkWindow *window)
{
  VecheWindow *self = VECHE_WINDOW (window);

  veche_window_save_size (self);
  /* An open dialog is asked first: what is filled in there would go without a word. */
  if (GTK_WINDOW_CLASS (veche_window_parent_class)->close_request (window))
    return TRUE;
  if (self->workspace == NULL)
    return FALSE;

  if (!self->closing)
    {
      gtk_window_set_focus (window, NULL);
      veche_window_set_closing (self, TRUE);
      veche_task_spawn (self, veche_window_close_fiber, NULL, NULL);
    }
  return TRUE;
}

static void
veche_window_dispose (GObject *object)
{
  VecheWindow *self = VECHE_WINDOW (object);

  g_clear_handle_id (&self->tending, g_source_remove);
  g_clear_handle_id (&self->waiting, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_WINDOW);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_window_parent_class)->dispose (object);
}

static void
veche_window_class_init (VecheWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = veche_window_close_request;

  g_type_ensure (VECHE_TYPE_WELCOME);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/shell/veche-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheWindow, place);
  gtk_widget_class_bind_template_child (widget_class, VecheWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, VecheWindow, welcome);
  gtk_widget_class_bind_template_callback_full (widget_class, "narrow_cb", G_CALLBACK (veche_window_narrow_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "wide_cb", G_CALLBACK (veche_window_wide_cb));
  veche_window_install_actions (widget_class);
}

static void
veche_window_init (VecheWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  veche_window_load_size (self);
#ifdef VECHE_DEVEL
  gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
#endif
  veche_window_watch_keys (self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (veche_window_active_cb), NULL);
  veche_window_update_actions (self);
}

VecheWindow *
veche_window_new (GtkApplication *application, const GType *pages)
{
  VecheWindow *self = g_object_new (VECHE_TYPE_WINDOW, "application", application, NULL);

  self->pages = pages;
  return self;
}

VecheWorkspace *
veche_window_get_workspace (VecheWindow *self)
{
  g_return_val_if_fail (VECHE_IS_WINDOW (self), NULL);
  return self->workspace;
}

VecheWorkspaceView *
veche_window_get_view (VecheWindow *self)
{
  GtkWidget *view = self->place != NULL ? adw_bin_get_child (self->place) : NULL;

  return view != NULL ? VECHE_WORKSPACE_VIEW (view) : NULL;
}

gboolean
veche_window_is_idle (VecheWindow *self)
{
  g_return_val_if_fail (VECHE_IS_WINDOW (self), FALSE);
  return self->workspace == NULL && !self->opening;
}

void
veche_window_open (VecheWindow *self, const char *path, DexFuture *opening)
{
  VecheWindowFile *file;

  g_return_if_fail (VECHE_IS_WINDOW (self));
  g_return_if_fail (veche_window_is_idle (self));

  self->opening = TRUE;
  gtk_stack_set_visible_child_name (self->stack, "opening");
  file = g_new0 (VecheWindowFile, 1);
  file->path = g_strdup (path);
  file->opening = opening != NULL ? opening : veche_workspace_open (path);
  veche_task_spawn (self, veche_window_open_fiber, file, veche_window_file_free);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    self->waiting = g_timeout_add (VECHE_WINDOW_PATIENCE_MS, veche_window_waited_cb, self);
}

gboolean
veche_window_present_path (VecheWindow *self, const char *path)
{
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;

  g_return_val_if_fail (VECHE_IS_WINDOW (self), FALSE);

  if (self->workspace == NULL)
    return FALSE;
  ours = realpath (veche_workspace_get_path (self->workspace), NULL);
  theirs = realpath (path, NULL);
  if (ours == NULL || g_strcmp0 (ours, theirs) != 0)
    return FALSE;
  gtk_window_present (GTK_WINDOW (self));
  return TRUE;
}

void
veche_window_open_another (VecheWindow *self)
{
  VecheWindow *window;

  g_return_if_fail (VECHE_IS_WINDOW (self));
  g_return_if_fail (self->workspace != NULL);

  window = veche_window_new (gtk_window_get_application (GTK_WINDOW (self)), self->pages);
  gtk_window_present (GTK_WINDOW (window));
  veche_window_open (window, veche_workspace_get_path (self->workspace), NULL);
}

void
veche_window_create (VecheWindow *self)
{
  AdwDialog *dialog = veche_create_dialog_new ();

  g_return_if_fail (VECHE_IS_WINDOW (self));

  g_signal_connect_object (dialog, "created", G_CALLBACK (veche_window_created_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

void
veche_window_choose (VecheWindow *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  g_return_if_fail (VECHE_IS_WINDOW (self));

  /* By name, not by type: nothing but the store opens a workspace. */
  gtk_file_filter_set_name (filter, _("Workspaces of Veche"));
  gtk_file_filter_add_suffix (filter, "veche");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _("Open a Workspace"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (self), NULL, veche_window_chosen_cb, g_object_ref (self));
}
