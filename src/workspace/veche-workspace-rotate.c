/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-workspace-rotate.h"

#include "veche-backup-rotate.h"
#include "veche-backup-shelf.h"
#include "veche-backup.h"
#include "veche-clock.h"
#include "veche-error.h"
#include "veche-workspace-private.h"
#include "veche-workspace-upkeep.h"

/* Reading files' parts goes on so long before others have their turn. */
#define SLICE_US (10 * 1000)

/* So often those who write come first; then they wait for once, or there would be no backup on a busy day. */
#define MAX_YIELDS 8

/* So long a backup waits for another one of the same folder. */
#define PATIENCE_US (15 * G_USEC_PER_SEC)
#define NAP_US (10 * 1000)

static G_DEFINE_QUARK (veche-workspace-rotate-day, veche_workspace_rotate_day)
static G_DEFINE_QUARK (veche-workspace-rotate-job, veche_workspace_rotate_job)

enum
{
  READING, /* on the DB thread, in slices */
  SEALING, /* on a thread of the pool */
  OVER
};

/* What the DB thread begins and a thread of the pool ends. */
typedef struct _VecheWorkspaceRotate VecheWorkspaceRotate;
struct _VecheWorkspaceRotate
{
  gatomicrefcount refs;
  int state; /* atomic */
  VecheWorkspaceRotate *other; /* the daily one that may be under way, or %NULL */
  gint64 patience; /* until when it waits for others; 0: nobody is in the way */
  VecheDbThread *thread; /* borrowed: the one that does the first half */
  char *reason;
  gboolean due;
  VecheBackupRotate *backup;
  gboolean packed;
  guint yields;
  gboolean yielded;
  DexPromise *promise; /* of the second half */
};

static VecheWorkspaceRotate *
veche_workspace_rotate_ref (VecheWorkspaceRotate *job)
{
  g_atomic_ref_count_inc (&job->refs);
  return job;
}

static void
veche_workspace_rotate_unref (gpointer data)
{
  VecheWorkspaceRotate *job = data;

  if (!g_atomic_ref_count_dec (&job->refs))
    return;
  g_clear_pointer (&job->backup, veche_backup_rotate_free);
  g_clear_pointer (&job->other, veche_workspace_rotate_unref);
  dex_clear (&job->promise);
  g_free (job->reason);
  g_free (job);
}

/* The DB thread has done with it: what it has not handed on is let go of, the folder's lock too. */
static void
veche_workspace_rotate_leave (gpointer data)
{
  VecheWorkspaceRotate *job = data;

  if (g_atomic_int_get (&job->state) == READING)
    {
      g_clear_pointer (&job->backup, veche_backup_rotate_free);
      g_atomic_int_set (&job->state, OVER);
    }
  veche_workspace_rotate_unref (job);
}

static gboolean
veche_workspace_rotate_pause (gpointer data, GError **error)
{
  VecheWorkspaceRotate *job = data;

  if (!veche_db_thread_let_read (job->thread) || job->yields >= MAX_YIELDS)
    return TRUE;
  job->yielded = TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK, "");
  return FALSE;
}

