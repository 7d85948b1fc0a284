/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-vector.h"

#include <string.h>

#include "veche-charset.h"
#include "veche-crs.h"
#include "veche-kml-pictures.h"
#include "veche-ogr.h"
#include "veche-text-html.h"

#define SAMPLE_FEATURES 2000
#define SAMPLE_BYTES (256u << 10)

#define LAYER_COLUMN "layer"
#define GPX_PREFIX "ogr_" /* what GDAL calls fields of ours in GPX by */

/* One of the layers that are read: where its fields stand among the columns. */
typedef struct
{
  OGRLayerH layer;
  GArray *fields; /* of int: field of the layer for each column, or -1 */
  OGRCoordinateTransformationH transform; /* NULL: the coordinates are WGS84 */
} VecheVectorLayer;

typedef struct
{
  VecheEmit *emit;
  const VecheVectorRequest *request;
  VecheCharset *charset; /* of attributes that are not UTF-8; NULL: they are */
  GPtrArray *layers;     /* of VecheVectorLayer */
  GPtrArray *columns;    /* of text */
  gboolean named;        /* the first column is the layer's name */
  gboolean nulls_are_zeros; /* MapInfo has no empty numbers: what Veche has written as such comes back as 0 */
  VecheKmlPictures *pictures; /* of a KML that another program has written; else NULL */
  guint pictures_column;      /* or G_MAXUINT */
  GString *text;
  guint64 number; /* of features so far */
  guint64 total;
} VecheVector;

static void
veche_vector_layer_free (gpointer data)
{
  VecheVectorLayer *self = data;

  g_array_unref (self->fields);
  g_clear_pointer (&self->transform, OCTDestroyCoordinateTransformation);
  g_free (self);
}

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

