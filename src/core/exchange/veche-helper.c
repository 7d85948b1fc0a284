/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-helper.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "veche-error.h"
#include "veche-i18n.h"

#define PROGRAM "veche-gdal"
#define DEFAULT_TIMEOUT_MS (5 * 60 * 1000)
#define MAX_FRAME (64u << 20)
#define FIRST_FD 3

struct _VecheHelper
{
  char *what;
  char *folder;
  GSubprocess *process;
  int out; /* the end of the pipe that is read */
  gint64 patience_us;
  guint8 *buffer;
  gsize at;
  gsize filled;
};

/* Variables that the process needs: where libraries and data lie, and what the tests' tools want. Nothing else goes over. */
static const char *const passed_variables[] = {
  "LD_LIBRARY_PATH", "GDAL_DATA", "PROJ_DATA", "PROJ_LIB", "ASAN_OPTIONS", "UBSAN_OPTIONS", "G_DEBUG", NULL,
};

#define BUFFER_SIZE (1u << 20)

static char **
veche_helper_make_environment (void)
{
  g_auto (GStrv) environment = g_strdupv ((char *[]){ (char *) "LC_ALL=C.UTF-8", NULL });

  for (guint i = 0; passed_variables[i] != NULL; i++)
    {
      const char *value = g_getenv (passed_variables[i]);

      if (value != NULL)
        environment = g_environ_setenv (environment, passed_variables[i], value, TRUE);
    }

  return g_steal_pointer (&environment);
}

/* The request as a file that is stdin: nothing to block on, no broken pipe. -1 on failure. */
static int
veche_helper_make_request (JsonObject *request)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint32 length;
  g_autofd int fd = memfd_create ("veche-request", MFD_CLOEXEC);

  json_node_set_object (node, request);
  text = json_to_string (node, FALSE);
  length = GUINT32_TO_LE ((guint32) strlen (text));
  g_byte_array_append (bytes, (const guint8 *) &length, sizeof length);
  g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text));
  if (fd < 0 || write (fd, bytes->data, bytes->len) != (ssize_t) bytes->len || lseek (fd, 0, SEEK_SET) != 0)
    return -1;

  return g_steal_fd (&fd);
}

static void
veche_helper_add_files (JsonObject *request, GSubprocessLauncher *launcher, const VecheHelperFile *files, guint n_files)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < n_files; i++)
    {
      JsonObject *file = json_object_new ();

      json_object_set_string_member (file, "name", files[i].name);
      json_object_set_int_member (file, "fd", FIRST_FD + i);
      json_array_add_object_element (list, file);
      g_subprocess_launcher_take_fd (launcher, files[i].fd, (int) (FIRST_FD + i));
    }

  json_object_set_array_member (request, "files", list);
}

static gboolean
veche_helper_set_not_started (VecheHelper *self, const char *why, GError **error)
{
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_FAILED,
               _ ("Could not read “%s”: the program that reads files did not start (%s). Install Veche again."), self->what, why);

  return FALSE;
}

static gboolean
veche_helper_spawn (VecheHelper *self, GSubprocessLauncher *launcher, JsonObject *request, GError **error)
{
  const char *folder = g_getenv ("VECHE_LIBEXECDIR");
  g_autofree char *program = g_build_filename (folder != NULL ? folder : VECHE_INSTALLED_LIBEXECDIR, PROGRAM, NULL);
  g_auto (GStrv) environment = veche_helper_make_environment ();
  const char *const command[] = { program, NULL };
  g_autoptr (GError) cause = NULL;
  int ends[2];
  int input;

  self->folder = g_dir_make_tmp ("veche-XXXXXX", &cause);
  if (self->folder == NULL)
    return veche_helper_set_not_started (self, cause->message, error);
  json_object_set_string_member (request, "folder", self->folder);
  json_object_set_int_member (request, "parent", getpid ());

  input = veche_helper_make_request (request);
  if (input < 0)
    return veche_helper_set_not_started (self, g_strerror (errno), error);
  g_subprocess_launcher_take_stdin_fd (launcher, input);
  if (!g_unix_open_pipe (ends, O_CLOEXEC, &cause))
    return veche_helper_set_not_started (self, cause->message, error);
  self->out = ends[0];
  g_subprocess_launcher_take_stdout_fd (launcher, ends[1]);

  g_subprocess_launcher_set_environ (launcher, environment);
  self->process = g_subprocess_launcher_spawnv (launcher, command, &cause);
  /* The launcher's own copy of the writing end would keep the pipe open after the death of the process. */
  g_subprocess_launcher_close (launcher);
  if (self->process == NULL)
    return veche_helper_set_not_started (self, cause->message, error);

  return TRUE;
}

