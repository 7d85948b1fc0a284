/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-backup-page.h"

#include "veche-backup-check.h"
#include "veche-backup-text.h"
#include "veche-i18n.h"
#include "veche-job-row.h"
#include "veche-plain-row.h"
#include "veche-task.h"
#include "veche-time.h"
#include "veche-workspace-upkeep.h"

/* How often a check says how far it is. */
#define WATCH_MS 200

struct _VecheBackupPage
{
  AdwNavigationPage parent_instance;

  AdwPreferencesGroup *facts;
  AdwActionRow *state;
  GtkImage *state_icon;
  GtkWidget *jobs;

  VecheBackupItem *item;
  VecheWorkspace *workspace; /* nullable */
  /* Buttons stay sensitive meanwhile: one that is not would lose the focus, and Esc its way. */
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (VecheBackupPage, veche_backup_page, ADW_TYPE_NAVIGATION_PAGE)

/* --- whether it is sound ------------------------------------------------------------------------------------------ */

static void
veche_backup_page_show_state (VecheBackupPage *self, const char *icon, const char *style, const char *title, const char *text)
{
  gtk_image_set_from_icon_name (self->state_icon, icon);
  gtk_widget_set_css_classes (GTK_WIDGET (self->state_icon), (const char *[]) { style, NULL });
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->state), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state), title);
  adw_action_row_set_subtitle (self->state, text);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), title, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

typedef struct
{
  VecheBackupCheck *check; /* borrowed while the fiber runs */
  VecheJob *job;
} VecheBackupPageWatch;

static gboolean
veche_backup_page_watch_cb (gpointer data)
{
  VecheBackupPageWatch *watch = data;

  veche_job_update (watch->job, veche_backup_check_get_fraction (watch->check), NULL);
  return G_SOURCE_CONTINUE;
}

static void
veche_backup_page_check_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheBackupPage *self = object;
  g_autoptr (VecheJob) job = veche_job_start (self, _("Checking the backup"));
  GCancellable *cancellable = veche_job_get_cancellable (job);
  g_autoptr (VecheBackupCheck) check = veche_backup_check_new (self->item->path, cancellable);
  VecheBackupPageWatch watch = { check, job };
  guint source = g_timeout_add (WATCH_MS, veche_backup_page_watch_cb, &watch);
  g_autoptr (GError) local = NULL;
  gboolean sound = dex_await (veche_backup_check_run (check), &local);

  g_source_remove (source);
  veche_job_end (job);
  if (veche_task_is_over (task))
    return;
  self->busy = FALSE;
  if (sound)
    veche_backup_page_show_state (self, "object-select-symbolic", "success", _("The backup is sound"),
                                  _("All of its tables and attached files have been read and compared."));
  else if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    veche_backup_page_show_state (self, "dialog-question-symbolic", "dimmed", _("Not checked yet"), _("The check was stopped."));
  else
    veche_backup_page_show_state (self, "dialog-warning-symbolic", "error", _("This backup cannot be relied on"), local->message);
}

static void
veche_backup_page_check_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheBackupPage *self = VECHE_BACKUP_PAGE (widget);

  if (self->busy)
    return;
  self->busy = TRUE;
  veche_task_spawn (self, veche_backup_page_check_fiber, NULL, NULL);
}

/* --- a workspace made of it --------------------------------------------------------------------------------------- */

static void
veche_backup_page_open_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheBackupPage *self = object;
  g_autofree char *target
    = dex_await_string (veche_backup_text_find_beside (self->item, self->workspace != NULL ? veche_workspace_get_path (self->workspace) : NULL),
                        error);
  g_autoptr (VecheBackupInfo) info = NULL;
  g_autoptr (VecheJob) job = NULL;
  GtkWidget *dialog;

  if (target == NULL || veche_task_is_over (task))
    {
      self->busy = FALSE;
      return;
    }
  job = veche_job_start (self, _("Making a workspace of the backup"));
  info = dex_await_boxed (dex_future_first (veche_workspace_upkeep_restore (self->item->path, target, FALSE),
                                            dex_cancellable_new_from_cancellable (veche_job_get_cancellable (job)), NULL),
                          error);
  veche_job_end (job);
  if (veche_task_is_over (task))
    return;
  self->busy = FALSE;
  if (info == NULL)
    return;
  dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_DIALOG);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-path", "s", info->path);
  if (dialog != NULL)
    adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
