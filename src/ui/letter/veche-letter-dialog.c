/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-letter-dialog.h"

#include "veche-application.h"
#include "veche-dialog-guard.h"
#include "veche-i18n.h"
#include "veche-letter-choices.h"
#include "veche-letter-desk.h"
#include "veche-letter-forms.h"
#include "veche-letter-paper.h"
#include "veche-letter-sheet.h"
#include "veche-office.h"
#include "veche-people.h"
#include "veche-task.h"
#include "veche-toast.h"
#include "veche-transfer-place.h"

struct _VecheLetterDialog
{
  AdwDialog parent_instance;

  AdwWindowTitle *heading;
  GtkWidget *save;
  GtkWidget *save_print;
  GtkWidget *steps;
  GtkWidget *what;
  AdwComboRow *template_row;
  AdwComboRow *signer_row;
  VecheLetterSheet *sheet;

  VecheWorkspace *workspace;
  VecheLetterChoices *choices; /* %NULL until loaded, and when stepping */
  GPtrArray *drafts;           /* of VecheLetterDraft */
  gint64 template;             /* asked for, 0: whichever */
  guint at;
  gboolean stepping;
  gboolean showing; /* the rows are being filled: nobody chooses */
  gboolean edited;  /* somebody has changed a text */
  gboolean working;
  guint asked;
  guint typed;      /* how often a text was changed by hand: an answer from before it does not fit */
};

G_DEFINE_FINAL_TYPE (VecheLetterDialog, veche_letter_dialog, ADW_TYPE_DIALOG)

enum
{
  PROP_0,
  PROP_LEAVE_LABEL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static VecheLetterDraft *
veche_letter_dialog_get_draft (VecheLetterDialog *self)
{
  return self->at < self->drafts->len ? g_ptr_array_index (self->drafts, self->at) : NULL;
}

static void
veche_letter_dialog_forms_cb (VecheLetterDialog *self)
{
  const VecheLetterDraft *draft = veche_letter_dialog_get_draft (self);

  if (draft != NULL)
    veche_letter_forms_present (GTK_WIDGET (self), self->workspace, draft->application, draft->person);
}

/* Letters that are stepped through are kept by whoever brought them. */
static void
veche_letter_dialog_update (VecheLetterDialog *self)
{
  gboolean can = veche_letter_sheet_is_ready (self->sheet) && !self->working && !self->stepping
                 && !veche_workspace_is_read_only (self->workspace);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter-dialog.save", can);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter-dialog.save-print", can);
}

static void
veche_letter_dialog_show_draft (VecheLetterDialog *self)
{
  VecheLetterDraft *draft = veche_letter_dialog_get_draft (self);
  g_autofree char *about = NULL;

  veche_letter_sheet_show (self->sheet, draft);
  if (self->stepping)
    about = g_strdup_printf (_("%u of %u: %s"), self->at + 1, self->drafts->len, draft->about);
  adw_window_title_set_subtitle (self->heading, about != NULL ? about : draft->about);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter-dialog.previous", self->at > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter-dialog.next", self->at + 1 < self->drafts->len);
  veche_letter_dialog_update (self);
}

static void
veche_letter_dialog_text_cb (VecheLetterDialog *self)
{
  self->edited = TRUE;
  self->typed++;
  veche_letter_dialog_update (self);
}

/* --- putting together ---------------------------------------------------------------------------------------------- */

typedef struct
{
  VecheLetterOrder *order;
  guint asked;
  guint typed;
  gboolean keep; /* only what is still missing is filled in */
} VecheLetterDialogAsk;

static void veche_letter_dialog_prepare (VecheLetterDialog *self, gint64 application, gboolean keep);

static void
veche_letter_dialog_ask_free (gpointer data)
{
  VecheLetterDialogAsk *ask = data;

  veche_letter_order_free (ask->order);
  g_free (ask);
}

