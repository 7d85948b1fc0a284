/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* With it open() would be another name of open64(), and both are wanted. */
#undef _FILE_OFFSET_BITS

#include "config.h"

#include "fault-io.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static guint fault_io_nth; /* 0: nothing fails, nothing is counted */
static guint fault_io_count;
static gboolean fault_io_lasting;
static gboolean fault_io_struck;
static int fault_io_code;

void
fault_io_arm (guint nth, gboolean lasting, int code)
{
  fault_io_nth = nth;
  fault_io_count = 0;
  fault_io_lasting = lasting;
  fault_io_struck = FALSE;
  fault_io_code = code;
}

guint
fault_io_disarm (void)
{
  fault_io_nth = 0;
  return fault_io_count;
}

gboolean
fault_io_has_struck (void)
{
  return fault_io_struck;
}

/* Whether this call must fail; errno is then set. */
static gboolean
fault_io_strikes (const char *path)
{
  if (fault_io_nth == 0 || strstr (path, ".veche") == NULL)
    return FALSE;
  fault_io_count++;
  if (fault_io_count < fault_io_nth || (fault_io_count > fault_io_nth && !fault_io_lasting))
    return FALSE;
  fault_io_struck = TRUE;
  errno = fault_io_code;
  return TRUE;
}

static gboolean
fault_io_strikes_fd (int fd)
{
  char link[64];
  char path[4096];
  ssize_t length;

  if (fault_io_nth == 0)
    return FALSE;
  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink (link, path, sizeof path - 1);
  if (length < 0)
    return FALSE;
  path[length] = '\0';
  return fault_io_strikes (path);
}

/* The function that this one hides. */
#define NEXT(name) \
  static __typeof__ (&name) next; \
  if (next == NULL) \
  next = (__typeof__ (&name)) dlsym (RTLD_NEXT, #name)

/* A full disk can be read, and lets be written what is there; only a new file needs room. */
static gboolean
fault_io_strikes_open (const char *path, int flags)
{
  return (flags & O_CREAT) != 0 && (fault_io_code != ENOSPC || access (path, F_OK) != 0) && fault_io_strikes (path);
}

#define OPEN(name) \
  int name (const char *path, int flags, ...) \
  { \
    mode_t mode = 0; \
    va_list args; \
    NEXT (name); \
    va_start (args, flags); \
    if ((flags & (O_CREAT | O_TMPFILE)) != 0) \
      mode = va_arg (args, mode_t); \
    va_end (args); \
    return fault_io_strikes_open (path, flags) ? -1 : next (path, flags, mode); \
  }

OPEN (open)
OPEN (open64)

ssize_t
write (int fd, const void *bytes, size_t size)
{
  NEXT (write);
  return fault_io_strikes_fd (fd) ? -1 : next (fd, bytes, size);
}

ssize_t
pwrite (int fd, const void *bytes, size_t size, off_t at)
{
  NEXT (pwrite);
  return fault_io_strikes_fd (fd) ? -1 : next (fd, bytes, size, at);
}

ssize_t
pwrite64 (int fd, const void *bytes, size_t size, off64_t at)
{
  NEXT (pwrite64);
  return fault_io_strikes_fd (fd) ? -1 : next (fd, bytes, size, at);
}

int
fsync (int fd)
{
  NEXT (fsync);
  return fault_io_strikes_fd (fd) ? -1 : next (fd);
}

int
fdatasync (int fd)
{
  NEXT (fdatasync);
  return fault_io_strikes_fd (fd) ? -1 : next (fd);
}

int
ftruncate (int fd, off_t length)
{
  NEXT (ftruncate);
  return fault_io_strikes_fd (fd) ? -1 : next (fd, length);
}

int
ftruncate64 (int fd, off64_t length)
{
  NEXT (ftruncate64);
  return fault_io_strikes_fd (fd) ? -1 : next (fd, length);
}

int
unlink (const char *path)
{
  NEXT (unlink);
  return fault_io_strikes (path) ? -1 : next (path);
}
