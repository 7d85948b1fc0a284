/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-backup-list.h"

#include <glib/gstdio.h>
#include <string.h>

#include "veche-backup-shelf.h"
#include "veche-backup-sidecar.h"
#include "veche-time.h"

static void
veche_backup_list_add (GPtrArray *items, const char *folder, const char *workspace, const char *name)
{
  g_autofree char *reason = veche_backup_shelf_dup_reason (name);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_auto (VecheBackupSidecar) sidecar = { 0 };
  VecheBackupItem *item;
  GStatBuf status;

  if (reason == NULL || g_stat (path, &status) != 0)
    return;
  item = g_new0 (VecheBackupItem, 1);
  item->size = (guint64) status.st_size;
  item->rows = item->applications = -1;
  if (veche_backup_sidecar_load (path, &sidecar))
    {
      item->title = g_steal_pointer (&sidecar.title);
      item->source = g_steal_pointer (&sidecar.source);
      item->rows = sidecar.rows;
      item->applications = sidecar.applications;
    }
  item->made = veche_time_format_iso (sidecar.made != 0 ? sidecar.made : (gint64) status.st_mtime * 1000);
  item->path = g_steal_pointer (&path);
  item->reason = g_steal_pointer (&reason);
  item->workspace = g_strdup (workspace);
  g_ptr_array_add (items, item);
}

static void
veche_backup_list_add_folder (GPtrArray *items, const char *folder, const char *workspace)
{
  g_autofree char *path = g_build_filename (folder, workspace, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    veche_backup_list_add (items, path, workspace, name);
}

static int
veche_backup_list_compare (gconstpointer a, gconstpointer b)
{
  const VecheBackupItem *one = *(const VecheBackupItem *const *) a;
  const VecheBackupItem *two = *(const VecheBackupItem *const *) b;
  const int order = strcmp (two->made, one->made);

  return order != 0 ? order : strcmp (two->path, one->path);
}

GPtrArray *
veche_backup_list (const char *folder, const char *workspace)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_backup_item_free);
  g_autoptr (GDir) dir = workspace == NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  if (workspace != NULL)
    veche_backup_list_add_folder (items, folder, workspace);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    veche_backup_list_add_folder (items, folder, name);
  g_ptr_array_sort (items, veche_backup_list_compare);
  return items;
}
