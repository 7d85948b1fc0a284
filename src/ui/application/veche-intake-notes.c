/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-intake-notes.h"

#include "veche-i18n.h"
#include "veche-problem.h"
#include "veche-task.h"
#include "veche-workspace-intake.h"

/* Between two keys, ms: each question goes through all applications of the programme. */
#define PAUSE 300

struct _VecheIntakeNotes
{
  AdwBin parent_instance;

  GtkWidget *label;
  VecheWorkspace *workspace;
  VecheRecord *blank; /* asked for */
  guint timeout;
};

G_DEFINE_FINAL_TYPE (VecheIntakeNotes, veche_intake_notes, ADW_TYPE_BIN)

static void
veche_intake_notes_show (VecheIntakeNotes *self, GPtrArray *problems)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", ((const VecheProblem *) g_ptr_array_index (problems, i))->message);
  gtk_label_set_text (GTK_LABEL (self->label), text->str);
  gtk_widget_set_visible (GTK_WIDGET (self), text->len > 0);
}

static void
veche_intake_notes_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheIntakeNotes *self = object;
  g_autoptr (GPtrArray) problems = dex_await_boxed (veche_workspace_intake_list_filing (self->workspace, data), error);

  if (problems != NULL && !veche_task_is_over (task) && self->blank == data)
    veche_intake_notes_show (self, problems);
}

static gboolean
veche_intake_notes_timeout_cb (gpointer data)
{
  VecheIntakeNotes *self = data;

  self->timeout = 0;
  veche_task_spawn (self, veche_intake_notes_fiber, g_object_ref (self->blank), g_object_unref);
  return G_SOURCE_REMOVE;
}

static void
veche_intake_notes_dispose (GObject *object)
{
  VecheIntakeNotes *self = VECHE_INTAKE_NOTES (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->blank);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_intake_notes_parent_class)->dispose (object);
}

static void
veche_intake_notes_class_init (VecheIntakeNotesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_intake_notes_dispose;
}

static void
veche_intake_notes_init (VecheIntakeNotes *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 12, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name",
                                  "dialog-warning-symbolic", "valign", GTK_ALIGN_START, NULL);

  gtk_widget_add_css_class (icon, "warning");
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "intake-notes");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Worth a look"), -1);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
veche_intake_notes_ask (VecheIntakeNotes *self, VecheWorkspace *workspace, VecheRecord *blank)
{
  g_return_if_fail (VECHE_IS_INTAKE_NOTES (self) && VECHE_IS_WORKSPACE (workspace) && VECHE_IS_RECORD (blank));

  g_set_object (&self->workspace, workspace);
  g_set_object (&self->blank, blank);
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (PAUSE, veche_intake_notes_timeout_cb, self);
}
