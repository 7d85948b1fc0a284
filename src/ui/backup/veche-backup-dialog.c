/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-backup-dialog.h"

#include "veche-backup-page.h"
#include "veche-backup-text.h"
#include "veche-chosen-file.h"
#include "veche-i18n.h"
#include "veche-job-row.h"
#include "veche-plain-row.h"
#include "veche-task.h"
#include "veche-time.h"
#include "veche-toast.h"
#include "veche-transfer-place.h"
#include "veche-workspace-backups.h"
#include "veche-workspace-rotate.h"
#include "veche-workspace-upkeep.h"

struct _VecheBackupDialog
{
  AdwDialog parent_instance;

  AdwNavigationView *view;
  GtkWidget *copies;
  AdwPreferencesGroup *backups;
  AdwActionRow *moved;
  GtkWidget *jobs;
  GtkWidget *move_jobs;

  VecheWorkspace *workspace; /* nullable */
  GPtrArray *rows;
  GFileMonitor *monitor;
};

G_DEFINE_FINAL_TYPE (VecheBackupDialog, veche_backup_dialog, ADW_TYPE_DIALOG)

/* --- what there is ------------------------------------------------------------------------------------------------ */

static void
veche_backup_dialog_row_cb (VecheBackupDialog *self, GtkWidget *row)
{
  const VecheBackupItem *item = g_object_get_data (G_OBJECT (row), "item");

  adw_navigation_view_push (self->view, veche_backup_page_new (item, self->workspace));
}

static void
veche_backup_dialog_add_row (VecheBackupDialog *self, GtkWidget *row)
{
  adw_preferences_group_add (self->backups, row);
  g_ptr_array_add (self->rows, row);
}

static void
veche_backup_dialog_add_item (VecheBackupDialog *self, const VecheBackupItem *item)
{
  g_autofree char *made = veche_time_format_moment (item->made, NULL);
  g_autofree char *summary = veche_backup_text_dup_summary (item);
  /* Of which workspace it is must be said where there are several. */
  g_autofree char *title
    = self->workspace == NULL && item->title != NULL ? g_strdup_printf ("%s · %s", item->title, made) : g_strdup (made);
  GtkWidget *row = veche_plain_row_new (title, summary);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "item", veche_backup_item_copy (item), (GDestroyNotify) veche_backup_item_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (veche_backup_dialog_row_cb), self, G_CONNECT_SWAPPED);
  veche_backup_dialog_add_row (self, row);
}

static void
veche_backup_dialog_list_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheBackupDialog *self = object;
  const char *uuid = self->workspace != NULL ? veche_workspace_get_uuid (self->workspace) : NULL;
  g_autoptr (GPtrArray) items = dex_await_boxed (veche_workspace_backups_list (uuid), error);

  if (items == NULL || veche_task_is_over (task))
    return;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->backups, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < items->len; i++)
    veche_backup_dialog_add_item (self, g_ptr_array_index (items, i));
  if (items->len == 0)
    veche_backup_dialog_add_row (self, veche_plain_row_new (_("There are none yet"), NULL));
}

static void
veche_backup_dialog_refresh (VecheBackupDialog *self)
{
  veche_task_spawn (self, veche_backup_dialog_list_fiber, NULL, NULL);
}

/* The backup of the day makes itself while the desk is looked at; its last act is to get its name. */
static void
veche_backup_dialog_folder_cb (VecheBackupDialog *self, GFile *file, GFile *other, GFileMonitorEvent event)
{
  g_autofree char *name = g_file_get_basename (file);

  if ((event == G_FILE_MONITOR_EVENT_CREATED || event == G_FILE_MONITOR_EVENT_DELETED) && g_str_has_suffix (name, ".veche-backup")
      && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    veche_backup_dialog_refresh (self);
}

static void
veche_backup_dialog_watch (VecheBackupDialog *self)
{
  g_autofree char *path = veche_workspace_backups_dup_folder (veche_workspace_get_uuid (self->workspace));
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  self->monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (veche_backup_dialog_folder_cb), self, G_CONNECT_SWAPPED);
}

static void
veche_backup_dialog_launched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) self = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error) && gtk_widget_get_root (self) != NULL)
    veche_task_show_error (self, error);
}

