/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** VecheBackupInfo: what a backup or a restored file holds. */
typedef struct
{
  char *sha256; /* of the written file */
  gint64 rows;  /* rows of all kinds in it */
  char *path;
} VecheBackupInfo;

#define VECHE_TYPE_BACKUP_INFO (veche_backup_info_get_type ())
GType veche_backup_info_get_type (void);

/** veche_backup_info_clear: frees what it holds, for one on the stack. */
void veche_backup_info_clear (VecheBackupInfo *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VecheBackupInfo, veche_backup_info_clear)

VecheBackupInfo *veche_backup_info_copy (const VecheBackupInfo *self) G_GNUC_WARN_UNUSED_RESULT;
void veche_backup_info_free (VecheBackupInfo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheBackupInfo, veche_backup_info_free)

G_END_DECLS
