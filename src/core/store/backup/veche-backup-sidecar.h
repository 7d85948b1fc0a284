/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-backup-record.h"

G_BEGIN_DECLS

/* A small JSON file that stands beside a rotated backup: what it is, and the SHA-256 of its bytes. */

/** veche_backup_sidecar_dup_path: its path. Owned. */
char *veche_backup_sidecar_dup_path (const char *backup) G_GNUC_WARN_UNUSED_RESULT;

/** What a backup is made of, and for what; all borrowed. */
typedef struct
{
  const char *workspace; /* uuid */
  const char *title;
  const char *source; /* path of the workspace */
  const char *reason;
} VecheBackupOrigin;

gboolean veche_backup_sidecar_write (const char *backup, const VecheBackupOrigin *origin, const char *sha256,
                                     const VecheBackupRecord *record, GError **error);

/** What a sidecar tells of its backup. */
typedef struct
{
  char *sha256; /* of the backup's bytes, or %NULL */
  char *head;   /* of the journal, "" for an empty one, or %NULL */
  gint64 length;
  gint64 seq;  /* of the journal's last row, -1 where it is not told */
  gint64 made; /* ms since 1970 */
  gint64 rows; /* of all kinds, -1 where it is not told, as below */
  gint64 applications;
  char *title;  /* of the workspace, or %NULL */
  char *source; /* its path, or %NULL */
} VecheBackupSidecar;

void veche_backup_sidecar_clear (VecheBackupSidecar *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VecheBackupSidecar, veche_backup_sidecar_clear)

/** veche_backup_sidecar_load: what stands beside @backup; %FALSE where there is nothing that can be read. */
gboolean veche_backup_sidecar_load (const char *backup, VecheBackupSidecar *self);

G_END_DECLS
