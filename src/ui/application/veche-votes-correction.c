/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-votes-correction.h"

#include <math.h>

#include "veche-application.h"
#include "veche-dialog-guard.h"
#include "veche-i18n.h"
#include "veche-task.h"
#include "veche-time.h"
#include "veche-toast.h"
#include "veche-votes.h"

enum
{
  COUNT,
  VALID,
  VOID,
  N_NUMBERS,
};

static const char *const veche_votes_correction_fields[N_NUMBERS] = { "count", "valid", "void" };

struct _VecheVotesCorrection
{
  AdwDialog parent_instance;

  AdwSpinRow *count;
  AdwSpinRow *valid;
  AdwSpinRow *void_signatures;
  GtkEditable *reason;
  GtkLabel *result;

  GtkWidget *place;
  VecheWorkspace *workspace;
  VecheRecord *votes;
  VecheVotesEntry entry; /* that row with what has corrected it already */
  AdwSpinRow *rows[N_NUMBERS];
};

G_DEFINE_FINAL_TYPE (VecheVotesCorrection, veche_votes_correction, ADW_TYPE_DIALOG)

/* What stands now, after all corrections. */
static gint64
veche_votes_correction_get_number (VecheVotesCorrection *self, guint number)
{
  return number == COUNT ? self->entry.count : number == VALID ? self->entry.valid : self->entry.voided;
}

/* What has to be added to the number so that it is as it should be. */
static gint64
veche_votes_correction_get_difference (VecheVotesCorrection *self, guint number)
{
  return (gint64) round (adw_spin_row_get_value (self->rows[number]))
         - veche_votes_correction_get_number (self, number);
}

static gboolean
veche_votes_correction_is_changed (VecheVotesCorrection *self)
{
  for (guint i = 0; i < N_NUMBERS; i++)
    if (veche_votes_correction_get_difference (self, i) != 0)
      return TRUE;
  return FALSE;
}

static gboolean
veche_votes_correction_is_examined (VecheVotesCorrection *self)
{
  return veche_votes_correction_get_difference (self, VALID) != 0 || veche_votes_correction_get_difference (self, VOID) != 0;
}

static char *
veche_votes_correction_dup_reason (VecheVotesCorrection *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->reason)));
}

static void
veche_votes_correction_update (VecheVotesCorrection *self)
{
  g_autofree char *reason = veche_votes_correction_dup_reason (self);
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->votes == NULL)
    return;
  for (guint i = 0; i < N_NUMBERS; i++)
    {
      const char *name = veche_votes_correction_fields[i];
      const VecheField *field = &veche_application_votes_kind.fields[veche_kind_find_field (&veche_application_votes_kind, name)];
      gint64 difference = veche_votes_correction_get_difference (self, i);

      if (difference != 0)
        g_string_append_printf (text, "%s%s: %s%" G_GINT64_FORMAT, text->len > 0 ? " · " : "", veche_field_get_label (field),
                                difference > 0 ? "+" : "−", ABS (difference));
    }
  if (text->len > 0)
    {
      g_autofree char *shown = g_strdup_printf (_("Will be added: %s"), text->str);

      gtk_label_set_text (self->result, shown);
    }
  else
    gtk_label_set_text (self->result, _("Nothing differs yet from what was entered."));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "votes.correct", text->len > 0 && *reason != '\0');
}

static void
veche_votes_correction_activated_cb (VecheVotesCorrection *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "votes.correct", NULL);
}

static VecheEdit *
veche_votes_correction_new_edit (VecheVotesCorrection *self)
{
  VecheEdit *edit = veche_edit_new (_("Correction of votes"));
  guint op = veche_edit_insert (edit, &veche_application_votes_kind, veche_record_get_parent_id (self->votes));
  g_autofree char *reason = veche_votes_correction_dup_reason (self);
  g_autofree char *day = veche_record_dup_display (self->votes, "date");
  g_autofree char *today = veche_time_parse_date ("today", NULL);
  g_autofree char *note = NULL;

  if (*day != '\0')
    note = g_strdup_printf (_("Correction of the entry of %s: %s"), day, reason);
  else
    note = g_strdup_printf (_("Correction: %s"), reason);
  veche_edit_set_text (edit, op, "date", today);
  veche_edit_set_text (edit, op, "source", veche_record_get_text (self->votes, "source"));
  veche_edit_set_text (edit, op, "note", note);
  veche_edit_set_integer (edit, op, "corrects", self->entry.id);
  /* The number of votes always stands. A sheet that nobody has looked through stays so, unless that is what is entered now. */
  for (guint i = 0; i < N_NUMBERS; i++)
    if (i == COUNT || self->entry.examined || veche_votes_correction_is_examined (self))
      veche_edit_set_integer (edit, op, veche_votes_correction_fields[i], veche_votes_correction_get_difference (self, i));
  return edit;
}

