/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-import-plan-private.h"

#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-own-columns.h"
#include "veche-place.h"
#include "veche-text.h"
#include "veche-time-zone.h"

static int
veche_import_plan_columns_find (VecheImportPlan *self, const char *name)
{
  for (int i = 0; self->names[i] != NULL; i++)
    if (g_str_equal (self->names[i], name))
      return i;
  return VECHE_IMPORT_PLAN_NO_COLUMN;
}

/* The column that a person named, who may have typed it in other letters. */
static int
veche_import_plan_columns_find_folded (VecheImportPlan *self, const char *name)
{
  g_autofree char *wanted = veche_text_fold (name);

  for (int i = 0; self->names[i] != NULL; i++)
    {
      g_autofree char *folded = veche_text_fold (self->names[i]);

      if (g_str_equal (folded, wanted))
        return i;
    }
  return VECHE_IMPORT_PLAN_NO_COLUMN;
}

static gboolean
veche_import_plan_columns_set_none (VecheImportPlan *self, const char *what, const char *name, GError **error)
{
  g_autofree char *names = g_strjoinv (", ", self->names);

  g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
               _("Could not import “%s”: it has no column “%s”. Its columns are: %s."), what, name, names);
  return FALSE;
}

gboolean
veche_import_plan_columns_add (VecheImportPlan *self, const char *what, const VecheMappingColumn *column, VecheMapping *mapping,
                              GError **error)
{
  const gboolean place = veche_place_is_field (self->kind, column->field);
  const VecheOwnField *own = veche_own_columns_find (veche_import_refs_get_own (self->refs), column->field);
  const VecheField *field = place ? NULL : own != NULL ? &own->field : veche_kind_get_field (self->kind, column->field, error);
  int index = veche_import_plan_columns_find (self, column->column);
  VecheImportPlanField *planned = NULL;
  guint number;

  if (field == NULL && !place)
    return FALSE;
  if (index == VECHE_IMPORT_PLAN_NO_COLUMN)
    return veche_import_plan_columns_set_none (self, what, column->column, error);
  if (place)
    return TRUE;
  if (!veche_import_plan_guess_is_open (field))
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
                   _("Could not import “%s”: %s follows from the office's work and cannot come from a table. Map “%s” to another "
                     "field."),
                   what, field->name, column->column);
      return FALSE;
    }
  if (column->unit != VECHE_MAPPING_UNIT_NONE
      && veche_mapping_unit_get_quantity (column->unit) != veche_import_plan_guess_quantity (field))
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not import “%s”: %s is not measured in “%s”. Correct the mapping of “%s”."), what, field->name,
                   veche_mapping_unit_get_code (column->unit), column->column);
      return FALSE;
    }

  for (guint i = 0; i < self->fields->len; i++)
    if (((VecheImportPlanField *) g_ptr_array_index (self->fields, i))->field == field)
      planned = g_ptr_array_index (self->fields, i);
  if (planned != NULL && field->type != VECHE_FIELD_TEXT && field->type != VECHE_FIELD_LONG_TEXT)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not import “%s”: two columns go to %s. Map only one of them."), what, field->name);
      return FALSE;
    }
  if (planned == NULL)
    {
      planned = g_new0 (VecheImportPlanField, 1);
      planned->field = field;
      planned->columns = g_array_new (FALSE, FALSE, sizeof (guint));
      planned->format.unit = column->unit;
      planned->format.decimal = veche_mapping_get_decimal (mapping);
      g_free (veche_time_zone_split_column (column->column, &planned->zone));
      planned->format.zone = planned->zone != NULL ? planned->zone : veche_import_refs_get_zone (self->refs);
      g_ptr_array_add (self->fields, planned);
    }
  number = (guint) index;
  g_array_append_val (planned->columns, number);
  return TRUE;
}

static int
veche_import_plan_columns_compare_fields (gconstpointer a, gconstpointer b)
{
  const VecheImportPlanField *const *first = a;
  const VecheImportPlanField *const *second = b;

  return strcmp ((*first)->field->name, (*second)->field->name);
}

static int
veche_import_plan_columns_compare (gconstpointer a, gconstpointer b)
{
  return *(const guint *) a < *(const guint *) b ? -1 : *(const guint *) a > *(const guint *) b;
}

static gboolean
veche_import_plan_columns_check_required (VecheImportPlan *self, const char *what, GError **error)
{
  for (const VecheField *field = self->kind->fields; field->name != NULL; field++)
    {
      gboolean mapped = FALSE;

      for (guint i = 0; i < self->fields->len && !mapped; i++)
        mapped = ((VecheImportPlanField *) g_ptr_array_index (self->fields, i))->field == field;
      if ((field->flags & VECHE_FIELD_REQUIRED) == 0 || mapped)
        continue;
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not import “%s”: none of its columns goes to %s (%s), which every record needs. Say which in a "
                     "mapping."),
                   what, field->name, _(field->label));
      return FALSE;
    }
  if (self->fields->len > 0 || self->place != NULL)
    return TRUE;
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
               _("Could not import “%s”: none of its columns is known. Say in a mapping where they go."), what);
  return FALSE;
}

static gboolean
veche_import_plan_columns_choose_key (VecheImportPlan *self, const char *what, const char *key, GError **error)
{
  self->key_chosen = key != NULL;
  self->key_column = veche_import_plan_columns_find_folded (self, key != NULL ? key : "uuid");
  self->revision_column = veche_import_plan_columns_find (self, VECHE_IMPORT_PLAN_REVISION);
  if (key != NULL && self->key_column == VECHE_IMPORT_PLAN_NO_COLUMN)
    return veche_import_plan_columns_set_none (self, what, key, error);
  return TRUE;
}

gboolean
veche_import_plan_columns_settle (VecheImportPlan *self, const char *what, const char *key, GError **error)
{
  if (!veche_import_plan_columns_choose_key (self, what, key, error) || !veche_import_plan_columns_check_required (self, what, error))
    return FALSE;
  g_ptr_array_sort (self->fields, veche_import_plan_columns_compare_fields);
  for (guint i = 0; i < self->fields->len; i++)
    g_array_sort (((VecheImportPlanField *) g_ptr_array_index (self->fields, i))->columns, veche_import_plan_columns_compare);
  return TRUE;
}
