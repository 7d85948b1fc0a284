/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-convert.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal.h>
#include <math.h>
#include <string.h>

#include "veche-crs.h"
#include "veche-ogr.h"

#define OUTPUT "/vsimem/veche-out."
#define CHUNK (1u << 20)
#define SYMBOL_RADIUS 1.0 /* of DXF's block for a point, in metres of the ground */
#define SYMBOL_CORNERS 24
#define TEXT_HEIGHT "1g"
#define DBF_NAME 10

typedef struct
{
  VecheEmit *emit;
  const VecheConvertRequest *request;
  GDALDatasetH target;
  OGRLayerH from;
  OGRLayerH to;
  OGRCoordinateTransformationH transform; /* or NULL: WGS84 stays */
} VecheConvert;

static const struct
{
  const char *format;
  const char *driver;
} formats[] = {
  { "gpkg", "GPKG" },
  { "kml", "LIBKML" },
  { "shp.zip", "ESRI Shapefile" },
  { "dxf", "DXF" },
};

static gboolean
veche_convert_is (const VecheConvert *self, const char *format)
{
  return strcmp (self->request->format, format) == 0;
}

/* EPSG:326zz, or 327zz in the south, of the middle of what there is. */
static char *
veche_convert_dup_zone (OGRLayerH layer)
{
  OGREnvelope box;
  double lon, lat;
  int zone;

  if (OGR_L_GetExtent (layer, &box, TRUE) != OGRERR_NONE)
    return g_strdup ("EPSG:32637");
  lon = (box.MinX + box.MaxX) / 2;
  lat = (box.MinY + box.MaxY) / 2;
  zone = CLAMP ((int) floor ((lon + 180) / 6) + 1, 1, 60);

  return g_strdup_printf ("EPSG:32%d%02d", lat < 0 ? 7 : 6, zone);
}

/* The coordinate system of the target; NULL when an error was sent. */
static OGRSpatialReferenceH
veche_convert_choose_crs (VecheConvert *self)
{
  g_autofree char *zone = veche_convert_is (self, "dxf") && self->request->crs == NULL ? veche_convert_dup_zone (self->from) : NULL;
  const char *text = self->request->crs != NULL ? self->request->crs : zone != NULL ? zone : "EPSG:4326";
  OGRSpatialReferenceH crs = veche_crs_read (text);
  OGRSpatialReferenceH wgs84 = veche_crs_read ("EPSG:4326");

  if (crs == NULL)
    veche_emit_error (self->emit, "crs", 0, text);
  else if (!OSRIsSame (crs, wgs84))
    {
      self->transform = OCTNewCoordinateTransformation (wgs84, crs);
      veche_emit_message (self->emit, "target-crs", 0, 1, OSRGetName (crs));
    }
  OSRDestroySpatialReference (wgs84);

  return crs;
}

/* --- DXF ---------------------------------------------------------------------------------------------------------- */

/* The block that stands for a point: a circle, at whose middle the block is inserted. */
static gboolean
veche_convert_add_block (VecheConvert *self)
{
  OGRLayerH blocks = GDALDatasetCreateLayer (self->target, "blocks", NULL, wkbUnknown, NULL);
  OGRFeatureH feature;
  OGRGeometryH circle = OGR_G_CreateGeometry (wkbLineString);
  gboolean ok;

  for (int i = 0; i <= SYMBOL_CORNERS; i++)
    OGR_G_AddPoint_2D (circle, SYMBOL_RADIUS * cos (2 * G_PI * i / SYMBOL_CORNERS), SYMBOL_RADIUS * sin (2 * G_PI * i / SYMBOL_CORNERS));
  feature = OGR_F_Create (OGR_L_GetLayerDefn (blocks));
  OGR_F_SetFieldString (feature, OGR_F_GetFieldIndex (feature, "Block"), self->request->layer);
  OGR_F_SetGeometryDirectly (feature, circle);
  ok = OGR_L_CreateFeature (blocks, feature) == OGRERR_NONE;
  OGR_F_Destroy (feature);

  return ok;
}

static const char *
veche_convert_get_text (OGRFeatureH feature, const char *field)
{
  int index = OGR_F_GetFieldIndex (feature, field);

  return index >= 0 && OGR_F_IsFieldSetAndNotNull (feature, index) ? OGR_F_GetFieldAsString (feature, index) : NULL;
}

