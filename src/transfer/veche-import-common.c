/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-import-common.h"

#include "veche-girth.h"

/* What the user has said of all rows, unless the row says it itself. */
void
veche_import_common_set (const VecheKind *kind, VecheImportRow *row, const char *field, gint64 id, const char *text, gboolean always)
{
  int index = veche_kind_find_field (kind, field);
  g_auto (VecheValue) value = VECHE_VALUE_INIT;

  if (index < 0 || (id == 0 && text == NULL))
    return;
  if (id != 0)
    veche_value_set_integer (&value, id);
  else
    veche_value_set_text (&value, text);
  for (guint i = 0; i < row->cells->len; i++)
    {
      VecheEditCell *cell = &g_array_index (row->cells, VecheEditCell, i);

      if (cell->field != &kind->fields[index])
        continue;
      if (always)
        veche_value_copy (&value, &cell->value);
      return;
    }
  veche_import_row_set (row, &kind->fields[index], &value);
}

static double
veche_import_common_get_diameter (const VecheValue *value)
{
  g_autoptr (GArray) stems = value->type == VECHE_VALUE_TEXT ? veche_tree_parse_stems (value->text) : NULL;

  if (value->type == VECHE_VALUE_TEXT)
    return stems != NULL ? veche_tree_get_thickest (stems) : 0;
  return value->type == VECHE_VALUE_REAL ? value->real : 0;
}

/* A tree larger than its species grows: a unit may be wrong. */
void
veche_import_common_doubt_tree (const VecheKind *kind, VecheImportRefs *refs, VecheImportRow *row)
{
  const char *species = NULL;
  double diameter = 0;
  double height = 0;
  VecheTreeLimits limits;
  g_autofree char *doubt = NULL;

  if (kind != &veche_tree_kind)
    return;
  for (guint i = 0; i < row->cells->len; i++)
    {
      const VecheEditCell *cell = &g_array_index (row->cells, VecheEditCell, i);

      if (g_str_equal (cell->field->name, "species"))
        species = cell->value.text;
      else if (g_str_equal (cell->field->name, "girth") && diameter == 0)
        diameter = cell->value.type == VECHE_VALUE_REAL ? veche_girth_get_diameter (cell->value.real) : veche_import_common_get_diameter (&cell->value);
      else if (g_str_equal (cell->field->name, "diameter") && cell->value.type != VECHE_VALUE_NULL)
        diameter = veche_import_common_get_diameter (&cell->value);
      else if (g_str_equal (cell->field->name, "height"))
        height = cell->value.real;
    }
  limits = veche_import_refs_get_limits (refs, species);
  doubt = veche_tree_find_doubt (species, &limits, diameter, height);
  if (doubt != NULL)
    veche_import_row_warn (row, doubt);
}
