/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-workspace-upkeep.h"

#include "veche-attachments.h"
#include "veche-backup.h"
#include "veche-integrity.h"
#include "veche-journal-chain.h"
#include "veche-journal.h"
#include "veche-open-files.h"
#include "veche-record-repo.h"
#include "veche-workspace-private.h"

typedef struct
{
  const VecheKind *kind;
  gint64 id;
  gint64 since;
  gint64 limit;
  char *path;
  char *other;
  gboolean replace;
  VecheDbThread *thread; /* borrowed: the one that does the job */
} VecheUpkeepJob;

static void
veche_upkeep_job_free (gpointer data)
{
  VecheUpkeepJob *job = data;

  g_free (job->path);
  g_free (job->other);
  g_free (job);
}

static VecheJobResult
veche_workspace_upkeep_info_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  VecheWorkspaceInfo *info = g_new0 (VecheWorkspaceInfo, 1);

  info->schema = veche_store_get_schema (*store);
  info->title = veche_store_dup_meta (*store, "title");
  info->uuid = g_strdup (veche_store_get_uuid (*store));
  info->head = veche_journal_dup_head (*store, &info->head_length);
  info->counts = g_hash_table_new (g_str_hash, g_str_equal);
  for (const VecheKind *const *kind = veche_kind_list (); *kind != NULL; kind++)
    if (!(*kind)->internal)
      g_hash_table_insert (info->counts, (gpointer) (*kind)->name,
                           GINT_TO_POINTER ((int) veche_record_repo_count (*store, *kind)));
  g_value_init (result, VECHE_TYPE_WORKSPACE_INFO);
  g_value_take_boxed (result, info);
  return VECHE_JOB_DONE;
}

static VecheJobResult
veche_workspace_upkeep_take_array (GPtrArray *array, GValue *result)
{
  if (array == NULL)
    return VECHE_JOB_FAILED;
  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, array);
  return VECHE_JOB_DONE;
}

static VecheJobResult
veche_workspace_upkeep_journal_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable,
                                       GError **error)
{
  const VecheUpkeepJob *job = data;

  return veche_workspace_upkeep_take_array (veche_journal_list (*store, job->kind, job->since, job->limit, error), result);
}

static VecheJobResult
veche_workspace_upkeep_history_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable,
                                       GError **error)
{
  const VecheUpkeepJob *job = data;

  return veche_workspace_upkeep_take_array (veche_journal_history (*store, job->kind, job->id, error), result);
}

static VecheJobResult
veche_workspace_upkeep_revision_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  g_value_init (result, G_TYPE_INT64);
  g_value_set_int64 (result, veche_journal_get_revision (*store));
  return VECHE_JOB_DONE;
}

static VecheJobResult
veche_workspace_upkeep_verify_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable,
                                      GError **error)
{
  if (!veche_journal_chain_verify (*store, cancellable, error))
    return VECHE_JOB_FAILED;
  g_value_init (result, G_TYPE_BOOLEAN);
  g_value_set_boolean (result, TRUE);
  return VECHE_JOB_DONE;
}

static VecheJobResult
veche_workspace_upkeep_check_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  return veche_workspace_upkeep_take_array (veche_integrity_check (*store, cancellable, error), result);
}

static VecheJobResult
veche_workspace_upkeep_take_backup (gboolean done, const VecheBackupInfo *info, GValue *result)
{
  if (!done)
    return VECHE_JOB_FAILED;
  g_value_init (result, VECHE_TYPE_BACKUP_INFO);
  g_value_set_boxed (result, info);
  return VECHE_JOB_DONE;
}

/* Others read on while a copy is made; who wants to write waits for its end. */
static gboolean
veche_workspace_upkeep_pause (gpointer data, GError **error)
{
  veche_db_thread_let_read (data);
  return TRUE;
}

static VecheJobResult
veche_workspace_upkeep_backup_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable,
                                      GError **error)
{
  const VecheUpkeepJob *job = data;
  const VecheBackupWatch watch = { cancellable, veche_workspace_upkeep_pause, job->thread };
  g_auto (VecheBackupInfo) info = { 0 };

  return veche_workspace_upkeep_take_backup (veche_open_files_check (job->path, error)
                                               && veche_backup_write (*store, job->path, &info, &watch, error),
                                             &info, result);
}

static VecheJobResult
veche_workspace_upkeep_restore_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable,
                                       GError **error)
{
  const VecheUpkeepJob *job = data;
  g_auto (VecheBackupInfo) info = { 0 };

  return veche_workspace_upkeep_take_backup (
    veche_backup_restore (job->other, job->path, job->replace, &info, cancellable, error), &info, result);
}

