/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-own-file.h"

#include <errno.h>
#include <sys/stat.h>

#include "veche-error.h"
#include "veche-i18n.h"

gboolean
veche_own_file_check (const char *workspace, const char *path, GError **error)
{
  struct stat own;
  struct stat other;

  if (stat (workspace, &own) != 0 || stat (path, &other) != 0)
    return TRUE;
  if (own.st_dev != other.st_dev || own.st_ino != other.st_ino)
    return TRUE;
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
               _("Could not use “%s”: it is the open workspace itself. Choose another file."), path);
  return FALSE;
}

gboolean
veche_own_file_check_readable (const char *workspace, const char *path, GError **error)
{
  struct stat other;

  if (stat (path, &other) != 0)
    {
      g_set_error (error, VECHE_ERROR, errno == ENOENT || errno == ENOTDIR ? VECHE_ERROR_NOT_FOUND : VECHE_ERROR_FAILED,
                   _("Could not read “%s”: %s. Check the name and the permissions."), path, g_strerror (errno));
      return FALSE;
    }
  if (!S_ISREG (other.st_mode))
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not read “%s”: it is not an ordinary file. Choose a file."), path);
      return FALSE;
    }
  return veche_own_file_check (workspace, path, error);
}
