/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-layer-files.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-table-sink.h"

/* Stale: what other programs put beside for the old contents, and what would be wrong for the new ones. */
static const struct
{
  const char *format;
  const char *magic; /* how its main file begins, in whatever letters */
  gsize length;
  const char *companions[6];
  const char *stale[6];
} formats[] = {
  { "shp", "\0\0\047\012", 4, { "shx", "dbf", "prj", "cpg", NULL }, { "qix", "sbn", "sbx", "qpj", "cst", NULL } },
  { "tab", "!table", 6, { "dat", "map", "id", "ind", NULL }, { NULL } },
  { "mif", "version", 7, { "mid", NULL }, { NULL } },
};

const char *const *
veche_layer_files_get_companions (const char *format)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].format, format))
      return formats[i].companions;
  return NULL;
}

char *
veche_layer_files_dup_path (const char *path, const char *ending)
{
  const char *dot = strrchr (path, '.');
  const gsize stem = dot != NULL ? (gsize) (dot - path) : strlen (path);
  g_autofree char *capitals = g_ascii_strup (ending, -1);

  return g_strdup_printf ("%.*s.%s", (int) stem, path, dot != NULL && g_ascii_isupper (dot[1]) ? capitals : ending);
}

/* All names under which something of the format may stand: the main file first. */
static GPtrArray *
veche_layer_files_list_endings (const char *format, gboolean stale)
{
  GPtrArray *endings = g_ptr_array_new ();

  g_ptr_array_add (endings, (gpointer) format);
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].format, format))
      {
        for (guint j = 0; formats[i].companions[j] != NULL; j++)
          g_ptr_array_add (endings, (gpointer) formats[i].companions[j]);
        for (guint j = 0; stale && formats[i].stale[j] != NULL; j++)
          g_ptr_array_add (endings, (gpointer) formats[i].stale[j]);
      }
  return endings;
}

/* A tab-separated text ends in «.tab» too, and what stands beside it is not a part of it. */
static gboolean
veche_layer_files_is_layer (const char *path, const char *format)
{
  char head[8];
  g_autofd int fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  const ssize_t length = fd >= 0 ? read (fd, head, sizeof head) : -1;

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].format, format))
      return length >= (ssize_t) formats[i].length
             && (memcmp (head, formats[i].magic, formats[i].length) == 0
                 || (*formats[i].magic != '\0' && g_ascii_strncasecmp (head, formats[i].magic, formats[i].length) == 0));
  return FALSE;
}

gboolean
veche_layer_files_check (const char *path, const char *format, const char *what, GError **error)
{
  const gboolean own = veche_layer_files_is_layer (path, format);
  g_autoptr (GPtrArray) endings = veche_layer_files_list_endings (format, g_file_test (path, G_FILE_TEST_EXISTS));

  for (guint i = 1; i < endings->len; i++)
    {
      g_autofree char *companion = veche_layer_files_dup_path (path, g_ptr_array_index (endings, i));
      g_autofree char *name = g_filename_display_basename (companion);

      if (!g_file_test (companion, own ? G_FILE_TEST_IS_DIR : G_FILE_TEST_EXISTS))
        continue;
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _ ("Could not write “%s”: “%s”, which is another file, stands where a part of it belongs. Choose another name."), what, name);
      return FALSE;
    }
  return TRUE;
}

/* --- putting in place --------------------------------------------------------------------------------------------- */

static char *
veche_layer_files_dup_inner (const char *folder, const char *stem, const char *ending)
{
  g_autofree char *name = g_strdup_printf ("%s.%s", stem, ending);

  return g_build_filename (folder, name, NULL);
}

static gboolean
veche_layer_files_sync (const char *path)
{
  g_autofd int fd = open (path, O_RDWR | O_CLOEXEC);

  return fd >= 0 && fsync (fd) == 0;
}

static char *
veche_layer_files_dup_target (const char *path, const char *format, const char *ending)
{
  return g_str_equal (ending, format) ? g_strdup (path) : veche_layer_files_dup_path (path, ending);
}

/* Old files go into the folder, from which they can come back; the main one first, so that nothing half is ever taken for whole. */
static gboolean
veche_layer_files_put_aside (const char *folder, const char *path, const char *format, GPtrArray *endings)
{
  for (guint i = 0; i < endings->len; i++)
    {
      const char *ending = g_ptr_array_index (endings, i);
      g_autofree char *old = veche_layer_files_dup_target (path, format, ending);
      g_autofree char *aside = veche_layer_files_dup_inner (folder, "old", ending);

      if (g_rename (old, aside) != 0 && errno != ENOENT)
        return FALSE;
    }
  return TRUE;
}

