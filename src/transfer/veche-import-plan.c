/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-import-plan.h"

#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-import-cell.h"
#include "veche-import-common.h"
#include "veche-import-doubt.h"
#include "veche-place.h"
#include "veche-table-cell.h"
#include "veche-territory.h"
#include "veche-text.h"
#include "veche-time-zone.h"

#define NO_COLUMN (-1)

/* A field and the columns of the source that make it up, in the source's order. */
typedef struct
{
  const VecheField *field;
  GArray *columns; /* of guint */
  VecheImportCellFormat format;
  GTimeZone *zone; /* that the column's name tells, or %NULL */
} VecheImportPlanField;

struct _VecheImportPlan
{
  const VecheKind *kind;
  GStrv names;
  GPtrArray *fields; /* of VecheImportPlanField, by name: the hash does not depend on the order of columns */
  VecheImportRefs *refs;
  int key_column;
  gboolean key_chosen; /* by the user: a row without it is refused */
  int revision_column; /* of a map file that Veche has written */
  VecheImportPlace *place; /* or %NULL */
  gboolean vector; /* every row is a feature, even one without a single attribute */
  GHashTable *counts;  /* digest → how often it was met */
};

static void
veche_import_plan_field_free (gpointer data)
{
  VecheImportPlanField *field = data;

  g_array_unref (field->columns);
  g_clear_pointer (&field->zone, g_time_zone_unref);
  g_free (field);
}

void
veche_import_plan_free (VecheImportPlan *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->names);
  g_ptr_array_unref (self->fields);
  veche_import_refs_unref (self->refs);
  veche_import_place_free (self->place);
  g_hash_table_unref (self->counts);
  g_free (self);
}

/* --- mapping ------------------------------------------------------------------------------------------------------ */

JsonObject *
veche_import_plan_describe (const VecheKind *kind, VecheMapping *mapping)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < veche_mapping_get_n_columns (mapping); i++)
    {
      const VecheMappingColumn *column = veche_mapping_get_column (mapping, i);
      int index = veche_kind_find_field (kind, column->field);
      const char *unit = veche_mapping_unit_get_code (column->unit);
      JsonObject *target;

      if (unit == NULL && index >= 0 && kind->fields[index].type == VECHE_FIELD_MONEY)
        unit = veche_mapping_unit_get_code (VECHE_MAPPING_UNIT_RUB);
      if (unit == NULL)
        {
          json_object_set_string_member (object, column->column, column->field);
          continue;
        }
      target = json_object_new ();
      json_object_set_string_member (target, "field", column->field);
      json_object_set_string_member (target, "unit", unit);
      json_object_set_object_member (object, column->column, target);
    }
  return object;
}

static int
veche_import_plan_find_column (VecheImportPlan *self, const char *name)
{
  for (int i = 0; self->names[i] != NULL; i++)
    if (g_str_equal (self->names[i], name))
      return i;
  return NO_COLUMN;
}

/* The column that a person named, who may have typed it in other letters. */
static int
veche_import_plan_find_column_folded (VecheImportPlan *self, const char *name)
{
  g_autofree char *wanted = veche_text_fold (name);

  for (int i = 0; self->names[i] != NULL; i++)
    {
      g_autofree char *folded = veche_text_fold (self->names[i]);

      if (g_str_equal (folded, wanted))
        return i;
    }
  return NO_COLUMN;
}

static gboolean
veche_import_plan_set_no_column (VecheImportPlan *self, const char *what, const char *name, GError **error)
{
  g_autofree char *names = g_strjoinv (", ", self->names);

  g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
               _("Could not import “%s”: it has no column “%s”. Its columns are: %s."), what, name, names);
  return FALSE;
}

