/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-files.h"

#include "veche-attachment-action.h"
#include "veche-i18n.h"
#include "veche-job.h"
#include "veche-plain-row.h"
#include "veche-registry.h"
#include "veche-task.h"
#include "veche-text.h"
#include "veche-thumbnail.h"
#include "veche-toast.h"
#include "veche-workspace-attach.h"

/* Application pixels of a small picture. */
#define SIDE 56

struct _VecheMapFiles
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group;
  GtkWidget *add;
  VecheWorkspace *workspace;
  const VecheKind *kind;
  gint64 id;
  GPtrArray *rows;
  GHashTable *pictures; /* row id of an attachment → GdkTexture, of the object that is shown */
  guint asked;
};

G_DEFINE_FINAL_TYPE (VecheMapFiles, veche_map_files, ADW_TYPE_BIN)

/* --- rows --------------------------------------------------------------------------------------------------------- */

static VecheRecord *
veche_map_files_find (VecheMapFiles *self, gint64 id)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      VecheRecord *file = g_object_get_data (g_ptr_array_index (self->rows, i), "file");

      if (file != NULL && veche_record_get_id (file) == id)
        return file;
    }
  return NULL;
}

static void
veche_map_files_activated_cb (GtkWidget *row, VecheMapFiles *self)
{
  veche_attachment_action_open (GTK_WIDGET (self), self->workspace, g_object_get_data (G_OBJECT (row), "file"));
}

static GtkWidget *
veche_map_files_new_menu (VecheMapFiles *self, VecheRecord *file)
{
  GtkWidget *more = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) save = g_menu_item_new (_("_Save as…"), NULL);
  g_autoptr (GMenuItem) erase = g_menu_item_new (_("_Delete"), NULL);
  g_autofree char *name = g_strdup_printf (_("More about “%s”"), veche_record_get_title (file));
  const gint64 id = veche_record_get_id (file);

  g_menu_item_set_action_and_target (save, "files.save", "x", id);
  g_menu_item_set_action_and_target (erase, "files.delete", "x", id);
  g_menu_append_item (menu, save);
  if (!veche_workspace_is_read_only (self->workspace))
    g_menu_append_item (menu, erase);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (more), G_MENU_MODEL (menu));
  gtk_widget_set_valign (more, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (more, name);
  gtk_widget_add_css_class (more, "flat");
  return more;
}

static GtkWidget *
veche_map_files_new_row (VecheMapFiles *self, VecheRecord *file)
{
  g_autofree char *size = veche_text_format_size ((guint64) veche_record_get_integer (file, "size"));
  g_autofree char *added = veche_record_dup_display (file, "added");
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", size, added);
  GtkWidget *row = veche_plain_row_new (veche_record_get_title (file), subtitle);
  GtkWidget *picture = gtk_image_new_from_icon_name (veche_thumbnail_can_show (file) ? "image-x-generic-symbolic" : "text-x-generic-symbolic");

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_set_size_request (picture, veche_thumbnail_can_show (file) ? SIDE : -1, veche_thumbnail_can_show (file) ? SIDE : -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), picture);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), veche_map_files_new_menu (self, file));
  g_object_set_data (G_OBJECT (row), "picture", picture);
  g_object_set_data_full (G_OBJECT (row), "file", g_object_ref (file), g_object_unref);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (veche_map_files_activated_cb), self, 0);
  return row;
}

static void
veche_map_files_show_picture (GtkWidget *row, GdkTexture *texture)
{
  GtkWidget *image = g_object_get_data (G_OBJECT (row), "picture");

  gtk_image_set_from_paintable (GTK_IMAGE (image), GDK_PAINTABLE (texture));
  gtk_image_set_pixel_size (GTK_IMAGE (image), SIDE);
}

