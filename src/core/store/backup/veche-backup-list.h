/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "veche-backup-item.h"

G_BEGIN_DECLS

/**
 * veche_backup_list:
 * @folder: in which the folders of workspaces lie
 * @workspace: (nullable): uuid of the one whose backups are wanted, else those of all
 *
 * What there is, newest first, by the names and what stands beside them: no backup is opened, and no workspace. An array of
 * #VecheBackupItem, empty where the folder is not there. Any thread. Owned.
 */
GPtrArray *veche_backup_list (const char *folder, const char *workspace) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
