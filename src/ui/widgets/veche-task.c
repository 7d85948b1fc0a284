/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-task.h"

#include <adwaita.h>

#include "veche-error.h"
#include "veche-i18n.h"

/* Fibers of windows build rows and dialogs, which needs more stack than the default. Only touched pages cost memory. */
#define STACK_BYTES (512 * 1024)
#define FINISH_MS 500

struct _VecheTask
{
  GObject *self;
  VecheTaskFunc func;
  gpointer data;
  GDestroyNotify destroy;
  GtkWidget *window; /* in which it has been shown last; cleared when that goes */
  gboolean loads;
  gboolean shown;
  gboolean over;
};

/* Fibers that have not ended; of the main thread. */
static guint running;

static void
veche_task_gone_cb (gpointer data, GObject *where)
{
  VecheTask *self = data;

  self->over = TRUE;
}

/* The task holds the widget, so that it is not freed: what tells is that it has been in a window and is in none any more. */
static gboolean
veche_task_has_lost_window (VecheTask *self)
{
  GtkRoot *root = GTK_IS_WIDGET (self->self) ? gtk_widget_get_root (GTK_WIDGET (self->self)) : NULL;

  if (root != NULL)
    {
      g_set_weak_pointer (&self->window, GTK_WIDGET (root));
      self->shown = TRUE;
    }
  return root == NULL && self->shown;
}

static void
veche_task_free (gpointer data)
{
  VecheTask *self = data;

  g_clear_weak_pointer (&self->window);

  if (!self->over)
    g_object_weak_unref (self->self, veche_task_gone_cb, self);
  if (self->destroy != NULL)
    self->destroy (self->data);
  g_object_unref (self->self);
  g_free (self);
  running--;
}

static DexFuture *
veche_task_fiber (gpointer data)
{
  VecheTask *self = data;
  g_autoptr (GError) error = NULL;

  /* Fibers start a turn of the main loop later: by then the window may be gone. */
  if (!self->over)
    self->func (self, self->self, self->data, &error);
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_for_boolean (TRUE);
}

/* Runs on the main loop's own stack: a dialog is put together here, not in the fiber. */
static DexFuture *
veche_task_failed_cb (DexFuture *future, gpointer data)
{
  VecheTask *self = data;
  g_autoptr (GError) error = NULL;

  dex_future_get_value (future, &error);
  if (self->loads && g_error_matches (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND))
    return dex_future_new_for_boolean (FALSE);
  if (!veche_task_is_over (self) && GTK_IS_WIDGET (self->self))
    veche_task_show_error (GTK_WIDGET (self->self), error);
  else if (self->window != NULL && gtk_widget_get_visible (self->window))
    /* A dialog that has been closed since; what it had asked for has failed all the same. */
    veche_task_show_error (self->window, error);
  return dex_future_new_for_boolean (FALSE);
}

static DexFuture *
veche_task_done_cb (DexFuture *future, gpointer data)
{
  return dex_future_new_for_boolean (TRUE);
}

static void
veche_task_start (gpointer object, gboolean loads, VecheTaskFunc func, gpointer data, GDestroyNotify destroy)
{
  VecheTask *self;
  DexFuture *future;

  g_return_if_fail (G_IS_OBJECT (object));
  g_return_if_fail (func != NULL);
  /* A signal from another thread must not reach a widget at all. */
  g_return_if_fail (dex_scheduler_get_thread_default () == dex_scheduler_get_default ());

  running++;
  self = g_new0 (VecheTask, 1);
  self->self = g_object_ref (object);
  self->loads = loads;
  self->func = func;
  self->data = data;
  self->destroy = destroy;
  g_object_weak_ref (self->self, veche_task_gone_cb, self);
  veche_task_has_lost_window (self);

  future = dex_scheduler_spawn (NULL, STACK_BYTES, veche_task_fiber, self, NULL);
  future = dex_future_catch (future, veche_task_failed_cb, self, NULL);
  future = dex_future_finally (future, veche_task_done_cb, self, veche_task_free);
  dex_future_disown (future);
}

void
veche_task_spawn (gpointer object, VecheTaskFunc func, gpointer data, GDestroyNotify destroy)
{
  veche_task_start (object, FALSE, func, data, destroy);
}

void
veche_task_spawn_load (gpointer object, VecheTaskFunc func, gpointer data, GDestroyNotify destroy)
{
  veche_task_start (object, TRUE, func, data, destroy);
}

static void
veche_task_late_cb (gpointer late)
{
  *(gboolean *) late = TRUE;
}

void
veche_task_finish_all (void)
{
  gboolean late = FALSE;
  const guint timeout = g_timeout_add_once (FINISH_MS, veche_task_late_cb, &late);

  while (running > 0 && !late)
    g_main_context_iteration (NULL, TRUE);
  if (!late)
    g_source_remove (timeout);
}

gboolean
veche_task_is_over (VecheTask *self)
{
  return self->over || veche_task_has_lost_window (self);
}

static void
veche_task_backups_cb (AdwAlertDialog *dialog, const char *response, GtkWidget *root)
{
  gtk_widget_activate_action (root, "win.show-backups", NULL);
}

void
veche_task_show_error (GtkWidget *widget, const GError *error)
{
  AdwDialog *dialog;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
      || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    return;

  /* A short heading: libadwaita 1.7 lays long ones out in vain before it makes them smaller, and complains of it. */
  dialog = adw_alert_dialog_new (_("That did not work"), error->message);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  if (g_error_matches (error, VECHE_ERROR, VECHE_ERROR_CORRUPT) || g_error_matches (error, VECHE_ERROR, VECHE_ERROR_FOREIGN))
    {
      /* What is to be done is said in the message: here it can be done. */
      adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "backups", _("_Backups…"));
      g_signal_connect_object (dialog, "response::backups", G_CALLBACK (veche_task_backups_cb), gtk_widget_get_root (widget), 0);
    }
  adw_dialog_present (dialog, widget);
}
