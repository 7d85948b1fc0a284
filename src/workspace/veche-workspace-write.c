/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-check-request-private.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-record-repo.h"
#include "veche-undo.h"
#include "veche-workspace-attach.h"
#include "veche-workspace-private.h"

static gboolean
veche_workspace_apply_write (VecheStore *store, gpointer data, GError **error)
{
  return veche_record_repo_apply (store, data, error);
}

static VecheJobResult
veche_workspace_apply_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  VecheEdit *edit = data;

  if (!veche_store_write (*store, VECHE_STEP_EDIT, edit->title, edit->actor, veche_workspace_apply_write, edit, NULL,
                          &edit->step, error))
    return VECHE_JOB_FAILED;
  g_value_init (result, VECHE_TYPE_EDIT);
  g_value_set_boxed (result, edit);
  return VECHE_JOB_DONE;
}

DexFuture *
veche_workspace_apply (VecheWorkspace *self, VecheEdit *edit)
{
  if (edit->actor == NULL)
    edit->actor = g_strdup (veche_workspace_get_actor (self));
  if (veche_workspace_attach_is_needed (edit))
    return veche_workspace_attach_apply (self, edit, NULL, NULL, NULL);
  return veche_workspace_push (self, VECHE_JOB_INTERACTIVE, veche_workspace_apply_thread, edit, (GDestroyNotify) veche_edit_unref);
}

typedef struct
{
  VecheCheckRequest *request;
  char *title;
  char *actor;
} VecheWorkspaceChecking;

static void
veche_workspace_checking_free (gpointer data)
{
  VecheWorkspaceChecking *checking = data;

  veche_check_request_free (checking->request);
  g_free (checking->title);
  g_free (checking->actor);
  g_free (checking);
}

static gboolean
veche_workspace_check_write (VecheStore *store, gpointer data, GError **error)
{
  const VecheWorkspaceChecking *checking = data;
  VecheCheckChange change;

  veche_check_request_get_change (checking->request, &change);
  change.actor = checking->actor;
  return veche_check_repo_apply (store, veche_check_request_get_application (checking->request), &change, error);
}

static VecheJobResult
veche_workspace_check_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  VecheWorkspaceChecking *checking = data;
  VecheCheckSheet *sheet;

  if (!veche_store_write (*store, VECHE_STEP_EDIT, checking->title, checking->actor, veche_workspace_check_write, checking, NULL,
                          NULL, error))
    return VECHE_JOB_FAILED;
  sheet = veche_check_repo_load (*store, veche_check_request_get_application (checking->request), error);
  if (sheet == NULL)
    return VECHE_JOB_FAILED;
  g_value_init (result, VECHE_TYPE_CHECK_SHEET);
  g_value_take_boxed (result, sheet);
  return VECHE_JOB_DONE;
}

DexFuture *
veche_workspace_check (VecheWorkspace *self, VecheCheckRequest *request, const char *title)
{
  VecheWorkspaceChecking *checking = g_new0 (VecheWorkspaceChecking, 1);

  checking->request = request;
  checking->title = g_strdup (title);
  checking->actor = g_strdup (veche_workspace_get_actor (self));
  return veche_workspace_push (self, VECHE_JOB_INTERACTIVE, veche_workspace_check_thread, checking, veche_workspace_checking_free);
}

typedef struct
{
  guint steps;
  gint64 wanted; /* the one step that is meant, or 0 */
  gboolean redo;
  char *actor;
  GCancellable *cancellable; /* or %NULL */
} VecheWorkspaceUndoing;

/* What the thread hands over. */
typedef struct
{
  GStrv titles;
  GStrv stayed;
} VecheWorkspaceUndone;

static void
veche_workspace_undoing_free (gpointer data)
{
  VecheWorkspaceUndoing *undoing = data;

  g_free (undoing->actor);
  g_clear_object (&undoing->cancellable);
  g_free (undoing);
}

static void
veche_workspace_undone_free (VecheWorkspaceUndone *undone)
{
  g_strfreev (undone->titles);
  g_strfreev (undone->stayed);
  g_free (undone);
}