static void
veche_backup_dialog_open_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheBackupDialog *self = VECHE_BACKUP_DIALOG (widget);
  g_autofree char *path
    = veche_workspace_backups_dup_folder (self->workspace != NULL ? veche_workspace_get_uuid (self->workspace) : NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (folder);

  gtk_file_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, veche_backup_dialog_launched_cb,
                            g_object_ref (widget));
}

/* --- new ones: the work goes on when the dialog is closed, and shows in the window then ----------------------------- */

typedef enum
{
  VECHE_BACKUP_DIALOG_MAKE,
  VECHE_BACKUP_DIALOG_HEAD,
  VECHE_BACKUP_DIALOG_MOVE,
} VecheBackupDialogKind;

typedef struct
{
  VecheBackupDialogKind kind;
  VecheWorkspace *workspace;
  VecheBackupDialog *dialog; /* weak */
  char *path;                /* %NULL: where the program keeps its own */
} VecheBackupDialogJob;

static VecheBackupDialogJob *
veche_backup_dialog_job_new (VecheBackupDialog *self, VecheBackupDialogKind kind)
{
  VecheBackupDialogJob *job = g_new0 (VecheBackupDialogJob, 1);

  job->kind = kind;
  job->workspace = g_object_ref (self->workspace);
  g_set_weak_pointer (&job->dialog, self);
  return job;
}

static void
veche_backup_dialog_job_free (gpointer data)
{
  VecheBackupDialogJob *job = data;

  g_clear_weak_pointer (&job->dialog);
  g_object_unref (job->workspace);
  g_free (job->path);
  g_free (job);
}

static DexFuture *
veche_backup_dialog_start (VecheBackupDialogJob *job)
{
  switch (job->kind)
    {
    case VECHE_BACKUP_DIALOG_HEAD:
      return veche_workspace_backups_write_head (job->workspace, job->path);
    case VECHE_BACKUP_DIALOG_MOVE:
      return veche_workspace_upkeep_backup (job->workspace, job->path);
    case VECHE_BACKUP_DIALOG_MAKE:
    default:
      return veche_workspace_rotate (job->workspace, "manual");
    }
}

static char *
veche_backup_dialog_dup_message (const VecheBackupDialogJob *job, const VecheBackupInfo *info)
{
  g_autofree char *name = info->path != NULL ? g_filename_display_basename (info->path) : NULL;

  if (name == NULL)
    return g_strdup (_("Nothing has changed since the last backup: another one is not needed"));
  if (job->kind == VECHE_BACKUP_DIALOG_MAKE)
    return g_strdup (_("The backup is made and checked"));
  return g_strdup_printf (_("The copy “%s” is saved"), name);
}

static void
veche_backup_dialog_show_moved (VecheBackupDialog *self, const VecheBackupInfo *info)
{
  g_autofree char *path = g_filename_display_name (info->path);
  g_autofree char *title = g_strdup_printf (ngettext ("Saved: %d record", "Saved: %d records", (gulong) info->rows), (int) info->rows);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->moved), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->moved), title);
  adw_action_row_set_subtitle (self->moved, path);
  gtk_widget_set_visible (GTK_WIDGET (self->moved), TRUE);
}

static void
veche_backup_dialog_run_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheBackupDialogJob *asked = data;
  g_autoptr (VecheJob) job
    = veche_job_start (asked->workspace, asked->kind == VECHE_BACKUP_DIALOG_MAKE ? _("Making a backup") : _("Saving a copy"));
  g_autoptr (VecheBackupInfo) info = NULL;
  g_autofree char *message = NULL;

  if (asked->path != NULL)
    {
      g_autofree char *chosen = g_steal_pointer (&asked->path);

      asked->path = dex_await_string (veche_backup_text_find_free (chosen), NULL);
    }
  info = dex_await_boxed (dex_future_first (veche_backup_dialog_start (asked),
                                            dex_cancellable_new_from_cancellable (veche_job_get_cancellable (job)), NULL),
                          error);
  veche_job_end (job);
  if (info == NULL || veche_task_is_over (task))
    return;
  message = veche_backup_dialog_dup_message (asked, info);
  veche_toast_show (object, message);
  if (asked->dialog == NULL)
    return;
  if (asked->kind == VECHE_BACKUP_DIALOG_MOVE)
    veche_backup_dialog_show_moved (asked->dialog, info);
  else if (asked->kind == VECHE_BACKUP_DIALOG_MAKE)
    veche_backup_dialog_refresh (asked->dialog);
}

