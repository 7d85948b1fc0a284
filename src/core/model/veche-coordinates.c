/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-coordinates.h"

#include <math.h>

#define NUMBER "([-+]?\\d{1,3}(?:[.,]\\d+)?)"
#define MAX_LAT 85.0511

gboolean
veche_coordinates_parse (const char *text, double *lat, double *lon)
{
  g_autoptr (GRegex) regex = g_regex_new ("^\\s*N?\\s*" NUMBER "\\s*°?\\s*N?\\s*[,;\\s]\\s*E?\\s*" NUMBER "\\s*°?\\s*E?\\s*$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  double found[2];

  g_return_val_if_fail (text != NULL, FALSE);

  if (!g_regex_match (regex, text, 0, &match))
    return FALSE;
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *number = g_match_info_fetch (match, i + 1);

      g_strdelimit (number, ",", '.');
      found[i] = g_ascii_strtod (number, NULL);
    }
  if (fabs (found[0]) > MAX_LAT || fabs (found[1]) > 180)
    return FALSE;
  *lat = found[0];
  *lon = found[1];
  return TRUE;
}

char *
veche_coordinates_format (double lat, double lon)
{
  char first[G_ASCII_DTOSTR_BUF_SIZE];
  char second[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup_printf ("%s, %s", g_ascii_formatd (first, sizeof first, "%.6f", lat), g_ascii_formatd (second, sizeof second, "%.6f", lon));
}
