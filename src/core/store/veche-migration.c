/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-migration.h"

#include "veche-backup.h"
#include "veche-i18n.h"
#include "veche-schema.h"

gboolean
veche_migration_run (VecheStore *store, GCancellable *cancellable, GError **error)
{
  VecheDb *db = veche_store_get_db (store);
  int version = veche_schema_get_version (db);
  g_autofree char *folder = NULL;

  if (version >= VECHE_SCHEMA_VERSION)
    return TRUE;
  if (version > 0)
    {
      folder = veche_backup_dup_folder (store, error);
      if (folder == NULL || !veche_backup_rotate (store, folder, "migration", NULL, cancellable, error))
        {
          g_prefix_error (error, "%s ", _("Could not bring the workspace up to date: a backup is made first."));
          return FALSE;
        }
    }
  return veche_schema_migrate (db, error);
}
