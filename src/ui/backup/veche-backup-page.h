/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-backup-item.h"
#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_BACKUP_PAGE (veche_backup_page_get_type ())

/** VecheBackupPage: one backup: what it holds, whether it is sound, and a workspace made of it. */
G_DECLARE_FINAL_TYPE (VecheBackupPage, veche_backup_page, VECHE, BACKUP_PAGE, AdwNavigationPage)

/** veche_backup_page_new: @workspace: (nullable): the one that is open, beside whose file a new one goes */
AdwNavigationPage *veche_backup_page_new (const VecheBackupItem *item, VecheWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