static void
veche_votes_correction_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheVotesCorrection *self = object;
  g_autoptr (GtkWidget) place = g_object_ref (self->place);
  g_autoptr (VecheEdit) done = dex_await_boxed (veche_workspace_apply (self->workspace, veche_edit_ref (data)), error);

  if (veche_task_is_over (task))
    return;
  veche_votes_correction_update (self);
  if (done == NULL)
    return;
  adw_dialog_force_close (ADW_DIALOG (self));
  veche_toast_show_undo (place, done->title, done->step);
}

static void
veche_votes_correction_correct_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheVotesCorrection *self = VECHE_VOTES_CORRECTION (widget);

  /* What is being typed into a number counts too. */
  for (guint i = 0; i < N_NUMBERS; i++)
    adw_spin_row_update (self->rows[i]);
  if (!veche_votes_correction_is_changed (self))
    return;
  gtk_widget_action_set_enabled (widget, "votes.correct", FALSE);
  veche_task_spawn (self, veche_votes_correction_fiber, veche_votes_correction_new_edit (self), (GDestroyNotify) veche_edit_unref);
}

static void
veche_votes_correction_close_attempt (AdwDialog *dialog)
{
  VecheVotesCorrection *self = VECHE_VOTES_CORRECTION (dialog);
  g_autofree char *reason = veche_votes_correction_dup_reason (self);

  for (guint i = 0; i < N_NUMBERS; i++)
    adw_spin_row_update (self->rows[i]);
  veche_dialog_guard_attempt (dialog, *reason != '\0' || veche_votes_correction_is_changed (self), NULL);
}

static void
veche_votes_correction_dispose (GObject *object)
{
  VecheVotesCorrection *self = VECHE_VOTES_CORRECTION (object);

  g_clear_object (&self->votes);
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_VOTES_CORRECTION);
  g_clear_object (&self->place);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_votes_correction_parent_class)->dispose (object);
}

static void
veche_votes_correction_class_init (VecheVotesCorrectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_votes_correction_dispose;
  ADW_DIALOG_CLASS (klass)->close_attempt = veche_votes_correction_close_attempt;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/application/veche-votes-correction.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheVotesCorrection, count);
  gtk_widget_class_bind_template_child (widget_class, VecheVotesCorrection, reason);
  gtk_widget_class_bind_template_child (widget_class, VecheVotesCorrection, result);
  gtk_widget_class_bind_template_child (widget_class, VecheVotesCorrection, valid);
  gtk_widget_class_bind_template_child (widget_class, VecheVotesCorrection, void_signatures);
  gtk_widget_class_bind_template_callback_full (widget_class, "activated_cb", G_CALLBACK (veche_votes_correction_activated_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "changed_cb", G_CALLBACK (veche_votes_correction_update));
  gtk_widget_class_install_action (widget_class, "votes.correct", NULL, veche_votes_correction_correct_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "votes.correct", NULL);
}

static void
veche_votes_correction_init (VecheVotesCorrection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  self->rows[COUNT] = self->count;
  self->rows[VALID] = self->valid;
  self->rows[VOID] = self->void_signatures;
}

AdwDialog *
veche_votes_correction_new (GtkWidget *place, VecheWorkspace *workspace, VecheRecord *votes, GPtrArray *rows)
{
  VecheVotesCorrection *self;

  g_return_val_if_fail (VECHE_IS_WORKSPACE (workspace) && VECHE_IS_RECORD (votes) && rows != NULL, NULL);

  self = g_object_new (VECHE_TYPE_VOTES_CORRECTION, NULL);
  self->place = g_object_ref (place);
  self->workspace = g_object_ref (workspace);
  if (!veche_votes_find_entry (rows, veche_record_get_id (votes), &self->entry))
    g_return_val_if_reached (NULL);
  for (guint i = 0; i < N_NUMBERS; i++)
    {
      gint64 number = veche_votes_correction_get_number (self, i);

      /* A correction may itself have been wrong. */
      adw_spin_row_set_range (self->rows[i], (double) MIN (number, 0), 10000000);
      adw_spin_row_set_value (self->rows[i], (double) number);
      gtk_widget_set_visible (GTK_WIDGET (self->rows[i]),
                              i == COUNT || self->entry.paper || self->entry.examined);
    }
  self->votes = g_object_ref (votes);
  veche_votes_correction_update (self);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->count));
  return ADW_DIALOG (self);
}