/* What stands beside a symbol: the number, else the title. Characters that CAD programs of all ages know. */
static char *
veche_convert_dup_label (OGRFeatureH feature)
{
  const char *text = veche_convert_get_text (feature, "number");
  GString *label = g_string_new ("LABEL(f:\"Arial\",s:" TEXT_HEIGHT ",p:1,t:\"");

  if (text == NULL)
    text = veche_convert_get_text (feature, "title");
  for (const char *at = text != NULL ? text : ""; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '"' || c == '\\' || c < 32)
        g_string_append_c (label, ' ');
      else if (c < 127)
        g_string_append_c (label, (char) c);
      else
        g_string_append_unichar (label, c);
    }
  g_string_append (label, "\")");

  return g_string_free_and_steal (label);
}

/* By kind, and of trees by what is to be done with them: «TREE-REMOVE». */
static char *
veche_convert_dup_cad_layer (VecheConvert *self, OGRFeatureH feature)
{
  const char *decision = veche_convert_get_text (feature, "decision");
  g_autofree char *name = decision != NULL ? g_strdup_printf ("%s-%s", self->request->layer, decision) : g_strdup (self->request->layer);

  return g_ascii_strup (name, -1);
}

static gboolean
veche_convert_put_entity (VecheConvert *self, OGRFeatureH feature, OGRGeometryH geometry)
{
  const gboolean point = wkbFlatten (OGR_G_GetGeometryType (geometry)) == wkbPoint;
  g_autofree char *cad_layer = veche_convert_dup_cad_layer (self, feature);

  for (int text = 0; text <= (point ? 1 : 0); text++)
    {
      OGRFeatureH entity = OGR_F_Create (OGR_L_GetLayerDefn (self->to));
      OGRErr error;

      OGR_F_SetFieldString (entity, OGR_F_GetFieldIndex (entity, "Layer"), cad_layer);
      OGR_F_SetGeometry (entity, geometry);
      if (text == 1)
        {
          g_autofree char *label = veche_convert_dup_label (feature);

          OGR_F_SetStyleString (entity, label);
        }
      else if (point)
        {
          int block = OGR_F_GetFieldIndex (entity, "BlockName");

          OGR_F_SetFieldString (entity, block, self->request->layer);
        }
      error = OGR_L_CreateFeature (self->to, entity);
      OGR_F_Destroy (entity);
      if (error != OGRERR_NONE)
        return FALSE;
    }

  return TRUE;
}

/* --- the other formats -------------------------------------------------------------------------------------------- */

static void
veche_convert_add_fields (VecheConvert *self)
{
  OGRFeatureDefnH definition = OGR_L_GetLayerDefn (self->from);

  for (int i = 0; i < OGR_FD_GetFieldCount (definition); i++)
    {
      OGRFieldDefnH field = OGR_FD_GetFieldDefn (definition, i);
      g_autofree char *name = veche_convert_is (self, "shp.zip") ? g_strndup (OGR_Fld_GetNameRef (field), DBF_NAME)
                                                                 : g_strdup (OGR_Fld_GetNameRef (field));
      OGRFieldDefnH copy = OGR_Fld_Create (name, OGR_Fld_GetType (field));

      OGR_Fld_SetSubType (copy, OGR_Fld_GetSubType (field));
      if (veche_convert_is (self, "shp.zip") && OGR_Fld_GetType (field) == OFTString)
        OGR_Fld_SetWidth (copy, 254);
      OGR_L_CreateField (self->to, copy, FALSE);
      OGR_Fld_Destroy (copy);
    }
}

static gboolean
veche_convert_put_feature (VecheConvert *self, OGRFeatureH feature, OGRGeometryH geometry)
{
  OGRFeatureH copy = OGR_F_Create (OGR_L_GetLayerDefn (self->to));
  OGRErr error;

  /* Fields were made in the same order. */
  for (int i = 0; i < OGR_F_GetFieldCount (feature) && i < OGR_F_GetFieldCount (copy); i++)
    if (OGR_F_IsFieldSetAndNotNull (feature, i))
      OGR_F_SetFieldRaw (copy, i, OGR_F_GetRawFieldRef (feature, i));
  if (geometry != NULL)
    OGR_F_SetGeometry (copy, geometry);
  error = OGR_L_CreateFeature (self->to, copy);
  OGR_F_Destroy (copy);

  return error == OGRERR_NONE;
}

