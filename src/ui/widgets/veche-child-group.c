/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-child-group.h"

#include "veche-i18n.h"
#include "veche-plain-row.h"
#include "veche-record-dialog.h"
#include "veche-task.h"
#include "veche-toast.h"

struct _VecheChildGroup
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *add;
  VecheWorkspace *workspace;
  const VecheChildSpec *spec;
  gint64 parent_id;
  GPtrArray *rows; /* of GtkWidget */
  GPtrArray *records;
  guint asked;
};

G_DEFINE_FINAL_TYPE (VecheChildGroup, veche_child_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  SHOWN,
  CORRECT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static VecheRecord *
veche_child_group_get_record (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "record");
}

static void
veche_child_group_delete_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheChildGroup *self = object;
  const char *deleted = g_dgettext (GETTEXT_PACKAGE, self->spec->deleted);
  g_autoptr (VecheEdit) edit = veche_edit_new (deleted);
  g_autoptr (VecheEdit) done = NULL;

  veche_edit_delete (edit, self->spec->kind, veche_record_get_id (data));
  done = dex_await_boxed (veche_workspace_apply (self->workspace, g_steal_pointer (&edit)), error);
  if (done != NULL && !veche_task_is_over (task))
    veche_toast_show_undo (GTK_WIDGET (self), deleted, done->step);
}

static void
veche_child_group_delete_cb (GtkWidget *button, VecheChildGroup *self)
{
  veche_task_spawn (self, veche_child_group_delete_fiber, g_object_ref (veche_child_group_get_record (button)),
                    g_object_unref);
}

static void veche_child_group_add_cb (VecheChildGroup *self);

static void
veche_child_group_present (VecheChildGroup *self, const char *title, VecheRecord *record)
{
  AdwDialog *dialog = veche_record_dialog_new (self->workspace, self->spec->kind, self->spec->sections,
                                               g_dgettext (GETTEXT_PACKAGE, title), self->parent_id, record);

  if (self->spec->prepare != NULL)
    self->spec->prepare (veche_record_dialog_get_form (VECHE_RECORD_DIALOG (dialog)), self->workspace, record);
  if (self->spec->repeats && record == NULL)
    {
      veche_record_dialog_set_repeats (VECHE_RECORD_DIALOG (dialog));
      g_signal_connect_object (dialog, "next", G_CALLBACK (veche_child_group_add_cb), self, G_CONNECT_SWAPPED);
    }
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
veche_child_group_edit_cb (GtkWidget *row, VecheChildGroup *self)
{
  veche_child_group_present (self, self->spec->edit, veche_child_group_get_record (row));
}

static void
veche_child_group_add_cb (VecheChildGroup *self)
{
  if (self->spec->add_action != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), self->spec->add_action, NULL);
  else
    veche_child_group_present (self, self->spec->add, NULL);
}

static void
veche_child_group_correct_cb (GtkWidget *button, VecheChildGroup *self)
{
  g_signal_emit (self, signals[CORRECT], 0, veche_child_group_get_record (button));
}

/* A bare number or «yes» in a line of facts says nothing without the name of its field. */
static gboolean
veche_child_group_needs_label (const VecheField *field)
{
  return field->type == VECHE_FIELD_INTEGER || field->type == VECHE_FIELD_REAL || field->type == VECHE_FIELD_BOOLEAN;
}