static VecheJobResult
veche_workspace_upkeep_look_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  gboolean changed;

  if (!veche_store_poll (*store, &changed, error))
    return VECHE_JOB_FAILED;
  g_value_init (result, G_TYPE_BOOLEAN);
  g_value_set_boolean (result, TRUE);
  return VECHE_JOB_DONE;
}

/* Where the look through all parts of files has got to. */
typedef struct
{
  gint64 last; /* row id of the part */
  GPtrArray *findings;
} VecheUpkeepFiles;

static void
veche_upkeep_files_free (gpointer data)
{
  VecheUpkeepFiles *files = data;

  g_ptr_array_unref (files->findings);
  g_free (files);
}

static VecheJobResult
veche_workspace_upkeep_files_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  VecheUpkeepFiles *files = data;
  gboolean more = FALSE;

  if (!veche_attachments_verify_part (*store, &files->last, files->findings, &more, error))
    return VECHE_JOB_FAILED;
  if (more)
    return VECHE_JOB_AGAIN;
  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_set_boxed (result, files->findings);
  return VECHE_JOB_DONE;
}

static VecheUpkeepJob *
veche_upkeep_job_new (const VecheKind *kind)
{
  VecheUpkeepJob *job = g_new0 (VecheUpkeepJob, 1);

  job->kind = kind;
  return job;
}

DexFuture *
veche_workspace_upkeep_info (VecheWorkspace *self)
{
  return veche_workspace_push (self, VECHE_JOB_INTERACTIVE | VECHE_JOB_READS, veche_workspace_upkeep_info_thread, NULL, NULL);
}

DexFuture *
veche_workspace_upkeep_journal (VecheWorkspace *self, const VecheKind *kind, gint64 since, gint64 limit)
{
  VecheUpkeepJob *job = veche_upkeep_job_new (kind);

  job->since = since;
  job->limit = limit;
  return veche_workspace_push (self, VECHE_JOB_INTERACTIVE | VECHE_JOB_READS, veche_workspace_upkeep_journal_thread, job, veche_upkeep_job_free);
}

DexFuture *
veche_workspace_upkeep_history (VecheWorkspace *self, const VecheKind *kind, gint64 id)
{
  VecheUpkeepJob *job = veche_upkeep_job_new (kind);

  job->id = id;
  return veche_workspace_push (self, VECHE_JOB_INTERACTIVE | VECHE_JOB_READS, veche_workspace_upkeep_history_thread, job, veche_upkeep_job_free);
}

DexFuture *
veche_workspace_upkeep_revision (VecheWorkspace *self)
{
  return veche_workspace_push (self, VECHE_JOB_INTERACTIVE | VECHE_JOB_READS, veche_workspace_upkeep_revision_thread,
                               veche_upkeep_job_new (NULL), veche_upkeep_job_free);
}

DexFuture *
veche_workspace_upkeep_verify_journal (VecheWorkspace *self)
{
  return veche_workspace_push (self, VECHE_JOB_WORK, veche_workspace_upkeep_verify_thread, NULL, NULL);
}

DexFuture *
veche_workspace_upkeep_check (VecheWorkspace *self)
{
  return veche_workspace_push (self, VECHE_JOB_WORK, veche_workspace_upkeep_check_thread, NULL, NULL);
}

DexFuture *
veche_workspace_upkeep_look (VecheWorkspace *self)
{
  return veche_workspace_push (self, VECHE_JOB_INTERACTIVE, veche_workspace_upkeep_look_thread, NULL, NULL);
}

DexFuture *
veche_workspace_upkeep_verify_files (VecheWorkspace *self)
{
  VecheUpkeepFiles *files = g_new0 (VecheUpkeepFiles, 1);

  files->findings = g_ptr_array_new_with_free_func (g_free);
  return veche_workspace_push (self, VECHE_JOB_BACKGROUND, veche_workspace_upkeep_files_thread, files, veche_upkeep_files_free);
}

DexFuture *
veche_workspace_upkeep_backup (VecheWorkspace *self, const char *path)
{
  VecheUpkeepJob *job = veche_upkeep_job_new (NULL);

  job->path = g_strdup (path);
  job->thread = veche_workspace_get_thread (self);
  return veche_workspace_push (self, VECHE_JOB_WORK, veche_workspace_upkeep_backup_thread, job, veche_upkeep_job_free);
}

DexFuture *
veche_workspace_upkeep_restore (const char *backup, const char *path, gboolean replace)
{
  VecheDbThread *thread = veche_db_thread_new (NULL, NULL);
  VecheUpkeepJob *job = veche_upkeep_job_new (NULL);
  DexFuture *future;

  job->other = g_strdup (backup);
  job->path = g_strdup (path);
  job->replace = replace;
  future = veche_db_thread_push (thread, VECHE_JOB_LAST, veche_workspace_upkeep_restore_thread, job, veche_upkeep_job_free);
  veche_db_thread_unref (thread);
  return future;
}
