/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-check-dialog.h"

#include "veche-check-theme-dialog.h"
#include "veche-day-button.h"
#include "veche-dialog-guard.h"
#include "veche-i18n.h"
#include "veche-plain-row.h"
#include "veche-task.h"
#include "veche-text-row.h"
#include "veche-text.h"
#include "veche-time.h"

struct _VecheCheckDialog
{
  AdwDialog parent_instance;

  GtkLabel *about;
  GtkButton *decide;
  GtkWidget *move;
  GtkWidget *reasons_group;
  GtkListBox *reasons;
  VecheTextRow *text;
  GtkEditable *due;
  GtkWidget *past;

  VecheWorkspace *workspace;
  VecheCheckContents *contents;
  VecheCheckSheet *sheet; /* once it is decided */
  char *decision;
  char *begun; /* what was filled in when it was opened */
  gboolean working;
  GPtrArray *boxes; /* of GtkCheckButton, beside contents->reasons; %NULL for those that do not apply */
};

G_DEFINE_FINAL_TYPE (VecheCheckDialog, veche_check_dialog, ADW_TYPE_DIALOG)

enum
{
  DECIDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What differs between the decisions. */
typedef struct
{
  const char *decision;
  const char *title;
  const char *button;
  const char *style;
  const char *text; /* what the text below is */
  const char *step; /* %s: title of the application */
} VecheCheckDialogForm;

static const VecheCheckDialogForm veche_check_dialog_forms[] = {
  { "return", N_("Return to the applicant"), N_("_Return"), "suggested-action", N_("Remark for the applicant"),
    N_("Return of “%s” to the applicant") },
  { "refuse", N_("Refuse the application"), N_("_Refuse"), "destructive-action", N_("Remark for the applicant"),
    N_("Refusal of “%s”") },
  { "accept", N_("Admit as an exception"), N_("_Admit"), "suggested-action", N_("Reason of the exception"),
    N_("Admission of “%s” as an exception") },
};

static const VecheCheckDialogForm *
veche_check_dialog_get_form (const char *decision)
{
  for (guint i = 0; i < G_N_ELEMENTS (veche_check_dialog_forms); i++)
    if (g_str_equal (veche_check_dialog_forms[i].decision, decision))
      return &veche_check_dialog_forms[i];
  g_assert_not_reached ();
}

static gboolean
veche_check_dialog_is_exception (VecheCheckDialog *self)
{
  return g_str_equal (self->decision, "accept");
}

/* Codes of the chosen reasons. Owned. */
static GStrv
veche_check_dialog_list_reasons (VecheCheckDialog *self)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  for (guint i = 0; i < self->boxes->len; i++)
    {
      GtkCheckButton *box = g_ptr_array_index (self->boxes, i);

      if (box != NULL && gtk_check_button_get_active (box))
        g_strv_builder_add (codes, veche_record_get_text (g_ptr_array_index (self->contents->reasons, i), "code"));
    }
  return g_strv_builder_end (codes);
}

static char *
veche_check_dialog_dup_text (VecheCheckDialog *self)
{
  g_autofree char *typed = veche_text_row_dup_text (self->text);

  return veche_text_strip (typed);
}

/* ISO; %NULL: none. @valid: whether there is either none or a day. Owned. */
static char *
veche_check_dialog_dup_due (VecheCheckDialog *self, gboolean *valid)
{
  g_autofree char *typed = veche_text_strip (gtk_editable_get_text (self->due));
  char *day = typed != NULL ? veche_time_parse_date (typed, NULL) : NULL;

  *valid = typed == NULL || day != NULL;
  return day;
}

static void
veche_check_dialog_chosen_cb (VecheCheckDialog *self, const char *day)
{
  gtk_editable_set_text (self->due, day);
}

static void
veche_check_dialog_activated_cb (VecheCheckDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "check-dialog.decide", NULL);
}

/* All that is filled in. Owned. */
static char *
veche_check_dialog_dup_filled (VecheCheckDialog *self)
{
  g_auto (GStrv) reasons = veche_check_dialog_list_reasons (self);
  g_autofree char *codes = g_strjoinv (",", reasons);
  g_autofree char *text = veche_text_row_dup_text (self->text);

  return g_strdup_printf ("%s\n%s\n%s", codes, gtk_editable_get_text (self->due), text);
}

static void
veche_check_dialog_update (VecheCheckDialog *self)
{
  g_autofree char *today = veche_time_parse_date ("today", NULL);
  gboolean valid;
  g_autofree char *due = veche_check_dialog_dup_due (self, &valid);
  g_auto (GStrv) reasons = veche_check_dialog_list_reasons (self);
  g_autofree char *text = veche_check_dialog_dup_text (self);
  gboolean ready = veche_check_dialog_is_exception (self) ? text != NULL : reasons[0] != NULL;

  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (self->due), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->due), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->due), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_widget_set_visible (self->past, due != NULL && g_strcmp0 (due, today) < 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "check-dialog.decide", ready && valid && !self->working);
}