/* Of the format's endings those that were made. */
static GPtrArray *
veche_layer_files_list_made (const char *folder, const char *format)
{
  g_autoptr (GPtrArray) endings = veche_layer_files_list_endings (format, FALSE);
  GPtrArray *made = g_ptr_array_new ();

  for (guint i = 0; i < endings->len; i++)
    {
      g_autofree char *path = veche_layer_files_dup_inner (folder, "layer", g_ptr_array_index (endings, i));

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        g_ptr_array_add (made, g_ptr_array_index (endings, i));
    }
  return made;
}

/* Before anything old is moved: where the power fails, nothing is gone. */
static gboolean
veche_layer_files_sync_all (const char *folder, GPtrArray *made)
{
  for (guint i = 0; i < made->len; i++)
    {
      g_autofree char *path = veche_layer_files_dup_inner (folder, "layer", g_ptr_array_index (made, i));

      if (!veche_layer_files_sync (path))
        return FALSE;
    }
  return TRUE;
}

static gboolean
veche_layer_files_put_in (const char *folder, const char *path, const char *format, GPtrArray *made)
{
  for (guint i = made->len; i-- > 0;)
    {
      g_autofree char *from = veche_layer_files_dup_inner (folder, "layer", g_ptr_array_index (made, i));
      g_autofree char *to = veche_layer_files_dup_target (path, format, g_ptr_array_index (made, i));

      if (g_rename (from, to) != 0)
        return FALSE;
    }
  return TRUE;
}

/* What was made goes where it came from, what was there before comes back; %FALSE: not all of it. */
static gboolean
veche_layer_files_put_back (const char *folder, const char *path, const char *format, GPtrArray *made, GPtrArray *endings)
{
  gboolean all = TRUE;

  for (guint i = 0; i < made->len; i++)
    {
      g_autofree char *from = veche_layer_files_dup_inner (folder, "layer", g_ptr_array_index (made, i));
      g_autofree char *to = veche_layer_files_dup_target (path, format, g_ptr_array_index (made, i));

      if (!g_file_test (from, G_FILE_TEST_EXISTS))
        (void) g_rename (to, from);
    }
  for (guint i = endings->len; i-- > 0;)
    {
      g_autofree char *aside = veche_layer_files_dup_inner (folder, "old", g_ptr_array_index (endings, i));
      g_autofree char *target = veche_layer_files_dup_target (path, format, g_ptr_array_index (endings, i));

      if (g_file_test (aside, G_FILE_TEST_IS_REGULAR) && g_rename (aside, target) != 0)
        all = FALSE;
    }
  return all;
}

static void
veche_layer_files_remove_old (const char *folder, GPtrArray *endings)
{
  for (guint i = 0; i < endings->len; i++)
    {
      g_autofree char *aside = veche_layer_files_dup_inner (folder, "old", g_ptr_array_index (endings, i));

      g_unlink (aside);
    }
}

gboolean
veche_layer_files_place (const char *folder, const char *path, const char *format, const char *what, GError **error)
{
  g_autoptr (GPtrArray) endings = veche_layer_files_list_endings (format, TRUE);
  g_autoptr (GPtrArray) made = veche_layer_files_list_made (folder, format);
  g_autofree char *kept = NULL;
  int number;

  if (!veche_layer_files_sync_all (folder, made))
    return veche_table_sink_set_error (what, errno, error);
  if (veche_layer_files_put_aside (folder, path, format, endings) && veche_layer_files_put_in (folder, path, format, made))
    {
      veche_layer_files_remove_old (folder, endings);
      return TRUE;
    }
  number = errno;
  if (!veche_layer_files_put_back (folder, path, format, made, endings))
    {
      kept = g_filename_display_name (folder);
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_FAILED,
                   _ ("Could not write “%s”: the system reports an error (%s). What was there before is in the folder “%s”; move it back by hand."),
                   what, g_strerror (number), kept);
      return FALSE;
    }
  return veche_table_sink_set_error (what, number, error);
}

void
veche_layer_files_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      /* What could not be put back is the only copy that there is. */
      if (!g_str_has_prefix (name, "old."))
        g_unlink (path);
    }
  g_rmdir (folder);
}
