/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-backup-record.h"

G_BEGIN_DECLS

/* A small JSON file that stands beside a rotated backup: what it is, and the SHA-256 of its bytes. */

/** veche_backup_sidecar_dup_path: its path. Owned. */
char *veche_backup_sidecar_dup_path (const char *backup) G_GNUC_WARN_UNUSED_RESULT;

gboolean veche_backup_sidecar_write (const char *backup, const char *workspace, const char *reason, const char *sha256,
                                     const VecheBackupRecord *record, GError **error);

/** veche_backup_sidecar_dup_hash: the SHA-256 that it tells; %NULL where there is none that can be read. Owned. */
char *veche_backup_sidecar_dup_hash (const char *backup) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