static VecheCheckRequest *
veche_check_dialog_make_request (VecheCheckDialog *self)
{
  VecheCheckRequest *request = veche_check_request_new (veche_record_get_id (self->contents->sheet->application));
  g_auto (GStrv) reasons = veche_check_dialog_list_reasons (self);
  g_autofree char *text = veche_check_dialog_dup_text (self);
  gboolean valid;
  g_autofree char *due = veche_check_dialog_dup_due (self, &valid);

  veche_check_request_set_sheet (request, self->contents->sheet);
  if (veche_check_dialog_is_exception (self))
    veche_check_request_decide (request, self->decision, NULL, text);
  else
    {
      veche_check_request_set_remark (request, text != NULL ? text : "");
      veche_check_request_decide (request, self->decision, (const char *const *) reasons, NULL);
      if (g_str_equal (self->decision, "return"))
        veche_check_request_set_due (request, due);
    }
  return request;
}

static void
veche_check_dialog_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheCheckDialog *self = object;
  const VecheCheckDialogForm *form = veche_check_dialog_get_form (self->decision);
  g_autofree char *title = g_strdup_printf (_(form->step), veche_record_get_title (self->contents->sheet->application));
  VecheCheckSheet *sheet;

  sheet = dex_await_boxed (veche_workspace_check (self->workspace, veche_check_dialog_make_request (self), title), error);
  g_clear_pointer (&self->sheet, veche_check_sheet_unref);
  self->sheet = sheet;
  if (veche_task_is_over (task))
    return;
  self->working = FALSE;
  if (sheet == NULL)
    {
      veche_check_dialog_update (self);
      return;
    }
  /* Closed first: what is then said of it is said in the window. */
  adw_dialog_force_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[DECIDED], 0);
}

static void
veche_check_dialog_decide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VECHE_CHECK_DIALOG (widget)->working = TRUE;
  gtk_widget_action_set_enabled (widget, "check-dialog.decide", FALSE);
  veche_task_spawn (widget, veche_check_dialog_fiber, NULL, NULL);
}

/* Over this one: whoever changes their mind has lost nothing of what they typed here. */
static void
veche_check_dialog_move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheCheckDialog *self = VECHE_CHECK_DIALOG (widget);
  AdwDialog *dialog = veche_check_theme_dialog_new (self->workspace, self->contents);

  g_signal_connect_object (dialog, "moved", G_CALLBACK (adw_dialog_force_close), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

/* A reason without a list of decisions applies to all of them. */
static gboolean
veche_check_dialog_reason_applies (VecheRecord *reason, const char *decision)
{
  const char *applies = veche_record_get_text (reason, "applies");
  g_auto (GStrv) decisions = applies != NULL ? g_strsplit (applies, ",", -1) : NULL;

  return decisions == NULL || g_strv_contains ((const char *const *) decisions, decision);
}

static void
veche_check_dialog_append_reason (VecheCheckDialog *self, VecheRecord *reason)
{
  GtkWidget *row = veche_plain_row_new (veche_record_get_title (reason), NULL);
  GtkWidget *box = gtk_check_button_new ();

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, veche_record_get_title (reason), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), box);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), box);
  g_signal_connect_object (box, "toggled", G_CALLBACK (veche_check_dialog_update), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->reasons, row);
  g_ptr_array_add (self->boxes, box);
}

