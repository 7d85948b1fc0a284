/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-convert-dxf.h"

#include <math.h>

#define SYMBOL_RADIUS 1.0 /* of the block for a point, in metres of the ground */
#define SYMBOL_CORNERS 24
#define TEXT_HEIGHT "1g"

/* The block that stands for a point: a circle, at whose middle the block is inserted. */
static gboolean
veche_convert_dxf_add_block (GDALDatasetH target, const char *layer)
{
  OGRLayerH blocks = GDALDatasetCreateLayer (target, "blocks", NULL, wkbUnknown, NULL);
  OGRFeatureH feature;
  OGRGeometryH circle = OGR_G_CreateGeometry (wkbLineString);
  gboolean ok;

  for (int i = 0; i <= SYMBOL_CORNERS; i++)
    OGR_G_AddPoint_2D (circle, SYMBOL_RADIUS * cos (2 * G_PI * i / SYMBOL_CORNERS), SYMBOL_RADIUS * sin (2 * G_PI * i / SYMBOL_CORNERS));
  feature = OGR_F_Create (OGR_L_GetLayerDefn (blocks));
  OGR_F_SetFieldString (feature, OGR_F_GetFieldIndex (feature, "Block"), layer);
  OGR_F_SetGeometryDirectly (feature, circle);
  ok = OGR_L_CreateFeature (blocks, feature) == OGRERR_NONE;
  OGR_F_Destroy (feature);

  return ok;
}

OGRLayerH
veche_convert_dxf_begin (GDALDatasetH target, OGRSpatialReferenceH crs, const char *layer)
{
  return veche_convert_dxf_add_block (target, layer) ? GDALDatasetCreateLayer (target, "entities", crs, wkbUnknown, NULL) : NULL;
}

static const char *
veche_convert_dxf_get_text (OGRFeatureH feature, const char *field)
{
  int index = OGR_F_GetFieldIndex (feature, field);

  return index >= 0 && OGR_F_IsFieldSetAndNotNull (feature, index) ? OGR_F_GetFieldAsString (feature, index) : NULL;
}

/* What stands beside a symbol: the number, else the title. Characters that CAD programs of all ages know. */
static char *
veche_convert_dxf_dup_label (OGRFeatureH feature)
{
  const char *text = veche_convert_dxf_get_text (feature, "number");
  GString *label = g_string_new ("LABEL(f:\"Arial\",s:" TEXT_HEIGHT ",p:1,t:\"");

  if (text == NULL)
    text = veche_convert_dxf_get_text (feature, "title");
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
veche_convert_dxf_dup_cad_layer (OGRFeatureH feature, const char *layer)
{
  const char *decision = veche_convert_dxf_get_text (feature, "decision");
  g_autofree char *name = decision != NULL ? g_strdup_printf ("%s-%s", layer, decision) : g_strdup (layer);

  return g_ascii_strup (name, -1);
}

gboolean
veche_convert_dxf_put (OGRLayerH entities, OGRFeatureH feature, OGRGeometryH geometry, const char *layer)
{
  const gboolean point = wkbFlatten (OGR_G_GetGeometryType (geometry)) == wkbPoint;
  g_autofree char *cad_layer = veche_convert_dxf_dup_cad_layer (feature, layer);

  for (int text = 0; text <= (point ? 1 : 0); text++)
    {
      OGRFeatureH entity = OGR_F_Create (OGR_L_GetLayerDefn (entities));
      OGRErr error;

      OGR_F_SetFieldString (entity, OGR_F_GetFieldIndex (entity, "Layer"), cad_layer);
      OGR_F_SetGeometry (entity, geometry);
      if (text == 1)
        {
          g_autofree char *label = veche_convert_dxf_dup_label (feature);

          OGR_F_SetStyleString (entity, label);
        }
      else if (point)
        {
          int block = OGR_F_GetFieldIndex (entity, "BlockName");

          OGR_F_SetFieldString (entity, block, layer);
        }
      error = OGR_L_CreateFeature (entities, entity);
      OGR_F_Destroy (entity);
      if (error != OGRERR_NONE)
        return FALSE;
    }

  return TRUE;
}
