/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-import-units.h"

#include "veche-i18n.h"

static const VecheImportUnit veche_import_units_money[] = {
  { "rub", N_("roubles") },
  { "thousand-rub", N_("thousand roubles") },
  { "kopeck", N_("kopecks") },
  { NULL },
};

static const VecheImportUnit veche_import_units_diameter[] = {
  { "cm", N_("cm") }, { "mm", N_("mm") }, { "in", N_("inches") }, { "girth-cm", N_("girth, cm") }, { "girth-mm", N_("girth, mm") }, { NULL },
};

static const VecheImportUnit veche_import_units_girth[] = {
  { "cm", N_("cm") },
  { "mm", N_("mm") },
  { "in", N_("inches") },
  { NULL },
};

static const VecheImportUnit veche_import_units_height[] = {
  { "m", N_("m") },
  { "ft", N_("feet") },
  { NULL },
};

static const VecheImportUnit veche_import_units_accuracy[] = {
  { "m", N_("m") },
  { "hdop", N_("HDOP") },
  { NULL },
};

const VecheImportUnit *
veche_import_units_get (const VecheField *field)
{
  static const struct
  {
    const char *field;
    const VecheImportUnit *units;
  } known[] = {
    { "diameter", veche_import_units_diameter }, { "girth", veche_import_units_girth }, { "height", veche_import_units_height }, { "accuracy", veche_import_units_accuracy },
  };

  if (field != NULL && field->type == VECHE_FIELD_MONEY)
    return veche_import_units_money;
  for (guint i = 0; field != NULL && i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (field->name, known[i].field))
      return known[i].units;
  return NULL;
}

guint
veche_import_units_find (const VecheImportUnit *units, const char *code)
{
  guint nth = 0;

  while (!g_str_equal (units[nth].code, code))
    nth++;
  return nth;
}