/* A day has no clock: OGR_F_GetFieldAsISO8601DateTime tells moments only, of a day it gives nothing. */
static char *
veche_vector_dup_day (OGRFeatureH feature, int field)
{
  int year, month, day, hour, minute, second, zone;

  if (!OGR_F_GetFieldAsDateTime (feature, field, &year, &month, &day, &hour, &minute, &second, &zone))
    return g_strdup ("");
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

static gboolean
veche_vector_is_zero (OGRFeatureH feature, int field)
{
  const OGRFieldType type = OGR_Fld_GetType (OGR_F_GetFieldDefnRef (feature, field));

  return (type == OFTInteger || type == OFTInteger64 || type == OFTReal) && OGR_F_GetFieldAsDouble (feature, field) == 0;
}

/* What KML has as HTML goes as text, and the pictures that it shows are noted. FALSE: the field is none of these. */
static gboolean
veche_vector_emit_html (VecheVector *self, OGRFeatureH feature, int field)
{
  const char *name = OGR_Fld_GetNameRef (OGR_F_GetFieldDefnRef (feature, field));
  g_autofree char *valid = NULL;
  g_autofree char *plain = NULL;

  if (g_ascii_strcasecmp (name, "description") == 0)
    {
      valid = g_utf8_make_valid (OGR_F_GetFieldAsString (feature, field), -1);
      veche_kml_pictures_take_html (self->pictures, valid);
      plain = veche_text_html_to_plain (valid);
      veche_emit_cell (self->emit, plain, strlen (plain));
      return TRUE;
    }
  if (strcmp (name, "gx_media_links") == 0)
    veche_kml_pictures_take_links (self->pictures, OGR_F_GetFieldAsString (feature, field));

  return FALSE;
}

static void
veche_vector_emit_pictures (VecheVector *self)
{
  g_autofree char *names = veche_kml_pictures_end (self->pictures);

  veche_emit_cell (self->emit, names, names != NULL ? strlen (names) : G_MAXSIZE);
}

static void
veche_vector_emit_field (VecheVector *self, OGRFeatureH feature, int field)
{
  g_autofree char *day = NULL;
  const char *value;
  OGRFieldType type;

  if (!OGR_F_IsFieldSetAndNotNull (feature, field) || (self->nulls_are_zeros && veche_vector_is_zero (feature, field)))
    {
      veche_emit_cell (self->emit, NULL, G_MAXSIZE);
      return;
    }

  if (self->pictures != NULL && veche_vector_emit_html (self, feature, field))
    return;
  type = OGR_Fld_GetType (OGR_F_GetFieldDefnRef (feature, field));
  if (type == OFTDate)
    value = day = veche_vector_dup_day (feature, field);
  else
    value = type == OFTDateTime ? OGR_F_GetFieldAsISO8601DateTime (feature, field, NULL) : OGR_F_GetFieldAsString (feature, field);
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

/* Names of fields and layers as text. */
static char *
veche_vector_dup_name (VecheVector *self, const char *name)
{
  GString *text;

  if (self->charset == NULL)
    return g_utf8_make_valid (name, -1);
  text = g_string_new (NULL);
  veche_charset_append_cell (self->charset, name, strlen (name), text);

  return g_string_free_and_steal (text);
}

static int
veche_vector_find_column (VecheVector *self, const char *name)
{
  guint index;

  return g_ptr_array_find_with_equal_func (self->columns, name, g_str_equal, &index) ? (int) index : -1;
}

static gboolean
veche_vector_has_column (VecheVector *self, const char *name)
{
  for (guint i = 0; i < self->layers->len; i++)
    {
      const VecheVectorLayer *layer = g_ptr_array_index (self->layers, i);

      if (OGR_FD_GetFieldIndex (OGR_L_GetLayerDefn (layer->layer), name) >= 0)
        return TRUE;
    }

  return FALSE;
}

/* Under which name a field is a column; %NULL: it is none. GPX that Veche has written has its fields beside those of every GPX, which
 * are empty there but for the name and the description. */
static const char *
veche_vector_get_column_name (VecheVector *self, OGRFieldDefnH field)
{
  const char *name = OGR_Fld_GetNameRef (field);

  if (!veche_vector_has_column (self, GPX_PREFIX "uuid"))
    return name;
  if (g_str_has_prefix (name, GPX_PREFIX))
    return name + strlen (GPX_PREFIX);
  return strcmp (name, "name") == 0 || strcmp (name, "desc") == 0 ? name : NULL;
}

/* The columns of all layers, in the order in which they are met. */
static void
veche_vector_add_columns (VecheVector *self, JsonObject *header)
{
  JsonArray *columns = json_array_new ();
  JsonArray *types = json_array_new ();

  if (self->named)
    {
      g_ptr_array_add (self->columns, g_strdup (LAYER_COLUMN));
      json_array_add_string_element (types, OGR_GetFieldTypeName (OFTString));
    }
  for (guint i = 0; i < self->layers->len; i++)
    {
      VecheVectorLayer *layer = g_ptr_array_index (self->layers, i);
      OGRFeatureDefnH definition = OGR_L_GetLayerDefn (layer->layer);

      for (int field = 0; field < OGR_FD_GetFieldCount (definition); field++)
        {
          OGRFieldDefnH known = OGR_FD_GetFieldDefn (definition, field);
          const char *plain = veche_vector_get_column_name (self, known);
          g_autofree char *name = plain != NULL ? veche_vector_dup_name (self, plain) : NULL;
          int column = i > 0 && name != NULL ? veche_vector_find_column (self, name) : -1;

          if (name == NULL)
            continue;
          if (column < 0)
            {
              column = (int) self->columns->len;
              g_ptr_array_add (self->columns, g_steal_pointer (&name));
              json_array_add_string_element (types, OGR_GetFieldTypeName (OGR_Fld_GetType (known)));
            }
          while ((int) layer->fields->len <= column)
            g_array_append_val (layer->fields, (int){ -1 });
          g_array_index (layer->fields, int, column) = field;
        }
    }
  if (self->pictures != NULL && veche_kml_pictures_has_any (self->pictures))
    {
      self->pictures_column = self->columns->len;
      g_ptr_array_add (self->columns, g_strdup (VECHE_VECTOR_PICTURES));
      json_array_add_string_element (types, OGR_GetFieldTypeName (OFTString));
    }
  for (guint i = 0; i < self->columns->len; i++)
    json_array_add_string_element (columns, g_ptr_array_index (self->columns, i));

  json_object_set_array_member (header, "columns", columns);
  json_object_set_array_member (header, "types", types);
  json_object_set_int_member (header, "header_row", 0);
}

static gboolean
veche_vector_emit_layer (VecheVector *self, const VecheVectorLayer *layer)
{
  g_autofree char *name = veche_vector_dup_name (self, OGR_L_GetName (layer->layer));
  OGRFeatureH feature;
  gboolean ok = TRUE;

  OGR_L_ResetReading (layer->layer);
  while (ok && (feature = OGR_L_GetNextFeature (layer->layer)) != NULL)
    {
      gsize length = 0;
      g_autofree guint8 *wkb = veche_crs_place (OGR_F_GetGeometryRef (feature), layer->transform, self->request->swap_xy, &length);

      veche_emit_row_begin (self->emit, ++self->number);
      for (guint i = 0; i < self->columns->len; i++)
        {
          int field = i < layer->fields->len ? g_array_index (layer->fields, int, i) : -1;

          if (self->named && i == 0)
            veche_emit_cell (self->emit, name, strlen (name));
          else if (i == self->pictures_column)
            veche_vector_emit_pictures (self);
          else if (field >= 0)
            veche_vector_emit_field (self, feature, field);
          else
            veche_emit_cell (self->emit, NULL, G_MAXSIZE);
        }
      ok = veche_emit_row_end (self->emit, wkb, length);
      OGR_F_Destroy (feature);
      if (self->total > 0)
        veche_emit_progress (self->emit, self->number, self->total);
    }

  return ok;
}

static gboolean
veche_vector_read_layers (VecheVector *self, JsonObject *header)
{
  for (guint i = 0; i < self->layers->len; i++)
    {
      VecheVectorLayer *layer = g_ptr_array_index (self->layers, i);

      if ((self->charset == NULL && !veche_vector_find_charset (self, layer->layer, header))
          || !veche_crs_make_transform (self->emit, OGR_L_GetSpatialRef (layer->layer), self->request->crs, header, &layer->transform))
        return FALSE;
      self->total += (guint64) MAX (OGR_L_GetFeatureCount (layer->layer, FALSE), 0);
    }

  /* What Veche has written is text already, whatever it looks like. */
  if (strstr (json_object_get_string_member (header, "driver"), "KML") != NULL && !veche_vector_has_column (self, "uuid"))
    self->pictures = veche_kml_pictures_new (self->request->kmz, self->request->kmz_size);
  veche_vector_add_columns (self, header);
  veche_emit_header (self->emit, json_object_ref (header));
  for (guint i = 0; i < self->layers->len; i++)
    if (!veche_vector_emit_layer (self, g_ptr_array_index (self->layers, i)))
      return FALSE;
  if (self->pictures != NULL)
    veche_kml_pictures_tell (self->pictures, self->emit);
  veche_emit_done (self->emit);

  return TRUE;
}

/* --- which layers ------------------------------------------------------------------------------------------------- */

static void
veche_vector_add_layer (VecheVector *self, OGRLayerH layer)
{
  VecheVectorLayer *added = g_new0 (VecheVectorLayer, 1);

  added->layer = layer;
  added->fields = g_array_new (FALSE, FALSE, sizeof (int));
  g_ptr_array_add (self->layers, added);
}

/* Whether the layer says that its shapes are of the wanted type, or does not say of which. */
static gboolean
veche_vector_fits (OGRLayerH layer, const char *geometry)
{
  const OGRwkbGeometryType type = OGR_GT_GetLinear (wkbFlatten (OGR_L_GetGeomType (layer)));

  if (type == wkbUnknown)
    return TRUE;
  if (strcmp (geometry, "POINT") == 0)
    return type == wkbPoint || type == wkbMultiPoint;
  if (strcmp (geometry, "LINESTRING") == 0)
    return type == wkbLineString || type == wkbMultiLineString;
  return type == wkbPolygon || type == wkbMultiPolygon;
}

/* GPX lists the points of its tracks and routes a second time. */
static gboolean
veche_vector_repeats (OGRLayerH layer)
{
  return strcmp (OGR_L_GetName (layer), "route_points") == 0 || strcmp (OGR_L_GetName (layer), "track_points") == 0;
}

static gboolean
veche_vector_choose_fitting (VecheVector *self, GDALDatasetH dataset, JsonObject *header)
{
  g_autoptr (GString) list = g_string_new (NULL);
  JsonArray *sheets = json_array_new ();
  const gboolean gpx = strcmp (GDALGetDriverShortName (GDALGetDatasetDriver (dataset)), "GPX") == 0;

  for (int i = 0; i < GDALDatasetGetLayerCount (dataset); i++)
    {
      OGRLayerH layer = GDALDatasetGetLayer (dataset, i);
      g_autofree char *sheet = g_utf8_make_valid (OGR_L_GetName (layer), -1);

      json_array_add_string_element (sheets, sheet);
      g_string_append_printf (list, "%s«%s» (%s)", i > 0 ? ", " : "", sheet, OGRGeometryTypeToName (OGR_L_GetGeomType (layer)));
      if (veche_vector_fits (layer, self->request->geometry) && !(gpx && veche_vector_repeats (layer)))
        veche_vector_add_layer (self, layer);
    }
  json_object_set_array_member (header, "sheets", sheets);
  if (self->layers->len > 0)
    return TRUE;

  return veche_emit_error (self->emit, "no-shapes", 0, list->str);
}

static gboolean
veche_vector_choose (VecheVector *self, GDALDatasetH dataset, JsonObject *header)
{
  const char *driver = GDALGetDriverShortName (GDALGetDatasetDriver (dataset));
  OGRLayerH layer;

  if (self->request->layer == NULL && self->request->geometry != NULL)
    {
      if (!veche_vector_choose_fitting (self, dataset, header))
        return FALSE;
      /* A file that Veche has written says the layer itself. */
      self->named = strstr (driver, "KML") != NULL && !veche_vector_has_column (self, LAYER_COLUMN);
      self->nulls_are_zeros = strcmp (driver, "MapInfo File") == 0 && veche_vector_has_column (self, "uuid");
      return TRUE;
    }
  layer = veche_ogr_choose_layer (self->emit, dataset, self->request->layer, header);
  if (layer == NULL)
    return FALSE;
  veche_vector_add_layer (self, layer);

  return TRUE;
}

gboolean
veche_vector_read (VecheEmit *emit, const VecheVectorRequest *request)
{
  GDALDatasetH dataset = veche_vector_open (request->path, NULL);
  g_autoptr (JsonObject) header = json_object_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) layers = g_ptr_array_new_with_free_func (veche_vector_layer_free);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  VecheVector self = { .emit = emit, .request = request, .text = text, .layers = layers, .columns = columns, .pictures_column = G_MAXUINT };
  gboolean ok;

  if (dataset == NULL)
    return veche_emit_error (emit, "driver", 0, veche_ogr_last_message ());

  dataset = veche_vector_reopen_shapefile (dataset, request);
  json_object_set_string_member (header, "driver", GDALGetDriverShortName (GDALGetDatasetDriver (dataset)));
  ok = veche_vector_choose (&self, dataset, header) && veche_vector_read_layers (&self, header);

  g_clear_pointer (&self.charset, veche_charset_free);
  g_clear_pointer (&self.pictures, veche_kml_pictures_free);
  g_ptr_array_set_size (layers, 0);
  GDALClose (dataset);

  return ok;
}
