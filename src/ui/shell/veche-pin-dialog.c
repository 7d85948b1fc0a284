/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-pin-dialog.h"

#include "veche-i18n.h"
#include "veche-pin.h"
#include "veche-task.h"
#include "veche-workspace-pin.h"

#define TRIES "veche-pin-tries"

/* How often somebody was wrong in a row. Kept while the workspace is open, so that closing the dialog does not spare the wait. */
typedef struct
{
  guint failures;
  gint64 until; /* of the monotonic clock, µs: when the next may be tried */
} VechePinTries;

struct _VechePinDialog
{
  AdwDialog parent_instance;

  GtkLabel *who;
  GtkWidget *pin;
  GtkLabel *problem;

  VecheWorkspace *workspace;
  gint64 employee;
  gboolean working;
  guint ticking;
};

G_DEFINE_FINAL_TYPE (VechePinDialog, veche_pin_dialog, ADW_TYPE_DIALOG)

enum
{
  GRANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static VechePinTries *
veche_pin_dialog_get_tries (VechePinDialog *self)
{
  GHashTable *all = g_object_get_data (G_OBJECT (self->workspace), TRIES);
  VechePinTries *tries;

  if (all == NULL)
    {
      all = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
      g_object_set_data_full (G_OBJECT (self->workspace), TRIES, all, (GDestroyNotify) g_hash_table_unref);
    }
  tries = g_hash_table_lookup (all, &self->employee);
  if (tries == NULL)
    {
      tries = g_new0 (VechePinTries, 1);
      g_hash_table_insert (all, g_memdup2 (&self->employee, sizeof self->employee), tries);
    }
  return tries;
}

/* Whole seconds, rounded up. */
static guint
veche_pin_dialog_get_rest (VechePinDialog *self)
{
  gint64 rest = veche_pin_dialog_get_tries (self)->until - g_get_monotonic_time ();

  return rest > 0 ? (guint) ((rest + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC) : 0;
}

static void
veche_pin_dialog_update (VechePinDialog *self)
{
  gboolean typed = *gtk_editable_get_text (GTK_EDITABLE (self->pin)) != '\0';

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pin.enter", typed && !self->working && veche_pin_dialog_get_rest (self) == 0);
}

static void
veche_pin_dialog_show_problem (VechePinDialog *self)
{
  guint rest = veche_pin_dialog_get_rest (self);
  g_autofree char *text
    = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The PIN is wrong. Try again in %u second.",
                                    "The PIN is wrong. Try again in %u seconds.", rest),
                       rest);

  gtk_label_set_text (self->problem, rest > 0 ? text : _("The PIN is wrong. Try again."));
  gtk_widget_set_visible (GTK_WIDGET (self->problem), veche_pin_dialog_get_tries (self)->failures > 0);
  veche_pin_dialog_update (self);
}

static gboolean
veche_pin_dialog_tick_cb (gpointer data)
{
  VechePinDialog *self = data;

  veche_pin_dialog_show_problem (self);
  if (veche_pin_dialog_get_rest (self) > 0)
    return G_SOURCE_CONTINUE;
  self->ticking = 0;
  return G_SOURCE_REMOVE;
}

static void
veche_pin_dialog_count_down (VechePinDialog *self)
{
  veche_pin_dialog_show_problem (self);
  if (self->ticking == 0 && veche_pin_dialog_get_rest (self) > 0)
    self->ticking = g_timeout_add_seconds (1, veche_pin_dialog_tick_cb, self);
}

static void
veche_pin_dialog_enter_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VechePinDialog *self = object;
  gboolean right = dex_await_boolean (veche_workspace_pin_check (self->workspace, self->employee, data), error);
  VechePinTries *tries;

  if (veche_task_is_over (task))
    return;
  self->working = FALSE;
  veche_pin_dialog_update (self);
  if (*error != NULL)
    return;
  tries = veche_pin_dialog_get_tries (self);
  tries->failures = right ? 0 : tries->failures + 1;
  tries->until = g_get_monotonic_time () + (gint64) veche_pin_get_wait (tries->failures) * G_USEC_PER_SEC;
  if (right)
    {
      g_signal_emit (self, signals[GRANTED], 0);
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->pin), "");
  gtk_widget_grab_focus (self->pin);
  veche_pin_dialog_count_down (self);
}

static void
veche_pin_dialog_enter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VechePinDialog *self = VECHE_PIN_DIALOG (widget);

  self->working = TRUE;
  veche_pin_dialog_update (self);
  veche_task_spawn (self, veche_pin_dialog_enter_fiber, g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->pin))), g_free);
}

static void
veche_pin_dialog_entered_cb (VechePinDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "pin.enter", NULL);
}

static void
veche_pin_dialog_dispose (GObject *object)
{
  VechePinDialog *self = VECHE_PIN_DIALOG (object);

  g_clear_handle_id (&self->ticking, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_PIN_DIALOG);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_pin_dialog_parent_class)->dispose (object);
}

static void
veche_pin_dialog_class_init (VechePinDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_pin_dialog_dispose;

  signals[GRANTED] = g_signal_new ("granted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/shell/veche-pin-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VechePinDialog, pin);
  gtk_widget_class_bind_template_child (widget_class, VechePinDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, VechePinDialog, who);
  gtk_widget_class_bind_template_callback_full (widget_class, "changed_cb", G_CALLBACK (veche_pin_dialog_update));
  gtk_widget_class_bind_template_callback_full (widget_class, "entered_cb", G_CALLBACK (veche_pin_dialog_entered_cb));
  gtk_widget_class_install_action (widget_class, "pin.enter", NULL, veche_pin_dialog_enter_action);
}

static void
veche_pin_dialog_init (VechePinDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
veche_pin_dialog_new (VecheWorkspace *workspace, VecheRecord *employee)
{
  VechePinDialog *self;

  g_return_val_if_fail (VECHE_IS_WORKSPACE (workspace) && employee != NULL, NULL);

  self = g_object_new (VECHE_TYPE_PIN_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  self->employee = veche_record_get_id (employee);
  gtk_label_set_text (self->who, veche_record_get_title (employee));
  veche_pin_dialog_count_down (self);
  return ADW_DIALOG (self);
}

gint64
veche_pin_dialog_get_employee (VechePinDialog *self)
{
  return self->employee;
}
