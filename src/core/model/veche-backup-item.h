/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** VecheBackupItem: a backup that lies in its folder, by what stands beside it. */
typedef struct
{
  char *path;
  char *reason;        /* «daily», «import», «migration», «sync», «manual» */
  char *made;          /* ISO 8601, UTC */
  char *workspace;     /* uuid */
  char *title;         /* of the workspace; %NULL where it is not told */
  char *source;        /* path of the workspace; %NULL where it is not told */
  guint64 size;        /* of the file, without the parts of attached files that it shares with others */
  gint64 rows;         /* of all kinds; -1 where it is not told */
  gint64 applications; /* -1 where it is not told */
} VecheBackupItem;

#define VECHE_TYPE_BACKUP_ITEM (veche_backup_item_get_type ())
GType veche_backup_item_get_type (void);

VecheBackupItem *veche_backup_item_copy (const VecheBackupItem *self) G_GNUC_WARN_UNUSED_RESULT;
void veche_backup_item_free (VecheBackupItem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheBackupItem, veche_backup_item_free)

/** veche_backup_item_get_label: what the backup was made for, as people say it. Static. */
const char *veche_backup_item_get_label (const VecheBackupItem *self);

G_END_DECLS
