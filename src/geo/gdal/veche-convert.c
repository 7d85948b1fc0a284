/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-convert.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal.h>
#include <string.h>

#include "veche-convert-dxf.h"
#include "veche-convert-extent.h"
#include "veche-convert-files.h"
#include "veche-convert-names.h"
#include "veche-crs.h"
#include "veche-ogr.h"

#define FOLDER "/vsimem/veche-out" /* what stands there goes out */
#define KML "/vsimem/veche-doc.kml" /* before it is packed */
#define DBF_NAME 10
#define TEXT_WIDTH 254
#define MAX_ZEROS 256

typedef enum
{
  SHORT_NAMES = 1 << 0, /* of fields: ten bytes */
  SHORT_TEXTS = 1 << 1, /* 254 bytes, in an encoding that may be chosen */
  DEGREES = 1 << 2,     /* WGS84 and nothing else */
  FOLDERS = 1 << 3,     /* one for each layer of the office */
  PLACED = 1 << 4,      /* without a place there is no object */
  TEXT_DAYS = 1 << 5,   /* days and moments as texts */
} VecheConvertFlags;

typedef struct
{
  const char *format;
  const char *driver;
  VecheConvertFlags flags;
} VecheConvertFormat;

typedef struct
{
  VecheEmit *emit;
  const VecheConvertRequest *request;
  const VecheConvertFormat *format;
  const char *name_field;
  const char *text_field;
  GDALDatasetH target;
  OGRLayerH from;
  OGRLayerH to;       /* DXF's entities */
  GHashTable *layers; /* name → OGRLayerH, of the target */
  OGRSpatialReferenceH crs;
  OGRCoordinateTransformationH transform; /* or NULL: WGS84 stays */
  guint64 placeless;                      /* objects that were left out */
  guint64 cut;                            /* texts */
  gboolean zeros[MAX_ZEROS];              /* of MapInfo: fields that are 0 somewhere */
  char **names;                           /* of the fields in the target, in their order here */
  GArray *fields;                         /* of int: which field of the target, by the field here; -1: none */
  guint64 astray;                         /* objects whose place the coordinate system has no number for */
} VecheConvert;

static const VecheConvertFormat formats[] = {
  { "gpkg", "GPKG", 0 },
  { "kml", "LIBKML", DEGREES | FOLDERS | TEXT_DAYS },
  { "kmz", "LIBKML", DEGREES | FOLDERS | TEXT_DAYS },
  { "gpx", "GPX", DEGREES | PLACED | TEXT_DAYS },
  { "shp.zip", "ESRI Shapefile", SHORT_NAMES | SHORT_TEXTS },
  { "shp", "ESRI Shapefile", SHORT_NAMES | SHORT_TEXTS },
  { "tab", "MapInfo File", SHORT_TEXTS },
  { "mif", "MapInfo File", SHORT_TEXTS },
  { "dxf", "DXF", PLACED },
};

static OGRLayerH veche_convert_choose_layer (VecheConvert *self, OGRFeatureH feature);

static gboolean
veche_convert_is (const VecheConvert *self, const char *format)
{
  return strcmp (self->request->format, format) == 0;
}

/* The coordinate system of the target; FALSE when an error was sent. */
static gboolean
veche_convert_choose_crs (VecheConvert *self)
{
  g_autofree char *zone = veche_convert_is (self, "dxf") && self->request->crs == NULL ? veche_convert_extent_dup_zone (self->from) : NULL;
  const char *text = self->request->crs != NULL ? self->request->crs : zone != NULL ? zone : "EPSG:4326";
  OGRSpatialReferenceH wgs84 = veche_crs_read ("EPSG:4326");
  gboolean ok = TRUE;

  self->crs = veche_crs_read (text);
  if (self->crs == NULL)
    {
      ok = veche_emit_error (self->emit, "crs", 0, text);
    }
  else if (!OSRIsSame (self->crs, wgs84))
    {
      if (self->format->flags & DEGREES)
        ok = veche_emit_error (self->emit, "fixed-crs", 0, NULL);
      self->transform = OCTNewCoordinateTransformation (wgs84, self->crs);
      if (self->transform == NULL)
        ok = veche_emit_error (self->emit, "crs", 0, text);
      else
        veche_emit_message (self->emit, "target-crs", 0, 1, OSRGetName (self->crs));
    }
  OSRDestroySpatialReference (wgs84);

  return ok;
}