static void
veche_map_files_show_rows (VecheMapFiles *self, GPtrArray *files)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < files->len; i++)
    {
      VecheRecord *file = g_ptr_array_index (files, i);
      const gint64 id = veche_record_get_id (file);
      GtkWidget *row = veche_map_files_new_row (self, file);
      GdkTexture *texture = g_hash_table_lookup (self->pictures, &id);

      if (texture != NULL)
        veche_map_files_show_picture (row, texture);
      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
}

/* One after the other: a camera's pictures are large, and what is on top is seen first. */
static void
veche_map_files_load_pictures (VecheMapFiles *self, VecheTask *task, guint asked)
{
  for (guint i = 0; asked == self->asked && i < self->rows->len; i++)
    {
      g_autoptr (VecheRecord) file = g_object_ref (g_object_get_data (g_ptr_array_index (self->rows, i), "file"));
      gint64 id = veche_record_get_id (file);
      g_autoptr (GdkTexture) texture = NULL;

      if (!veche_thumbnail_can_show (file) || g_hash_table_contains (self->pictures, &id))
        continue;
      /* What cannot be shown small has its icon, and can be opened. */
      texture = veche_thumbnail_await (self->workspace, file, SIDE * 2, NULL);
      if (texture == NULL)
        continue;
      if (veche_task_is_over (task) || asked != self->asked)
        return;
      g_hash_table_insert (self->pictures, g_memdup2 (&id, sizeof id), g_object_ref (texture));
      veche_map_files_show_picture (g_ptr_array_index (self->rows, i), texture);
    }
}

static void
veche_map_files_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapFiles *self = object;
  const guint asked = GPOINTER_TO_UINT (data);
  g_autoptr (GPtrArray) files = dex_await_boxed (veche_workspace_list_attachments (self->workspace, self->kind, self->id), error);

  if (files == NULL || veche_task_is_over (task) || asked != self->asked)
    return;
  veche_map_files_show_rows (self, files);
  veche_map_files_load_pictures (self, task, asked);
}

static void
veche_map_files_reload (VecheMapFiles *self)
{
  self->asked++;
  if (self->id != 0)
    veche_task_spawn_load (self, veche_map_files_load_fiber, GUINT_TO_POINTER (self->asked), NULL);
}

static void
veche_map_files_changed_cb (VecheMapFiles *self, VecheChanges *changes)
{
  if (veche_changes_touch (changes, &veche_registry_attachment_kind))
    veche_map_files_reload (self);
}

/* --- adding ------------------------------------------------------------------------------------------------------- */

typedef struct
{
  VecheMapFiles *self;
  VecheWorkspace *workspace;
  const VecheKind *kind;
  gint64 id;
  GListModel *files;
} VecheMapFilesAdding;

static void
veche_map_files_adding_free (gpointer data)
{
  VecheMapFilesAdding *adding = data;

  g_object_unref (adding->self);
  g_object_unref (adding->workspace);
  g_clear_object (&adding->files);
  g_free (adding);
}

static void
veche_map_files_progress_cb (double fraction, gpointer data)
{
  veche_job_update (data, fraction, NULL);
}

static void
veche_map_files_attach_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapFilesAdding *adding = data;
  const guint n = g_list_model_get_n_items (adding->files);
  g_autofree char *title = g_strdup_printf (ngettext ("%u file added", "%u files added", n), n);
  g_autoptr (VecheEdit) edit = veche_edit_new (title);
  g_autoptr (VecheEdit) done = NULL;
  g_autoptr (VecheJob) job = veche_job_start (adding->workspace, title);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (adding->files, i);

      veche_edit_attach (edit, adding->kind, adding->id, file, NULL, NULL);
    }
  done = dex_await_boxed (veche_workspace_attach_apply (adding->workspace, g_steal_pointer (&edit), veche_job_get_cancellable (job),
                                                        veche_map_files_progress_cb, job),
                          error);
  veche_job_end (job);
  if (done != NULL && !veche_task_is_over (task))
    veche_toast_show_undo (object, title, done->step);
}

