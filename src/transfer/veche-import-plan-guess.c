/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-import-plan.h"

#include <string.h>

#include "veche-i18n.h"
#include "veche-mapping-guess.h"
#include "veche-own-columns.h"
#include "veche-place.h"

/* The shape of map objects, which tables tell by numbers or as text. */
static const VecheMappingTarget places[] = {
  { "lon", NULL, "долгота|longitude|lng|long|longitude_wgs84|x|х|coord_x|easting|координата x", VECHE_MAPPING_QUANTITY_NONE, TRUE },
  { "lat", NULL, "широта|latitude|latitude_wgs84|y|у|coord_y|northing|координата y", VECHE_MAPPING_QUANTITY_NONE, TRUE },
  { "geometry", NULL, "wkt|geom|the_geom|wkt_geom|shape|геометрия|фигура", VECHE_MAPPING_QUANTITY_NONE, TRUE },
};

VecheMappingQuantity
veche_import_plan_guess_quantity (const VecheField *field)
{
  if (field->type == VECHE_FIELD_MONEY)
    return VECHE_MAPPING_QUANTITY_MONEY;
  if (g_str_equal (field->name, "diameter") || g_str_equal (field->name, "girth"))
    return VECHE_MAPPING_QUANTITY_DIAMETER;
  return g_str_equal (field->name, "height") || g_str_equal (field->name, "accuracy") ? VECHE_MAPPING_QUANTITY_HEIGHT : VECHE_MAPPING_QUANTITY_NONE;
}

gboolean
veche_import_plan_guess_is_open (const VecheField *field)
{
  return (field->flags & VECHE_FIELD_VERB) == 0 && field->type != VECHE_FIELD_GEOMETRY;
}

/* Field names of a Shapefile end here. */
#define SHAPEFILE_NAME 10

static const char *
veche_import_plan_guess_find_column (const char *const *columns, const char *first, const char *second)
{
  for (guint i = 0; columns[i] != NULL; i++)
    if (g_strcmp0 (columns[i], first) == 0 || g_strcmp0 (columns[i], second) == 0)
      return columns[i];
  return NULL;
}

static void
veche_import_plan_guess_take (VecheMapping *mapping, const VecheKind *kind, const char *column, const char *first, const char *second)
{
  const char *field = veche_kind_find_field (kind, first) >= 0 ? first : second;

  if (column != NULL && veche_kind_find_field (kind, field) >= 0 && veche_mapping_find_field (mapping, field) == NULL)
    veche_mapping_set_column (mapping, column, field, VECHE_MAPPING_UNIT_NONE);
}

/* A map file that Veche has written: its columns are called as the fields are, in a Shapefile by the beginning of their names; KML and
 * GPX have the number or title and the text under names of their own. */
static void
veche_import_plan_guess_written (const VecheKind *kind, const char *const *columns, VecheMapping *mapping)
{
  if (veche_import_plan_guess_find_column (columns, "uuid", NULL) == NULL)
    return;
  for (const VecheField *field = kind->fields; field->name != NULL; field++)
    {
      g_autofree char *cut = g_strndup (field->name, SHAPEFILE_NAME);
      const char *column = veche_import_plan_guess_find_column (columns, field->name, NULL);

      if (column == NULL && strlen (field->name) > SHAPEFILE_NAME)
        column = veche_import_plan_guess_find_column (columns, cut, NULL);
      if (column != NULL && veche_import_plan_guess_is_open (field))
        veche_mapping_set_column (mapping, column, field->name, veche_mapping_unit_guess (column, veche_import_plan_guess_quantity (field)));
    }
  veche_import_plan_guess_take (mapping, kind, veche_import_plan_guess_find_column (columns, "name", "Name"), "number", "title");
  veche_import_plan_guess_take (mapping, kind, veche_import_plan_guess_find_column (columns, "desc", "description"), "text", "note");
}

VecheMapping *
veche_import_plan_guess (const VecheKind *kind, const char *const *columns, GPtrArray *own)
{
  const gboolean map = veche_kind_get_geometry (kind) != NULL;
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (VecheMappingTarget));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  const VecheMappingColumn *girth;
  VecheMapping *mapping;

  for (guint i = 0; i < own->len; i++)
    {
      const VecheOwnField *field = g_ptr_array_index (own, i);
      const VecheMappingTarget target = { field->name, field->label, field->key, VECHE_MAPPING_QUANTITY_NONE, TRUE };

      g_array_append_val (targets, target);
    }
  for (const VecheField *field = kind->fields; field->name != NULL; field++)
    {
      VecheMappingTarget target = { field->name, _(field->label), NULL, veche_import_plan_guess_quantity (field), FALSE };
      char *synonyms;

      if (!veche_import_plan_guess_is_open (field))
        continue;
      /* Map files have columns of all sorts under short names. */
      target.exact = map && (field->type == VECHE_FIELD_CODE || field->type == VECHE_FIELD_REF || field->type == VECHE_FIELD_INTEGER
                             || g_str_equal (field->name, "number") || g_str_equal (field->name, "accuracy")
                             || g_str_equal (field->name, VECHE_OWN_FORM_FIELD));
      synonyms = g_strdup_printf ("%s|%s", field->label, field->synonyms != NULL ? field->synonyms : "");
      g_ptr_array_add (texts, synonyms);
      target.synonyms = synonyms;
      g_array_append_val (targets, target);
    }
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (veche_place_is_field (kind, places[i].field))
      g_array_append_val (targets, places[i]);
  mapping = veche_mapping_guess (columns, (const VecheMappingTarget *) targets->data, targets->len);
  if (map)
    veche_import_plan_guess_written (kind, columns, mapping);
  girth = veche_mapping_find_field (mapping, "girth");
  /* Of a field that holds girths nobody has to say so. */
  if (girth != NULL)
    veche_mapping_set_column (mapping, girth->column, girth->field, veche_mapping_unit_strip_girth (girth->unit));
  return mapping;
}
