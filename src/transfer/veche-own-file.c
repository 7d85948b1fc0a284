/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-own-file.h"

#include <errno.h>
#include <sys/stat.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-workspace-guard.h"

/* An empty name means the folder one is in to some, and nothing at all to others. */
static gboolean
veche_own_file_check_name (const char *path, GError **error)
{
  if (*path != '\0')
    return TRUE;
  g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_INVALID, _("Could not use the file: its name is empty. Name a file."));
  return FALSE;
}

gboolean
veche_own_file_check (const char *path, GError **error)
{
  struct stat other;

  if (!veche_own_file_check_name (path, error))
    return FALSE;
  /* A device or a pipe would be replaced by a file of its name. */
  if (stat (path, &other) == 0 && !S_ISREG (other.st_mode) && !S_ISDIR (other.st_mode))
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not use “%s”: it is not an ordinary file. Choose another file."), path);
      return FALSE;
    }
  return veche_workspace_guard_check (path, error);
}

gboolean
veche_own_file_check_readable (const char *path, GError **error)
{
  struct stat other;

  if (!veche_own_file_check_name (path, error))
    return FALSE;
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
  return veche_own_file_check (path, error);
}
