/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-export-place.h"

#include <string.h>

#include "veche-geometry-text.h"
#include "veche-i18n.h"
#include "veche-place.h"

guint
veche_export_place_count (const VecheKind *kind, gboolean map)
{
  if (veche_kind_get_geometry (kind) == NULL)
    return 0;
  return !map && veche_kind_is_point (kind) ? 2 : 1;
}

void
veche_export_place_add_columns (const VecheKind *kind, gboolean map, VecheTableColumn *columns)
{
  if (veche_export_place_count (kind, map) == 2)
    {
      columns[0] = (VecheTableColumn){ _("Longitude"), VECHE_TABLE_NUMBER };
      columns[1] = (VecheTableColumn){ _("Latitude"), VECHE_TABLE_NUMBER };
    }
  else if (veche_export_place_count (kind, map) == 1)
    columns[0] = (VecheTableColumn){ map ? "geometry" : "WKT", map ? VECHE_TABLE_GEOMETRY : VECHE_TABLE_TEXT };
}

/* Nine decimals of a degree are a tenth of a millimetre. */
static char *
veche_export_place_format_degrees (double degrees)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;

  g_ascii_formatd (buffer, sizeof buffer, "%.9f", degrees);
  for (end = buffer + strlen (buffer) - 1; *end == '0'; end--)
    *end = '\0';
  if (*end == '.')
    *end = '\0';
  return g_strdup (buffer);
}

void
veche_export_place_add_cells (VecheRecord *record, gboolean map, GPtrArray *cells)
{
  const guint n = veche_export_place_count (veche_record_get_kind (record), map);
  g_autoptr (VecheGeometry) shape = n > 0 ? veche_place_dup (record) : NULL;

  if (shape != NULL && (shape->type == VECHE_GEOMETRY_COLLECTION || shape->xy->len == 0))
    g_clear_pointer (&shape, veche_geometry_free);
  if (n == 2 && shape != NULL)
    {
      g_ptr_array_add (cells, veche_export_place_format_degrees (veche_geometry_get_xy (shape)[0]));
      g_ptr_array_add (cells, veche_export_place_format_degrees (veche_geometry_get_xy (shape)[1]));
    }
  else if (n == 1 && shape != NULL)
    g_ptr_array_add (cells, map ? veche_geometry_text_format_json (shape) : veche_geometry_text_format (shape));
  else
    for (guint i = 0; i < n; i++)
      g_ptr_array_add (cells, NULL);
}