static void
veche_letter_dialog_select_template (VecheLetterDialog *self, gint64 template)
{
  if (self->choices == NULL)
    return;
  self->showing = TRUE;
  veche_letter_choices_select_template (self->choices, self->template_row, template);
  self->showing = FALSE;
}

/* What somebody has typed meanwhile stays: the answer is for the text of before, so it is asked for anew. */
static void
veche_letter_dialog_prepare_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheLetterDialog *self = object;
  VecheLetterDialogAsk *ask = data;
  g_autoptr (GPtrArray) made
    = dex_await_boxed (veche_letter_desk_prepare (self->workspace, g_steal_pointer (&ask->order)), error);

  VecheLetterDraft *draft = veche_letter_dialog_get_draft (self);

  if (made == NULL || made->len == 0 || veche_task_is_over (task) || ask->asked != self->asked)
    return;
  if (draft == NULL)
    {
      g_ptr_array_add (self->drafts, veche_letter_draft_copy (g_ptr_array_index (made, 0)));
      veche_letter_dialog_show_draft (self);
      return;
    }
  if (ask->typed != self->typed)
    {
      veche_letter_dialog_select_template (self, draft->template);
      veche_letter_dialog_prepare (self, draft->application, TRUE);
      return;
    }
  veche_letter_draft_take (draft, g_ptr_array_index (made, 0), ask->keep);
  veche_letter_sheet_show_texts (self->sheet);
  veche_letter_dialog_update (self);
}

static void
veche_letter_dialog_prepare (VecheLetterDialog *self, gint64 application, gboolean keep)
{
  const VecheLetterDraft *draft = veche_letter_dialog_get_draft (self);
  VecheLetterDialogAsk *ask = g_new0 (VecheLetterDialogAsk, 1);

  ask->order = veche_letter_order_new ();
  ask->asked = ++self->asked;
  ask->typed = self->typed;
  ask->keep = keep;
  g_array_append_val (ask->order->applications, application);
  if (keep && draft != NULL)
    {
      ask->order->subject = g_strdup (draft->subject);
      ask->order->body = g_strdup (draft->body);
    }
  else if (self->choices != NULL)
    ask->order->template = veche_letter_choices_get_template (self->choices, self->template_row);
  if (self->choices != NULL)
    ask->order->employee = veche_letter_choices_get_employee (self->choices, self->signer_row);
  else if (draft != NULL)
    ask->order->employee = draft->employee;
  if (draft != NULL)
    {
      /* The number of one that goes out with others may yet change: its field stays in the text. */
      if (!self->stepping)
        ask->order->number = g_strdup (draft->number);
      ask->order->date = g_strdup (draft->date);
    }
  else
    ask->order->number = g_strdup (self->choices->number);
  veche_task_spawn (self, veche_letter_dialog_prepare_fiber, ask, veche_letter_dialog_ask_free);
}

/* Number, date, who signs: they may stand in the text, as long as nobody has changed it. */
static void
veche_letter_dialog_source_cb (VecheLetterDialog *self)
{
  VecheLetterDraft *draft = self->drafts != NULL ? veche_letter_dialog_get_draft (self) : NULL;

  if (self->showing || draft == NULL)
    return;
  if (self->choices != NULL)
    draft->employee = veche_letter_choices_get_employee (self->choices, self->signer_row);
  veche_letter_dialog_update (self);
  if (!self->edited && !self->stepping && draft->date != NULL)
    veche_letter_dialog_prepare (self, draft->application, FALSE);
}

static void
veche_letter_dialog_replace_cb (AdwAlertDialog *dialog, const char *response, VecheLetterDialog *self)
{
  VecheLetterDraft *draft = veche_letter_dialog_get_draft (self);

  if (g_str_equal (response, "replace"))
    {
      self->edited = draft->edited = FALSE;
      veche_letter_dialog_prepare (self, draft->application, FALSE);
      return;
    }
  veche_letter_dialog_select_template (self, draft->template);
}

