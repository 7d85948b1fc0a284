/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-file.h"

#include <glib/gstdio.h>
#include <string.h>

#include "veche-map-tile-source.h"
#include "veche-map-vector-source.h"

/* Bytes of a style: the usual ones have fifty thousand. */
#define MOST_STYLE (4 * 1024 * 1024)

char *
veche_map_file_dup_style_path (const char *path)
{
  const char *dot;

  g_return_val_if_fail (path != NULL, NULL);

  dot = strrchr (path, '.');
  return g_strdup_printf ("%.*s.style.json", (int) (dot != NULL && strchr (dot, G_DIR_SEPARATOR) == NULL ? dot - path : (long) strlen (path)), path);
}

/* %NULL: there is none. One that is no text is told by who parses it. */
static char *
veche_map_file_read_style (const char *path)
{
  GStatBuf info;
  char *json;

  if (path == NULL || g_stat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return NULL;
  if (info.st_size > MOST_STYLE || !g_file_get_contents (path, &json, NULL, NULL))
    return g_strdup ("");
  return json;
}

ShumateMapSource *
veche_map_file_open (const char *path, const char *style_path, gboolean flat, GError **error)
{
  g_autoptr (VecheTiles) tiles = veche_tiles_open (path, error);
  g_autofree char *style = NULL;
  g_autofree char *title = NULL;

  if (tiles == NULL)
    return NULL;
  if (!veche_tiles_is_vector (tiles))
    return veche_map_tile_source_new (g_steal_pointer (&tiles));
  style = veche_map_file_read_style (style_path);
  title = style != NULL ? g_filename_display_basename (style_path) : NULL;
  return veche_map_vector_source_new (g_steal_pointer (&tiles), style, title, flat, error);
}