static VecheWorkspaceUndone *
veche_workspace_undone_copy (VecheWorkspaceUndone *undone)
{
  VecheWorkspaceUndone *copy = g_new0 (VecheWorkspaceUndone, 1);

  copy->titles = g_strdupv (undone->titles);
  copy->stayed = g_strdupv (undone->stayed);
  return copy;
}

GType veche_workspace_undone_get_type (void);

G_DEFINE_BOXED_TYPE (VecheWorkspaceUndone, veche_workspace_undone, veche_workspace_undone_copy, veche_workspace_undone_free)

static VecheJobResult
veche_workspace_undo_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  const VecheWorkspaceUndoing *undoing = data;
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) stayed = g_strv_builder_new ();
  VecheWorkspaceUndone *undone;

  for (guint i = 0; i < undoing->steps; i++)
    {
      g_autofree char *title = NULL;
      g_auto (GStrv) lines = NULL;
      g_autoptr (GError) local = NULL;

      if (veche_undo_apply_step (*store, undoing->redo, undoing->wanted, undoing->actor, &title, &lines,
                                 undoing->cancellable, &local) == 0)
        {
          /* Fewer steps than asked for is fine, none is not. */
          if (i > 0 && g_error_matches (local, VECHE_ERROR, VECHE_ERROR_NOTHING))
            break;
          g_propagate_error (error, g_steal_pointer (&local));
          return VECHE_JOB_FAILED;
        }
      g_strv_builder_add (titles, title);
      if (lines != NULL)
        g_strv_builder_addv (stayed, (const char **) lines);
    }
  undone = g_new0 (VecheWorkspaceUndone, 1);
  undone->titles = g_strv_builder_end (titles);
  undone->stayed = g_strv_builder_end (stayed);
  g_value_init (result, veche_workspace_undone_get_type ());
  g_value_take_boxed (result, undone);
  return VECHE_JOB_DONE;
}

static DexFuture *
veche_workspace_undone_cb (DexFuture *future, gpointer data)
{
  const VecheWorkspaceUndone *undone = g_value_get_boxed (dex_future_get_value (future, NULL));

  veche_workspace_take_stayed (data, undone->stayed[0] != NULL ? g_strdupv (undone->stayed) : NULL);
  return dex_future_new_take_boxed (G_TYPE_STRV, g_strdupv (undone->titles));
}

static DexFuture *
veche_workspace_push_undo (VecheWorkspace *self, guint steps, gint64 wanted, gboolean redo, GCancellable *cancellable)
{
  VecheWorkspaceUndoing *undoing = g_new0 (VecheWorkspaceUndoing, 1);

  undoing->steps = steps;
  undoing->wanted = wanted;
  undoing->redo = redo;
  undoing->actor = g_strdup (veche_workspace_get_actor (self));
  undoing->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  return dex_future_then (veche_workspace_push (self, VECHE_JOB_INTERACTIVE, veche_workspace_undo_thread, undoing,
                                                veche_workspace_undoing_free),
                          veche_workspace_undone_cb, g_object_ref (self), g_object_unref);
}

DexFuture *
veche_workspace_undo (VecheWorkspace *self, guint steps)
{
  return veche_workspace_push_undo (self, steps, 0, FALSE, NULL);
}

DexFuture *
veche_workspace_redo (VecheWorkspace *self, guint steps)
{
  return veche_workspace_push_undo (self, steps, 0, TRUE, NULL);
}

DexFuture *
veche_workspace_undo_step (VecheWorkspace *self, gint64 step)
{
  return veche_workspace_push_undo (self, 1, step, FALSE, NULL);
}

DexFuture *
veche_workspace_redo_step (VecheWorkspace *self, gint64 step)
{
  return veche_workspace_push_undo (self, 1, step, TRUE, NULL);
}

DexFuture *
veche_workspace_undo_with (VecheWorkspace *self, gint64 step, gboolean redo, GCancellable *cancellable)
{
  return veche_workspace_push_undo (self, 1, step, redo, cancellable);
}

double
veche_workspace_get_progress (VecheWorkspace *self)
{
  return veche_db_thread_get_progress (veche_workspace_get_thread (self));
}
