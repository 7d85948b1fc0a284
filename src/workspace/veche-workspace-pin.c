/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-workspace-pin.h"

#include <string.h>

#include "veche-employee-repo.h"
#include "veche-people.h"
#include "veche-pin.h"
#include "veche-workspace-private.h"

typedef struct
{
  VecheWorkspace *workspace;
  gint64 employee;
  char *title;
  char *pin;
  char *hash;
} VecheWorkspacePin;

static void
veche_workspace_pin_free (gpointer data)
{
  VecheWorkspacePin *self = data;

  g_object_unref (self->workspace);
  g_free (self->title);
  if (self->pin != NULL)
    explicit_bzero (self->pin, strlen (self->pin));
  g_free (self->pin);
  g_free (self->hash);
  g_free (self);
}

static VecheWorkspacePin *
veche_workspace_pin_new (VecheWorkspace *workspace, gint64 employee, const char *title, const char *pin)
{
  VecheWorkspacePin *self = g_new0 (VecheWorkspacePin, 1);

  self->workspace = g_object_ref (workspace);
  self->employee = employee;
  self->title = g_strdup (title);
  self->pin = g_strdup (pin);
  return self;
}

/* --- hashing is slow on purpose: in the pool ---------------------------------------------------------------------- */

static DexFuture *
veche_workspace_pin_hash_thread (gpointer data)
{
  GError *error = NULL;
  char *hash = veche_pin_hash (data, &error);

  return hash != NULL ? dex_future_new_take_string (hash) : dex_future_new_for_error (error);
}

static DexFuture *
veche_workspace_pin_match_thread (gpointer data)
{
  const char *const *words = data;

  return dex_future_new_for_boolean (veche_pin_matches (words[0], words[1]));
}

/* --- setting ------------------------------------------------------------------------------------------------------- */

static DexFuture *
veche_workspace_pin_set_fiber (gpointer data)
{
  VecheWorkspacePin *self = data;
  g_autoptr (VecheEdit) edit = veche_edit_new (self->title);
  guint op = veche_edit_update (edit, &veche_people_employee_kind, self->employee);
  GError *error = NULL;

  if (self->pin != NULL)
    {
      self->hash = dex_await_string (dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), 0,
                                                          veche_workspace_pin_hash_thread, g_strdup (self->pin), g_free),
                                     &error);
      if (self->hash == NULL)
        return dex_future_new_for_error (error);
    }
  edit->verb = TRUE;
  veche_edit_set_text (edit, op, "pin_hash", self->hash);
  return veche_workspace_apply (self->workspace, g_steal_pointer (&edit));
}

DexFuture *
veche_workspace_pin_set (VecheWorkspace *self, gint64 employee, const char *title, const char *pin)
{
  g_return_val_if_fail (VECHE_IS_WORKSPACE (self) && title != NULL, NULL);

  return dex_scheduler_spawn (NULL, 0, veche_workspace_pin_set_fiber, veche_workspace_pin_new (self, employee, title, pin),
                              veche_workspace_pin_free);
}

/* --- checking ------------------------------------------------------------------------------------------------------ */

static VecheJobResult
veche_workspace_pin_read_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  const gint64 *employee = data;
  char *hash;

  if (!veche_employee_repo_dup_pin (*store, *employee, &hash, error))
    return VECHE_JOB_FAILED;
  g_value_init (result, G_TYPE_STRING);
  g_value_take_string (result, hash != NULL ? hash : g_strdup (""));
  return VECHE_JOB_DONE;
}

static DexFuture *
veche_workspace_pin_check_fiber (gpointer data)
{
  VecheWorkspacePin *self = data;
  GError *error = NULL;
  char **words;

  self->hash = dex_await_string (veche_workspace_push (self->workspace, VECHE_JOB_INTERACTIVE | VECHE_JOB_READS,
                                                       veche_workspace_pin_read_thread,
                                                       g_memdup2 (&self->employee, sizeof self->employee), g_free),
                                 &error);
  if (self->hash == NULL)
    return dex_future_new_for_error (error);
  if (*self->hash == '\0')
    return dex_future_new_for_boolean (TRUE);
  words = g_new0 (char *, 3);
  words[0] = g_strdup (self->pin);
  words[1] = g_strdup (self->hash);
  return dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), 0, veche_workspace_pin_match_thread, words,
                              (GDestroyNotify) g_strfreev);
}

DexFuture *
veche_workspace_pin_check (VecheWorkspace *self, gint64 employee, const char *pin)
{
  g_return_val_if_fail (VECHE_IS_WORKSPACE (self) && pin != NULL, NULL);

  return dex_scheduler_spawn (NULL, 0, veche_workspace_pin_check_fiber, veche_workspace_pin_new (self, employee, NULL, pin),
                              veche_workspace_pin_free);
}
