/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-words.h"

#include "veche-i18n.h"
#include "veche-tree.h"

/* With as many digits after the separator as are asked for, that of the language. */
static char *
veche_map_words_dup_number (double value, int digits)
{
  g_autofree char *format = g_strdup_printf ("%%.%df", digits);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  /* Translators: the decimal separator. */
  const char *separator = C_ ("number", ".");
  g_auto (GStrv) parts = g_strsplit (g_ascii_formatd (buffer, sizeof buffer, format, value), ".", 2);

  return g_strjoinv (separator, parts);
}

char *
veche_map_words_dup_length (double metres)
{
  const gboolean far = metres >= 1000;
  g_autofree char *number = veche_map_words_dup_number (far ? metres / 1000 : metres, far ? 2 : metres < 100 ? 1 : 0);

  return far ? g_strdup_printf (_("%s km"), number) : g_strdup_printf (_("%s m"), number);
}

char *
veche_map_words_dup_area (double square_metres)
{
  g_autofree char *metres = veche_map_words_dup_number (square_metres, square_metres < 100 ? 1 : 0);
  g_autofree char *hectares = NULL;

  if (square_metres < 1000)
    return g_strdup_printf (_("%s m²"), metres);
  hectares = veche_map_words_dup_number (square_metres / 10000, 2);
  /* Translators: hectares, then square metres. */
  return g_strdup_printf (_("%s ha · %s m²"), hectares, metres);
}

char *
veche_map_words_dup_label (VecheRecord *record)
{
  const VecheKind *kind = veche_record_get_kind (record);
  const char *text = kind == &veche_tree_kind ? veche_record_get_number (record) : veche_record_get_text (record, kind->title_field);

  return g_strdup (text != NULL ? text : "");
}
