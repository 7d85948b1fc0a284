/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-open-files.h"

#include <sys/stat.h>

#include "veche-error.h"
#include "veche-i18n.h"

typedef struct
{
  guint mark;
  char *path;
  dev_t device; /* what was opened, wherever it has been moved since */
  ino_t inode;
} VecheOpenFile;

static GMutex veche_open_files_lock;
static GPtrArray *veche_open_files;
static guint veche_open_files_last;

static void
veche_open_files_free (gpointer data)
{
  VecheOpenFile *file = data;

  g_free (file->path);
  g_free (file);
}

guint
veche_open_files_add (const char *path)
{
  VecheOpenFile *file = g_new0 (VecheOpenFile, 1);
  struct stat status;

  g_return_val_if_fail (path != NULL, 0);

  file->path = g_strdup (path);
  if (stat (path, &status) == 0)
    {
      file->device = status.st_dev;
      file->inode = status.st_ino;
    }
  g_mutex_lock (&veche_open_files_lock);
  if (veche_open_files == NULL)
    veche_open_files = g_ptr_array_new_with_free_func (veche_open_files_free);
  file->mark = ++veche_open_files_last;
  g_ptr_array_add (veche_open_files, file);
  g_mutex_unlock (&veche_open_files_lock);
  return file->mark;
}

void
veche_open_files_remove (guint mark)
{
  if (mark == 0)
    return;
  g_mutex_lock (&veche_open_files_lock);
  for (guint i = 0; i < veche_open_files->len; i++)
    if (((VecheOpenFile *) g_ptr_array_index (veche_open_files, i))->mark == mark)
      {
        g_ptr_array_remove_index_fast (veche_open_files, i);
        break;
      }
  if (veche_open_files->len == 0)
    g_clear_pointer (&veche_open_files, g_ptr_array_unref);
  g_mutex_unlock (&veche_open_files_lock);
}

/* A journal holds what is needed to make its file whole again: it is as untouchable as the file. */
static gboolean
veche_open_files_is_part (const VecheOpenFile *file, const struct stat *other)
{
  static const char *const endings[] = { "-journal", "-wal", "-shm" };

  if (other->st_dev == file->device && other->st_ino == file->inode)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (file->path, endings[i], NULL);
      struct stat status;

      if (stat (path, &status) == 0 && other->st_dev == status.st_dev && other->st_ino == status.st_ino)
        return TRUE;
    }
  return FALSE;
}

gboolean
veche_open_files_check (const char *path, GError **error)
{
  g_autofree char *shown = NULL;
  struct stat status;
  gboolean open = FALSE;

  g_return_val_if_fail (path != NULL, FALSE);

  if (stat (path, &status) != 0)
    return TRUE;
  g_mutex_lock (&veche_open_files_lock);
  for (guint i = 0; veche_open_files != NULL && i < veche_open_files->len && !open; i++)
    open = veche_open_files_is_part (g_ptr_array_index (veche_open_files, i), &status);
  g_mutex_unlock (&veche_open_files_lock);
  if (!open)
    return TRUE;
  shown = g_filename_display_name (path);
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
               _("Could not use “%s”: it is a workspace that is open in Veche now. Choose another file, or close that workspace first."),
               shown);
  return FALSE;
}