/* What to begin the remark with: the general remark, and what was said of each item. Owned. */
static char *
veche_check_dialog_dup_remark (const VecheCheckContents *contents)
{
  const VecheCheckSheet *sheet = contents->sheet;
  const char *general = sheet->check != NULL ? veche_record_get_text (sheet->check, "remark") : NULL;
  g_autoptr (GString) text = g_string_new (general);

  for (guint i = 0; general == NULL && i < sheet->items->len; i++)
    {
      VecheRecord *mark = g_ptr_array_index (sheet->marks, i);
      const char *remark = mark != NULL ? veche_record_get_text (mark, "remark") : NULL;

      if (remark != NULL)
        g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "",
                                veche_record_get_title (g_ptr_array_index (sheet->items, i)), remark);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Something is missing: that is why it goes back, and the applicant has as long as the office has for a check. */
static void
veche_check_dialog_preset (VecheCheckDialog *self)
{
  g_autofree char *day = veche_time_format_date (self->contents->term, NULL);

  for (guint i = 0; i < self->boxes->len; i++)
    if (g_ptr_array_index (self->boxes, i) != NULL
        && g_strcmp0 (veche_record_get_text (g_ptr_array_index (self->contents->reasons, i), "code"), "incomplete") == 0)
      gtk_check_button_set_active (g_ptr_array_index (self->boxes, i), TRUE);
  gtk_editable_set_text (self->due, day);
}

static void
veche_check_dialog_fill (VecheCheckDialog *self)
{
  const VecheCheckDialogForm *form = veche_check_dialog_get_form (self->decision);
  g_autofree char *missing = veche_check_sheet_dup_missing (self->contents->sheet);
  /* Translators: %s is a list of required items. */
  g_autofree char *lacking = missing != NULL ? g_strdup_printf (_("Missing: %s"), missing) : NULL;
  g_autofree char *about = NULL;

  adw_dialog_set_title (ADW_DIALOG (self), _(form->title));
  gtk_button_set_label (self->decide, _(form->button));
  gtk_widget_add_css_class (GTK_WIDGET (self->decide), form->style);
  g_object_set (self->text, "title", _(form->text), NULL);
  about = g_strdup_printf ("%s%s%s", veche_record_get_title (self->contents->sheet->application), lacking != NULL ? "\n" : "",
                           lacking != NULL ? lacking : "");
  gtk_label_set_text (self->about, about);

  gtk_widget_set_visible (self->move, g_str_equal (self->decision, "refuse")
                                        && veche_check_theme_dialog_is_possible (self->contents));
  gtk_widget_set_visible (GTK_WIDGET (self->due), g_str_equal (self->decision, "return"));
  gtk_widget_set_visible (self->reasons_group, !veche_check_dialog_is_exception (self));
  for (guint i = 0; i < self->contents->reasons->len; i++)
    {
      VecheRecord *reason = g_ptr_array_index (self->contents->reasons, i);

      if (veche_check_dialog_reason_applies (reason, self->decision))
        veche_check_dialog_append_reason (self, reason);
      else
        g_ptr_array_add (self->boxes, NULL);
    }
  if (missing != NULL && g_str_equal (self->decision, "return"))
    veche_check_dialog_preset (self);
  if (!veche_check_dialog_is_exception (self))
    {
      g_autofree char *remark = veche_check_dialog_dup_remark (self->contents);

      veche_text_row_set_text (self->text, remark);
    }
}

static void
veche_check_dialog_close_attempt (AdwDialog *dialog)
{
  VecheCheckDialog *self = VECHE_CHECK_DIALOG (dialog);
  g_autofree char *filled = veche_check_dialog_dup_filled (self);

  /* What is being written closes it when it is done. */
  if (!self->working)
    veche_dialog_guard_attempt (dialog, !g_str_equal (filled, self->begun), NULL);
}

static void
veche_check_dialog_dispose (GObject *object)
{
  VecheCheckDialog *self = VECHE_CHECK_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_CHECK_DIALOG);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->contents, veche_check_contents_unref);
  g_clear_pointer (&self->boxes, g_ptr_array_unref);

  G_OBJECT_CLASS (veche_check_dialog_parent_class)->dispose (object);
}

static void
veche_check_dialog_finalize (GObject *object)
{
  VecheCheckDialog *self = VECHE_CHECK_DIALOG (object);

  g_free (self->decision);
  g_free (self->begun);
  g_clear_pointer (&self->sheet, veche_check_sheet_unref);

  G_OBJECT_CLASS (veche_check_dialog_parent_class)->finalize (object);
}

static void
veche_check_dialog_class_init (VecheCheckDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = veche_check_dialog_dispose;
  object_class->finalize = veche_check_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->close_attempt = veche_check_dialog_close_attempt;

  signals[DECIDED] = g_signal_new ("decided", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (VECHE_TYPE_DAY_BUTTON);
  g_type_ensure (VECHE_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/check/veche-check-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheCheckDialog, about);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckDialog, decide);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckDialog, due);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckDialog, move);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckDialog, past);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckDialog, reasons);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckDialog, reasons_group);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckDialog, text);
  gtk_widget_class_bind_template_callback_full (widget_class, "activated_cb", G_CALLBACK (veche_check_dialog_activated_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "chosen_cb", G_CALLBACK (veche_check_dialog_chosen_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "update_cb", G_CALLBACK (veche_check_dialog_update));
  gtk_widget_class_install_action (widget_class, "check-dialog.decide", NULL, veche_check_dialog_decide_action);
  gtk_widget_class_install_action (widget_class, "check-dialog.move", NULL, veche_check_dialog_move_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "check-dialog.decide", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "check-dialog.decide", NULL);
}

static void
veche_check_dialog_init (VecheCheckDialog *self)
{
  GtkWidget *view;

  self->boxes = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  view = veche_text_row_get_view (self->text);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed", G_CALLBACK (veche_check_dialog_update),
                           self, G_CONNECT_SWAPPED);
}

AdwDialog *
veche_check_dialog_new (VecheWorkspace *workspace, VecheCheckContents *contents, const char *decision)
{
  VecheCheckDialog *self;

  g_return_val_if_fail (VECHE_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (contents != NULL && decision != NULL, NULL);

  self = g_object_new (VECHE_TYPE_CHECK_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  self->contents = veche_check_contents_ref (contents);
  self->decision = g_strdup (decision);
  veche_check_dialog_fill (self);
  self->begun = veche_check_dialog_dup_filled (self);
  veche_check_dialog_update (self);
  return ADW_DIALOG (self);
}

const VecheCheckSheet *
veche_check_dialog_get_sheet (VecheCheckDialog *self)
{
  g_return_val_if_fail (VECHE_IS_CHECK_DIALOG (self), NULL);
  return self->sheet;
}
