/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-letter-group.h"

#include "veche-i18n.h"
#include "veche-letter-dialog.h"
#include "veche-letter-row.h"
#include "veche-letter.h"
#include "veche-plain-row.h"
#include "veche-task.h"

struct _VecheLetterGroup
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *write;
  VecheWorkspace *workspace;
  gint64 application;
  GPtrArray *rows; /* of GtkWidget */
  guint asked;
};

G_DEFINE_FINAL_TYPE (VecheLetterGroup, veche_letter_group, ADW_TYPE_PREFERENCES_GROUP)

static void
veche_letter_group_write_cb (VecheLetterGroup *self)
{
  veche_letter_group_write (self, 0);
}

static void
veche_letter_group_take_row (VecheLetterGroup *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
veche_letter_group_show_letters (VecheLetterGroup *self, GPtrArray *letters)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; letters != NULL && i < letters->len; i++)
    veche_letter_group_take_row (self, veche_letter_row_new (self->workspace, g_ptr_array_index (letters, i)));
  if (self->rows->len == 0)
    {
      GtkWidget *row = veche_plain_row_new (_("No letters yet"), NULL);

      gtk_widget_add_css_class (row, "dimmed");
      veche_letter_group_take_row (self, row);
    }
}

static void
veche_letter_group_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheLetterGroup *self = object;
  guint asked = GPOINTER_TO_UINT (data);
  g_autoptr (VecheQuery) query = veche_query_new (&veche_letter_kind);
  g_autoptr (GPtrArray) letters = NULL;

  query->parent_id = self->application;
  letters = dex_await_boxed (veche_workspace_query (self->workspace, query), error);
  if (letters != NULL && !veche_task_is_over (task) && asked == self->asked)
    veche_letter_group_show_letters (self, letters);
}

static void
veche_letter_group_changed_cb (VecheLetterGroup *self, VecheChanges *changes)
{
  if (self->application != 0 && veche_changes_touch (changes, &veche_letter_kind))
    veche_letter_group_show (self, self->application);
}

static void
veche_letter_group_dispose (GObject *object)
{
  VecheLetterGroup *self = VECHE_LETTER_GROUP (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_letter_group_parent_class)->dispose (object);
}

static void
veche_letter_group_class_init (VecheLetterGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_letter_group_dispose;
}

static void
veche_letter_group_init (VecheLetterGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->write = gtk_button_new_with_mnemonic (_("_Letter…"));
  gtk_widget_add_css_class (self->write, "flat");
  gtk_widget_set_valign (self->write, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->write, _("Write a letter to the applicant"));
  g_signal_connect_object (self->write, "clicked", G_CALLBACK (veche_letter_group_write_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->write);
}

GtkWidget *
veche_letter_group_new (VecheWorkspace *workspace)
{
  VecheLetterGroup *self;

  g_return_val_if_fail (VECHE_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (VECHE_TYPE_LETTER_GROUP, "title", _("Letters"), NULL);
  self->workspace = g_object_ref (workspace);
  gtk_widget_set_visible (self->write, !veche_workspace_is_read_only (workspace));
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_letter_group_changed_cb), self, G_CONNECT_SWAPPED);
  veche_letter_group_show_letters (self, NULL);
  return GTK_WIDGET (self);
}

void
veche_letter_group_show (VecheLetterGroup *self, gint64 application)
{
  g_return_if_fail (VECHE_IS_LETTER_GROUP (self));

  self->application = application;
  self->asked++;
  if (application == 0)
    veche_letter_group_show_letters (self, NULL);
  else
    veche_task_spawn_load (self, veche_letter_group_load_fiber, GUINT_TO_POINTER (self->asked), NULL);
}

void
veche_letter_group_write (VecheLetterGroup *self, gint64 template)
{
  g_return_if_fail (VECHE_IS_LETTER_GROUP (self));

  if (self->application != 0)
    adw_dialog_present (veche_letter_dialog_new (self->workspace, self->application, template), GTK_WIDGET (self));
}
