/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-xls-table.h"

#include <string.h>

#include "veche-feed.h"
#include "veche-ogr.h"

typedef struct
{
  GString *text; /* of one row */
} VecheXlsTable;

/* Whether @text is like @pattern, in which 0 stands for any digit. */
static gboolean
veche_xls_table_matches (const char *text, gsize length, const char *pattern)
{
  if (length < strlen (pattern))
    return FALSE;

  for (gsize i = 0; pattern[i] != '\0'; i++)
    if (pattern[i] == '0' ? !g_ascii_isdigit (text[i]) : text[i] != pattern[i])
      return FALSE;

  return TRUE;
}

/* Days and moments as GDAL prints them («2021-01-31», «2021-01-31 10:20:30») as ISO 8601. */
static gboolean
veche_xls_table_append_moment (VecheXlsTable *self, const char *cell, gsize length)
{
  if (length < 19 || !veche_xls_table_matches (cell, length, "0000-00-00 00:00:00") || strspn (cell + 19, "0123456789.") != length - 19)
    return FALSE;

  g_string_append_printf (self->text, "%.10sT%s", cell, cell + 11);

  return TRUE;
}

static void
veche_xls_table_append_cell (VecheXlsTable *self, const char *cell)
{
  gsize length = strlen (cell);

  if (!g_utf8_validate (cell, (gssize) length, NULL))
    {
      g_autofree char *valid = g_utf8_make_valid (cell, (gssize) length);

      g_string_append (self->text, valid);
      return;
    }
  if (length >= 32 || !veche_xls_table_append_moment (self, cell, length))
    g_string_append_len (self->text, cell, (gssize) length);
}

/* Columns up to the last that holds anything: sheets often carry formatted, empty ones behind it. */
static guint
veche_xls_table_count_columns (OGRLayerH layer, guint n_fields)
{
  guint columns = 0;
  OGRFeatureH feature;

  OGR_L_ResetReading (layer);
  while (columns < n_fields && (feature = OGR_L_GetNextFeature (layer)) != NULL)
    {
      for (guint i = n_fields; i > columns; i--)
        if (OGR_F_IsFieldSetAndNotNull (feature, (int) i - 1) && OGR_F_GetFieldAsString (feature, (int) i - 1)[0] != '\0')
          columns = i;
      OGR_F_Destroy (feature);
    }
  OGR_L_ResetReading (layer);

  return columns;
}

static gboolean
veche_xls_table_feed_row (VecheXlsTable *self, VecheFeed *feed, OGRFeatureH feature, VecheFeedCell *cells, guint n_cells)
{
  gsize at = 0;

  g_string_truncate (self->text, 0);
  for (guint i = 0; i < n_cells; i++)
    {
      gsize start = self->text->len;

      cells[i].text = NULL;
      if (OGR_F_IsFieldSetAndNotNull (feature, (int) i))
        {
          veche_xls_table_append_cell (self, OGR_F_GetFieldAsString (feature, (int) i));
          cells[i].text = "";
        }
      cells[i].length = self->text->len - start;
    }

  for (guint i = 0; i < n_cells; i++)
    if (cells[i].text != NULL)
      {
        cells[i].text = self->text->str + at;
        at += cells[i].length;
      }

  return veche_feed_row (feed, (guint64) OGR_F_GetFID (feature), cells, n_cells);
}

static gboolean
veche_xls_table_read_layer (VecheEmit *emit, VecheXlsTable *self, OGRLayerH layer, JsonObject *header, gint64 header_row)
{
  guint n_fields = (guint) OGR_FD_GetFieldCount (OGR_L_GetLayerDefn (layer));
  guint n_columns = veche_xls_table_count_columns (layer, n_fields);
  guint64 total = (guint64) MAX (OGR_L_GetFeatureCount (layer, FALSE), 0);
  g_autofree VecheFeedCell *cells = g_new0 (VecheFeedCell, n_columns + 1);
  g_autoptr (VecheFeed) feed = veche_feed_new (emit, json_object_ref (header), header_row, n_columns);
  g_autoptr (GString) text = g_string_new (NULL);
  OGRFeatureH feature;
  gboolean ok = TRUE;
  guint64 done = 0;

  self->text = text;
  while (ok && (feature = OGR_L_GetNextFeature (layer)) != NULL)
    {
      ok = veche_xls_table_feed_row (self, feed, feature, cells, n_columns);
      OGR_F_Destroy (feature);
      veche_emit_progress (emit, ++done, total);
    }
  /* Half a sheet must not pass for a whole one. */
  if (ok && veche_ogr_has_failed ())
    return veche_emit_error (emit, "driver", 0, veche_ogr_last_message ());
  if (!ok || !veche_feed_end (feed))
    return FALSE;

  veche_emit_done (emit);

  return TRUE;
}

gboolean
veche_xls_table_read (VecheEmit *emit, const char *path, const char *sheet, gint64 header_row, const char *problem)
{
  static const char *const drivers[] = { "XLS", NULL };
  VecheXlsTable self = { NULL };
  g_autoptr (JsonObject) header = json_object_new ();
  GDALDatasetH dataset = GDALOpenEx (path, GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, NULL, NULL);
  OGRLayerH layer;
  gboolean ok;

  if (dataset == NULL)
    return veche_emit_error (emit, problem, 0, veche_ogr_last_message ());

  json_object_set_string_member (header, "driver", "XLS");
  layer = veche_ogr_choose_layer (emit, dataset, sheet, header);
  ok = layer != NULL && veche_xls_table_read_layer (emit, &self, layer, header, header_row);
  GDALClose (dataset);

  return ok;
}
