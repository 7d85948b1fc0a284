/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-table-source.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-layer-files.h"
#include "veche-table-problem.h"

/* Endings of map files. GDAL's drivers go by the ending; what a zip is, its contents tell. */
static const char *const map_endings[]
  = { "geojson", "json", "kml", "kmz", "gpx", "gpkg", "dxf", "osm", "pbf", "mif", "tab", "shp", "zip" };

static const char *
veche_table_source_find_map_ending (const char *path)
{
  const char *dot = strrchr (path, '.');

  for (gsize i = 0; dot != NULL && i < G_N_ELEMENTS (map_endings); i++)
    if (g_ascii_strcasecmp (dot + 1, map_endings[i]) == 0)
      return map_endings[i];
  return NULL;
}

gboolean
veche_table_source_is_map (const char *path)
{
  return veche_table_source_find_map_ending (path) != NULL;
}

static int
veche_table_source_open_file (const char *path, const char *what, struct stat *info, GError **error)
{
  /* Without waiting: a pipe that nobody writes to must not hang the caller. */
  g_autofd int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

  if (fd < 0 || fstat (fd, info) != 0)
    {
      int number = errno;

      if (number == ENOENT || number == ENOTDIR)
        g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND, _ ("Could not read “%s”: there is no such file. Check its name and folder."), what);
      else if (number == EACCES || number == EPERM)
        g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED, _ ("Could not read “%s”: you may not read this file. Ask its owner for access, or copy it."), what);
      else
        g_propagate_error (error, veche_table_problem_to_error ("unreadable", 0, g_strerror (number), what));
      return -1;
    }
  if (S_ISDIR (info->st_mode))
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID, _ ("Could not read “%s”: it is a folder. Choose a file in it."), what);
      return -1;
    }
  if (!S_ISREG (info->st_mode))
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID, _ ("Could not read “%s”: it is a device or a pipe. Save the data to a file first."), what);
      return -1;
    }

  return g_steal_fd (&fd);
}

static void
veche_table_source_add (VecheTableSource *self, const char *stem, const char *ending, int fd)
{
  self->names[self->n_files] = g_strdup_printf ("%s.%s", stem, ending);
  self->fds[self->n_files] = fd;
  self->n_files++;
}

/* A companion beside the file, its ending in small letters or capitals. */
static void
veche_table_source_add_companion (VecheTableSource *self, const char *path, gsize stem_length, const char *ending)
{
  g_autofree char *capitals = g_ascii_strup (ending, -1);
  const char *const endings[] = { ending, capitals };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *companion = g_strdup_printf ("%.*s%s", (int) stem_length, path, endings[i]);
      struct stat info;
      int fd = veche_table_source_open_file (companion, companion, &info, NULL);

      if (fd >= 0)
        {
          veche_table_source_add (self, "layer", ending, fd);
          return;
        }
    }
}

static gboolean
veche_table_source_add_map_files (VecheTableSource *self, const char *path, int fd, GError **error)
{
  const char *ending = veche_table_source_find_map_ending (self->what);
  const char *const *companions = ending != NULL ? veche_layer_files_get_companions (ending) : NULL;

  if (ending != NULL)
    {
      veche_table_source_add (self, "layer", ending, fd);
      for (guint i = 0; companions != NULL && companions[i] != NULL; i++)
        veche_table_source_add_companion (self, path, strlen (path) - strlen (ending), companions[i]);
      return TRUE;
    }

  close (fd);
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_UNSUPPORTED,
               _ ("Could not read “%s”: the ending of its name is not of a map file. Choose a GeoJSON, KML, KMZ, GPX, GPKG, SHP, TAB, "
                  "MIF, DXF or OSM file, or a ZIP with one."),
               self->what);

  return FALSE;
}

VecheTableSource *
veche_table_source_open (const char *path, gboolean vector, GError **error)
{
  g_autoptr (VecheTableSource) self = g_new0 (VecheTableSource, 1);
  struct stat info;
  int fd;

  self->what = g_filename_display_basename (path);
  fd = veche_table_source_open_file (path, self->what, &info, error);
  if (fd < 0)
    return NULL;
  if (info.st_size == 0)
    {
      close (fd);
      g_propagate_error (error, veche_table_problem_to_error ("empty", 0, NULL, self->what));
      return NULL;
    }

  if (!vector)
    veche_table_source_add (self, "table", "csv", fd);
  else if (!veche_table_source_add_map_files (self, path, fd, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
veche_table_source_free (VecheTableSource *self)
{
  for (guint i = 0; i < self->n_files; i++)
    {
      if (self->fds[i] >= 0)
        close (self->fds[i]);
      g_free (self->names[i]);
    }
  g_free (self->what);
  g_free (self);
}

VecheHelper *
veche_table_source_start (VecheTableSource *self, JsonObject *request, guint timeout_ms, GError **error)
{
  VecheHelperFile files[VECHE_TABLE_SOURCE_MAX_FILES];

  for (guint i = 0; i < self->n_files; i++)
    {
      files[i].name = self->names[i];
      files[i].fd = g_steal_fd (&self->fds[i]);
    }

  return veche_helper_start (self->what, files, self->n_files, request, timeout_ms, error);
}