static void
veche_map_files_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  VecheMapFilesAdding *adding = data;

  adding->files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (adding->files != NULL && adding->self->workspace != NULL)
    veche_task_spawn (adding->self, veche_map_files_attach_fiber, adding, veche_map_files_adding_free);
  else
    veche_map_files_adding_free (adding);
}

static void
veche_map_files_add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheMapFiles *self = VECHE_MAP_FILES (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  VecheMapFilesAdding *adding;

  if (self->id == 0)
    return;
  /* They are for the object that is shown when they are asked for. */
  adding = g_new0 (VecheMapFilesAdding, 1);
  adding->self = g_object_ref (self);
  adding->workspace = g_object_ref (self->workspace);
  adding->kind = self->kind;
  adding->id = self->id;
  gtk_file_dialog_set_title (dialog, _("Add Files"));
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, veche_map_files_chosen_cb, adding);
}

/* --- what is done to one ------------------------------------------------------------------------------------------ */

static void
veche_map_files_save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheMapFiles *self = VECHE_MAP_FILES (widget);
  VecheRecord *file = veche_map_files_find (self, g_variant_get_int64 (parameter));

  if (file != NULL)
    veche_attachment_action_save (widget, self->workspace, file);
}

static void
veche_map_files_delete_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapFiles *self = object;
  g_autoptr (VecheEdit) edit = veche_edit_new (_("Deletion of a file"));
  g_autoptr (VecheEdit) done = NULL;

  veche_edit_delete (edit, &veche_registry_attachment_kind, veche_record_get_id (data));
  done = dex_await_boxed (veche_workspace_apply (self->workspace, g_steal_pointer (&edit)), error);
  if (done != NULL && !veche_task_is_over (task))
    veche_toast_show_undo (GTK_WIDGET (self), _("File deleted"), done->step);
}

static void
veche_map_files_delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheRecord *file = veche_map_files_find (VECHE_MAP_FILES (widget), g_variant_get_int64 (parameter));

  if (file != NULL)
    veche_task_spawn (widget, veche_map_files_delete_fiber, g_object_ref (file), g_object_unref);
}

/* --- the widget --------------------------------------------------------------------------------------------------- */

static void
veche_map_files_dispose (GObject *object)
{
  VecheMapFiles *self = VECHE_MAP_FILES (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->pictures, g_hash_table_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_map_files_parent_class)->dispose (object);
}

static void
veche_map_files_class_init (VecheMapFilesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_map_files_dispose;

  gtk_widget_class_install_action (widget_class, "files.add", NULL, veche_map_files_add_action);
  gtk_widget_class_install_action (widget_class, "files.delete", "x", veche_map_files_delete_action);
  gtk_widget_class_install_action (widget_class, "files.save", "x", veche_map_files_save_action);
}

static void
veche_map_files_init (VecheMapFiles *self)
{
  self->rows = g_ptr_array_new ();
  self->pictures = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_set_tooltip_text (self->add, _("Add photos or files…"));
  gtk_widget_set_valign (self->add, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->add, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add), "files.add");
  adw_preferences_group_set_title (self->group, _("Photos and files"));
  adw_preferences_group_set_header_suffix (self->group, self->add);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

void
veche_map_files_show (VecheMapFiles *self, VecheWorkspace *workspace, const VecheKind *kind, gint64 id)
{
  g_return_if_fail (VECHE_IS_MAP_FILES (self));

  if (self->workspace == NULL)
    {
      self->workspace = g_object_ref (workspace);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "files.add", !veche_workspace_is_read_only (workspace));
      g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_map_files_changed_cb), self, G_CONNECT_SWAPPED);
    }
  if (kind == self->kind && id == self->id)
    return;
  self->kind = kind;
  self->id = id;
  g_hash_table_remove_all (self->pictures);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  veche_map_files_reload (self);
}
