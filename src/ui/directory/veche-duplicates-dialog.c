/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-duplicates-dialog.h"

#include "veche-directory-uses.h"
#include "veche-duplicates-compare.h"
#include "veche-i18n.h"
#include "veche-task.h"
#include "veche-toast.h"
#include "veche-workspace-intake.h"

struct _VecheDuplicatesDialog
{
  AdwDialog parent_instance;

  AdwWindowTitle *heading;
  AdwToolbarView *view;
  GtkStack *stack;
  GtkLabel *reason;
  GtkWidget *skip;
  GtkWidget *close;
  VecheDuplicatesCompare *compare;

  VecheWorkspace *workspace;
  const VecheDirectoryKind *kind;
  GArray *pairs; /* of VecheDuplicatePair; %NULL: not read yet */
  guint at;      /* which of them is, or is about to be, shown */
  VecheDuplicatePair shown; /* what a person sees and answers */
  gboolean chosen; /* the pair was chosen by a person: there is no other */
};

G_DEFINE_FINAL_TYPE (VecheDuplicatesDialog, veche_duplicates_dialog, ADW_TYPE_DIALOG)

static const VecheDuplicatePair *
veche_duplicates_dialog_get_pair (VecheDuplicatesDialog *self)
{
  return self->pairs != NULL && self->at < self->pairs->len ? &g_array_index (self->pairs, VecheDuplicatePair, self->at) : NULL;
}

static void
veche_duplicates_dialog_set_page (VecheDuplicatesDialog *self, const char *page)
{
  gboolean pair = g_str_equal (page, "pair");

  gtk_stack_set_visible_child_name (self->stack, page);
  /* Before the buttons go that had it: without a focus Esc reaches nobody. */
  if (g_str_equal (page, "none"))
    gtk_widget_grab_focus (self->close);
  adw_toolbar_view_set_reveal_bottom_bars (self->view, pair);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.merge", pair);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.apart", pair);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.next", pair && self->pairs->len > 1);
}

static void
veche_duplicates_dialog_say (VecheDuplicatesDialog *self, const VecheDuplicatePair *pair)
{
  g_autofree char *reasons = veche_duplicates_dup_reasons (pair->reasons);
  g_autofree char *why = *reasons != '\0' ? g_strdup_printf (_("Believed to be one: %s."), reasons) : NULL;
  g_autofree char *place = g_strdup_printf (_("%u of %u"), self->at + 1, self->pairs->len);

  gtk_label_set_text (self->reason, why != NULL ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), why != NULL);
  adw_window_title_set_subtitle (self->heading, self->pairs->len > 1 ? place : "");
}

static void
veche_duplicates_dialog_show_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheDuplicatesDialog *self = object;
  VecheDuplicatePair pair = *veche_duplicates_dialog_get_pair (self);
  g_autoptr (VecheRecord) left = dex_await_object (veche_workspace_get (self->workspace, self->kind->kind, pair.a), error);
  g_autoptr (VecheRecord) right
    = left != NULL ? dex_await_object (veche_workspace_get (self->workspace, self->kind->kind, pair.b), error) : NULL;
  g_autoptr (GPtrArray) left_uses
    = right != NULL ? veche_directory_uses_list (self->workspace, self->kind->kind, pair.a, error) : NULL;
  g_autoptr (GPtrArray) right_uses
    = left_uses != NULL ? veche_directory_uses_list (self->workspace, self->kind->kind, pair.b, error) : NULL;
  const VecheDuplicatePair *now = veche_duplicates_dialog_get_pair (self);

  if (right_uses == NULL || veche_task_is_over (task) || now == NULL || now->a != pair.a || now->b != pair.b)
    return;
  self->shown = pair;
  veche_duplicates_dialog_say (self, &pair);
  veche_duplicates_compare_show (self->compare, left, right, left_uses, right_uses);
  veche_duplicates_dialog_set_page (self, "pair");
}

static void
veche_duplicates_dialog_show (VecheDuplicatesDialog *self)
{
  /* Until the pair is there, nothing is answered: what stands there still is another. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.merge", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.apart", FALSE);
  if (veche_duplicates_dialog_get_pair (self) != NULL)
    {
      veche_task_spawn (self, veche_duplicates_dialog_show_fiber, NULL, NULL);
      return;
    }
  adw_window_title_set_subtitle (self->heading, "");
  veche_duplicates_dialog_set_page (self, "none");
}

static void
veche_duplicates_dialog_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheDuplicatesDialog *self = object;
  g_autoptr (GArray) pairs = dex_await_boxed (veche_workspace_intake_find_duplicates (self->workspace, self->kind->kind), error);

  if (pairs == NULL || veche_task_is_over (task))
    return;
  g_clear_pointer (&self->pairs, g_array_unref);
  self->pairs = g_steal_pointer (&pairs);
  if (self->at >= self->pairs->len)
    self->at = 0;
  veche_duplicates_dialog_show (self);
}

static void
veche_duplicates_dialog_changed_cb (VecheDuplicatesDialog *self, VecheChanges *changes)
{
  if (!self->chosen && veche_changes_touch (changes, self->kind->kind))
    veche_task_spawn (self, veche_duplicates_dialog_load_fiber, NULL, NULL);
}

/* --- what is decided -------------------------------------------------------------------------------------------- */

/* @data: the edit. One pair that was chosen is done with then; of many the next one follows from what has changed. */
static void
veche_duplicates_dialog_apply_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheDuplicatesDialog *self = object;
  g_autofree char *title = g_strdup (((VecheEdit *) data)->title);
  g_autoptr (VecheEdit) done = dex_await_boxed (veche_workspace_apply (self->workspace, veche_edit_ref (data)), error);
  GtkWidget *parent;

  if (veche_task_is_over (task))
    return;
  if (done == NULL)
    {
      veche_duplicates_dialog_set_page (self, "pair");
      return;
    }
  parent = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  if (self->chosen)
    adw_dialog_force_close (ADW_DIALOG (self));
  veche_toast_show_undo (self->chosen ? parent : GTK_WIDGET (self), title, done->step);
}