static VecheJobResult
veche_workspace_rotate_copy (VecheWorkspaceRotate *job, GCancellable *cancellable, GError **error)
{
  const VecheBackupWatch watch = { cancellable, veche_workspace_rotate_pause, job };
  g_autoptr (GError) local = NULL;

  job->yielded = FALSE;
  if (veche_backup_rotate_copy (job->backup, &watch, &local))
    return VECHE_JOB_DONE;
  if (job->yielded)
    {
      job->yields++;
      return VECHE_JOB_AGAIN;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return VECHE_JOB_FAILED;
}

/* Somebody waits for this one: the daily backup, which goes on after it, gives it the folder and begins anew. Both are jobs of one
 * thread, and the other stands between two of its slices. */
static void
veche_workspace_rotate_put_aside (VecheWorkspaceRotate *other)
{
  if (other == NULL || g_atomic_int_get (&other->state) != READING)
    return;
  g_clear_pointer (&other->backup, veche_backup_rotate_free);
  other->packed = FALSE;
}

static VecheJobResult
veche_workspace_rotate_begin (VecheWorkspaceRotate *job, VecheStore *store, GError **error)
{
  g_autofree char *folder = veche_backup_dup_folder (veche_store_get_uuid (store), error);
  g_autoptr (GError) local = NULL;

  if (folder == NULL)
    return VECHE_JOB_FAILED;
  veche_workspace_rotate_put_aside (job->other);
  job->backup = veche_backup_rotate_new (store, folder, job->reason, &job->due, &local);
  if (job->backup != NULL)
    {
      job->patience = 0;
      return VECHE_JOB_DONE;
    }
  if (job->patience == 0)
    job->patience = g_get_monotonic_time () + PATIENCE_US;
  if (g_error_matches (local, VECHE_ERROR, VECHE_ERROR_BUSY) && g_get_monotonic_time () < job->patience)
    {
      g_usleep (NAP_US);
      return VECHE_JOB_AGAIN;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return VECHE_JOB_FAILED;
}

static VecheJobResult
veche_workspace_rotate_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  VecheWorkspaceRotate *job = data;
  VecheJobResult outcome = VECHE_JOB_DONE;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return VECHE_JOB_FAILED;
  if (job->backup == NULL)
    outcome = veche_workspace_rotate_begin (job, *store, error);
  if (outcome != VECHE_JOB_DONE)
    return outcome;
  if (job->due && !job->packed)
    {
      gboolean more = FALSE;

      if (!veche_backup_rotate_pack (job->backup, SLICE_US, &more, cancellable, error))
        return VECHE_JOB_FAILED;
      job->packed = !more;
      return VECHE_JOB_AGAIN;
    }
  if (job->due)
    outcome = veche_workspace_rotate_copy (job, cancellable, error);
  if (outcome == VECHE_JOB_DONE)
    {
      g_atomic_int_set (&job->state, SEALING);
      g_value_init (result, G_TYPE_BOOLEAN);
      g_value_set_boolean (result, job->due);
    }
  return outcome;
}

/* Verifying, and waiting for the disk, need no connection: on a thread of the pool nobody waits for them. */
static void
veche_workspace_rotate_seal_thread (gpointer data)
{
  VecheWorkspaceRotate *job = data;
  g_auto (VecheBackupInfo) info = { 0 };
  GError *error = NULL;

  if (!job->due || veche_backup_rotate_seal (job->backup, &info, dex_promise_get_cancellable (job->promise), &error))
    {
      g_auto (GValue) result = G_VALUE_INIT;

      /* Others may tidy up from now on, before anybody hears of this one. */
      g_clear_pointer (&job->backup, veche_backup_rotate_free);
      g_atomic_int_set (&job->state, OVER);
      g_value_init (&result, VECHE_TYPE_BACKUP_INFO);
      g_value_set_boxed (&result, &info);
      dex_promise_resolve (job->promise, &result);
    }
  else
    {
      g_clear_pointer (&job->backup, veche_backup_rotate_free);
      g_atomic_int_set (&job->state, OVER);
      dex_promise_reject (job->promise, error);
    }
  veche_workspace_rotate_unref (job);
}

static DexFuture *
veche_workspace_rotate_read_cb (DexFuture *future, gpointer data)
{
  VecheWorkspaceRotate *job = data;

  job->promise = dex_promise_new_cancellable ();
  dex_scheduler_push (dex_thread_pool_scheduler_get_default (), veche_workspace_rotate_seal_thread, veche_workspace_rotate_ref (job));
  return dex_ref (job->promise);
}

DexFuture *
veche_workspace_rotate (VecheWorkspace *self, const char *reason)
{
  VecheWorkspaceRotate *job = g_new0 (VecheWorkspaceRotate, 1);
  const gboolean daily = g_strcmp0 (reason, "daily") == 0;
  VecheWorkspaceRotate *other = g_object_get_qdata (G_OBJECT (self), veche_workspace_rotate_job_quark ());

  g_atomic_ref_count_init (&job->refs);
  job->thread = veche_workspace_get_thread (self);
  job->reason = g_strdup (reason);
  /* Nobody waits for the day's; an import waits for its own, and nothing else may write under its eyes. */
  job->yields = daily ? 0 : MAX_YIELDS;
  if (daily)
    g_object_set_qdata_full (G_OBJECT (self), veche_workspace_rotate_job_quark (), veche_workspace_rotate_ref (job),
                             veche_workspace_rotate_unref);
  else if (other != NULL)
    job->other = veche_workspace_rotate_ref (other);
  return dex_future_then (veche_workspace_push (self, daily ? VECHE_JOB_BACKGROUND : VECHE_JOB_WORK, veche_workspace_rotate_thread,
                                                veche_workspace_rotate_ref (job), veche_workspace_rotate_leave),
                          veche_workspace_rotate_read_cb, job, veche_workspace_rotate_unref);
}

static DexFuture *
veche_workspace_rotate_true_cb (DexFuture *future, gpointer data)
{
  return dex_future_new_true ();
}

DexFuture *
veche_workspace_rotate_tend (VecheWorkspace *self)
{
  g_autoptr (GDateTime) now = veche_clock_now ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  const char *tended = g_object_get_qdata (G_OBJECT (self), veche_workspace_rotate_day_quark ());

  if (veche_workspace_is_read_only (self) || g_strcmp0 (tended, today) == 0)
    return veche_workspace_upkeep_look (self);
  g_object_set_qdata_full (G_OBJECT (self), veche_workspace_rotate_day_quark (), g_steal_pointer (&today), g_free);
  dex_future_disown (veche_workspace_upkeep_look (self));
  return dex_future_then (veche_workspace_rotate (self, "daily"), veche_workspace_rotate_true_cb, NULL, NULL);
}

void
veche_workspace_rotate_set_kept (guint daily)
{
  veche_backup_shelf_set_kept (daily);
}
