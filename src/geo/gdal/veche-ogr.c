/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-ogr.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <string.h>

#define MAX_MESSAGES 20

static const char *const drivers[] = {
  "XLS", "GeoJSON", "LIBKML", "KML", "GPX", "GPKG", "ESRI Shapefile", "MapInfo File", "DXF", "OSM", NULL,
};

static VecheEmit *message_emit;
static char *message_folder;
static char last_message[512];
static GHashTable *messages;
static gboolean failed;

static void CPL_STDCALL
veche_ogr_error_cb (CPLErr level, CPLErrorNum number, const char *text)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *plain = NULL;

  if (level < CE_Warning)
    return;

  parts = g_strsplit (text, message_folder, -1);
  plain = g_strjoinv ("", parts);
  g_strlcpy (last_message, plain, sizeof last_message);
  failed = failed || level >= CE_Failure;
  if (g_hash_table_size (messages) >= MAX_MESSAGES || !g_hash_table_add (messages, g_strdup (plain)))
    return;
  veche_emit_message (message_emit, "gdal", 0, 1, plain);
}

void
veche_ogr_init (VecheEmit *emit, const char *folder)
{
  message_folder = g_strconcat (folder, G_DIR_SEPARATOR_S, NULL);
  message_emit = emit;
  messages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  CPLSetErrorHandler (veche_ogr_error_cb);

  CPLSetConfigOption ("GDAL_DRIVER_PATH", "disable");
  CPLSetConfigOption ("GDAL_NUM_THREADS", "1");
  CPLSetConfigOption ("GDAL_PAM_ENABLED", "NO");
  CPLSetConfigOption ("PROJ_NETWORK", "OFF");
  CPLSetConfigOption ("OGR_XLS_HEADERS", "DISABLE");
  CPLSetConfigOption ("OGR_XLS_FIELD_TYPES", "STRING");
  /* Its temporary tables must stay in memory: nothing can be written here. */
  CPLSetConfigOption ("OSM_MAX_TMPFILE_SIZE", "700");
  CPLSetConfigOption ("OSM_USE_CUSTOM_INDEXING", "YES");

  GDALAllRegister ();
  for (int i = GDALGetDriverCount () - 1; i >= 0; i--)
    {
      GDALDriverH driver = GDALGetDriver (i);

      if (!g_strv_contains (drivers, GDALGetDriverShortName (driver)))
        GDALDeregisterDriver (driver);
    }
}

const char *
veche_ogr_last_message (void)
{
  return last_message;
}

gboolean
veche_ogr_has_failed (void)
{
  return failed;
}

static OGRLayerH
veche_ogr_find_layer (GDALDatasetH dataset, const char *name)
{
  int count = GDALDatasetGetLayerCount (dataset);
  guint64 number;

  for (int i = 0; i < count; i++)
    {
      OGRLayerH layer = GDALDatasetGetLayer (dataset, i);

      if (strcmp (OGR_L_GetName (layer), name) == 0)
        return layer;
    }

  if (g_ascii_string_to_unsigned (name, 10, 1, (guint64) MAX (count, 1), &number, NULL) && (int) number <= count)
    return GDALDatasetGetLayer (dataset, (int) number - 1);

  return NULL;
}

static OGRLayerH
veche_ogr_first_layer (GDALDatasetH dataset)
{
  int count = GDALDatasetGetLayerCount (dataset);

  for (int i = 0; i < count; i++)
    {
      OGRLayerH layer = GDALDatasetGetLayer (dataset, i);
      OGRFeatureH feature;

      OGR_L_ResetReading (layer);
      feature = OGR_L_GetNextFeature (layer);
      OGR_L_ResetReading (layer);
      if (feature != NULL)
        {
          OGR_F_Destroy (feature);
          return layer;
        }
    }

  return count > 0 ? GDALDatasetGetLayer (dataset, 0) : NULL;
}

OGRLayerH
veche_ogr_choose_layer (VecheEmit *emit, GDALDatasetH dataset, const char *name, JsonObject *header)
{
  JsonArray *sheets = json_array_new ();
  g_autoptr (GString) list = g_string_new (NULL);
  OGRLayerH layer;

  for (int i = 0; i < GDALDatasetGetLayerCount (dataset); i++)
    {
      g_autofree char *sheet = g_utf8_make_valid (OGR_L_GetName (GDALDatasetGetLayer (dataset, i)), -1);

      json_array_add_string_element (sheets, sheet);
      g_string_append_printf (list, "%s«%s»", i > 0 ? ", " : "", sheet);
    }
  json_object_set_array_member (header, "sheets", sheets);

  layer = name != NULL ? veche_ogr_find_layer (dataset, name) : veche_ogr_first_layer (dataset);
  if (layer != NULL)
    {
      g_autofree char *sheet = g_utf8_make_valid (OGR_L_GetName (layer), -1);

      json_object_set_string_member (header, "sheet", sheet);
    }
  else if (name == NULL)
    {
      veche_emit_error (emit, "no-rows", 0, NULL);
    }
  else
    {
      veche_emit_error (emit, "no-sheet", 0, list->str);
    }

  return layer;
}
