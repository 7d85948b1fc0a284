/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-backup-check.h"

#include "veche-backup-verify.h"

struct _VecheBackupCheck
{
  gatomicrefcount refs;
  char *path;
  GCancellable *cancellable;
  int permille; /* atomic */
};

VecheBackupCheck *
veche_backup_check_new (const char *path, GCancellable *cancellable)
{
  VecheBackupCheck *self = g_new0 (VecheBackupCheck, 1);

  g_atomic_ref_count_init (&self->refs);
  self->path = g_strdup (path);
  self->cancellable = g_object_ref (cancellable);
  return self;
}

void
veche_backup_check_unref (VecheBackupCheck *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_object_unref (self->cancellable);
  g_free (self->path);
  g_free (self);
}

double
veche_backup_check_get_fraction (VecheBackupCheck *self)
{
  return g_atomic_int_get (&self->permille) / 1000.0;
}

static void
veche_backup_check_tell (guint64 done, guint64 total, gpointer data)
{
  VecheBackupCheck *self = data;

  g_atomic_int_set (&self->permille, total > 0 ? (int) (done * 1000 / total) : 0);
}

static DexFuture *
veche_backup_check_thread (gpointer data)
{
  VecheBackupCheck *self = data;
  g_autoptr (GError) error = NULL;

  if (!veche_backup_verify (self->path, veche_backup_check_tell, self, self->cancellable, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_true ();
}

DexFuture *
veche_backup_check_run (VecheBackupCheck *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), 0, veche_backup_check_thread, self,
                              (GDestroyNotify) veche_backup_check_unref);
}