/* --- objects ------------------------------------------------------------------------------------------------------ */

/* GPX has a name and a description of its own; the rest stands in its extensions. */
static char *
veche_convert_dup_field_name (VecheConvert *self, const char *name)
{
  if (veche_convert_is (self, "gpx") && strcmp (name, self->name_field) == 0)
    return g_strdup ("name");
  if (veche_convert_is (self, "gpx") && strcmp (name, self->text_field) == 0)
    return g_strdup ("desc");
  return g_strdup (name);
}

static void
veche_convert_name_fields (VecheConvert *self)
{
  OGRFeatureDefnH definition = OGR_L_GetLayerDefn (self->from);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (int i = 0; i < OGR_FD_GetFieldCount (definition); i++)
    g_strv_builder_take (builder, veche_convert_dup_field_name (self, OGR_Fld_GetNameRef (OGR_FD_GetFieldDefn (definition, i))));
  names = g_strv_builder_end (builder);
  self->names = self->format->flags & SHORT_NAMES
                  ? veche_convert_names_shorten ((const char *const *) names, DBF_NAME, self->request->encoding == NULL)
                  : g_steal_pointer (&names);
}

/* Days and moments of which the format makes something of its own: they go as ISO texts. */
static gboolean
veche_convert_is_day (VecheConvert *self, OGRFieldDefnH field)
{
  return (self->format->flags & TEXT_DAYS) && (OGR_Fld_GetType (field) == OFTDate || OGR_Fld_GetType (field) == OFTDateTime);
}

/* Which numbers are ever 0: MapInfo's cannot be empty, and its reader takes 0 for that; a column that means it goes as text. */
static void
veche_convert_find_zeros (VecheConvert *self)
{
  OGRFeatureH feature;

  OGR_L_ResetReading (self->from);
  while ((feature = OGR_L_GetNextFeature (self->from)) != NULL)
    {
      for (int i = 0; i < OGR_F_GetFieldCount (feature) && i < MAX_ZEROS; i++)
        {
          const OGRFieldType type = OGR_Fld_GetType (OGR_F_GetFieldDefnRef (feature, i));

          /* A moment is 0 too when it is asked for as a number. */
          if ((type == OFTInteger || type == OFTInteger64 || type == OFTReal) && OGR_F_IsFieldSetAndNotNull (feature, i)
              && OGR_F_GetFieldAsDouble (feature, i) == 0)
            self->zeros[i] = TRUE;
        }
      OGR_F_Destroy (feature);
    }
}

static void
veche_convert_add_fields (VecheConvert *self, OGRLayerH layer)
{
  OGRFeatureDefnH definition = OGR_L_GetLayerDefn (self->from);
  OGRFeatureDefnH made = OGR_L_GetLayerDefn (layer);

  g_array_set_size (self->fields, 0);
  for (int i = 0; i < OGR_FD_GetFieldCount (definition); i++)
    {
      OGRFieldDefnH field = OGR_FD_GetFieldDefn (definition, i);
      int to = OGR_FD_GetFieldCount (made);
      const gboolean day = veche_convert_is_day (self, field);
      const gboolean text = day || (i < MAX_ZEROS && self->zeros[i] && OGR_Fld_GetType (field) != OFTDate);
      OGRFieldDefnH copy = OGR_Fld_Create (self->names[i], text ? OFTString : OGR_Fld_GetType (field));

      OGR_Fld_SetSubType (copy, text ? OFSTNone : OGR_Fld_GetSubType (field));
      if ((self->format->flags & SHORT_TEXTS) && OGR_Fld_GetType (field) == OFTString)
        OGR_Fld_SetWidth (copy, TEXT_WIDTH);
      /* A driver may refuse one, and GPX has some already: what follows does not move into its place. */
      if (OGR_L_CreateField (layer, copy, TRUE) != OGRERR_NONE || OGR_FD_GetFieldCount (made) == to)
        to = OGR_FD_GetFieldIndex (made, self->names[i]);
      g_array_append_val (self->fields, to);
      if (to < 0)
        veche_emit_message (self->emit, "left-column", 0, 1, OGR_Fld_GetNameRef (field));
      OGR_Fld_Destroy (copy);
    }
  /* No object, no field; a table without any is none for MapInfo. */
  if (OGR_FD_GetFieldCount (definition) == 0)
    {
      OGRFieldDefnH only = OGR_Fld_Create ("uuid", OFTString);

      OGR_L_CreateField (layer, only, FALSE);
      OGR_Fld_Destroy (only);
    }
}

