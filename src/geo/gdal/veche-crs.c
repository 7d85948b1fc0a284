/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-crs.h"

#include <cpl_conv.h>
#include <math.h>

#include "veche-ogr.h"

OGRSpatialReferenceH
veche_crs_read (const char *text)
{
  static const char *const safely[] = { "ALLOW_NETWORK_ACCESS=NO", "ALLOW_FILE_ACCESS=NO", NULL };
  OGRSpatialReferenceH crs = OSRNewSpatialReference (NULL);

  if (OSRSetFromUserInputEx (crs, text, (CSLConstList) safely) != OGRERR_NONE)
    {
      OSRDestroySpatialReference (crs);
      return NULL;
    }
  OSRSetAxisMappingStrategy (crs, OAMS_TRADITIONAL_GIS_ORDER);

  return crs;
}

static void
veche_crs_describe (OGRSpatialReferenceH crs, JsonObject *header)
{
  char *wkt = NULL;

  if (OSRExportToWktEx (crs, &wkt, (const char *[]){ "FORMAT=WKT2_2019", NULL }) == OGRERR_NONE && wkt != NULL)
    json_object_set_string_member (header, "crs", OSRGetName (crs) != NULL ? OSRGetName (crs) : wkt);
  CPLFree (wkt);
}

gboolean
veche_crs_make_transform (VecheEmit *emit, OGRSpatialReferenceH own, const char *asked, JsonObject *header,
                          OGRCoordinateTransformationH *transform)
{
  OGRSpatialReferenceH source;
  OGRSpatialReferenceH target;
  gboolean ok = TRUE;

  *transform = NULL;
  if (asked == NULL && own == NULL)
    return veche_emit_error (emit, "no-crs", 0, NULL);
  source = asked != NULL ? veche_crs_read (asked) : OSRClone (own);
  if (source == NULL)
    return veche_emit_error (emit, "crs", 0, asked);

  OSRSetAxisMappingStrategy (source, OAMS_TRADITIONAL_GIS_ORDER);
  target = OSRNewSpatialReference (NULL);
  OSRImportFromEPSG (target, 4326);
  OSRSetAxisMappingStrategy (target, OAMS_TRADITIONAL_GIS_ORDER);
  if (header != NULL)
    veche_crs_describe (source, header);
  if (!OSRIsSame (source, target))
    {
      *transform = OCTNewCoordinateTransformation (source, target);
      if (*transform == NULL)
        ok = veche_emit_error (emit, "crs", 0, veche_ogr_last_message ());
    }
  OSRDestroySpatialReference (source);
  OSRDestroySpatialReference (target);

  return ok;
}

guint8 *
veche_crs_place (OGRGeometryH own, OGRCoordinateTransformationH transform, gboolean swap_xy, gsize *length)
{
  OGRGeometryH geometry;
  guint8 *wkb;

  if (own == NULL || OGR_G_IsEmpty (own))
    return NULL;

  geometry = OGR_G_GetLinearGeometry (own, 0, NULL);
  OGR_G_FlattenTo2D (geometry);
  if (swap_xy)
    OGR_G_SwapXY (geometry);
  if (transform != NULL && OGR_G_Transform (geometry, transform) != OGRERR_NONE)
    {
      OGR_G_DestroyGeometry (geometry);
      geometry = OGR_G_CreateGeometry (wkbPoint);
      OGR_G_SetPoint_2D (geometry, 0, INFINITY, INFINITY);
    }
  *length = (gsize) OGR_G_WkbSize (geometry);
  wkb = g_malloc (*length);
  OGR_G_ExportToIsoWkb (geometry, wkbNDR, wkb);
  OGR_G_DestroyGeometry (geometry);

  return wkb;
}
