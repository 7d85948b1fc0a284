/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-backup-info.h"

G_DEFINE_BOXED_TYPE (VecheBackupInfo, veche_backup_info, veche_backup_info_copy, veche_backup_info_free)

void
veche_backup_info_clear (VecheBackupInfo *self)
{
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->path, g_free);
  self->rows = 0;
}

VecheBackupInfo *
veche_backup_info_copy (const VecheBackupInfo *self)
{
  VecheBackupInfo *copy = g_new0 (VecheBackupInfo, 1);

  copy->sha256 = g_strdup (self->sha256);
  copy->path = g_strdup (self->path);
  copy->rows = self->rows;
  return copy;
}

void
veche_backup_info_free (VecheBackupInfo *self)
{
  if (self == NULL)
    return;
  veche_backup_info_clear (self);
  g_free (self);
}