/* What a format of short texts cannot hold is cut between two characters, and counted. */
static void
veche_convert_set_text (VecheConvert *self, OGRFeatureH copy, int to, const char *text)
{
  const gboolean wide = self->request->encoding == NULL;
  g_autofree char *cut = NULL;
  const char *end = text;

  while (*end != '\0' && (wide ? g_utf8_next_char (end) - text : g_utf8_pointer_to_offset (text, end) + 1) <= TEXT_WIDTH)
    end = g_utf8_next_char (end);
  cut = g_strndup (text, (gsize) (end - text));
  self->cut += *end != '\0';
  OGR_F_SetFieldString (copy, to, cut);
}

static void
veche_convert_set_day (OGRFeatureH copy, int to, OGRFeatureH feature, int i)
{
  g_autofree char *day = NULL;
  int year, month, date, hour, minute, second, zone;

  if (OGR_Fld_GetType (OGR_F_GetFieldDefnRef (feature, i)) == OFTDateTime)
    day = g_strdup (OGR_F_GetFieldAsISO8601DateTime (feature, i, NULL));
  else if (OGR_F_GetFieldAsDateTime (feature, i, &year, &month, &date, &hour, &minute, &second, &zone))
    day = g_strdup_printf ("%04d-%02d-%02d", year, month, date);
  OGR_F_SetFieldString (copy, to, day != NULL ? day : "");
}

/* The colour of its layer, as the map here has it. */
static void
veche_convert_set_color (VecheConvert *self, OGRFeatureH copy, const char *layer, OGRGeometryH geometry)
{
  const OGRwkbGeometryType type = geometry != NULL ? wkbFlatten (OGR_G_GetGeometryType (geometry)) : wkbNone;
  const char *color = json_object_get_string_member_with_default (self->request->colors, layer, NULL);
  g_autofree char *style = NULL;

  if (color == NULL || !(self->format->flags & FOLDERS))
    return;
  /* LIBKML of GDAL 3.10 ends the program at a symbol that has a colour and nothing before it. */
  if (type == wkbPoint)
    style = g_strdup_printf ("SYMBOL(s:1,c:%s)", color);
  else if (type == wkbLineString || type == wkbMultiLineString)
    style = g_strdup_printf ("PEN(c:%s,w:3px)", color);
  else
    style = g_strdup_printf ("PEN(c:%s,w:2px);BRUSH(fc:%s55)", color, color);
  OGR_F_SetStyleString (copy, style);
}

static gboolean
veche_convert_put_feature (VecheConvert *self, OGRFeatureH feature, OGRGeometryH geometry)
{
  OGRLayerH layer = veche_convert_choose_layer (self, feature);
  OGRFeatureH copy;
  OGRErr error;

  if (layer == NULL)
    return FALSE;
  copy = OGR_F_Create (OGR_L_GetLayerDefn (layer));
  for (int i = 0; i < OGR_F_GetFieldCount (feature); i++)
    {
      const int to = OGR_F_IsFieldSetAndNotNull (feature, i) ? g_array_index (self->fields, int, i) : -1;

      if (to < 0)
        continue;
      if (veche_convert_is_day (self, OGR_F_GetFieldDefnRef (feature, i)))
        veche_convert_set_day (copy, to, feature, i);
      else if ((self->format->flags & SHORT_TEXTS) && OGR_Fld_GetType (OGR_F_GetFieldDefnRef (feature, i)) == OFTString)
        veche_convert_set_text (self, copy, to, OGR_F_GetFieldAsString (feature, i));
      else if (veche_convert_is (self, "gpx") || OGR_Fld_GetType (OGR_F_GetFieldDefnRef (copy, to)) == OFTString)
        OGR_F_SetFieldString (copy, to, OGR_F_GetFieldAsString (feature, i));
      else
        OGR_F_SetFieldRaw (copy, to, OGR_F_GetRawFieldRef (feature, i));
    }
  if (geometry != NULL)
    OGR_F_SetGeometry (copy, geometry);
  if (self->request->colors != NULL)
    veche_convert_set_color (self, copy, OGR_L_GetName (layer), geometry);
  error = OGR_L_CreateFeature (layer, copy);
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
        {
          geometry = NULL;
          self->astray++;
        }
      if (geometry == NULL && (self->format->flags & PLACED))
        self->placeless++;
      else if (dxf)
        ok = veche_convert_dxf_put (self->to, feature, geometry, self->request->layer);
      else
        ok = veche_convert_put_feature (self, feature, geometry);
      OGR_F_Destroy (feature);
    }
  if (ok && self->placeless > 0)
    veche_emit_message (self->emit, "placeless", 0, self->placeless, NULL);
  if (ok && self->astray > 0)
    veche_emit_message (self->emit, "astray", 0, self->astray, OSRGetName (self->crs));
  if (ok && self->cut > 0)
    veche_emit_message (self->emit, "cut-texts", 0, self->cut, NULL);

  return ok;
}

