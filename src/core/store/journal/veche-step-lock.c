/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-step-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-uuid.h"

struct _VecheStepLock
{
  char *path;
  gint64 step;
  int file;
};

/* Named by the step alone, so that a workspace renamed in mid-import is still known to be written. */
static char *
veche_step_lock_build_path (const char *path, const char *uuid)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;

  if (uuid == NULL || !veche_uuid_is_valid (uuid))
    return NULL;
  folder = g_path_get_dirname (path);
  name = g_strconcat (".veche-step-", uuid, NULL);
  return g_build_filename (folder, name, NULL);
}

static struct flock
veche_step_lock_describe (void)
{
  return (struct flock){ .l_type = F_WRLCK, .l_whence = SEEK_SET };
}

VecheStepLock *
veche_step_lock_take (const char *path, const char *uuid, gint64 step, GError **error)
{
  g_autofree char *lock_path = veche_step_lock_build_path (path, uuid);
  struct flock lock = veche_step_lock_describe ();
  VecheStepLock *self;
  int file;

  g_return_val_if_fail (lock_path != NULL, NULL);

  file = open (lock_path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
  if (file < 0 || fcntl (file, F_OFD_SETLK, &lock) != 0)
    {
      g_set_error (error, VECHE_ERROR, errno == ENOSPC || errno == EDQUOT ? VECHE_ERROR_NO_SPACE : VECHE_ERROR_FAILED,
                   _("Could not begin: the folder of the workspace takes no file that others can see the work by (%s). "
                     "Check the disk and your rights in the folder."),
                   g_strerror (errno));
      if (file >= 0)
        close (file);
      return NULL;
    }
  self = g_new0 (VecheStepLock, 1);
  self->path = g_steal_pointer (&lock_path);
  self->step = step;
  self->file = file;
  return self;
}

void
veche_step_lock_release (VecheStepLock *self)
{
  if (self == NULL)
    return;
  /* In this order: a file that is there and not locked belongs to nobody. */
  unlink (self->path);
  close (self->file);
  g_free (self->path);
  g_free (self);
}

gint64
veche_step_lock_get_step (const VecheStepLock *self)
{
  return self->step;
}

gboolean
veche_step_lock_is_held (const char *path, const char *uuid)
{
  g_autofree char *lock_path = veche_step_lock_build_path (path, uuid);
  struct flock lock = veche_step_lock_describe ();
  gboolean held;
  int file;

  if (lock_path == NULL)
    return FALSE;
  file = open (lock_path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  /* What cannot be asked is better left alone. */
  if (file < 0)
    return errno != ENOENT && errno != ELOOP;
  held = fcntl (file, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
  close (file);
  return held;
}

void
veche_step_lock_sweep (const char *path, const char *uuid)
{
  g_autofree char *lock_path = veche_step_lock_build_path (path, uuid);

  if (lock_path != NULL && !veche_step_lock_is_held (path, uuid))
    unlink (lock_path);
}