veche_backup_page_open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheBackupPage *self = VECHE_BACKUP_PAGE (widget);

  if (self->busy)
    return;
  self->busy = TRUE;
  veche_task_spawn (self, veche_backup_page_open_fiber, NULL, NULL);
}

/* Nobody waits any more for what it was asked for. */
static void
veche_backup_page_left_cb (gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  GListModel *jobs = veche_job_list (widget);

  if (gtk_widget_get_root (widget) != NULL)
    return;

  for (guint i = 0; i < g_list_model_get_n_items (jobs); i++)
    {
      g_autoptr (VecheJob) job = g_list_model_get_item (jobs, i);

      g_cancellable_cancel (veche_job_get_cancellable (job));
    }
}

/* A dialog that becomes a sheet from below, in a window that gets narrow, takes its contents out and puts them in again at once. */
static void
veche_backup_page_unroot (GtkWidget *widget)
{
  g_idle_add_once (veche_backup_page_left_cb, g_object_ref (widget));
  GTK_WIDGET_CLASS (veche_backup_page_parent_class)->unroot (widget);
}

static void
veche_backup_page_dispose (GObject *object)
{
  VecheBackupPage *self = VECHE_BACKUP_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_BACKUP_PAGE);
  g_clear_pointer (&self->item, veche_backup_item_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_backup_page_parent_class)->dispose (object);
}

static void
veche_backup_page_class_init (VecheBackupPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_backup_page_dispose;
  widget_class->unroot = veche_backup_page_unroot;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/backup/veche-backup-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheBackupPage, facts);
  gtk_widget_class_bind_template_child (widget_class, VecheBackupPage, jobs);
  gtk_widget_class_bind_template_child (widget_class, VecheBackupPage, state);
  gtk_widget_class_bind_template_child (widget_class, VecheBackupPage, state_icon);
  gtk_widget_class_install_action (widget_class, "backup-page.check", NULL, veche_backup_page_check_action);
  gtk_widget_class_install_action (widget_class, "backup-page.open", NULL, veche_backup_page_open_action);
}

static void
veche_backup_page_init (VecheBackupPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  veche_job_row_fill (self->jobs, veche_job_list (self));
}

static void
veche_backup_page_add_fact (VecheBackupPage *self, const char *title, const char *text)
{
  GtkWidget *row;

  if (text == NULL)
    return;
  row = veche_plain_row_new (title, text);
  gtk_widget_add_css_class (row, "property");
  adw_preferences_group_add (self->facts, row);
}

AdwNavigationPage *
veche_backup_page_new (const VecheBackupItem *item, VecheWorkspace *workspace)
{
  VecheBackupPage *self = g_object_new (VECHE_TYPE_BACKUP_PAGE, NULL);
  g_autofree char *made = veche_time_format_moment (item->made, NULL);
  g_autofree char *applications = item->applications >= 0 ? g_strdup_printf ("%d", (int) item->applications) : NULL;
  g_autofree char *path = g_filename_display_name (item->path);

  self->item = veche_backup_item_copy (item);
  g_set_object (&self->workspace, workspace);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), made);
  veche_backup_page_add_fact (self, C_ ("backup", "Workspace"), item->title);
  veche_backup_page_add_fact (self, _("Kind"), veche_backup_item_get_label (item));
  veche_backup_page_add_fact (self, _("Applications"), applications);
  veche_backup_page_add_fact (self, _("File"), path);
  return ADW_NAVIGATION_PAGE (self);
}