static char *
veche_child_group_join (VecheRecord *record, const char *fields, gboolean labels)
{
  const VecheKind *kind = veche_record_get_kind (record);
  g_auto (GStrv) names = g_strsplit (fields, " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const VecheField *field = &kind->fields[veche_kind_find_field (kind, names[i])];
      g_autofree char *part = veche_record_dup_display (record, names[i]);

      if (*part == '\0')
        continue;
      g_string_append (text, text->len > 0 ? " · " : "");
      if (labels && veche_child_group_needs_label (field))
        g_string_append_printf (text, "%s: ", g_dgettext (GETTEXT_PACKAGE, field->label));
      g_string_append (text, part);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
veche_child_group_add_button (VecheChildGroup *self, GtkWidget *row, const char *headline)
{
  const gboolean corrects = self->spec->kind->append_only;
  GtkWidget *button = corrects ? gtk_button_new () : gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *name = g_strdup_printf (corrects ? _("Correct “%s”") : _("Delete “%s”"), headline);

  /* A child of its own: the label that a button makes would be its name. */
  if (corrects)
    gtk_button_set_child (GTK_BUTTON (button), gtk_label_new (_("Correct…")));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, corrects ? _("Add a row that puts this one right") : _("Delete"));
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "record", g_object_ref (veche_child_group_get_record (row)), g_object_unref);
  g_signal_connect_object (button, "clicked",
                           corrects ? G_CALLBACK (veche_child_group_correct_cb) : G_CALLBACK (veche_child_group_delete_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
veche_child_group_new_row (VecheChildGroup *self, VecheRecord *record)
{
  g_autofree char *headline = veche_child_group_join (record, self->spec->headline, self->spec->follows);
  g_autofree char *details = veche_child_group_join (record, self->spec->details, TRUE);
  GtkWidget *row = veche_plain_row_new (headline, details);

  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (record), g_object_unref);
  if (self->spec->new_suffix != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->spec->new_suffix (self->workspace, record));
  if (self->spec->decorate != NULL)
    self->spec->decorate (row, record);
  if (veche_workspace_is_read_only (self->workspace))
    return row;

  if (!self->spec->follows)
    veche_child_group_add_button (self, row, headline);
  if (!self->spec->kind->append_only)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_object (row, "activated", G_CALLBACK (veche_child_group_edit_cb), self, 0);
    }
  return row;
}

static void
veche_child_group_take_row (VecheChildGroup *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
veche_child_group_show (VecheChildGroup *self, GPtrArray *records)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; records != NULL && i < records->len; i++)
    veche_child_group_take_row (self, veche_child_group_new_row (self, g_ptr_array_index (records, i)));
  if (self->rows->len == 0 && !self->spec->follows)
    {
      GtkWidget *row = veche_plain_row_new (g_dgettext (GETTEXT_PACKAGE, self->spec->empty), NULL);

      gtk_widget_add_css_class (row, "dimmed");
      veche_child_group_take_row (self, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), !self->spec->follows || (records != NULL && records->len > 0));
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = records != NULL ? g_ptr_array_ref (records) : NULL;
  g_signal_emit (self, signals[SHOWN], 0);
}

static void
veche_child_group_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheChildGroup *self = object;
  guint asked = GPOINTER_TO_UINT (data);
  g_autoptr (VecheQuery) query = veche_query_new (self->spec->kind);
  g_autoptr (GPtrArray) records = NULL;

  query->parent_id = self->parent_id;
  records = dex_await_boxed (veche_workspace_query (self->workspace, query), error);
  if (records != NULL && !veche_task_is_over (task) && asked == self->asked)
    veche_child_group_show (self, records);
}

static void
veche_child_group_changed_cb (VecheChildGroup *self, VecheChanges *changes)
{
  if (self->parent_id != 0 && veche_changes_touch (changes, self->spec->kind))
    veche_child_group_set_parent_id (self, self->parent_id);
}

static void
veche_child_group_dispose (GObject *object)
{
  VecheChildGroup *self = VECHE_CHILD_GROUP (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_child_group_parent_class)->dispose (object);
}

static void
veche_child_group_class_init (VecheChildGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_child_group_dispose;

  signals[SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CORRECT] = g_signal_new ("correct", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   VECHE_TYPE_RECORD);
}

static void
veche_child_group_init (VecheChildGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_set_valign (self->add, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (veche_child_group_add_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->add);
}

GtkWidget *
veche_child_group_new (VecheWorkspace *workspace, const VecheChildSpec *spec)
{
  VecheChildGroup *self;

  g_return_val_if_fail (VECHE_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (spec != NULL, NULL);

  self = g_object_new (VECHE_TYPE_CHILD_GROUP, "title", g_dgettext (GETTEXT_PACKAGE, spec->title), NULL);
  self->workspace = g_object_ref (workspace);
  self->spec = spec;
  if (!spec->follows)
    gtk_widget_set_tooltip_text (self->add, g_dgettext (GETTEXT_PACKAGE, spec->add));
  gtk_widget_set_visible (self->add, !spec->follows && !veche_workspace_is_read_only (workspace));
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_child_group_changed_cb), self, G_CONNECT_SWAPPED);
  veche_child_group_show (self, NULL);
  return GTK_WIDGET (self);
}

void
veche_child_group_set_parent_id (VecheChildGroup *self, gint64 parent_id)
{
  g_return_if_fail (VECHE_IS_CHILD_GROUP (self));

  self->parent_id = parent_id;
  self->asked++;
  if (parent_id == 0)
    veche_child_group_show (self, NULL);
  else
    veche_task_spawn (self, veche_child_group_load_fiber, GUINT_TO_POINTER (self->asked), NULL);
}

GPtrArray *
veche_child_group_get_records (VecheChildGroup *self)
{
  g_return_val_if_fail (VECHE_IS_CHILD_GROUP (self), NULL);

  return self->records;
}
