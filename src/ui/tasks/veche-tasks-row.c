/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-tasks-row.h"

#include "veche-i18n.h"
#include "veche-term.h"

struct _VecheTasksRow
{
  AdwBin parent_instance;

  GtkImage *icon;
  GtkLabel *task;
  GtkLabel *subject;
  GtkLabel *term;
  GtkWidget *done;

  VecheDuty *duty;
  char *summary;
};

G_DEFINE_FINAL_TYPE (VecheTasksRow, veche_tasks_row, ADW_TYPE_BIN)

enum
{
  DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
veche_tasks_row_get_icon (VecheDutyReason reason)
{
  switch (reason)
    {
    case VECHE_DUTY_REGISTER:
      return "document-edit-symbolic";
    case VECHE_DUTY_CONFIRM:
      return "avatar-default-symbolic";
    case VECHE_DUTY_RETURNED:
      return "mail-reply-sender-symbolic";
    case VECHE_DUTY_STEP:
      return "call-start-symbolic";
    case VECHE_DUTY_CHECK:
    default:
      return "object-select-symbolic";
    }
}

static char *
veche_tasks_row_dup_subject (const VecheDutyFacts *facts, gboolean with_who)
{
  g_autoptr (GString) text = g_string_new (facts->number != NULL ? facts->number : _("no number"));

  g_string_append_printf (text, " · %s", facts->title);
  if (facts->reason == VECHE_DUTY_CONFIRM)
    {
      g_string_append (text, " · ");
      /* Translators: %s is an employee. */
      g_string_append_printf (text, _("decided by %s"), facts->who != NULL ? facts->who : "—");
    }
  else if (with_who)
    g_string_append_printf (text, " · %s", facts->who != NULL ? facts->who : _("nobody is responsible"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
veche_tasks_row_done_cb (VecheTasksRow *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static void
veche_tasks_row_dispose (GObject *object)
{
  VecheTasksRow *self = VECHE_TASKS_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_TASKS_ROW);
  g_clear_object (&self->duty);

  G_OBJECT_CLASS (veche_tasks_row_parent_class)->dispose (object);
}

static void
veche_tasks_row_finalize (GObject *object)
{
  g_free (VECHE_TASKS_ROW (object)->summary);

  G_OBJECT_CLASS (veche_tasks_row_parent_class)->finalize (object);
}

static void
veche_tasks_row_class_init (VecheTasksRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = veche_tasks_row_dispose;
  object_class->finalize = veche_tasks_row_finalize;

  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/tasks/veche-tasks-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheTasksRow, done);
  gtk_widget_class_bind_template_child (widget_class, VecheTasksRow, icon);
  gtk_widget_class_bind_template_child (widget_class, VecheTasksRow, subject);
  gtk_widget_class_bind_template_child (widget_class, VecheTasksRow, task);
  gtk_widget_class_bind_template_child (widget_class, VecheTasksRow, term);
  gtk_widget_class_bind_template_callback_full (widget_class, "done_cb", G_CALLBACK (veche_tasks_row_done_cb));
}

static void
veche_tasks_row_init (VecheTasksRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
veche_tasks_row_show (VecheTasksRow *self, const char *today, gboolean with_who, gboolean writable)
{
  const VecheDutyFacts *facts = veche_duty_get_facts (self->duty);
  g_autofree char *task = veche_duty_dup_task (self->duty);
  g_autofree char *subject = veche_tasks_row_dup_subject (facts, with_who);
  g_autofree char *term = veche_term_dup_text (facts->due, today);

  gtk_image_set_from_icon_name (self->icon, veche_tasks_row_get_icon (facts->reason));
  gtk_label_set_text (self->task, task);
  gtk_label_set_text (self->subject, subject);
  gtk_label_set_text (self->term, term);
  gtk_widget_set_visible (GTK_WIDGET (self->term), *term != '\0');
  gtk_widget_add_css_class (GTK_WIDGET (self->term),
                            veche_duty_get_span (self->duty, today) == VECHE_DUTY_OVERDUE ? "error" : "dimmed");
  gtk_widget_set_visible (self->done, facts->reason == VECHE_DUTY_STEP && writable);
  self->summary = g_strdup_printf ("%s, %s%s%s", task, subject, *term != '\0' ? ", " : "", term);
}

GtkWidget *
veche_tasks_row_new (VecheDuty *duty, const char *today, gboolean with_who, gboolean writable)
{
  VecheTasksRow *self;

  g_return_val_if_fail (VECHE_IS_DUTY (duty), NULL);

  self = g_object_new (VECHE_TYPE_TASKS_ROW, NULL);
  self->duty = g_object_ref (duty);
  veche_tasks_row_show (self, today, with_who, writable);
  return GTK_WIDGET (self);
}

VecheDuty *
veche_tasks_row_get_duty (VecheTasksRow *self)
{
  g_return_val_if_fail (VECHE_IS_TASKS_ROW (self), NULL);
  return self->duty;
}

const char *
veche_tasks_row_get_summary (VecheTasksRow *self)
{
  g_return_val_if_fail (VECHE_IS_TASKS_ROW (self), NULL);
  return self->summary;
}
