/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application-files.h"

#include "veche-application.h"
#include "veche-attachment-action.h"
#include "veche-i18n.h"
#include "veche-item-choice.h"
#include "veche-item-guess.h"
#include "veche-job.h"
#include "veche-plain-row.h"
#include "veche-programme.h"
#include "veche-registry.h"
#include "veche-task.h"
#include "veche-text.h"
#include "veche-toast.h"
#include "veche-workspace-attach.h"

struct _VecheApplicationFiles
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group;
  GtkWidget *add;

  VecheWorkspace *workspace;
  gint64 application;
  GPtrArray *files; /* of VecheRecord «attachment» */
  GPtrArray *items; /* of VecheRecord «item»: what the programme wants */
  GPtrArray *rows;
  guint asked;
};

G_DEFINE_FINAL_TYPE (VecheApplicationFiles, veche_application_files, ADW_TYPE_BIN)

static VecheRecord *
veche_application_files_find (VecheApplicationFiles *self, gint64 id)
{
  for (guint i = 0; self->files != NULL && i < self->files->len; i++)
    if (veche_record_get_id (g_ptr_array_index (self->files, i)) == id)
      return g_ptr_array_index (self->files, i);
  return NULL;
}

/* --- rows ------------------------------------------------------------------------------------------------------- */

static GMenuModel *
veche_application_files_new_menu (VecheApplicationFiles *self, VecheRecord *file)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) actions = g_menu_new ();
  gint64 id = veche_record_get_id (file);
  g_autoptr (GMenuItem) save = g_menu_item_new (_("_Save as…"), NULL);
  g_autoptr (GMenuItem) erase = g_menu_item_new (_("_Delete"), NULL);

  g_menu_item_set_action_and_target (save, "files.save", "x", id);
  g_menu_item_set_action_and_target (erase, "files.delete", "x", id);
  g_menu_append_item (actions, save);
  if (!veche_workspace_is_read_only (self->workspace))
    g_menu_append_item (actions, erase);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (actions));
  return G_MENU_MODEL (menu);
}

static void
veche_application_files_activated_cb (GtkWidget *row, VecheApplicationFiles *self)
{
  veche_attachment_action_open (GTK_WIDGET (self), self->workspace, g_object_get_data (G_OBJECT (row), "file"));
}

static void
veche_application_files_set_item_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheApplicationFiles *self = object;
  g_autoptr (VecheEdit) edit = veche_edit_new (_("What a file is part of"));
  g_autoptr (VecheEdit) done = NULL;
  const char *code;
  gint64 id;
  guint op;

  g_variant_get (data, "(x&s)", &id, &code);
  op = veche_edit_update (edit, &veche_registry_attachment_kind, id);
  veche_edit_set_text (edit, op, "item", *code != '\0' ? code : NULL);
  done = dex_await_boxed (veche_workspace_apply (self->workspace, g_steal_pointer (&edit)), error);
  if (done != NULL && !veche_task_is_over (task))
    veche_toast_show_undo (GTK_WIDGET (self), done->title, done->step);
}

static void
veche_application_files_item_cb (VecheItemChoice *choice, VecheApplicationFiles *self)
{
  const char *code = veche_item_choice_get_code (choice);
  gint64 id = veche_record_get_id (g_object_get_data (G_OBJECT (choice), "file"));
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new ("(xs)", id, code != NULL ? code : ""));

  veche_task_spawn (self, veche_application_files_set_item_fiber, g_steal_pointer (&target), (GDestroyNotify) g_variant_unref);
}

static GtkWidget *
veche_application_files_new_choice (VecheApplicationFiles *self, VecheRecord *file)
{
  GtkWidget *choice = veche_item_choice_new (veche_record_get_title (file));

  veche_item_choice_set (VECHE_ITEM_CHOICE (choice), self->items, veche_record_get_text (file, "item"));
  gtk_widget_set_sensitive (choice, !veche_workspace_is_read_only (self->workspace));
  g_object_set_data_full (G_OBJECT (choice), "file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (choice, "chosen", G_CALLBACK (veche_application_files_item_cb), self, 0);
  return choice;
}

static GtkWidget *
veche_application_files_new_row (VecheApplicationFiles *self, VecheRecord *file)
{
  GtkWidget *row;
  GtkWidget *more = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = veche_application_files_new_menu (self, file);
  g_autofree char *size = veche_text_format_size ((guint64) veche_record_get_integer (file, "size"));
  g_autofree char *added = veche_record_dup_display (file, "added");
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", size, added);
  g_autofree char *name = g_strdup_printf (_("More about “%s”"), veche_record_get_title (file));

  row = veche_plain_row_new (veche_record_get_title (file), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("text-x-generic-symbolic"));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (more), menu);
  gtk_widget_set_valign (more, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (more, name);
  gtk_widget_add_css_class (more, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), veche_application_files_new_choice (self, file));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), more);

  g_object_set_data_full (G_OBJECT (row), "file", g_object_ref (file), g_object_unref);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (veche_application_files_activated_cb), self, 0);
  return row;
}

