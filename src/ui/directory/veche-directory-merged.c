/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-directory-merged.h"

#include "veche-directory-apart.h"
#include "veche-directory-row.h"
#include "veche-i18n.h"
#include "veche-plain-row.h"
#include "veche-task.h"
#include "veche-toast.h"
#include "veche-workspace-intake.h"

struct _VecheDirectoryMerged
{
  AdwPreferencesGroup parent_instance;

  VecheWorkspace *workspace;
  const VecheDirectoryKind *kind;
  gint64 id;
  GPtrArray *rows; /* of GtkWidget */
};

G_DEFINE_FINAL_TYPE (VecheDirectoryMerged, veche_directory_merged, ADW_TYPE_PREFERENCES_GROUP)

static void
veche_directory_merged_part_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheDirectoryMerged *self = object;
  const char *title = g_dgettext (GETTEXT_PACKAGE, self->kind->parted);
  g_autoptr (VecheEdit) edit = veche_directory_apart_new_edit (self->workspace, title, data, error);
  g_autoptr (VecheEdit) done = NULL;

  if (edit != NULL)
    done = dex_await_boxed (veche_workspace_apply (self->workspace, g_steal_pointer (&edit)), error);
  if (done != NULL && !veche_task_is_over (task))
    veche_toast_show_undo (GTK_WIDGET (self), title, done->step);
}

static void
veche_directory_merged_part_cb (GtkWidget *button, VecheDirectoryMerged *self)
{
  veche_task_spawn (self, veche_directory_merged_part_fiber, g_object_ref (g_object_get_data (G_OBJECT (button), "record")),
                    g_object_unref);
}

static GtkWidget *
veche_directory_merged_new_row (VecheDirectoryMerged *self, VecheRecord *record)
{
  g_autofree char *details = veche_directory_row_join (record, self->kind->subtitle);
  g_autofree char *name = g_strdup_printf (_("Take “%s” apart"), veche_record_get_title (record));
  GtkWidget *row = veche_plain_row_new (veche_record_get_title (record), details);
  GtkWidget *part = gtk_button_new_with_mnemonic (_("Take _apart"));

  gtk_widget_set_valign (part, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (part, !veche_workspace_is_read_only (self->workspace));
  /* Its label alone would not say whom. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (part), "record", g_object_ref (record), g_object_unref);
  g_signal_connect_object (part, "clicked", G_CALLBACK (veche_directory_merged_part_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), part);
  return row;
}

static void
veche_directory_merged_set (VecheDirectoryMerged *self, GPtrArray *records)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      GtkWidget *row = veche_directory_merged_new_row (self, g_ptr_array_index (records, i));

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

static void
veche_directory_merged_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheDirectoryMerged *self = object;
  gint64 id = self->id;
  g_autoptr (GPtrArray) records = NULL;

  if (id != 0)
    records = dex_await_boxed (veche_workspace_intake_list_merged (self->workspace, self->kind->kind, id), error);
  if (*error == NULL && !veche_task_is_over (task) && id == self->id)
    veche_directory_merged_set (self, records);
}

static void
veche_directory_merged_changed_cb (VecheDirectoryMerged *self, VecheChanges *changes)
{
  if (self->id != 0 && veche_changes_touch (changes, self->kind->kind))
    veche_task_spawn_load (self, veche_directory_merged_fiber, NULL, NULL);
}

static void
veche_directory_merged_dispose (GObject *object)
{
  VecheDirectoryMerged *self = VECHE_DIRECTORY_MERGED (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_directory_merged_parent_class)->dispose (object);
}

static void
veche_directory_merged_class_init (VecheDirectoryMergedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_directory_merged_dispose;
}

static void
veche_directory_merged_init (VecheDirectoryMerged *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
veche_directory_merged_new (VecheWorkspace *workspace, const VecheDirectoryKind *kind)
{
  VecheDirectoryMerged *self
    = g_object_new (VECHE_TYPE_DIRECTORY_MERGED, "title", _("Merged records"), "description",
                    _("The same as this one. Taken apart, each is in the list again."), NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_directory_merged_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
veche_directory_merged_show (VecheDirectoryMerged *self, gint64 id)
{
  g_return_if_fail (VECHE_IS_DIRECTORY_MERGED (self));

  self->id = id;
  veche_task_spawn_load (self, veche_directory_merged_fiber, NULL, NULL);
}
