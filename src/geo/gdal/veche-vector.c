/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-vector.h"

#include <cpl_conv.h>
#include <ogr_srs_api.h>
#include <string.h>

#include "veche-charset.h"
#include "veche-ogr.h"

#define SAMPLE_FEATURES 2000
#define SAMPLE_BYTES (256u << 10)

typedef struct
{
  VecheEmit *emit;
  const VecheVectorRequest *request;
  VecheCharset *charset; /* of attributes that are not UTF-8; NULL: they are */
  OGRCoordinateTransformationH transform; /* NULL: the coordinates are WGS84 */
  GString *text;
  guint64 unplaced; /* features whose geometry could not be made */
  guint64 unplaced_first;
} VecheVector;

static GDALDatasetH
veche_vector_open (const char *path, const char *encoding)
{
  static const char *const drivers[] = {
    "GeoJSON", "LIBKML", "KML", "GPX", "GPKG", "ESRI Shapefile", "MapInfo File", "DXF", "OSM", NULL,
  };
  g_autofree char *option = encoding != NULL ? g_strconcat ("ENCODING=", encoding, NULL) : NULL;
  const char *immutable[] = { "IMMUTABLE=YES", NULL };
  const char *recode[] = { option, NULL };
  const char *const *options = g_str_has_suffix (path, ".gpkg") ? immutable : option != NULL ? recode : NULL;

  return GDALOpenEx (path, GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, options, NULL);
}

/* A shapefile that does not say its encoding is opened once more, as bytes: the letters tell. */
static GDALDatasetH
veche_vector_reopen_shapefile (GDALDatasetH dataset, const VecheVectorRequest *request)
{
  OGRLayerH layer = GDALDatasetGetLayer (dataset, 0);
  const char *cpg = layer != NULL ? GDALGetMetadataItem (layer, "ENCODING_FROM_CPG", "SHAPEFILE") : NULL;
  const char *ldid = layer != NULL ? GDALGetMetadataItem (layer, "ENCODING_FROM_LDID", "SHAPEFILE") : NULL;
  GDALDatasetH again;

  if (strcmp (GDALGetDriverShortName (GDALGetDatasetDriver (dataset)), "ESRI Shapefile") != 0)
    return dataset;
  if (g_ascii_strcasecmp (request->encoding, "auto") == 0 && ((cpg != NULL && cpg[0] != '\0') || (ldid != NULL && ldid[0] != '\0')))
    return dataset;

  again = veche_vector_open (request->path, "");
  if (again == NULL)
    return dataset;
  GDALClose (dataset);

  return again;
}

/* The encoding of attributes that are not UTF-8, by their own letters or as asked for. */
static gboolean
veche_vector_find_charset (VecheVector *self, OGRLayerH layer, JsonObject *header)
{
  g_autoptr (GString) sample = g_string_new (NULL);
  int n_fields = OGR_FD_GetFieldCount (OGR_L_GetLayerDefn (layer));
  const char *name = self->request->encoding;
  OGRFeatureH feature;

  OGR_L_ResetReading (layer);
  for (guint i = 0; i < SAMPLE_FEATURES && sample->len < SAMPLE_BYTES && (feature = OGR_L_GetNextFeature (layer)) != NULL; i++)
    {
      for (int field = 0; field < n_fields; field++)
        g_string_append_printf (sample, "%s\n", OGR_F_GetFieldAsString (feature, field));
      OGR_F_Destroy (feature);
    }
  OGR_L_ResetReading (layer);

  if (g_utf8_validate_len (sample->str, sample->len, NULL))
    return TRUE;
  if (g_ascii_strcasecmp (name, "auto") == 0)
    name = veche_charset_detect (sample->str, sample->len, TRUE);
  self->charset = veche_charset_new (name);
  if (self->charset == NULL || !veche_charset_is_direct (self->charset))
    return veche_emit_error (self->emit, "encoding", 0, name);
  json_object_set_string_member (header, "encoding", veche_charset_get_name (self->charset));

  return TRUE;
}