static void
veche_application_files_show_rows (VecheApplicationFiles *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; self->files != NULL && i < self->files->len; i++)
    g_ptr_array_add (self->rows, veche_application_files_new_row (self, g_ptr_array_index (self->files, i)));
  if (self->rows->len == 0)
    {
      GtkWidget *row = veche_plain_row_new (_("No files yet"), NULL);

      gtk_widget_add_css_class (row, "dimmed");
      g_ptr_array_add (self->rows, row);
    }
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_add (self->group, g_ptr_array_index (self->rows, i));
}

/* Of the application's own programme: another one's may be called the same. */
static GPtrArray *
veche_application_files_load_items (VecheWorkspace *workspace, gint64 id, GError **error)
{
  g_autoptr (VecheRecord) application = dex_await_object (veche_workspace_get (workspace, &veche_application_kind, id), error);
  g_autoptr (VecheQuery) query = veche_query_new (&veche_programme_item_kind);

  if (application == NULL)
    return NULL;
  if (veche_record_is_null (application, "programme"))
    return g_ptr_array_new_with_free_func (g_object_unref);
  query->parent_id = veche_record_get_integer (application, "programme");
  veche_query_set_sort (query, "position", FALSE);
  return dex_await_boxed (veche_workspace_query (workspace, query), error);
}

static void
veche_application_files_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheApplicationFiles *self = object;
  guint asked = GPOINTER_TO_UINT (data);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) items = NULL;

  files = dex_await_boxed (veche_workspace_list_attachments (self->workspace, &veche_application_kind, self->application), error);
  if (files == NULL || veche_task_is_over (task) || asked != self->asked)
    return;
  items = veche_application_files_load_items (self->workspace, self->application, error);
  if (items == NULL || veche_task_is_over (task) || asked != self->asked)
    return;
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->files = g_steal_pointer (&files);
  self->items = g_steal_pointer (&items);
  veche_application_files_show_rows (self);
}

/* --- adding ----------------------------------------------------------------------------------------------------- */

typedef struct
{
  VecheWorkspace *workspace;
  GListModel *files;
  gint64 application;
} VecheApplicationFilesAdding;

static void
veche_application_files_adding_free (gpointer data)
{
  VecheApplicationFilesAdding *adding = data;

  g_clear_object (&adding->files);
  g_clear_object (&adding->workspace);
  g_free (adding);
}

/* Files are for the application that is shown when they are asked for, not when a dialog has been answered. */
static VecheApplicationFilesAdding *
veche_application_files_adding_new (VecheApplicationFiles *self)
{
  VecheApplicationFilesAdding *adding = g_new0 (VecheApplicationFilesAdding, 1);

  adding->workspace = g_object_ref (self->workspace);
  adding->application = self->application;
  return adding;
}

static void
veche_application_files_progress_cb (double fraction, gpointer data)
{
  veche_job_update (data, fraction, NULL);
}

static void
veche_application_files_attach_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheApplicationFilesAdding *adding = data;
  GListModel *files = adding->files;
  g_autoptr (VecheJob) job = NULL;
  g_autoptr (GPtrArray) items = veche_application_files_load_items (adding->workspace, adding->application, error);
  guint n = g_list_model_get_n_items (files);
  g_autofree char *text = g_strdup_printf (ngettext ("%u file added", "%u files added", n), n);
  g_autoptr (VecheEdit) edit = veche_edit_new (text);
  g_autoptr (VecheEdit) done = NULL;

  if (items == NULL)
    return;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *base = g_file_get_basename (file);
      g_autofree char *name = g_filename_display_name (base);

      veche_edit_attach (edit, &veche_application_kind, adding->application, file, NULL, veche_item_guess (items, name));
    }
  job = veche_job_start (adding->workspace, text);
  done = dex_await_boxed (veche_workspace_attach_apply (adding->workspace, g_steal_pointer (&edit),
                                                        veche_job_get_cancellable (job), veche_application_files_progress_cb,
                                                        job),
                          error);
  veche_job_end (job);
  if (done != NULL && !veche_task_is_over (task))
    veche_toast_show_undo (object, text, done->step);
}

static void
veche_application_files_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  VecheApplicationFilesAdding *adding = data;
  g_autoptr (VecheApplicationFiles) self = g_object_steal_data (G_OBJECT (source), "veche-files");

  adding->files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (adding->files != NULL && self->workspace != NULL)
    veche_task_spawn (self, veche_application_files_attach_fiber, adding, veche_application_files_adding_free);
  else
    veche_application_files_adding_free (adding);
}

