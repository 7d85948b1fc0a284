/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-girth.h"

#include <math.h>
#include <string.h>

#define FEWEST 3

double
veche_girth_get_diameter (double girth)
{
  return round (girth / G_PI * 10) / 10;
}

/* Where the words end and the numbers begin. */
static const char *
veche_girth_skip_words (const char *text)
{
  while (*text != '\0' && !g_ascii_isdigit (*text))
    text = g_utf8_next_char (text);
  return text;
}

char *
veche_girth_strip (const char *text)
{
  static const char *const words[] = { "обхват", "обхв", "обх", "об", "о", "окружность", "окр", "с", "girth", "circumference", "c", "o", NULL };
  const char *numbers = veche_girth_skip_words (text);
  g_autofree char *word = g_strndup (text, (gsize) (numbers - text));
  g_autofree char *folded = g_utf8_strdown (g_strstrip (word), -1);
  g_autofree char *plain = g_strndup (numbers, strcspn (numbers, "("));

  if (g_str_has_suffix (folded, "."))
    folded[strlen (folded) - 1] = '\0';
  if (*numbers == '\0' || !g_strv_contains (words, folded))
    return NULL;
  g_strchomp (plain);
  if (g_str_has_suffix (plain, "см") || g_str_has_suffix (plain, "cm"))
    plain[strlen (plain) - strlen (g_str_has_suffix (plain, "см") ? "см" : "cm")] = '\0';
  g_strchomp (plain);
  return g_steal_pointer (&plain);
}

static int
veche_girth_compare (gconstpointer a, gconstpointer b)
{
  const double one = *(const double *) a;
  const double other = *(const double *) b;

  return one < other ? -1 : one > other;
}

double
veche_girth_find_median (GArray *sizes)
{
  if (sizes->len < FEWEST)
    return 0;
  g_array_sort (sizes, veche_girth_compare);
  return (g_array_index (sizes, double, (sizes->len - 1) / 2) + g_array_index (sizes, double, sizes->len / 2)) / 2;
}
