/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-mapping-unit.h"

#include <string.h>

#include "veche-text.h"

static const struct
{
  const char *code;
  VecheMappingQuantity quantity;
  double factor;
  gint64 kopecks;
} units[] = {
  [VECHE_MAPPING_UNIT_NONE] = { NULL, VECHE_MAPPING_QUANTITY_NONE, 1, 100 },
  [VECHE_MAPPING_UNIT_RUB] = { "rub", VECHE_MAPPING_QUANTITY_MONEY, 1, 100 },
  [VECHE_MAPPING_UNIT_THOUSAND_RUB] = { "thousand-rub", VECHE_MAPPING_QUANTITY_MONEY, 1, 100000 },
  [VECHE_MAPPING_UNIT_KOPECK] = { "kopeck", VECHE_MAPPING_QUANTITY_MONEY, 1, 1 },
  [VECHE_MAPPING_UNIT_CM] = { "cm", VECHE_MAPPING_QUANTITY_DIAMETER, 1, 100 },
  [VECHE_MAPPING_UNIT_IN] = { "in", VECHE_MAPPING_QUANTITY_DIAMETER, 2.54, 100 },
  [VECHE_MAPPING_UNIT_MM] = { "mm", VECHE_MAPPING_QUANTITY_DIAMETER, 0.1, 100 },
  [VECHE_MAPPING_UNIT_GIRTH_CM] = { "girth-cm", VECHE_MAPPING_QUANTITY_DIAMETER, 1 / G_PI, 100 },
  [VECHE_MAPPING_UNIT_GIRTH_MM] = { "girth-mm", VECHE_MAPPING_QUANTITY_DIAMETER, 0.1 / G_PI, 100 },
  [VECHE_MAPPING_UNIT_M] = { "m", VECHE_MAPPING_QUANTITY_HEIGHT, 1, 100 },
  [VECHE_MAPPING_UNIT_FT] = { "ft", VECHE_MAPPING_QUANTITY_HEIGHT, 0.3048, 100 },
  [VECHE_MAPPING_UNIT_HDOP] = { "hdop", VECHE_MAPPING_QUANTITY_HEIGHT, 5, 100 },
};

/* Words of a header, folded, by which a unit is known. The beginning of a word is enough where it ends in «*». */
static const struct
{
  const char *word;
  VecheMappingUnit unit;
} words[] = {
  { "тыс*", VECHE_MAPPING_UNIT_THOUSAND_RUB }, { "thousand*", VECHE_MAPPING_UNIT_THOUSAND_RUB },
  { "коп", VECHE_MAPPING_UNIT_KOPECK },        { "копе*", VECHE_MAPPING_UNIT_KOPECK },
  { "kopeck*", VECHE_MAPPING_UNIT_KOPECK },    { "окружност*", VECHE_MAPPING_UNIT_GIRTH_CM },
  { "обхват*", VECHE_MAPPING_UNIT_GIRTH_CM },  { "girth", VECHE_MAPPING_UNIT_GIRTH_CM },
  { "circumference", VECHE_MAPPING_UNIT_GIRTH_CM }, { "мм", VECHE_MAPPING_UNIT_MM },
  { "mm", VECHE_MAPPING_UNIT_MM },             { "дюйм*", VECHE_MAPPING_UNIT_IN },
  { "inch*", VECHE_MAPPING_UNIT_IN },          { "in", VECHE_MAPPING_UNIT_IN },
  { "фут*", VECHE_MAPPING_UNIT_FT },           { "ft", VECHE_MAPPING_UNIT_FT },
  { "feet", VECHE_MAPPING_UNIT_FT },           { "hdop", VECHE_MAPPING_UNIT_HDOP },
};

gboolean
veche_mapping_unit_parse (const char *code, VecheMappingUnit *unit)
{
  g_return_val_if_fail (code != NULL && unit != NULL, FALSE);

  for (guint i = VECHE_MAPPING_UNIT_RUB; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (units[i].code, code))
      {
        *unit = (VecheMappingUnit) i;
        return TRUE;
      }

  return FALSE;
}

const char *
veche_mapping_unit_get_code (VecheMappingUnit unit)
{
  g_return_val_if_fail ((gsize) unit < G_N_ELEMENTS (units), NULL);

  return units[unit].code;
}

VecheMappingQuantity
veche_mapping_unit_get_quantity (VecheMappingUnit unit)
{
  g_return_val_if_fail ((gsize) unit < G_N_ELEMENTS (units), VECHE_MAPPING_QUANTITY_NONE);

  return units[unit].quantity;
}

gboolean
veche_mapping_unit_is_girth (VecheMappingUnit unit)
{
  return unit == VECHE_MAPPING_UNIT_GIRTH_CM || unit == VECHE_MAPPING_UNIT_GIRTH_MM;
}

double
veche_mapping_unit_get_factor (VecheMappingUnit unit)
{
  g_return_val_if_fail ((gsize) unit < G_N_ELEMENTS (units), 1);

  return units[unit].factor;
}

gint64
veche_mapping_unit_get_kopecks (VecheMappingUnit unit)
{
  g_return_val_if_fail ((gsize) unit < G_N_ELEMENTS (units), 100);

  return units[unit].kopecks;
}

/* «Обхват, мм» says two things. */
static VecheMappingUnit
veche_mapping_unit_guess_girth (char **parts)
{
  const gboolean millimetres = g_strv_contains ((const char *const *) parts, "мм") || g_strv_contains ((const char *const *) parts, "mm");

  return millimetres ? VECHE_MAPPING_UNIT_GIRTH_MM : VECHE_MAPPING_UNIT_GIRTH_CM;
}

VecheMappingUnit
veche_mapping_unit_guess (const char *header, VecheMappingQuantity quantity)
{
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (header != NULL, VECHE_MAPPING_UNIT_NONE);

  if (quantity == VECHE_MAPPING_QUANTITY_NONE)
    return VECHE_MAPPING_UNIT_NONE;

  parts = veche_text_split_words (header);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i].word);
      gboolean begins = words[i].word[length - 1] == '*';

      if (units[words[i].unit].quantity != quantity)
        continue;
      for (guint j = 0; parts[j] != NULL; j++)
        if (begins ? strncmp (parts[j], words[i].word, length - 1) == 0 : g_str_equal (parts[j], words[i].word))
          return words[i].unit == VECHE_MAPPING_UNIT_GIRTH_CM ? veche_mapping_unit_guess_girth (parts) : words[i].unit;
    }

  return VECHE_MAPPING_UNIT_NONE;
}

VecheMappingUnit
veche_mapping_unit_strip_girth (VecheMappingUnit unit)
{
  return unit == VECHE_MAPPING_UNIT_GIRTH_CM ? VECHE_MAPPING_UNIT_CM : unit == VECHE_MAPPING_UNIT_GIRTH_MM ? VECHE_MAPPING_UNIT_MM : unit;
}