/* From the layer's coordinates to WGS84 in the order lon, lat. */
static gboolean
veche_vector_find_transform (VecheVector *self, OGRLayerH layer, JsonObject *header)
{
  const char *asked = self->request->crs;
  OGRSpatialReferenceH own = OGR_L_GetSpatialRef (layer);
  OGRSpatialReferenceH source;
  OGRSpatialReferenceH target;
  char *wkt = NULL;
  gboolean ok = TRUE;

  if (asked == NULL && own == NULL)
    return veche_emit_error (self->emit, "no-crs", 0, NULL);

  source = asked != NULL ? OSRNewSpatialReference (NULL) : OSRClone (own);
  target = OSRNewSpatialReference (NULL);
  if (asked != NULL && OSRSetFromUserInputEx (source, asked, (CSLConstList) (const char *[]){ "ALLOW_NETWORK_ACCESS=NO", "ALLOW_FILE_ACCESS=NO", NULL }) != OGRERR_NONE)
    {
      ok = veche_emit_error (self->emit, "crs", 0, asked);
    }
  else
    {
      OSRImportFromEPSG (target, 4326);
      OSRSetAxisMappingStrategy (source, OAMS_TRADITIONAL_GIS_ORDER);
      OSRSetAxisMappingStrategy (target, OAMS_TRADITIONAL_GIS_ORDER);
      if (OSRExportToWktEx (source, &wkt, (const char *[]){ "FORMAT=WKT2_2019", NULL }) == OGRERR_NONE && wkt != NULL)
        json_object_set_string_member (header, "crs", OSRGetName (source) != NULL ? OSRGetName (source) : wkt);
      if (!OSRIsSame (source, target))
        {
          self->transform = OCTNewCoordinateTransformation (source, target);
          if (self->transform == NULL)
            ok = veche_emit_error (self->emit, "crs", 0, veche_ogr_last_message ());
        }
    }
  CPLFree (wkt);
  OSRDestroySpatialReference (source);
  OSRDestroySpatialReference (target);

  return ok;
}

/* The geometry as WKB; NULL for none, and for one that cannot be placed. */
static guint8 *
veche_vector_make_wkb (VecheVector *self, OGRFeatureH feature, gsize *length)
{
  OGRGeometryH own = OGR_F_GetGeometryRef (feature);
  OGRGeometryH geometry;
  OGREnvelope box;
  guint8 *wkb = NULL;
  gboolean ok;

  if (own == NULL || OGR_G_IsEmpty (own))
    return NULL;

  geometry = OGR_G_GetLinearGeometry (own, 0, NULL);
  OGR_G_FlattenTo2D (geometry);
  if (self->request->swap_xy)
    OGR_G_SwapXY (geometry);
  ok = self->transform == NULL || OGR_G_Transform (geometry, self->transform) == OGRERR_NONE;
  OGR_G_GetEnvelope (geometry, &box);
  ok = ok && box.MinX >= -180 && box.MaxX <= 180 && box.MinY >= -90 && box.MaxY <= 90;
  if (ok)
    {
      *length = (gsize) OGR_G_WkbSize (geometry);
      wkb = g_malloc (*length);
      OGR_G_ExportToIsoWkb (geometry, wkbNDR, wkb);
    }
  else if (self->unplaced++ == 0)
    {
      self->unplaced_first = (guint64) MAX (OGR_F_GetFID (feature), 0);
    }
  OGR_G_DestroyGeometry (geometry);

  return wkb;
}

static void
veche_vector_emit_field (VecheVector *self, OGRFeatureH feature, int field)
{
  const char *value;
  OGRFieldType type;

  if (!OGR_F_IsFieldSetAndNotNull (feature, field))
    {
      veche_emit_cell (self->emit, NULL, G_MAXSIZE);
      return;
    }

  type = OGR_Fld_GetType (OGR_F_GetFieldDefnRef (feature, field));
  value = type == OFTDate || type == OFTDateTime ? OGR_F_GetFieldAsISO8601DateTime (feature, field, NULL)
                                                 : OGR_F_GetFieldAsString (feature, field);
  g_string_truncate (self->text, 0);
  if (self->charset != NULL)
    {
      veche_charset_append_cell (self->charset, value, strlen (value), self->text);
    }
  else
    {
      g_autofree char *valid = g_utf8_make_valid (value, -1);

      g_string_append (self->text, valid);
    }
  veche_emit_cell (self->emit, self->text->str, self->text->len);
}