static void
veche_application_files_add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Add Files"));
  g_object_set_data_full (G_OBJECT (dialog), "veche-files", g_object_ref (widget), g_object_unref);
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, veche_application_files_chosen_cb,
                                 veche_application_files_adding_new (VECHE_APPLICATION_FILES (widget)));
}

static gboolean
veche_application_files_drop_cb (VecheApplicationFiles *self, const GValue *value, double x, double y)
{
  g_autoptr (GSList) dropped = gdk_file_list_get_files (g_value_get_boxed (value));
  VecheApplicationFilesAdding *adding;
  GListStore *files;

  if (self->application == 0 || dropped == NULL || veche_workspace_is_read_only (self->workspace))
    return FALSE;
  adding = veche_application_files_adding_new (self);
  files = g_list_store_new (G_TYPE_FILE);
  for (GSList *l = dropped; l != NULL; l = l->next)
    g_list_store_append (files, l->data);
  adding->files = G_LIST_MODEL (files);
  veche_task_spawn (self, veche_application_files_attach_fiber, adding, veche_application_files_adding_free);
  return TRUE;
}

/* --- what is done to one file ----------------------------------------------------------------------------------- */

static void
veche_application_files_save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheApplicationFiles *self = VECHE_APPLICATION_FILES (widget);
  VecheRecord *file = veche_application_files_find (self, g_variant_get_int64 (parameter));

  if (file != NULL)
    veche_attachment_action_save (widget, self->workspace, file);
}

static void
veche_application_files_delete_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheApplicationFiles *self = object;
  g_autoptr (VecheEdit) edit = veche_edit_new (_("Deletion of a file"));
  g_autoptr (VecheEdit) done = NULL;

  veche_edit_delete (edit, &veche_registry_attachment_kind, veche_record_get_id (data));
  done = dex_await_boxed (veche_workspace_apply (self->workspace, g_steal_pointer (&edit)), error);
  if (done != NULL && !veche_task_is_over (task))
    veche_toast_show_undo (GTK_WIDGET (self), _("File deleted"), done->step);
}

static void
veche_application_files_delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheRecord *file = veche_application_files_find (VECHE_APPLICATION_FILES (widget), g_variant_get_int64 (parameter));

  if (file != NULL)
    veche_task_spawn (widget, veche_application_files_delete_fiber, g_object_ref (file), g_object_unref);
}

/* --- the widget ------------------------------------------------------------------------------------------------- */

static void
veche_application_files_reload (VecheApplicationFiles *self)
{
  self->asked++;
  veche_task_spawn_load (self, veche_application_files_load_fiber, GUINT_TO_POINTER (self->asked), NULL);
}

static void
veche_application_files_changed_cb (VecheApplicationFiles *self, VecheChanges *changes)
{
  if (self->application != 0
      && (veche_changes_touch (changes, &veche_registry_attachment_kind) || veche_changes_touch (changes, &veche_programme_item_kind)))
    veche_application_files_reload (self);
}

static void
veche_application_files_dispose (GObject *object)
{
  VecheApplicationFiles *self = VECHE_APPLICATION_FILES (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_APPLICATION_FILES);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_application_files_parent_class)->dispose (object);
}

static void
veche_application_files_class_init (VecheApplicationFilesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_application_files_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/application/veche-application-files.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationFiles, add);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationFiles, group);
  gtk_widget_class_install_action (widget_class, "files.add", NULL, veche_application_files_add_action);
  gtk_widget_class_install_action (widget_class, "files.save", "x", veche_application_files_save_action);
  gtk_widget_class_install_action (widget_class, "files.delete", "x", veche_application_files_delete_action);
}

static void
veche_application_files_init (VecheApplicationFiles *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
veche_application_files_show (VecheApplicationFiles *self, VecheWorkspace *workspace, gint64 application)
{
  g_return_if_fail (VECHE_IS_APPLICATION_FILES (self));

  if (self->workspace == NULL)
    {
      gboolean writable = !veche_workspace_is_read_only (workspace);

      self->workspace = g_object_ref (workspace);
      gtk_widget_set_visible (self->add, writable);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "files.add", writable);
      g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_application_files_changed_cb), self, G_CONNECT_SWAPPED);
    }
  self->application = application;
  veche_application_files_reload (self);
}

void
veche_application_files_accept_drops (VecheApplicationFiles *self, GtkWidget *widget)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_return_if_fail (VECHE_IS_APPLICATION_FILES (self) && GTK_IS_WIDGET (widget));

  /* Before the entries of the card, which would take the names of the files as text. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_object (target, "drop", G_CALLBACK (veche_application_files_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}
