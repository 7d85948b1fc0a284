/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-workspace-backups.h"

#include "veche-backup-head.h"
#include "veche-backup-list.h"
#include "veche-open-files.h"
#include "veche-workspace-private.h"

char *
veche_workspace_backups_dup_folder (const char *uuid)
{
  return g_build_filename (g_get_user_data_dir (), "veche", "backups", uuid, NULL);
}

/* On the pool: a folder to be read, on whatever disk. */
static DexFuture *
veche_workspace_backups_list_thread (gpointer data)
{
  g_autofree char *folder = veche_workspace_backups_dup_folder (NULL);

  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, veche_backup_list (folder, data));
}

DexFuture *
veche_workspace_backups_list (const char *uuid)
{
  return dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), 0, veche_workspace_backups_list_thread, g_strdup (uuid),
                              g_free);
}

typedef struct
{
  char *path;
  VecheDbThread *thread; /* borrowed: the one that does the job */
} VecheWorkspaceHeadJob;

static void
veche_workspace_backups_head_job_free (gpointer data)
{
  VecheWorkspaceHeadJob *job = data;

  g_free (job->path);
  g_free (job);
}

/* Others read on while the copy is made. */
static gboolean
veche_workspace_backups_pause (gpointer data, GError **error)
{
  veche_db_thread_let_read (data);
  return TRUE;
}

static VecheJobResult
veche_workspace_backups_head_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  const VecheWorkspaceHeadJob *job = data;
  const VecheBackupWatch watch = { cancellable, veche_workspace_backups_pause, job->thread };
  g_auto (VecheBackupInfo) info = { 0 };

  if (!veche_open_files_check (job->path, error) || !veche_backup_head_write (*store, job->path, &info, &watch, error))
    return VECHE_JOB_FAILED;
  g_value_init (result, VECHE_TYPE_BACKUP_INFO);
  g_value_set_boxed (result, &info);
  return VECHE_JOB_DONE;
}

DexFuture *
veche_workspace_backups_write_head (VecheWorkspace *self, const char *path)
{
  VecheWorkspaceHeadJob *job = g_new0 (VecheWorkspaceHeadJob, 1);

  job->path = g_strdup (path);
  job->thread = veche_workspace_get_thread (self);
  return veche_workspace_push (self, VECHE_JOB_WORK, veche_workspace_backups_head_thread, job, veche_workspace_backups_head_job_free);
}