/* --- layers ------------------------------------------------------------------------------------------------------- */

/* What the objects say of their shapes, else what they are to be. */
static OGRwkbGeometryType
veche_convert_get_type (VecheConvert *self)
{
  const OGRwkbGeometryType type = OGR_L_GetGeomType (self->from);

  if ((wkbFlatten (type) != wkbUnknown && type != wkbNone) || self->request->geometry == NULL)
    return type;
  if (strcmp (self->request->geometry, "POINT") == 0)
    return wkbPoint;
  return strcmp (self->request->geometry, "LINESTRING") == 0 ? wkbLineString : wkbMultiPolygon;
}

static OGRLayerH
veche_convert_make_layer (VecheConvert *self, const char *name)
{
  const char *encoding = self->request->encoding != NULL ? self->request->encoding : "UTF-8";
  const gboolean mapinfo = veche_convert_is (self, "tab") || veche_convert_is (self, "mif");
  g_autofree char *bounds = mapinfo ? veche_convert_extent_dup_bounds (self->from, self->transform) : NULL;
  char **options = NULL;
  OGRLayerH layer;

  if (self->format->flags & SHORT_TEXTS)
    options = CSLSetNameValue (options, "ENCODING", encoding);
  if (mapinfo)
    options = CSLSetNameValue (options, "STRICT_FIELDS_NAME_LAUNDERING", "NO");
  if (bounds != NULL)
    options = CSLAddString (options, bounds);
  if (self->format->flags & FOLDERS)
    options = CSLSetNameValue (options, "FOLDER", "YES");
  if (veche_convert_is (self, "gpx"))
    options = CSLSetNameValue (options, "FORCE_GPX_TRACK", "YES");
  layer = GDALDatasetCreateLayer (self->target, name, self->crs, veche_convert_get_type (self), options);
  CSLDestroy (options);
  if (layer != NULL)
    veche_convert_add_fields (self, layer);

  return layer;
}

/* A folder for each layer of the office; what is of none stands in the one that is called as the kind is. */
static OGRLayerH
veche_convert_choose_layer (VecheConvert *self, OGRFeatureH feature)
{
  const int field = self->format->flags & FOLDERS ? OGR_F_GetFieldIndex (feature, "layer") : -1;
  const char *name = self->request->layer;
  OGRLayerH layer;

  if (field >= 0 && OGR_F_IsFieldSetAndNotNull (feature, field) && OGR_F_GetFieldAsString (feature, field)[0] != '\0')
    name = OGR_F_GetFieldAsString (feature, field);
  layer = g_hash_table_lookup (self->layers, name);
  if (layer == NULL)
    layer = veche_convert_make_layer (self, name);
  if (layer != NULL)
    g_hash_table_insert (self->layers, g_strdup (name), layer);

  return layer;
}