static void
veche_backup_dialog_run (VecheBackupDialogJob *job)
{
  veche_task_spawn (veche_transfer_place_find (GTK_WIDGET (job->dialog)), veche_backup_dialog_run_fiber, job,
                    veche_backup_dialog_job_free);
}

static void
veche_backup_dialog_make_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_backup_dialog_run (veche_backup_dialog_job_new (VECHE_BACKUP_DIALOG (widget), VECHE_BACKUP_DIALOG_MAKE));
}

static void
veche_backup_dialog_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  VecheBackupDialogJob *job = data;
  GError *error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (job->dialog != NULL && gtk_widget_get_root (GTK_WIDGET (job->dialog)) != NULL)
    job->path = veche_chosen_file_take_path (GTK_WIDGET (job->dialog), g_steal_pointer (&file), g_steal_pointer (&error));
  g_clear_error (&error);
  if (job->path != NULL)
    veche_backup_dialog_run (job);
  else
    veche_backup_dialog_job_free (job);
}

static void
veche_backup_dialog_save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheBackupDialog *self = VECHE_BACKUP_DIALOG (widget);
  const gboolean head = g_str_equal (name, "backups.head");
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  /* Translators: names of files: {file} is the workspace's, {day} is 2020-02-17; both stay as they are. */
  g_autofree char *file = veche_backup_text_dup_name (self->workspace, head ? _("{file}, for the head, {day}.veche")
                                                                            : _("{file}, moved, {day}.veche"));

  gtk_file_dialog_set_title (dialog, head ? _("Copy for the Head") : _("File for Another Computer"));
  gtk_file_dialog_set_initial_name (dialog, file);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, veche_backup_dialog_chosen_cb,
                        veche_backup_dialog_job_new (self, head ? VECHE_BACKUP_DIALOG_HEAD : VECHE_BACKUP_DIALOG_MOVE));
}

/* --- the dialog --------------------------------------------------------------------------------------------------- */

static void
veche_backup_dialog_dispose (GObject *object)
{
  VecheBackupDialog *self = VECHE_BACKUP_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_BACKUP_DIALOG);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->monitor);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_backup_dialog_parent_class)->dispose (object);
}

static void
veche_backup_dialog_class_init (VecheBackupDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_backup_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/backup/veche-backup-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheBackupDialog, backups);
  gtk_widget_class_bind_template_child (widget_class, VecheBackupDialog, copies);
  gtk_widget_class_bind_template_child (widget_class, VecheBackupDialog, jobs);
  gtk_widget_class_bind_template_child (widget_class, VecheBackupDialog, move_jobs);
  gtk_widget_class_bind_template_child (widget_class, VecheBackupDialog, moved);
  gtk_widget_class_bind_template_child (widget_class, VecheBackupDialog, view);
  gtk_widget_class_install_action (widget_class, "backups.make", NULL, veche_backup_dialog_make_action);
  gtk_widget_class_install_action (widget_class, "backups.head", NULL, veche_backup_dialog_save_action);
  gtk_widget_class_install_action (widget_class, "backups.move", NULL, veche_backup_dialog_save_action);
  gtk_widget_class_install_action (widget_class, "backups.open-folder", NULL, veche_backup_dialog_open_folder_action);
}

static void
veche_backup_dialog_init (VecheBackupDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
}

AdwDialog *
veche_backup_dialog_new (VecheWorkspace *workspace)
{
  VecheBackupDialog *self = g_object_new (VECHE_TYPE_BACKUP_DIALOG, NULL);

  g_set_object (&self->workspace, workspace);
  gtk_widget_set_visible (self->copies, workspace != NULL);
  if (workspace != NULL)
    {
      veche_job_row_fill (self->jobs, veche_job_list (workspace));
      veche_job_row_fill (self->move_jobs, veche_job_list (workspace));
      veche_backup_dialog_watch (self);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.make", !veche_workspace_is_read_only (workspace));
    }
  veche_backup_dialog_refresh (self);
  return ADW_DIALOG (self);
}