static gboolean
veche_import_plan_add_column (VecheImportPlan *self, const char *what, const VecheMappingColumn *column, VecheMapping *mapping,
                              GError **error)
{
  const gboolean place = veche_place_is_field (self->kind, column->field);
  const VecheField *field = place ? NULL : veche_kind_get_field (self->kind, column->field, error);
  int index = veche_import_plan_find_column (self, column->column);
  VecheImportPlanField *planned = NULL;
  guint number;

  if (field == NULL && !place)
    return FALSE;
  if (index == NO_COLUMN)
    return veche_import_plan_set_no_column (self, what, column->column, error);
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
veche_import_plan_compare_fields (gconstpointer a, gconstpointer b)
{
  const VecheImportPlanField *const *first = a;
  const VecheImportPlanField *const *second = b;

  return strcmp ((*first)->field->name, (*second)->field->name);
}

static int
veche_import_plan_compare_columns (gconstpointer a, gconstpointer b)
{
  return *(const guint *) a < *(const guint *) b ? -1 : *(const guint *) a > *(const guint *) b;
}

static gboolean
veche_import_plan_check_required (VecheImportPlan *self, const char *what, GError **error)
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
veche_import_plan_choose_key (VecheImportPlan *self, const char *what, const char *key, GError **error)
{
  self->key_chosen = key != NULL;
  self->key_column = veche_import_plan_find_column_folded (self, key != NULL ? key : "uuid");
  self->revision_column = veche_import_plan_find_column (self, VECHE_IMPORT_PLAN_REVISION);
  if (key != NULL && self->key_column == NO_COLUMN)
    return veche_import_plan_set_no_column (self, what, key, error);
  return TRUE;
}

VecheImportPlan *
veche_import_plan_new (const VecheKind *kind, const char *what, const char *const *columns, VecheMapping *mapping,
                       const char *key, VecheImportRefs *refs, const VecheImportPlaceOptions *place, GError **error)
{
  g_autoptr (VecheImportPlan) self = g_new0 (VecheImportPlan, 1);
  g_autoptr (GError) failure = NULL;

  self->kind = kind;
  self->names = g_strdupv ((char **) columns);
  self->fields = g_ptr_array_new_with_free_func (veche_import_plan_field_free);
  self->refs = veche_import_refs_ref (refs);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->vector = place->vector;
  self->place = veche_import_place_new (kind, what, columns, mapping, place, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  for (guint i = 0; i < veche_mapping_get_n_columns (mapping); i++)
    if (!veche_import_plan_add_column (self, what, veche_mapping_get_column (mapping, i), mapping, error))
      return NULL;
  if (!veche_import_plan_choose_key (self, what, key, error) || !veche_import_plan_check_required (self, what, error))
    return NULL;

  g_ptr_array_sort (self->fields, veche_import_plan_compare_fields);
  for (guint i = 0; i < self->fields->len; i++)
    g_array_sort (((VecheImportPlanField *) g_ptr_array_index (self->fields, i))->columns, veche_import_plan_compare_columns);
  return g_steal_pointer (&self);
}

const char *
veche_import_plan_get_key (VecheImportPlan *self)
{
  return self->key_column != NO_COLUMN ? self->names[self->key_column] : "hash";
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

/* The text of a field: of its cell without one guard against formulas, or of several cells put together. */
static char *
veche_import_plan_dup_text (const VecheImportPlanField *planned, const VecheTableRow *source)
{
  GString *text = NULL;

  for (guint i = 0; i < planned->columns->len; i++)
    {
      const char *cell = veche_table_row_get (source, g_array_index (planned->columns, guint, i));
      g_autofree char *stripped = cell != NULL ? veche_text_strip (veche_table_cell_unguard (cell)) : NULL;

      if (stripped == NULL)
        continue;
      if (text == NULL)
        text = g_string_new (stripped);
      else
        g_string_append_printf (text, "%c%s", planned->field->type == VECHE_FIELD_LONG_TEXT ? '\n' : ' ', stripped);
    }
  return text != NULL ? g_string_free (text, FALSE) : NULL;
}

static char *
veche_import_plan_make_key (VecheImportPlan *self, const VecheTableRow *source, char *const *texts, const VecheImportRow *row)
{
  const char *cell = self->key_column != NO_COLUMN ? veche_table_row_get (source, (guint) self->key_column) : NULL;
  g_autofree char *key = cell != NULL ? veche_text_strip (veche_table_cell_unguard (cell)) : NULL;
  g_autoptr (GChecksum) checksum = NULL;
  const char *digest;
  guint count;

  if (key != NULL || self->key_chosen)
    return g_steal_pointer (&key);

  checksum = g_checksum_new (G_CHECKSUM_SHA256);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const VecheImportPlanField *planned = g_ptr_array_index (self->fields, i);

      if (texts[i] == NULL)
        continue;
      g_checksum_update (checksum, (const guchar *) planned->field->name, (gssize) strlen (planned->field->name) + 1);
      g_checksum_update (checksum, (const guchar *) texts[i], (gssize) strlen (texts[i]) + 1);
    }
  for (guint i = 0; i < row->cells->len; i++)
    {
      const VecheValue *value = &g_array_index (row->cells, VecheEditCell, i).value;

      if (value->type == VECHE_VALUE_BYTES)
        g_checksum_update (checksum, g_bytes_get_data (value->bytes, NULL), (gssize) g_bytes_get_size (value->bytes));
    }
  digest = g_checksum_get_string (checksum);
  count = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, digest)) + 1;
  g_hash_table_insert (self->counts, g_strdup (digest), GUINT_TO_POINTER (count));
  return g_strdup_printf ("%s:%u", digest, count);
}

