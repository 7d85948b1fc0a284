/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-opening.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <unistd.h>
#include <unistd.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-opening-private.h"

/* From statfs(2) and the kernel's sources; linux/magic.h does not have all of them. */
static const unsigned long veche_opening_network_magics[] = {
  0x6969,     /* NFS */
  0x517B,     /* SMB */
  0xFF534D42, /* CIFS */
  0xFE534D42, /* SMB 2 */
  0x5346414F, /* AFS */
  0x6B414653, /* AFS of the kernel */
  0x00C36400, /* Ceph */
  0x01021997, /* 9p: a folder of a virtual machine's host */
  0x786F4256, /* VirtualBox's shared folder */
  0x73757245, /* Coda */
  0x564C,     /* NCP */
  0x0BD00BD0, /* Lustre */
};

#define FUSE_MAGIC 0x65735546UL

/* Of what runs in FUSE, these keep the files on a disk of this computer. */
static const char *const veche_opening_local_fuse[] = {
  "fuseblk",    "fuse.ntfs-3g", "fuse.ntfs",     "fuse.exfat",          "fuse.exfat-fuse", "fuse.gocryptfs",
  "fuse.encfs", "fuse.cryfs",   "fuse.securefs", "fuse.fuse-overlayfs", "fuse.bindfs",     NULL,
};

static gboolean
veche_opening_place_is_portal (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", 6);

  /* «», run, user, UID, doc */
  return g_strv_length (parts) >= 5 && strcmp (parts[0], "") == 0 && strcmp (parts[1], "run") == 0
         && ((strcmp (parts[2], "user") == 0 && strcmp (parts[4], "doc") == 0) || strcmp (parts[2], "flatpak") == 0);
}

gboolean
veche_opening_place_judge (const char *path, unsigned long magic, const char *type, GError **error)
{
  gboolean network = magic == FUSE_MAGIC && (type == NULL || !g_strv_contains (veche_opening_local_fuse, type));

  /* The document portal is FUSE too, but its user thinks of no drive. */
  if (veche_opening_place_is_portal (path) || g_strcmp0 (type, "fuse.portal") == 0)
    {
      g_set_error_literal (
        error, VECHE_ERROR, VECHE_ERROR_PLACE,
        _("Could not open the workspace: it was handed over by another program for this once, and Veche works only "
          "with files in their own folder. Copy it to this computer (Documents/Veche) and open the copy."));
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (veche_opening_network_magics); i++)
    network |= magic == veche_opening_network_magics[i];
  if (!network)
    return TRUE;
  g_set_error_literal (
    error, VECHE_ERROR, VECHE_ERROR_PLACE,
    _("Could not open the workspace: it lies on a network drive, where locks are not safe. Copy it to this computer "
      "(Documents/Veche) and open the copy."));
  return FALSE;
}

/* The type of the mount that holds the device, from /proc/self/mountinfo; %NULL where it is not told. Owned. */
static char *
veche_opening_place_find_type (dev_t device)
{
  g_autofree char *table = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *wanted = g_strdup_printf ("%u:%u", major (device), minor (device));

  if (!g_file_get_contents ("/proc/self/mountinfo", &table, NULL, NULL))
    return NULL;
  lines = g_strsplit (table, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      /* «36 35 98:0 / /mnt rw,noatime master:1 - ext3 /dev/root rw» (proc(5)) */
      g_auto (GStrv) halves = g_strsplit (lines[i], " - ", 2);
      g_auto (GStrv) left = g_strsplit (halves[0] != NULL ? halves[0] : "", " ", 5);

      if (g_strv_length (halves) == 2 && g_strv_length (left) >= 4 && strcmp (left[2], wanted) == 0)
        return g_strndup (halves[1], strcspn (halves[1], " "));
    }
  return NULL;
}

