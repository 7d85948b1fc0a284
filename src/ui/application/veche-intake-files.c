/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-intake-files.h"

#include "veche-i18n.h"
#include "veche-item-choice.h"
#include "veche-item-guess.h"
#include "veche-plain-row.h"

struct _VecheIntakeFiles
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows; /* the GFile «file» and the VecheItemChoice «choice» hang on each */
  GPtrArray *items;
  GtkDropTarget *target; /* of the widget around, or %NULL */
  gboolean closed;       /* to drops */
};

G_DEFINE_FINAL_TYPE (VecheIntakeFiles, veche_intake_files, ADW_TYPE_PREFERENCES_GROUP)

static void
veche_intake_files_remove_cb (GtkWidget *button, VecheIntakeFiles *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);

  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_remove (self->rows, row);
}

static char *
veche_intake_files_dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base);
}

static void
veche_intake_files_add (VecheIntakeFiles *self, GFile *file)
{
  g_autofree char *name = veche_intake_files_dup_name (file);
  GtkWidget *row = veche_plain_row_new (name, NULL);
  GtkWidget *choice = veche_item_choice_new (name);
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *tooltip = g_strdup_printf (_("Take “%s” off"), name);

  veche_item_choice_set (VECHE_ITEM_CHOICE (choice), self->items, veche_item_guess (self->items, name));
  gtk_widget_set_tooltip_text (remove, tooltip);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  g_signal_connect_object (remove, "clicked", G_CALLBACK (veche_intake_files_remove_cb), self, 0);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  g_object_set_data_full (G_OBJECT (row), "file", g_object_ref (file), g_object_unref);
  g_object_set_data (G_OBJECT (row), "choice", choice);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

/* --- choosing and dropping ---------------------------------------------------------------------------------------- */

static void
veche_intake_files_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VecheIntakeFiles) self = data;
  g_autoptr (GListModel) files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);

  for (guint i = 0; files != NULL && self->rows != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      veche_intake_files_add (self, file);
    }
}

static void
veche_intake_files_add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Add Files"));
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, veche_intake_files_chosen_cb,
                                 g_object_ref (widget));
}

static gboolean
veche_intake_files_drop_cb (VecheIntakeFiles *self, const GValue *value, double x, double y)
{
  g_autoptr (GSList) dropped = gdk_file_list_get_files (g_value_get_boxed (value));

  /* They are read between letting go and this. */
  if (self->closed)
    return FALSE;
  for (GSList *l = dropped; l != NULL; l = l->next)
    veche_intake_files_add (self, l->data);
  return dropped != NULL;
}

static void
veche_intake_files_over_cb (VecheIntakeFiles *self, GParamSpec *pspec, GtkDropTarget *target)
{
  if (gtk_drop_target_get_current_drop (target) != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "drop-here");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "drop-here");
}

/* --- the group ---------------------------------------------------------------------------------------------------- */

static void
veche_intake_files_dispose (GObject *object)
{
  VecheIntakeFiles *self = VECHE_INTAKE_FILES (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->target);

  G_OBJECT_CLASS (veche_intake_files_parent_class)->dispose (object);
}

static void
veche_intake_files_class_init (VecheIntakeFilesClass *klass)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  G_OBJECT_CLASS (klass)->dispose = veche_intake_files_dispose;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "intake-files.add", NULL, veche_intake_files_add_action);
  gtk_css_provider_load_from_resource (style, "/org/veche/Veche/application/veche-application.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
veche_intake_files_init (VecheIntakeFiles *self)
{
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");

  self->rows = g_ptr_array_new ();
  gtk_widget_set_tooltip_text (add, _("Add files…"));
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (add, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "intake-files.add");
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Files"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), _("Drop them anywhere in this dialog."));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), add);
}

void
veche_intake_files_set_items (VecheIntakeFiles *self, GPtrArray *items)
{
  g_return_if_fail (VECHE_IS_INTAKE_FILES (self) && items != NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GObject *row = g_ptr_array_index (self->rows, i);
      VecheItemChoice *choice = g_object_get_data (row, "choice");
      g_autofree char *name = veche_intake_files_dup_name (g_object_get_data (row, "file"));
      g_autofree char *code = g_strdup (veche_item_choice_get_code (choice));

      veche_item_choice_set (choice, items, code != NULL ? code : self->items == NULL ? veche_item_guess (items, name) : NULL);
    }
  g_ptr_array_ref (items);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = items;
}

void
veche_intake_files_accept_drops (VecheIntakeFiles *self, GtkWidget *widget)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_return_if_fail (VECHE_IS_INTAKE_FILES (self) && GTK_IS_WIDGET (widget));

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_object (target, "drop", G_CALLBACK (veche_intake_files_drop_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "notify::current-drop", G_CALLBACK (veche_intake_files_over_cb), self, G_CONNECT_SWAPPED);
  g_set_object (&self->target, target);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

void
veche_intake_files_set_closed (VecheIntakeFiles *self, gboolean closed)
{
  g_return_if_fail (VECHE_IS_INTAKE_FILES (self));

  self->closed = closed;
  if (self->target != NULL)
    gtk_drop_target_set_actions (self->target, closed ? 0 : GDK_ACTION_COPY);
}

void
veche_intake_files_clear (VecheIntakeFiles *self)
{
  g_return_if_fail (VECHE_IS_INTAKE_FILES (self));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

gboolean
veche_intake_files_is_empty (VecheIntakeFiles *self)
{
  g_return_val_if_fail (VECHE_IS_INTAKE_FILES (self), TRUE);
  return self->rows->len == 0;
}

void
veche_intake_files_fill_edit (VecheIntakeFiles *self, VecheEdit *edit, guint op)
{
  g_return_if_fail (VECHE_IS_INTAKE_FILES (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      GObject *row = g_ptr_array_index (self->rows, i);

      veche_edit_attach_to_op (edit, op, g_object_get_data (row, "file"), NULL,
                               veche_item_choice_get_code (g_object_get_data (row, "choice")));
    }
}
