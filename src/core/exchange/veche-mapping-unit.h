/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** VecheMappingUnit: what the numbers of a column are in, where it is not the unit of the field (roubles, cm, m). */
typedef enum
{
  VECHE_MAPPING_UNIT_NONE,
  VECHE_MAPPING_UNIT_RUB,
  VECHE_MAPPING_UNIT_THOUSAND_RUB,
  VECHE_MAPPING_UNIT_KOPECK,
  VECHE_MAPPING_UNIT_CM,
  VECHE_MAPPING_UNIT_IN,
  VECHE_MAPPING_UNIT_MM,
  VECHE_MAPPING_UNIT_GIRTH_CM, /* the girth of a trunk: its diameter is π times less */
  VECHE_MAPPING_UNIT_GIRTH_MM,
  VECHE_MAPPING_UNIT_M,
  VECHE_MAPPING_UNIT_FT,
  VECHE_MAPPING_UNIT_HDOP, /* what a receiver tells of its satellites: times the 5 m that a place is off by under an open sky */
} VecheMappingUnit;

/** VecheMappingQuantity: what a field measures. */
typedef enum
{
  VECHE_MAPPING_QUANTITY_NONE,
  VECHE_MAPPING_QUANTITY_MONEY,
  VECHE_MAPPING_QUANTITY_DIAMETER,
  VECHE_MAPPING_QUANTITY_HEIGHT,
} VecheMappingQuantity;

/** veche_mapping_unit_parse: by its code in a mapping file («thousand-rub»); %FALSE for an unknown one. */
gboolean veche_mapping_unit_parse (const char *code, VecheMappingUnit *unit);

/** veche_mapping_unit_get_code: the code; %NULL for %VECHE_MAPPING_UNIT_NONE. Static. */
const char *veche_mapping_unit_get_code (VecheMappingUnit unit);

VecheMappingQuantity veche_mapping_unit_get_quantity (VecheMappingUnit unit);

/** veche_mapping_unit_is_girth: whether the numbers are girths, of which the store makes diameters. */
gboolean veche_mapping_unit_is_girth (VecheMappingUnit unit);

/** veche_mapping_unit_get_factor: what to multiply by to get centimetres of diameter or metres of height; 1 for others. */
double veche_mapping_unit_get_factor (VecheMappingUnit unit);

/** veche_mapping_unit_get_kopecks: kopecks in one of a unit of money, for veche_money_parse(); 100 where it is none. */
gint64 veche_mapping_unit_get_kopecks (VecheMappingUnit unit);

/** veche_mapping_unit_guess: the unit that the header of a column tells («Бюджет, тыс. руб.», «Окружность ствола»). */
VecheMappingUnit veche_mapping_unit_guess (const char *header, VecheMappingQuantity quantity);

/** veche_mapping_unit_strip_girth: the unit of length alone: cm of «girth-cm». */
VecheMappingUnit veche_mapping_unit_strip_girth (VecheMappingUnit unit);

G_END_DECLS