static void
veche_vector_add_columns (VecheVector *self, OGRLayerH layer, JsonObject *header)
{
  OGRFeatureDefnH definition = OGR_L_GetLayerDefn (layer);
  JsonArray *columns = json_array_new ();
  JsonArray *types = json_array_new ();

  for (int i = 0; i < OGR_FD_GetFieldCount (definition); i++)
    {
      OGRFieldDefnH field = OGR_FD_GetFieldDefn (definition, i);
      const char *name = OGR_Fld_GetNameRef (field);
      g_autoptr (GString) text = g_string_new (NULL);

      if (self->charset != NULL)
        {
          veche_charset_append_cell (self->charset, name, strlen (name), text);
        }
      else
        {
          g_autofree char *valid = g_utf8_make_valid (name, -1);

          g_string_append (text, valid);
        }
      json_array_add_string_element (columns, text->str);
      json_array_add_string_element (types, OGR_GetFieldTypeName (OGR_Fld_GetType (field)));
    }

  json_object_set_array_member (header, "columns", columns);
  json_object_set_array_member (header, "types", types);
  json_object_set_int_member (header, "header_row", 0);
}

static gboolean
veche_vector_read_layer (VecheVector *self, OGRLayerH layer, JsonObject *header)
{
  int n_fields = OGR_FD_GetFieldCount (OGR_L_GetLayerDefn (layer));
  guint64 total = (guint64) MAX (OGR_L_GetFeatureCount (layer, FALSE), 0);
  guint64 number = 0;
  OGRFeatureH feature;
  gboolean ok = TRUE;

  if (!veche_vector_find_charset (self, layer, header) || !veche_vector_find_transform (self, layer, header))
    return FALSE;

  veche_vector_add_columns (self, layer, header);
  veche_emit_header (self->emit, json_object_ref (header));
  OGR_L_ResetReading (layer);
  while (ok && (feature = OGR_L_GetNextFeature (layer)) != NULL)
    {
      gsize length = 0;
      g_autofree guint8 *wkb = veche_vector_make_wkb (self, feature, &length);

      veche_emit_row_begin (self->emit, ++number);
      for (int i = 0; i < n_fields; i++)
        veche_vector_emit_field (self, feature, i);
      ok = veche_emit_row_end (self->emit, wkb, length);
      OGR_F_Destroy (feature);
      if (total > 0)
        veche_emit_progress (self->emit, number, total);
    }
  if (!ok)
    return FALSE;

  if (self->unplaced > 0)
    veche_emit_message (self->emit, "unplaced", self->unplaced_first, self->unplaced, NULL);
  veche_emit_done (self->emit);

  return TRUE;
}

gboolean
veche_vector_read (VecheEmit *emit, const VecheVectorRequest *request)
{
  GDALDatasetH dataset = veche_vector_open (request->path, NULL);
  g_autoptr (JsonObject) header = json_object_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  VecheVector self = { .emit = emit, .request = request, .text = text };
  OGRLayerH layer;
  gboolean ok;

  if (dataset == NULL)
    return veche_emit_error (emit, "driver", 0, veche_ogr_last_message ());

  dataset = veche_vector_reopen_shapefile (dataset, request);
  json_object_set_string_member (header, "driver", GDALGetDriverShortName (GDALGetDatasetDriver (dataset)));
  layer = veche_ogr_choose_layer (emit, dataset, request->layer, header);
  ok = layer != NULL && veche_vector_read_layer (&self, layer, header);

  g_clear_pointer (&self.charset, veche_charset_free);
  g_clear_pointer (&self.transform, OCTDestroyCoordinateTransformation);
  GDALClose (dataset);

  return ok;
}