static void
veche_letter_dialog_template_cb (VecheLetterDialog *self)
{
  const VecheLetterDraft *draft = self->drafts != NULL ? veche_letter_dialog_get_draft (self) : NULL;
  AdwDialog *question;

  if (self->showing || draft == NULL || self->choices == NULL)
    return;
  if (!self->edited)
    {
      veche_letter_dialog_prepare (self, draft->application, FALSE);
      return;
    }
  question = adw_alert_dialog_new (_("Replace the text?"), _("You have changed it. The template brings its own."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (question), "keep", _("_Keep mine"), "replace", _("_Replace"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "replace", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (question), "keep");
  g_signal_connect_object (question, "response", G_CALLBACK (veche_letter_dialog_replace_cb), self, 0);
  adw_dialog_present (question, GTK_WIDGET (self));
}

/* A form of the name was written into the directory. */
static void
veche_letter_dialog_changed_cb (VecheLetterDialog *self, VecheChanges *changes)
{
  const VecheLetterDraft *draft = veche_letter_dialog_get_draft (self);

  if (draft != NULL
      && (veche_changes_touch (changes, &veche_people_person_kind) || veche_changes_touch (changes, &veche_office_kind)
          || veche_changes_touch_row (changes, &veche_application_kind, draft->application)))
    veche_letter_dialog_prepare (self, draft->application, self->edited || self->stepping);
}

/* @data: the application's row id. */
static void
veche_letter_dialog_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheLetterDialog *self = object;
  const gint64 *application = data;
  g_autoptr (VecheLetterChoices) choices = veche_letter_choices_load (self->workspace, *application, error);

  if (choices == NULL || veche_task_is_over (task))
    return;
  self->choices = g_steal_pointer (&choices);
  self->showing = TRUE;
  veche_letter_choices_fill (self->choices, self->template_row, self->signer_row);
  veche_letter_choices_select_template (self->choices, self->template_row, self->template);
  self->showing = FALSE;
  veche_letter_dialog_prepare (self, *application, FALSE);
}

/* --- keeping ------------------------------------------------------------------------------------------------------- */

static void
veche_letter_dialog_save_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheLetterDialog *self = object;
  gboolean print = GPOINTER_TO_INT (data);
  g_autoptr (VecheEdit) done = dex_await_boxed (veche_letter_desk_save (self->workspace, self->drafts), error);
  g_autoptr (GArray) ids = NULL;
  GtkWidget *place;

  if (veche_task_is_over (task))
    return;
  self->working = FALSE;
  if (done == NULL)
    {
      veche_letter_dialog_update (self);
      return;
    }
  place = veche_transfer_place_find (GTK_WIDGET (self));
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (ids, veche_edit_get_op (done, 0)->id);
  veche_toast_show_undo (place, _("Letter saved"), done->step);
  if (print)
    veche_letter_paper_print (place, self->workspace, ids);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
veche_letter_dialog_save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheLetterDialog *self = VECHE_LETTER_DIALOG (widget);

  self->working = TRUE;
  veche_letter_dialog_update (self);
  veche_task_spawn (self, veche_letter_dialog_save_fiber, GINT_TO_POINTER (g_str_equal (name, "letter-dialog.save-print")), NULL);
}

static void
veche_letter_dialog_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheLetterDialog *self = VECHE_LETTER_DIALOG (widget);

  self->at = g_str_equal (name, "letter-dialog.next") ? self->at + 1 : self->at - 1;
  self->asked++;
  veche_letter_dialog_show_draft (self);
}

static void
veche_letter_dialog_close_attempt (AdwDialog *dialog)
{
  VecheLetterDialog *self = VECHE_LETTER_DIALOG (dialog);
  const VecheLetterDraft *draft = veche_letter_dialog_get_draft (self);

  if (!self->working)
    veche_dialog_guard_attempt (dialog, !self->stepping && draft != NULL && (draft->edited || draft->numbered || draft->dated),
                                veche_letter_sheet_is_ready (self->sheet) ? "letter-dialog.save" : NULL);
}

