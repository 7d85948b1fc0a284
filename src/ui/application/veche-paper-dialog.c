/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-paper-dialog.h"

#include "veche-contents.h"
#include "veche-dialog-guard.h"
#include "veche-i18n.h"
#include "veche-intake-paper.h"
#include "veche-task.h"
#include "veche-toast.h"

struct _VechePaperDialog
{
  AdwDialog parent_instance;

  VecheIntakePaper *paper;
  GtkWidget *place;
  VecheWorkspace *workspace;
  gint64 application;
  gboolean working;
};

G_DEFINE_FINAL_TYPE (VechePaperDialog, veche_paper_dialog, ADW_TYPE_DIALOG)

/* The part may have been told more, or taken away, by another window or program since the dialog opened. */
static VecheEdit *
veche_paper_dialog_save (VechePaperDialog *self, VecheTask *task, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_contents_kind);
  g_autoptr (GPtrArray) now = NULL;
  g_autoptr (VecheEdit) edit = veche_edit_new (_("Paper of an application"));

  query->parent_id = self->application;
  now = dex_await_boxed (veche_workspace_query (self->workspace, query), error);
  if (now == NULL || veche_task_is_over (task))
    return NULL;
  veche_intake_paper_fill_edit (self->paper, edit, self->application, 0, now);
  return dex_await_boxed (veche_workspace_apply (self->workspace, g_steal_pointer (&edit)), error);
}

static void
veche_paper_dialog_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VechePaperDialog *self = object;
  g_autoptr (VecheEdit) done = veche_paper_dialog_save (self, task, error);

  if (veche_task_is_over (task))
    return;
  self->working = FALSE;
  if (done == NULL)
    return;
  if (self->place != NULL && done->step != 0)
    veche_toast_show_undo (self->place, done->title, done->step);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
veche_paper_dialog_save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VechePaperDialog *self = VECHE_PAPER_DIALOG (widget);

  if (self->working)
    return;
  if (!veche_intake_paper_is_changed (self->paper))
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  self->working = TRUE;
  veche_task_spawn (self, veche_paper_dialog_fiber, NULL, NULL);
}

static void
veche_paper_dialog_close_attempt (AdwDialog *dialog)
{
  VechePaperDialog *self = VECHE_PAPER_DIALOG (dialog);

  if (!self->working)
    veche_dialog_guard_attempt (dialog, veche_intake_paper_is_changed (self->paper), "paper.save");
}

static void
veche_paper_dialog_dispose (GObject *object)
{
  VechePaperDialog *self = VECHE_PAPER_DIALOG (object);

  g_clear_weak_pointer (&self->place);
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_PAPER_DIALOG);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_paper_dialog_parent_class)->dispose (object);
}

static void
veche_paper_dialog_class_init (VechePaperDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_paper_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->close_attempt = veche_paper_dialog_close_attempt;

  g_type_ensure (VECHE_TYPE_INTAKE_PAPER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/application/veche-paper-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VechePaperDialog, paper);
  gtk_widget_class_install_action (widget_class, "paper.save", NULL, veche_paper_dialog_save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "paper.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "paper.save", NULL);
}

static void
veche_paper_dialog_init (VechePaperDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
}

AdwDialog *
veche_paper_dialog_new (GtkWidget *place, VecheWorkspace *workspace, gint64 application, GPtrArray *items, GPtrArray *told)
{
  VechePaperDialog *self;

  g_return_val_if_fail (GTK_IS_WIDGET (place) && VECHE_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (VECHE_TYPE_PAPER_DIALOG, NULL);
  g_set_weak_pointer (&self->place, place);
  self->workspace = g_object_ref (workspace);
  self->application = application;
  veche_intake_paper_set (self->paper, items, told);
  adw_dialog_set_focus (ADW_DIALOG (self), veche_intake_paper_get_first (self->paper));
  return ADW_DIALOG (self);
}
