/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-backup-text.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "veche-clock.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-open-copy.h"
#include "veche-text.h"

#define ENDING ".veche"

char *
veche_backup_text_dup_applications (const VecheBackupItem *item)
{
  if (item->applications < 0)
    return NULL;
  return g_strdup_printf (ngettext ("%d application", "%d applications", (gulong) item->applications), (int) item->applications);
}

char *
veche_backup_text_dup_summary (const VecheBackupItem *item)
{
  g_autofree char *size = veche_text_format_size (item->size);
  g_autofree char *applications = veche_backup_text_dup_applications (item);

  if (applications == NULL)
    return g_strdup_printf ("%s · %s", veche_backup_item_get_label (item), size);
  return g_strdup_printf ("%s · %s · %s", veche_backup_item_get_label (item), size, applications);
}

static char *
veche_backup_text_dup_stem (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);

  return g_str_has_suffix (base, ENDING) ? g_strndup (base, strlen (base) - strlen (ENDING)) : g_steal_pointer (&base);
}

static char *
veche_backup_text_dup_folder (const char *source)
{
  g_autofree char *folder = source != NULL ? g_path_get_dirname (source) : NULL;

  return folder != NULL && g_file_test (folder, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&folder) : veche_open_copy_dup_folder ();
}

static gboolean
veche_backup_text_is_taken (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK);
}

typedef struct
{
  VecheBackupItem *item;
  char *path; /* nullable: of the open workspace */
} VecheBackupTextBeside;

static void
veche_backup_text_beside_free (gpointer data)
{
  VecheBackupTextBeside *self = data;

  veche_backup_item_free (self->item);
  g_free (self->path);
  g_free (self);
}

static DexFuture *
veche_backup_text_beside_thread (gpointer data)
{
  const VecheBackupTextBeside *self = data;
  const char *source = self->path != NULL ? self->path : self->item->source;
  g_autofree char *folder = veche_backup_text_dup_folder (source);
  g_autofree char *stem = source != NULL ? veche_backup_text_dup_stem (source) : g_strdup (C_ ("workspace", "Workspace"));
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (self->item->made, NULL);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : veche_clock_now ();
  g_autofree char *moment = g_date_time_format (local, "%d.%m.%Y %H-%M");

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return dex_future_new_reject (VECHE_ERROR, VECHE_ERROR_FAILED,
                                  _("Could not make the folder of the workspace: %s. Choose another place."), g_strerror (errno));
  for (guint n = 1;; n++)
    {
      g_autofree char *numbered = n == 1 ? g_strdup (moment) : g_strdup_printf ("%s, %u", moment, n);
      /* Translators: a file made of a backup: the name of the workspace's file and when the backup was made. */
      g_autofree char *name = g_strdup_printf (_("%s (as of %s).veche"), stem, numbered);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!veche_backup_text_is_taken (path))
        return dex_future_new_take_string (g_steal_pointer (&path));
    }
}

DexFuture *
veche_backup_text_find_beside (const VecheBackupItem *item, const char *path)
{
  VecheBackupTextBeside *self = g_new0 (VecheBackupTextBeside, 1);

  self->item = veche_backup_item_copy (item);
  self->path = g_strdup (path);
  return dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), 0, veche_backup_text_beside_thread, self,
                              veche_backup_text_beside_free);
}

static DexFuture *
veche_backup_text_free_thread (gpointer data)
{
  const char *path = data;
  const char *dot = strrchr (path, '.');
  const char *ending = dot != NULL && strchr (dot, G_DIR_SEPARATOR) == NULL ? dot : path + strlen (path);

  if (!veche_backup_text_is_taken (path))
    return dex_future_new_for_string (path);
  for (guint n = 2;; n++)
    {
      g_autofree char *numbered = g_strdup_printf ("%.*s (%u)%s", (int) (ending - path), path, n, ending);

      if (!veche_backup_text_is_taken (numbered))
        return dex_future_new_take_string (g_steal_pointer (&numbered));
    }
}

DexFuture *
veche_backup_text_find_free (const char *path)
{
  return dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), 0, veche_backup_text_free_thread, g_strdup (path), g_free);
}

char *
veche_backup_text_dup_name (VecheWorkspace *workspace, const char *pattern)
{
  g_autofree char *stem = veche_backup_text_dup_stem (veche_workspace_get_path (workspace));
  g_autoptr (GDateTime) now = veche_clock_now ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autoptr (GString) name = g_string_new (pattern);

  g_string_replace (name, "{file}", stem, 1);
  g_string_replace (name, "{day}", day, 1);
  return g_string_free_and_steal (g_steal_pointer (&name));
}