static gboolean
veche_convert_make_layers (VecheConvert *self)
{
  if (veche_convert_is (self, "dxf"))
    {
      self->to = veche_convert_dxf_begin (self->target, self->crs, self->request->layer);
      return self->to != NULL;
    }
  if (veche_convert_is (self, "tab") || veche_convert_is (self, "mif"))
    veche_convert_find_zeros (self);
  /* Even when nothing goes into it: an empty file has its columns. Folders come with what is in them. */
  if ((self->format->flags & FOLDERS) && OGR_L_GetFeatureCount (self->from, TRUE) > 0)
    return TRUE;
  self->to = veche_convert_make_layer (self, self->request->layer);
  g_hash_table_insert (self->layers, g_strdup (self->request->layer), self->to);
  return self->to != NULL;
}

static gboolean
veche_convert_fill (VecheConvert *self, const char *path)
{
  gboolean ok;

  if (!veche_convert_choose_crs (self))
    return FALSE;
  ok = veche_convert_make_layers (self) && veche_convert_copy (self);
  /* A file is whole when it is closed. */
  ok = GDALClose (self->target) == CE_None && ok;
  self->target = NULL;
  if (ok && veche_convert_is (self, "kmz"))
    ok = veche_convert_files_pack (path, "doc.kml", FOLDER "/layer.kmz");
  if (!ok)
    return veche_emit_error (self->emit, "write", 0, veche_ogr_last_message ());

  return veche_convert_files_send (self->emit, self->request->format, FOLDER);
}

/* What a format cannot be, said before anything is made. */
static gboolean
veche_convert_check (VecheConvert *self)
{
  const OGRwkbGeometryType type = wkbFlatten (veche_convert_get_type (self));

  if (self->format == NULL)
    return veche_emit_error (self->emit, "request", 0, self->request->format);
  if (veche_convert_is (self, "gpx") && type != wkbPoint && type != wkbLineString && type != wkbMultiLineString)
    return veche_emit_error (self->emit, "no-areas", 0, NULL);

  return TRUE;
}

static gboolean
veche_convert_run (VecheConvert *self)
{
  OGRFeatureDefnH definition = OGR_L_GetLayerDefn (self->from);
  const char *const extensions[] = { "GPX_USE_EXTENSIONS=YES", NULL };
  g_autofree char *path = veche_convert_is (self, "kmz") ? g_strdup (KML) : g_strdup_printf (FOLDER "/layer.%s", self->request->format);
  gboolean ok;

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (veche_convert_is (self, formats[i].format))
      self->format = &formats[i];
  if (!veche_convert_check (self))
    return FALSE;
  self->name_field = OGR_FD_GetFieldIndex (definition, "number") >= 0 ? "number" : "title";
  self->text_field = OGR_FD_GetFieldIndex (definition, "text") >= 0 ? "text" : "note";
  veche_convert_name_fields (self);
  CPLSetConfigOption ("LIBKML_NAME_FIELD", self->name_field);
  CPLSetConfigOption ("LIBKML_DESCRIPTION_FIELD", self->text_field);
  self->target = GDALCreate (GDALGetDriverByName (self->format->driver), path, 0, 0, 0, GDT_Unknown,
                             veche_convert_is (self, "gpx") ? (char **) extensions : NULL);
  if (self->target == NULL)
    return veche_emit_error (self->emit, "write", 0, veche_ogr_last_message ());
  ok = veche_convert_fill (self, path);
  if (self->target != NULL)
    GDALClose (self->target);

  return ok;
}

gboolean
veche_convert_write (VecheEmit *emit, const VecheConvertRequest *request)
{
  static const char *const reader[] = { "GeoJSON", NULL };
  GDALDatasetH source = GDALOpenEx (request->path, GDAL_OF_VECTOR | GDAL_OF_READONLY, reader, NULL, NULL);
  g_autoptr (GHashTable) layers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (int));
  VecheConvert self = { .emit = emit, .request = request, .layers = layers, .fields = fields };
  gboolean ok;

  if (source == NULL || GDALDatasetGetLayerCount (source) != 1)
    return veche_emit_error (emit, "request", 0, veche_ogr_last_message ());
  self.from = GDALDatasetGetLayer (source, 0);
  VSIMkdir (FOLDER, 0700);
  ok = veche_convert_run (&self);

  g_clear_pointer (&self.names, g_strfreev);
  g_clear_pointer (&self.transform, OCTDestroyCoordinateTransformation);
  g_clear_pointer (&self.crs, OSRDestroySpatialReference);
  GDALClose (source);

  return ok;
}
