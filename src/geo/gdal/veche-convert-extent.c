/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-convert-extent.h"

#include <math.h>

#define ROOM_DEGREES 1.0
#define ROOM_METRES 100000.0

char *
veche_convert_extent_dup_zone (OGRLayerH layer)
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

char *
veche_convert_extent_dup_bounds (OGRLayerH layer, OGRCoordinateTransformationH transform)
{
  const gboolean degrees = transform == NULL;
  const double room = degrees ? ROOM_DEGREES : ROOM_METRES;
  OGREnvelope box;
  double x[2], y[2];
  char text[4][G_ASCII_DTOSTR_BUF_SIZE];

  if (OGR_L_GetExtent (layer, &box, TRUE) != OGRERR_NONE)
    return NULL;
  x[0] = box.MinX;
  x[1] = box.MaxX;
  y[0] = box.MinY;
  y[1] = box.MaxY;
  if (transform != NULL && !OCTTransform (transform, 2, x, y, NULL))
    return NULL;
  g_ascii_dtostr (text[0], sizeof text[0], MIN (x[0], x[1]) - room);
  g_ascii_dtostr (text[1], sizeof text[1], MIN (y[0], y[1]) - room);
  g_ascii_dtostr (text[2], sizeof text[2], MAX (x[0], x[1]) + room);
  g_ascii_dtostr (text[3], sizeof text[3], MAX (y[0], y[1]) + room);

  return g_strdup_printf ("BOUNDS=%s,%s,%s,%s", text[0], text[1], text[2], text[3]);
}
