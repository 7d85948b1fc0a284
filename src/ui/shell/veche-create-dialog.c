/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-create-dialog.h"

#include <glib/gstdio.h>

#include "veche-chosen-file.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-open-copy.h"
#include "veche-task.h"
#include "veche-template.h"
#include "veche-text.h"
#include "veche-workspace.h"

struct _VecheCreateDialog
{
  AdwDialog parent_instance;

  GtkWidget *name;
  GtkCheckButton *selection;
  GtkCheckButton *demo;
  AdwActionRow *place;

  char *chosen; /* folder that the user chose, or %NULL */
};

G_DEFINE_FINAL_TYPE (VecheCreateDialog, veche_create_dialog, ADW_TYPE_DIALOG)

enum
{
  CREATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
veche_create_dialog_dup_folder (VecheCreateDialog *self)
{
  if (self->chosen != NULL)
    return g_strdup (self->chosen);
  return veche_open_copy_dup_folder ();
}

/* A file name that no file has yet, out of the workspace's name. */
static char *
veche_create_dialog_dup_path (VecheCreateDialog *self)
{
  g_autofree char *folder = veche_create_dialog_dup_folder (self);
  g_autofree char *stripped = veche_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->name)));
  g_autofree char *safe = NULL;

  if (stripped == NULL)
    return NULL;
  safe = veche_text_first_sentence (stripped, 60);
  g_strdelimit (safe, "/\\:*?\"<>|\n\t", ' ');
  g_strstrip (safe);
  for (guint n = 1;; n++)
    {
      g_autofree char *file = n == 1 ? g_strdup_printf ("%s.veche", safe) : g_strdup_printf ("%s (%u).veche", safe, n);
      g_autofree char *path = g_build_filename (folder, file, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

static void
veche_create_dialog_name_changed_cb (VecheCreateDialog *self)
{
  g_autofree char *path = veche_create_dialog_dup_path (self);
  g_autofree char *folder = veche_create_dialog_dup_folder (self);
  g_autofree char *shown = g_filename_display_name (path != NULL ? path : folder);

  g_object_set (self->place, "subtitle", shown, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "create.run", path != NULL);
}

typedef struct
{
  char *template;
  char *title;
  char *path;
} VecheCreateJob;

static void
veche_create_dialog_job_free (gpointer data)
{
  VecheCreateJob *job = data;

  g_free (job->template);
  g_free (job->title);
  g_free (job->path);
  g_free (job);
}

static VecheCreateJob *
veche_create_dialog_job_copy (const VecheCreateJob *job)
{
  VecheCreateJob *copy = g_new0 (VecheCreateJob, 1);

  copy->template = g_strdup (job->template);
  copy->title = g_strdup (job->title);
  copy->path = g_strdup (job->path);
  return copy;
}

/* On the pool: a folder to be made, and a template is files to be read. */
static DexFuture *
veche_create_dialog_template_fiber (gpointer data)
{
  const VecheCreateJob *job = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_path_get_dirname (job->path);
  g_autofree char *title = NULL;
  VecheEdit *contents;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return dex_future_new_for_error (g_error_new (VECHE_ERROR, VECHE_ERROR_FAILED,
                                                  _("Could not make the folder of the workspace: %s. Choose another place."),
                                                  g_strerror (errno)));
  contents = veche_template_load (job->template, &title, &error);
  if (contents == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (VECHE_TYPE_EDIT, contents);
}

static void
veche_create_dialog_run_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheCreateDialog *self = object;
  VecheCreateJob *job = data;
  g_autoptr (VecheEdit) contents = NULL;
  g_autoptr (VecheWorkspace) workspace = NULL;

  contents = dex_await_boxed (dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), 0,
                                                   veche_create_dialog_template_fiber, veche_create_dialog_job_copy (job),
                                                   veche_create_dialog_job_free),
                              error);
  if (contents != NULL)
    workspace = dex_await_object (veche_workspace_create (job->path, job->title, contents), error);
  if (veche_task_is_over (task))
    return;
  if (workspace == NULL)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "create.run", TRUE);
      return;
    }
  g_signal_emit (self, signals[CREATED], 0, workspace);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
veche_create_dialog_run_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheCreateDialog *self = VECHE_CREATE_DIALOG (widget);
  VecheCreateJob *job = g_new0 (VecheCreateJob, 1);

  job->title = veche_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->name)));
  job->path = veche_create_dialog_dup_path (self);
  job->template = g_strdup (gtk_check_button_get_active (self->selection) ? "selection-2020"
                            : gtk_check_button_get_active (self->demo)    ? "demo"
                                                                          : "empty");
  gtk_widget_action_set_enabled (widget, "create.run", FALSE);
  veche_task_spawn (self, veche_create_dialog_run_fiber, job, veche_create_dialog_job_free);
}

static void
veche_create_dialog_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VecheCreateDialog) self = data;
  GError *error = NULL;
  GFile *folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *path = veche_chosen_file_take_path (GTK_WIDGET (self), folder, error);

  if (path == NULL)
    return;
  g_set_str (&self->chosen, path);
  veche_create_dialog_name_changed_cb (self);
}

static void
veche_create_dialog_choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Folder of the Workspace"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, veche_create_dialog_chosen_cb,
                                 g_object_ref (widget));
}

static void
veche_create_dialog_dispose (GObject *object)
{
  VecheCreateDialog *self = VECHE_CREATE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_CREATE_DIALOG);
  g_clear_pointer (&self->chosen, g_free);

  G_OBJECT_CLASS (veche_create_dialog_parent_class)->dispose (object);
}

static void
veche_create_dialog_class_init (VecheCreateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_create_dialog_dispose;

  signals[CREATED] = g_signal_new ("created", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_OBJECT);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/shell/veche-create-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheCreateDialog, demo);
  gtk_widget_class_bind_template_child (widget_class, VecheCreateDialog, name);
  gtk_widget_class_bind_template_child (widget_class, VecheCreateDialog, place);
  gtk_widget_class_bind_template_child (widget_class, VecheCreateDialog, selection);
  gtk_widget_class_bind_template_callback_full (widget_class, "name_changed_cb",
                                                G_CALLBACK (veche_create_dialog_name_changed_cb));
  gtk_widget_class_install_action (widget_class, "create.run", NULL, veche_create_dialog_run_action);
  gtk_widget_class_install_action (widget_class, "create.choose", NULL, veche_create_dialog_choose_action);
}

static void
veche_create_dialog_init (VecheCreateDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_editable_set_text (GTK_EDITABLE (self->name), _("Our selection"));
  veche_create_dialog_name_changed_cb (self);
}

AdwDialog *
veche_create_dialog_new (void)
{
  return g_object_new (VECHE_TYPE_CREATE_DIALOG, NULL);
}