VecheHelper *
veche_helper_start (const char *what, const VecheHelperFile *files, guint n_files, JsonObject *request, guint timeout_ms,
                    GError **error)
{
  g_autoptr (JsonObject) owned = request;
  g_autoptr (VecheHelper) self = g_new0 (VecheHelper, 1);
  /* What it says on stderr helps nobody but its developers. */
  GSubprocessFlags flags = g_getenv ("VECHE_HELPER_STDERR") != NULL ? G_SUBPROCESS_FLAGS_NONE : G_SUBPROCESS_FLAGS_STDERR_SILENCE;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (flags);

  self->what = g_strdup (what);
  self->out = -1;
  self->patience_us = (gint64) 1000 * (timeout_ms > 0 ? timeout_ms : DEFAULT_TIMEOUT_MS);
  self->buffer = g_malloc (BUFFER_SIZE);
  veche_helper_add_files (owned, launcher, files, n_files);
  if (!veche_helper_spawn (self, launcher, owned, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* The folder holds links and nothing else; whatever more may be in it, nothing is followed. */
static void
veche_helper_remove_folder (VecheHelper *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
}

void
veche_helper_free (VecheHelper *self)
{
  if (self->process != NULL)
    {
      g_subprocess_force_exit (self->process);
      g_subprocess_wait (self->process, NULL, NULL);
      g_object_unref (self->process);
    }
  if (self->out >= 0)
    close (self->out);
  if (self->folder != NULL)
    veche_helper_remove_folder (self);
  g_free (self->folder);
  g_free (self->what);
  g_free (self->buffer);
  g_free (self);
}

gboolean
veche_helper_set_garbled (VecheHelper *self, GError **error)
{
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_FAILED,
               _ ("Could not read “%s”: the program that reads files gave an answer that makes no sense. The file may be "
                  "damaged: open it in a spreadsheet or map program and save it anew."),
               self->what);

  return FALSE;
}

static gboolean
veche_helper_set_late (VecheHelper *self, GError **error)
{
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_FAILED,
               _ ("Could not read “%s”: it takes too long. Divide the file into smaller ones, or save it as CSV."), self->what);

  return FALSE;
}

/* The pipe has ended before its time. */
static gboolean
veche_helper_set_died (VecheHelper *self, GError **error)
{
  /* It may have closed the pipe and live on. */
  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);

  if (g_subprocess_get_if_signaled (self->process) && g_subprocess_get_term_sig (self->process) == SIGXCPU)
    return veche_helper_set_late (self, error);

  g_set_error (error, VECHE_ERROR, VECHE_ERROR_FAILED,
               _ ("Could not read “%s”: the program that reads files has stopped. The file is damaged or too large: open it in a "
                  "spreadsheet or map program and save it anew, or in parts."),
               self->what);

  return FALSE;
}

/* Waits until there is something to read. The time of waiting is what counts, not the time in which rows are worked on. */
static gboolean
veche_helper_wait (VecheHelper *self, GCancellable *cancellable, GError **error)
{
  GPollFD fds[2] = { { self->out, G_IO_IN | G_IO_HUP | G_IO_ERR, 0 }, { -1, 0, 0 } };
  gboolean watches = cancellable != NULL && g_cancellable_make_pollfd (cancellable, &fds[1]);
  gint64 start = g_get_monotonic_time ();
  int ready;

  if (self->patience_us <= 0)
    ready = 0;
  else
    do
      ready = g_poll (fds, watches ? 2 : 1, (int) MIN (self->patience_us / 1000 + 1, G_MAXINT));
    while (ready < 0 && errno == EINTR);

  if (watches)
    g_cancellable_release_fd (cancellable);
  self->patience_us -= g_get_monotonic_time () - start;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (ready == 0)
    return veche_helper_set_late (self, error);

  return TRUE;
}

static gboolean
veche_helper_read (VecheHelper *self, guint8 *to, gsize length, GCancellable *cancellable, GError **error)
{
  while (length > 0)
    {
      gsize n = MIN (length, self->filled - self->at);
      ssize_t got;

      memcpy (to, self->buffer + self->at, n);
      self->at += n;
      to += n;
      length -= n;
      if (length == 0)
        break;

      if (!veche_helper_wait (self, cancellable, error))
        return FALSE;
      got = read (self->out, self->buffer, BUFFER_SIZE);
      if (got < 0 && errno == EINTR)
        continue;
      if (got <= 0)
        return veche_helper_set_died (self, error);
      self->at = 0;
      self->filled = (gsize) got;
    }

  return TRUE;
}

GBytes *
veche_helper_next (VecheHelper *self, char *kind, GCancellable *cancellable, GError **error)
{
  guint8 head[5];
  guint32 length;
  g_autofree guint8 *body = NULL;

  g_return_val_if_fail (self != NULL && kind != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !veche_helper_read (self, head, sizeof head, cancellable, error))
    return NULL;

  memcpy (&length, head, 4);
  length = GUINT32_FROM_LE (length);
  if (length == 0 || length > MAX_FRAME || strchr ("HRPMBDE", head[4]) == NULL || head[4] == '\0')
    {
      veche_helper_set_garbled (self, error);
      return NULL;
    }

  body = g_malloc (length);
  if (!veche_helper_read (self, body, length - 1, cancellable, error))
    return NULL;

  *kind = (char) head[4];
  return g_bytes_new_take (g_steal_pointer (&body), length - 1);
}