static void
veche_letter_dialog_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_LEAVE_LABEL)
    g_value_set_string (value, VECHE_LETTER_DIALOG (object)->stepping ? _("_Done") : _("_Cancel"));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
veche_letter_dialog_dispose (GObject *object)
{
  VecheLetterDialog *self = VECHE_LETTER_DIALOG (object);

  self->showing = TRUE;
  if (self->sheet != NULL)
    veche_letter_sheet_show (self->sheet, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_LETTER_DIALOG);
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_clear_pointer (&self->choices, veche_letter_choices_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_letter_dialog_parent_class)->dispose (object);
}

static void
veche_letter_dialog_class_init (VecheLetterDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = veche_letter_dialog_dispose;
  object_class->get_property = veche_letter_dialog_get_property;
  ADW_DIALOG_CLASS (klass)->close_attempt = veche_letter_dialog_close_attempt;
  properties[PROP_LEAVE_LABEL]
    = g_param_spec_string ("leave-label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (VECHE_TYPE_LETTER_SHEET);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/letter/veche-letter-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheLetterDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterDialog, save);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterDialog, save_print);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterDialog, sheet);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterDialog, signer_row);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterDialog, steps);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterDialog, template_row);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterDialog, what);
  gtk_widget_class_bind_template_callback_full (widget_class, "forms_cb", G_CALLBACK (veche_letter_dialog_forms_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "source_cb", G_CALLBACK (veche_letter_dialog_source_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "template_cb", G_CALLBACK (veche_letter_dialog_template_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "text_cb", G_CALLBACK (veche_letter_dialog_text_cb));

  gtk_widget_class_install_action (widget_class, "letter-dialog.save", NULL, veche_letter_dialog_save_action);
  gtk_widget_class_install_action (widget_class, "letter-dialog.save-print", NULL, veche_letter_dialog_save_action);
  gtk_widget_class_install_action (widget_class, "letter-dialog.previous", NULL, veche_letter_dialog_step_action);
  gtk_widget_class_install_action (widget_class, "letter-dialog.next", NULL, veche_letter_dialog_step_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK, "letter-dialog.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK, "letter-dialog.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "letter-dialog.save", NULL);
}

static void
veche_letter_dialog_init (VecheLetterDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
}

static VecheLetterDialog *
veche_letter_dialog_make (VecheWorkspace *workspace, GPtrArray *drafts)
{
  VecheLetterDialog *self = g_object_new (VECHE_TYPE_LETTER_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->drafts = drafts;
  if (veche_workspace_is_read_only (workspace))
    veche_letter_sheet_set_read_only (self->sheet);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_letter_dialog_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

AdwDialog *
veche_letter_dialog_new (VecheWorkspace *workspace, gint64 application, gint64 template)
{
  VecheLetterDialog *self;

  g_return_val_if_fail (VECHE_IS_WORKSPACE (workspace), NULL);

  self = veche_letter_dialog_make (workspace, g_ptr_array_new_with_free_func ((GDestroyNotify) veche_letter_draft_free));
  self->template = template;
  veche_letter_dialog_update (self);
  veche_task_spawn (self, veche_letter_dialog_load_fiber, g_memdup2 (&application, sizeof application), g_free);
  return ADW_DIALOG (self);
}

AdwDialog *
veche_letter_dialog_new_steps (VecheWorkspace *workspace, GPtrArray *drafts, guint first)
{
  VecheLetterDialog *self;

  g_return_val_if_fail (VECHE_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (drafts != NULL && first < drafts->len, NULL);

  self = veche_letter_dialog_make (workspace, g_ptr_array_ref (drafts));
  self->at = first;
  self->stepping = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEAVE_LABEL]);
  gtk_widget_set_visible (self->what, FALSE);
  gtk_widget_set_visible (self->save, FALSE);
  gtk_widget_set_visible (self->save_print, FALSE);
  gtk_widget_set_visible (self->steps, TRUE);
  veche_letter_dialog_show_draft (self);
  return ADW_DIALOG (self);
}