/* What cannot be looked up is not lost: it goes to the note. */
static void
veche_import_plan_keep (VecheImportPlan *self, VecheImportRow *row, const VecheImportPlanField *planned, const char *text,
                        GString *leftover)
{
  const char *column = self->names[g_array_index (planned->columns, guint, 0)];
  gboolean has_note = veche_kind_find_field (self->kind, "note") >= 0;
  g_autofree char *warning = g_strdup_printf (has_note ? _("%s: there is no “%s” here; the text went to the note")
                                                       : _("%s: there is no “%s” here; the field stays empty"),
                                              column, text);

  veche_import_row_warn (row, warning);
  g_string_append_printf (leftover, "%s%s: %s", leftover->len > 0 ? "\n" : "", column, text);
}

static void
veche_import_plan_take_cell (VecheImportPlan *self, VecheImportRow *row, const VecheImportPlanField *planned, const char *text,
                             GString *leftover)
{
  g_auto (VecheValue) value = VECHE_VALUE_INIT;
  g_autofree char *doubt = NULL;
  GError *error = NULL;

  if (planned->field->type == VECHE_FIELD_REF && text != NULL)
    {
      gint64 id = veche_import_refs_find (self->refs, planned->field, text);

      /* Layers are made as they are met: they are how a map file is put in order. DXF calls the lack of one «0». */
      if (id == 0 && g_str_equal (planned->field->target, veche_territory_layer_kind.name))
        {
          if (g_str_equal (text, "0"))
            return;
          veche_value_set_text (&value, text);
        }
      else if (id == 0)
        {
          veche_import_plan_keep (self, row, planned, text, leftover);
          return;
        }
      else
        veche_value_set_integer (&value, id);
      value.label = g_strdup (text);
    }
  else if (!veche_import_cell_parse (planned->field, &planned->format, text, &value, &error))
    {
      if (planned->field->type == VECHE_FIELD_CODE)
        {
          g_clear_error (&error);
          veche_import_plan_keep (self, row, planned, text, leftover);
        }
      else
        veche_import_row_refuse (row, error);
      return;
    }

  veche_import_row_set (row, planned->field, &value);
  doubt = text != NULL ? veche_import_doubt_find (planned->field, text, &value) : NULL;
  if (doubt != NULL)
    {
      g_autofree char *warning
        = g_strdup_printf ("%s: %s", self->names[g_array_index (planned->columns, guint, 0)], doubt);

      veche_import_row_warn (row, warning);
    }
}

