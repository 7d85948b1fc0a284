/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-open-copy.h"

#include <adwaita.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-workspace-upkeep.h"

#define STACK_BYTES (512 * 1024)

typedef struct
{
  GtkWidget *widget;
  char *path;
  char *why;
} VecheOpenCopy;

static void
veche_open_copy_free (gpointer data)
{
  VecheOpenCopy *self = data;

  g_object_unref (self->widget);
  g_free (self->path);
  g_free (self->why);
  g_free (self);
}

char *
veche_open_copy_dup_folder (void)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  return g_build_filename (documents != NULL ? documents : g_get_home_dir (), "Veche", NULL);
}

/* A name in @folder that no file has yet: «Отбор.veche», «Отбор (2).veche». Owned. */
static char *
veche_open_copy_dup_target (const char *folder, const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  const char *ending = g_str_has_suffix (base, ".veche") ? base + strlen (base) - strlen (".veche") : base + strlen (base);
  g_autofree char *stem = g_strndup (base, (gsize) (ending - base));

  for (guint n = 1;; n++)
    {
      g_autofree char *name = n == 1 ? g_strdup_printf ("%s.veche", stem) : g_strdup_printf ("%s (%u).veche", stem, n);
      g_autofree char *target = g_build_filename (folder, name, NULL);

      if (!g_file_test (target, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
        return g_steal_pointer (&target);
    }
}

static void
veche_open_copy_answered_cb (AdwAlertDialog *dialog, const char *response, DexPromise *promise)
{
  if (dex_future_is_pending (DEX_FUTURE (promise)))
    dex_promise_resolve_boolean (promise, g_str_equal (response, "copy"));
}

static void
veche_open_copy_promise_free (gpointer data, GClosure *closure)
{
  /* A window that goes takes the question with it. */
  if (dex_future_is_pending (data))
    dex_promise_resolve_boolean (data, FALSE);
  dex_unref (data);
}

static DexFuture *
veche_open_copy_ask (const VecheOpenCopy *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("Copy the workspace?"), self->why);
  DexPromise *promise = dex_promise_new ();

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "copy", _("_Copy and open"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "copy", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "copy");
  g_signal_connect_data (dialog, "response", G_CALLBACK (veche_open_copy_answered_cb), dex_ref (promise),
                         veche_open_copy_promise_free, 0);
  adw_dialog_present (dialog, self->widget);
  return DEX_FUTURE (promise);
}

static DexFuture *
veche_open_copy_fiber (gpointer data)
{
  const VecheOpenCopy *self = data;
  g_autofree char *folder = veche_open_copy_dup_folder ();
  g_autofree char *target = NULL;
  g_autoptr (GError) error = NULL;

  if (!dex_await_boolean (veche_open_copy_ask (self), NULL))
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_CANCELLED, "The workspace was not copied");
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return dex_future_new_reject (VECHE_ERROR, VECHE_ERROR_FAILED,
                                  _("Could not make the folder of the workspace: %s. Choose another place."), g_strerror (errno));
  target = veche_open_copy_dup_target (folder, self->path);
  if (!dex_await (veche_workspace_upkeep_restore (self->path, target, FALSE), &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_string (g_steal_pointer (&target));
}

DexFuture *
veche_open_copy_offer (GtkWidget *widget, const char *path, const GError *why)
{
  VecheOpenCopy *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (path != NULL && why != NULL, NULL);

  self = g_new0 (VecheOpenCopy, 1);
  self->widget = g_object_ref (widget);
  self->path = g_strdup (path);
  self->why = g_strdup (why->message);
  return dex_scheduler_spawn (NULL, STACK_BYTES, veche_open_copy_fiber, self, veche_open_copy_free);
}
