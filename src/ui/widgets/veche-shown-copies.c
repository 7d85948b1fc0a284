/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-shown-copies.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "veche-i18n.h"

#define PREFIX "shown-"

static char *
veche_shown_copies_dup_parent (void)
{
  return g_build_filename (g_get_user_cache_dir (), "veche", NULL);
}

GFile *
veche_shown_copies_dup_place (const char *name, GError **error)
{
  g_autofree char *parent = veche_shown_copies_dup_parent ();
  g_autofree char *folder = g_build_filename (parent, PREFIX "XXXXXX", NULL);
  g_autofree char *safe = g_strdelimit (g_strdup (name), "/\\", '_');

  if (g_mkdir_with_parents (parent, 0700) != 0 || g_mkdtemp_full (folder, 0700) == NULL)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                   _("Could not show the file: no place for a copy (%s). See whether the disk is full."), g_strerror (errno));
      return NULL;
    }
  return g_file_new_build_filename (folder, safe, NULL);
}

void
veche_shown_copies_seal (GFile *copy)
{
  g_return_if_fail (G_IS_FILE (copy));

  g_chmod (g_file_peek_path (copy), S_IRUSR);
}

/* No link is followed: only what lies in the folder itself goes. */
static void
veche_shown_copies_remove_folder (const char *folder)
{
  GStatBuf info;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (g_lstat (folder, &info) != 0 || !S_ISDIR (info.st_mode))
    return;
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

void
veche_shown_copies_remove (void)
{
  g_autofree char *parent = veche_shown_copies_dup_parent ();
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (parent, name, NULL);

      if (g_str_has_prefix (name, PREFIX))
        veche_shown_copies_remove_folder (folder);
    }
}
