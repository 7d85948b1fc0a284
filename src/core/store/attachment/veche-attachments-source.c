/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-attachments-source.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-open-files.h"
#include "veche-text.h"

#define VECHE_ATTACHMENTS_SOURCE_PART (4 * 1024 * 1024)

struct _VecheAttachmentsSource
{
  GInputStream *from;
  int spool;
  char *name;
  gint64 size;
  gint64 done;
};

static gboolean
veche_attachments_source_refuse_size (const char *name, GError **error)
{
  g_autofree char *most = veche_text_format_size (VECHE_ATTACHMENTS_SOURCE_MAX);

  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
               _("Could not attach “%s”: it is larger than %s. Make it smaller, or keep it elsewhere and write down where it is."), name,
               most);
  return FALSE;
}

static gboolean
veche_attachments_source_fail (const char *name, const char *why, GError **error)
{
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND, _("Could not attach “%s”: %s. Check that the file can be read."), name, why);
  return FALSE;
}

/* O_NONBLOCK: opening a pipe that nobody writes to would wait for ever. */
static gboolean
veche_attachments_source_open_path (VecheAttachmentsSource *self, const char *path, GError **error)
{
  g_autofd int fd = -1;
  struct stat status;

  if (!veche_open_files_check (path, error))
    return FALSE;
  fd = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (fd < 0 || fstat (fd, &status) != 0)
    return veche_attachments_source_fail (self->name, g_strerror (errno), error);
  if (!S_ISREG (status.st_mode))
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID, _("Could not attach “%s”: it is not an ordinary file. Choose a file."),
                   self->name);
      return FALSE;
    }
  self->size = status.st_size;
  self->from = g_unix_input_stream_new (g_steal_fd (&fd), TRUE);
  return TRUE;
}

/* One that has no path, on a server that the desktop reaches. */
static gboolean
veche_attachments_source_open_remote (VecheAttachmentsSource *self, GFile *file, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GFileInfo) info = NULL;

  self->from = G_INPUT_STREAM (g_file_read (file, NULL, &local));
  if (self->from == NULL)
    return veche_attachments_source_fail (self->name, local->message, error);
  info = g_file_input_stream_query_info (G_FILE_INPUT_STREAM (self->from), G_FILE_ATTRIBUTE_STANDARD_SIZE, NULL, NULL);
  self->size = info != NULL ? g_file_info_get_size (info) : 0;
  return TRUE;
}

/* Not in /tmp, which may be memory. */
static gboolean
veche_attachments_source_open_spool (VecheAttachmentsSource *self, GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "veche", NULL);
  g_autofree char *path = g_build_filename (folder, "attach-XXXXXX", NULL);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    self->spool = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  if (self->spool < 0)
    return veche_attachments_source_fail (self->name, g_strerror (errno), error);
  g_unlink (path);
  return TRUE;
}

VecheAttachmentsSource *
veche_attachments_source_open (GFile *file, const char *name, GError **error)
{
  g_autoptr (VecheAttachmentsSource) self = g_new0 (VecheAttachmentsSource, 1);
  const char *path = g_file_peek_path (file);

  self->spool = -1;
  self->name = name != NULL ? g_strdup (name) : g_file_get_basename (file);
  if (!(path != NULL ? veche_attachments_source_open_path (self, path, error)
                     : veche_attachments_source_open_remote (self, file, error)))
    return NULL;
  if (self->size > VECHE_ATTACHMENTS_SOURCE_MAX)
    {
      veche_attachments_source_refuse_size (self->name, error);
      return NULL;
    }
  return veche_attachments_source_open_spool (self, error) ? g_steal_pointer (&self) : NULL;
}

void
veche_attachments_source_free (VecheAttachmentsSource *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->from);
  if (self->spool >= 0)
    close (self->spool);
  g_free (self->name);
  g_free (self);
}

gint64
veche_attachments_source_get_size (VecheAttachmentsSource *self)
{
  return self->size;
}

static gboolean
veche_attachments_source_write (VecheAttachmentsSource *self, const guint8 *data, gsize size, GError **error)
{
  while (size > 0)
    {
      gssize written = write (self->spool, data, size);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0 && (errno == ENOSPC || errno == EDQUOT))
        {
          g_set_error (error, VECHE_ERROR, VECHE_ERROR_NO_SPACE,
                       _("Could not attach “%s”: the disk is full. Free some space and try again."), self->name);
          return FALSE;
        }
      if (written < 0)
        return veche_attachments_source_fail (self->name, g_strerror (errno), error);
      data += written;
      size -= (gsize) written;
    }
  return TRUE;
}

gboolean
veche_attachments_source_read (VecheAttachmentsSource *self, gint64 *done, gboolean *more, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *buffer = g_malloc (VECHE_ATTACHMENTS_SOURCE_PART);
  g_autoptr (GError) local = NULL;
  gsize got;

  if (!g_input_stream_read_all (self->from, buffer, VECHE_ATTACHMENTS_SOURCE_PART, &got, cancellable, &local))
    {
      if (!g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return veche_attachments_source_fail (self->name, local->message, error);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  self->done += (gint64) got;
  *done = self->done;
  *more = got == VECHE_ATTACHMENTS_SOURCE_PART;
  /* One that grows while it is read. */
  if (self->done > VECHE_ATTACHMENTS_SOURCE_MAX)
    return veche_attachments_source_refuse_size (self->name, error);
  return veche_attachments_source_write (self, buffer, got, error);
}

GInputStream *
veche_attachments_source_take (VecheAttachmentsSource *self, GError **error)
{
  if (lseek (self->spool, 0, SEEK_SET) != 0)
    {
      veche_attachments_source_fail (self->name, g_strerror (errno), error);
      return NULL;
    }
  return g_unix_input_stream_new (g_steal_fd (&self->spool), TRUE);
}