static gboolean
veche_convert_copy (VecheConvert *self)
{
  const gboolean dxf = veche_convert_is (self, "dxf");
  OGRFeatureH feature;
  gboolean ok = TRUE;

  OGR_L_ResetReading (self->from);
  while (ok && (feature = OGR_L_GetNextFeature (self->from)) != NULL)
    {
      OGRGeometryH geometry = OGR_F_GetGeometryRef (feature);

      if (geometry != NULL && self->transform != NULL && OGR_G_Transform (geometry, self->transform) != OGRERR_NONE)
        geometry = NULL;
      if (!dxf)
        ok = veche_convert_put_feature (self, feature, geometry);
      else if (geometry != NULL)
        ok = veche_convert_put_entity (self, feature, geometry);
      OGR_F_Destroy (feature);
    }

  return ok;
}

static OGRLayerH
veche_convert_make_layer (VecheConvert *self, OGRSpatialReferenceH crs)
{
  const gboolean shapefile = veche_convert_is (self, "shp.zip");
  const char *const utf8[] = { "ENCODING=UTF-8", NULL };

  if (veche_convert_is (self, "dxf"))
    return veche_convert_add_block (self) ? GDALDatasetCreateLayer (self->target, "entities", crs, wkbUnknown, NULL) : NULL;

  return GDALDatasetCreateLayer (self->target, self->request->layer, crs, OGR_L_GetGeomType (self->from),
                                 shapefile ? (char **) utf8 : NULL);
}

static gboolean
veche_convert_send (VecheConvert *self, const char *path)
{
  VSILFILE *file = VSIFOpenL (path, "rb");
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  JsonObject *header;
  size_t n;

  if (file == NULL)
    return veche_emit_error (self->emit, "write", 0, veche_ogr_last_message ());
  header = json_object_new ();
  json_object_set_string_member (header, "driver", self->request->format);
  veche_emit_header (self->emit, header);
  while ((n = VSIFReadL (chunk, 1, CHUNK, file)) > 0)
    veche_emit_bytes (self->emit, chunk, n);
  VSIFCloseL (file);
  veche_emit_done (self->emit);

  return TRUE;
}

static gboolean
veche_convert_fill (VecheConvert *self, const char *path)
{
  OGRSpatialReferenceH crs = veche_convert_choose_crs (self);
  gboolean ok;

  if (crs == NULL)
    return FALSE;
  self->to = veche_convert_make_layer (self, crs);
  OSRDestroySpatialReference (crs);
  if (self->to != NULL && !veche_convert_is (self, "dxf"))
    veche_convert_add_fields (self);
  ok = self->to != NULL && veche_convert_copy (self);
  /* A file is whole when it is closed. */
  ok = GDALClose (self->target) == CE_None && ok;
  self->target = NULL;
  if (!ok)
    return veche_emit_error (self->emit, "write", 0, veche_ogr_last_message ());

  return veche_convert_send (self, path);
}

gboolean
veche_convert_write (VecheEmit *emit, const VecheConvertRequest *request)
{
  static const char *const reader[] = { "GeoJSON", NULL };
  g_autofree char *path = g_strconcat (OUTPUT, request->format, NULL);
  GDALDatasetH source = GDALOpenEx (request->path, GDAL_OF_VECTOR | GDAL_OF_READONLY, reader, NULL, NULL);
  VecheConvert self = { .emit = emit, .request = request };
  gboolean ok = FALSE;

  if (source == NULL || GDALDatasetGetLayerCount (source) != 1)
    return veche_emit_error (emit, "request", 0, veche_ogr_last_message ());
  self.from = GDALDatasetGetLayer (source, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (formats[i].format, request->format) == 0)
      {
        CPLSetConfigOption ("LIBKML_NAME_FIELD", OGR_FD_GetFieldIndex (OGR_L_GetLayerDefn (self.from), "number") >= 0 ? "number" : "title");
        CPLSetConfigOption ("LIBKML_DESCRIPTION_FIELD", OGR_FD_GetFieldIndex (OGR_L_GetLayerDefn (self.from), "text") >= 0 ? "text" : "note");
        self.target = GDALCreate (GDALGetDriverByName (formats[i].driver), path, 0, 0, 0, GDT_Unknown, NULL);
      }
  if (self.target == NULL)
    veche_emit_error (emit, "write", 0, veche_ogr_last_message ());
  else
    ok = veche_convert_fill (&self, path);

  g_clear_pointer (&self.transform, OCTDestroyCoordinateTransformation);
  if (self.target != NULL)
    GDALClose (self.target);
  GDALClose (source);

  return ok;
}