gboolean
veche_opening_place_check (const char *path, GError **error)
{
  g_autofree char *type = NULL;
  struct statfs system;
  struct stat info;

  if (statfs (path, &system) != 0 || stat (path, &info) != 0)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_FAILED,
                   _("Could not open the workspace: the disk does not answer (%s). Check that it is connected."),
                   g_strerror (errno));
      return FALSE;
    }
  if ((unsigned long) system.f_type == FUSE_MAGIC)
    type = veche_opening_place_find_type (info.st_dev);
  /* f_type is a signed word on some machines: the magics have 32 bits. */
  return veche_opening_place_judge (path, (unsigned long) system.f_type & 0xFFFFFFFFUL, type, error);
}

static gboolean
veche_opening_place_fail (const char *path, int code, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  if (code == ENOENT || code == ENOTDIR)
    g_set_error (
      error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
      _("Could not open the workspace: there is no file “%s”. Check its name and whether its disk is connected."),
      name);
  else
    g_set_error (error, VECHE_ERROR, VECHE_ERROR_FAILED,
                 _("Could not open the workspace: “%s” cannot be reached (%s). Check the path and your rights."), name,
                 g_strerror (code));
  return FALSE;
}

/* realpath(3) reads links and nothing else: the file itself is never opened but by SQLite. */
static char *
veche_opening_resolve_existing (const char *path, GError **error)
{
  char *real = realpath (path, NULL);
  g_autofree char *copy = g_strdup (real);
  struct stat info;
  gboolean found = real != NULL && stat (real, &info) == 0;

  if (!found)
    veche_opening_place_fail (path, errno, error);
  free (real);
  if (!found)
    return NULL;
  if (!S_ISREG (info.st_mode))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   S_ISDIR (info.st_mode) ? _("Could not open the workspace: “%s” is a folder. Choose a file in it.")
                                          : _("Could not open the workspace: “%s” is not a file. Choose another one."),
                   name);
      return NULL;
    }
  return veche_opening_place_check (copy, error) ? g_steal_pointer (&copy) : NULL;
}

static char *
veche_opening_resolve_new (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *copy = NULL;
  g_autofree char *display = g_filename_display_name (path);
  g_autoptr (GError) local = NULL;
  char *real = NULL;
  struct stat info;

  if (lstat (path, &info) == 0)
    {
      g_set_error (
        error, VECHE_ERROR, VECHE_ERROR_EXISTS,
        _("Could not create the workspace: there is already a file “%s”. Choose another name, or open that file."),
        display);
      return NULL;
    }
  if (g_str_has_suffix (path, "/") || strcmp (name, ".") == 0 || strcmp (name, "..") == 0)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not create the workspace: “%s” is not a file name. Choose another name."), display);
      return NULL;
    }
  real = realpath (folder, NULL);
  if (real == NULL || stat (real, &info) != 0 || !S_ISDIR (info.st_mode))
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
                   _("Could not create the workspace: there is no folder for “%s”. Make the folder first."), display);
      free (real);
      return NULL;
    }
  copy = g_build_filename (real, name, NULL);
  if (access (real, W_OK | X_OK) != 0)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
                   _("Could not create the workspace: you may not write to the folder of “%s”. Choose another folder."), display);
      free (real);
      return NULL;
    }
  free (real);
  if (veche_opening_place_check (folder, &local))
    return g_steal_pointer (&copy);
  g_set_error_literal (
    error, local->domain, local->code,
    _("Could not create the workspace: the folder lies on a network drive or is lent by another program, where "
      "locks are not safe. Choose a folder of this computer (Documents/Veche)."));
  return NULL;
}

gboolean
veche_opening_can_write (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  return faccessat (AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) == 0
         && (faccessat (AT_FDCWD, journal, W_OK, AT_EACCESS) == 0 || errno == ENOENT);
}

char *
veche_opening_resolve (const char *path, gboolean for_creation, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  if (*path == '\0')
    {
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                           _("Could not open the workspace: its name is empty. Name a file."));
      return NULL;
    }
  return for_creation ? veche_opening_resolve_new (path, error) : veche_opening_resolve_existing (path, error);
}