static void
veche_import_plan_append_note (VecheImportPlan *self, VecheImportRow *row, const char *leftover)
{
  int index = veche_kind_find_field (self->kind, "note");
  g_auto (VecheValue) value = VECHE_VALUE_INIT;

  if (index < 0 || *leftover == '\0')
    return;
  for (guint i = 0; i < row->cells->len; i++)
    {
      VecheEditCell *cell = &g_array_index (row->cells, VecheEditCell, i);

      if (cell->field != &self->kind->fields[index])
        continue;
      veche_value_take_text (&cell->value,
                             cell->value.text != NULL ? g_strjoin ("\n", cell->value.text, leftover, NULL) : g_strdup (leftover));
      return;
    }
  veche_value_set_text (&value, leftover);
  veche_import_row_set (row, &self->kind->fields[index], &value);
}

static void
veche_import_plan_mark_own (VecheImportPlan *self, const VecheTableRow *source, VecheImportRow *row)
{
  const char *cell = self->revision_column != NO_COLUMN ? veche_table_row_get (source, (guint) self->revision_column) : NULL;

  row->own = veche_kind_get_geometry (self->kind) != NULL && self->key_column != NO_COLUMN
             && g_ascii_strcasecmp (self->names[self->key_column], "uuid") == 0;
  if (row->own && cell != NULL)
    row->revision = (gint64) MAX (g_ascii_strtod (cell, NULL), -1);
}

gboolean
veche_import_plan_place (VecheImportPlan *self, GPtrArray *sources, GCancellable *cancellable, GError **error)
{
  return self->place == NULL || veche_import_place_put_all (self->place, sources, cancellable, error);
}

guint
veche_import_plan_count_parts (VecheImportPlan *self, const VecheTableRow *source)
{
  return self->place != NULL ? veche_import_place_count_parts (self->place, source) : 1;
}

VecheImportRow *
veche_import_plan_take (VecheImportPlan *self, const VecheTableRow *source, guint part)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) leftover = g_string_new (NULL);
  g_autoptr (VecheImportRow) row = NULL;
  gboolean any = self->vector;

  for (guint i = 0; i < self->fields->len; i++)
    {
      g_ptr_array_add (texts, veche_import_plan_dup_text (g_ptr_array_index (self->fields, i), source));
      any = any || g_ptr_array_index (texts, i) != NULL;
    }
  if (!any)
    return NULL;

  row = veche_import_row_new (source->line);
  if (self->place != NULL)
    veche_import_place_take (self->place, source, part, row);
  row->key = veche_import_plan_make_key (self, source, (char *const *) texts->pdata, row);
  if (row->key != NULL && part > 0)
    {
      g_autofree char *whole = g_steal_pointer (&row->key);

      row->key = g_strdup_printf ("%s#%u", whole, part + 1);
    }
  veche_import_plan_mark_own (self, source, row);
  for (guint i = 0; i < self->fields->len && row->error == NULL; i++)
    {
      const VecheImportPlanField *planned = g_ptr_array_index (self->fields, i);
      const char *text = g_ptr_array_index (texts, i);

      if (text == NULL && (planned->field->flags & VECHE_FIELD_REQUIRED) != 0)
        veche_import_row_refuse (row, g_error_new (VECHE_ERROR, VECHE_ERROR_INVALID,
                                                   _("The row has no “%s” (%s). Fill it in."), _(planned->field->label),
                                                   planned->field->name));
      else
        veche_import_plan_take_cell (self, row, planned, text, leftover);
    }
  if (row->key == NULL)
    veche_import_row_refuse (row, g_error_new (VECHE_ERROR, VECHE_ERROR_INVALID,
                                               _("The row has no key: its cell “%s” is empty. Fill it in."),
                                               self->names[self->key_column]));
  if (row->error == NULL)
    {
      veche_import_plan_append_note (self, row, leftover->str);
      veche_import_common_set (self->kind, row, "programme", veche_import_refs_get_programme (self->refs), NULL, FALSE);
      veche_import_common_set (self->kind, row, "layer", 0, veche_import_refs_get_layer (self->refs), TRUE);
      veche_import_common_doubt_tree (self->kind, self->refs, row);
    }
  return g_steal_pointer (&row);
}