static void
veche_duplicates_dialog_apply (VecheDuplicatesDialog *self, VecheEdit *edit)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.merge", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.apart", FALSE);
  veche_task_spawn (self, veche_duplicates_dialog_apply_fiber, edit, (GDestroyNotify) veche_edit_unref);
}

static void
veche_duplicates_dialog_merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheDuplicatesDialog *self = VECHE_DUPLICATES_DIALOG (widget);
  const VecheDuplicatePair *pair = &self->shown;
  VecheEdit *edit = veche_edit_new (g_dgettext (GETTEXT_PACKAGE, self->kind->merged));
  guint op = veche_edit_update (edit, self->kind->kind, pair->a);

  veche_duplicates_compare_fill_edit (self->compare, edit, op);
  veche_edit_merge (edit, self->kind->kind, pair->b, pair->a);
  veche_duplicates_dialog_apply (self, edit);
}

static void
veche_duplicates_dialog_apart_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheDuplicatesDialog *self = VECHE_DUPLICATES_DIALOG (widget);
  const VecheDuplicatePair *pair = &self->shown;
  VecheEdit *edit = veche_edit_new (g_dgettext (GETTEXT_PACKAGE, self->kind->told_apart));

  veche_edit_tell_apart (edit, self->kind->kind, pair->b, pair->a);
  veche_duplicates_dialog_apply (self, edit);
}

static void
veche_duplicates_dialog_next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheDuplicatesDialog *self = VECHE_DUPLICATES_DIALOG (widget);

  self->at = (self->at + 1) % self->pairs->len;
  veche_duplicates_dialog_show (self);
}

/* --- the dialog ------------------------------------------------------------------------------------------------- */

static void
veche_duplicates_dialog_dispose (GObject *object)
{
  VecheDuplicatesDialog *self = VECHE_DUPLICATES_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_DUPLICATES_DIALOG);
  g_clear_pointer (&self->pairs, g_array_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_duplicates_dialog_parent_class)->dispose (object);
}

static void
veche_duplicates_dialog_class_init (VecheDuplicatesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_duplicates_dialog_dispose;

  g_type_ensure (VECHE_TYPE_DUPLICATES_COMPARE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/directory/veche-duplicates-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheDuplicatesDialog, close);
  gtk_widget_class_bind_template_child (widget_class, VecheDuplicatesDialog, compare);
  gtk_widget_class_bind_template_child (widget_class, VecheDuplicatesDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, VecheDuplicatesDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, VecheDuplicatesDialog, skip);
  gtk_widget_class_bind_template_child (widget_class, VecheDuplicatesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, VecheDuplicatesDialog, view);
  gtk_widget_class_install_action (widget_class, "duplicates.merge", NULL, veche_duplicates_dialog_merge_action);
  gtk_widget_class_install_action (widget_class, "duplicates.apart", NULL, veche_duplicates_dialog_apart_action);
  gtk_widget_class_install_action (widget_class, "duplicates.next", NULL, veche_duplicates_dialog_next_action);
}

static void
veche_duplicates_dialog_init (VecheDuplicatesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.merge", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.apart", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.next", FALSE);
}

static VecheDuplicatesDialog *
veche_duplicates_dialog_make (VecheWorkspace *workspace, const VecheDirectoryKind *kind)
{
  VecheDuplicatesDialog *self = g_object_new (VECHE_TYPE_DUPLICATES_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_duplicates_dialog_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

AdwDialog *
veche_duplicates_dialog_new (VecheWorkspace *workspace, const VecheDirectoryKind *kind)
{
  VecheDuplicatesDialog *self = veche_duplicates_dialog_make (workspace, kind);

  veche_task_spawn (self, veche_duplicates_dialog_load_fiber, NULL, NULL);
  return ADW_DIALOG (self);
}

AdwDialog *
veche_duplicates_dialog_new_pair (VecheWorkspace *workspace, const VecheDirectoryKind *kind, gint64 keeper, gint64 other)
{
  VecheDuplicatesDialog *self = veche_duplicates_dialog_make (workspace, kind);
  VecheDuplicatePair pair = { keeper, other, 0 };

  self->chosen = TRUE;
  self->pairs = g_array_new (FALSE, FALSE, sizeof (VecheDuplicatePair));
  g_array_append_val (self->pairs, pair);
  gtk_widget_set_visible (self->skip, FALSE);
  adw_dialog_set_title (ADW_DIALOG (self), _("Merge with another"));
  adw_window_title_set_title (self->heading, _("Merge with another"));
  veche_duplicates_dialog_show (self);
  return ADW_DIALOG (self);
}
