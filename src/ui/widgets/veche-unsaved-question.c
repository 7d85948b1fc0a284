/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-unsaved-question.h"

#include <adwaita.h>

#include "veche-i18n.h"
#include "veche-task.h"

#define STACK_BYTES (512 * 1024)

static void
veche_unsaved_question_answered_cb (AdwAlertDialog *dialog, const char *response, DexPromise *promise)
{
  if (dex_future_is_pending (DEX_FUTURE (promise)))
    dex_promise_resolve_string (promise, g_strdup (response));
}

static void
veche_unsaved_question_promise_free (gpointer data, GClosure *closure)
{
  /* A window that goes takes the question with it: nobody has said «discard». */
  if (dex_future_is_pending (data))
    dex_promise_resolve_string (data, g_strdup ("edit"));
  dex_unref (data);
}

/* Resolves with «edit», «discard» or «again». */
static DexFuture *
veche_unsaved_question_ask (VecheUnsaved *self, GtkWidget *widget)
{
  g_autofree char *summary = veche_unsaved_dup_summary (self);
  AdwDialog *dialog = adw_alert_dialog_new (_("Not everything is saved"), summary);
  DexPromise *promise = dex_promise_new ();

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "edit", _("Go on _editing"), "discard", _("_Discard"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "edit");
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "edit");
  if (veche_unsaved_can_retry (self, 0))
    {
      adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "again", _("_Save again"));
      adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "again", ADW_RESPONSE_SUGGESTED);
      adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "again");
    }
  g_signal_connect_data (dialog, "response", G_CALLBACK (veche_unsaved_question_answered_cb), dex_ref (promise),
                         veche_unsaved_question_promise_free, 0);
  adw_dialog_present (dialog, widget);
  return DEX_FUTURE (promise);
}

static void
veche_unsaved_question_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheUnsaved *self = object;
  g_autofree char *answer = dex_await_string (veche_unsaved_question_ask (self, data), error);

  if (g_strcmp0 (answer, "discard") == 0)
    veche_unsaved_discard (self);
  else if (g_strcmp0 (answer, "again") == 0)
    veche_unsaved_retry (self);
}

typedef struct
{
  VecheUnsaved *self;
  GtkWidget *widget;
} VecheUnsavedQuestion;

static void
veche_unsaved_question_free (gpointer data)
{
  VecheUnsavedQuestion *question = data;

  g_object_unref (question->self);
  g_object_unref (question->widget);
  g_free (question);
}

static DexFuture *
veche_unsaved_question_leave_fiber (gpointer data)
{
  VecheUnsavedQuestion *question = data;
  VecheUnsaved *self = question->self;

  for (;;)
    {
      g_autofree char *summary = NULL;
      g_autofree char *answer = NULL;

      dex_await (veche_unsaved_wait (self), NULL);
      summary = veche_unsaved_dup_summary (self);
      if (summary == NULL || gtk_widget_get_root (question->widget) == NULL)
        return dex_future_new_for_boolean (TRUE);
      answer = dex_await_string (veche_unsaved_question_ask (self, question->widget), NULL);
      if (g_strcmp0 (answer, "discard") == 0)
        {
          veche_unsaved_discard (self);
          return dex_future_new_for_boolean (TRUE);
        }
      if (g_strcmp0 (answer, "again") != 0)
        return dex_future_new_for_boolean (FALSE);
      veche_unsaved_retry (self);
    }
}

void
veche_unsaved_question_retry (VecheUnsaved *self, GtkWidget *widget)
{
  g_return_if_fail (VECHE_IS_UNSAVED (self));

  if (veche_unsaved_can_retry (self, 1) && !veche_unsaved_can_retry (self, 2))
    veche_unsaved_retry (self);
  else
    veche_task_spawn (self, veche_unsaved_question_fiber, g_object_ref (widget), g_object_unref);
}

DexFuture *
veche_unsaved_question_leave (VecheUnsaved *self, GtkWidget *widget)
{
  VecheUnsavedQuestion *question;

  g_return_val_if_fail (VECHE_IS_UNSAVED (self), NULL);

  question = g_new0 (VecheUnsavedQuestion, 1);
  question->self = g_object_ref (self);
  question->widget = g_object_ref (widget);
  veche_unsaved_collect (self);
  return dex_scheduler_spawn (NULL, STACK_BYTES, veche_unsaved_question_leave_fiber, question, veche_unsaved_question_free);
}
