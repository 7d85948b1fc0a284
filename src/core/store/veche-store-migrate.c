/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-store-migrate.h"

#include "veche-backup.h"
#include "veche-i18n.h"
#include "veche-schema.h"
#include "veche-store-private.h"

gboolean
veche_store_migrate_secure (VecheStore *self, int target, GCancellable *cancellable, GError **error)
{
  const int version = veche_schema_get_version (self->db);
  g_autofree char *folder = NULL;

  /* A file that is being made holds nothing of anybody's. */
  if (version <= 0 || version >= target)
    return TRUE;
  /* The opening has not got to it yet. */
  if (self->uuid == NULL)
    self->uuid = veche_store_dup_meta (self, "uuid");
  folder = veche_backup_dup_folder (self->uuid, error);
  if (folder != NULL && veche_backup_rotate (self, folder, "migration", NULL, cancellable, error))
    return TRUE;
  g_prefix_error (error, "%s ", _("The file was made by an older Veche and is only changed to the present form after a backup."));
  return FALSE;
}
