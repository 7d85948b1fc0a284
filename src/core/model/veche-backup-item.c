/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-backup-item.h"

#include "veche-i18n.h"

G_DEFINE_BOXED_TYPE (VecheBackupItem, veche_backup_item, veche_backup_item_copy, veche_backup_item_free)

VecheBackupItem *
veche_backup_item_copy (const VecheBackupItem *self)
{
  VecheBackupItem *copy = g_memdup2 (self, sizeof *self);

  copy->path = g_strdup (self->path);
  copy->reason = g_strdup (self->reason);
  copy->made = g_strdup (self->made);
  copy->workspace = g_strdup (self->workspace);
  copy->title = g_strdup (self->title);
  copy->source = g_strdup (self->source);
  return copy;
}

void
veche_backup_item_free (VecheBackupItem *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->reason);
  g_free (self->made);
  g_free (self->workspace);
  g_free (self->title);
  g_free (self->source);
  g_free (self);
}

const char *
veche_backup_item_get_label (const VecheBackupItem *self)
{
  if (g_strcmp0 (self->reason, "daily") == 0)
    return C_ ("backup", "Backup of the day");
  if (g_strcmp0 (self->reason, "import") == 0)
    return C_ ("backup", "Before an import");
  if (g_strcmp0 (self->reason, "migration") == 0)
    return C_ ("backup", "Before an update of Veche");
  if (g_strcmp0 (self->reason, "sync") == 0)
    return C_ ("backup", "Before an exchange");
  if (g_strcmp0 (self->reason, "manual") == 0)
    return C_ ("backup", "Made by hand");
  return C_ ("backup", "Backup");
}
