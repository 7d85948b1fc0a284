/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-import-plan.h"

#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-import-common.h"
#include "veche-import-doubt.h"
#include "veche-import-plan-private.h"
#include "veche-own-columns.h"
#include "veche-table-cell.h"
#include "veche-territory.h"
#include "veche-text.h"

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
    if (!veche_import_plan_columns_add (self, what, veche_mapping_get_column (mapping, i), mapping, error))
      return NULL;
  return veche_import_plan_columns_settle (self, what, key, error) ? g_steal_pointer (&self) : NULL;
}

const char *
veche_import_plan_get_key (VecheImportPlan *self)
{
  return self->key_column != VECHE_IMPORT_PLAN_NO_COLUMN ? self->names[self->key_column] : "hash";
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
  const char *cell = self->key_column != VECHE_IMPORT_PLAN_NO_COLUMN ? veche_table_row_get (source, (guint) self->key_column) : NULL;
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

/* A text that is none of a list's is kept: the office may widen the list. */
static void
veche_import_plan_take_own (VecheImportPlan *self, VecheImportRow *row, const VecheImportPlanField *planned, const char *text, char **said)
{
  const VecheOwnField *field = veche_own_columns_find (veche_import_refs_get_own (self->refs), planned->field->name);
  g_autofree char *before = g_steal_pointer (said);
  g_auto (VecheValue) value = VECHE_VALUE_INIT;
  GError *error = NULL;

  if (veche_import_cell_parse (planned->field, &planned->format, text, &value, &error))
    *said = veche_own_form_say (before, field, &value);
  else if (planned->field->type == VECHE_FIELD_CODE)
    {
      g_autofree char *warning = g_strdup_printf (_("%s: “%s” is not in the list of the layer; it was taken as it stands"), field->label, text);

      g_clear_error (&error);
      veche_import_row_warn (row, warning);
      veche_value_set_text (&value, text);
      *said = veche_own_form_say (before, field, &value);
    }
  else
    {
      veche_import_row_refuse (row, error);
      *said = g_steal_pointer (&before);
    }
}

/* Of a column with all of them in one text, and of columns for each. */
static void
veche_import_plan_set_own (VecheImportPlan *self, VecheImportRow *row, const char *said)
{
  const VecheField *field = veche_kind_get_field (self->kind, VECHE_OWN_FORM_FIELD, NULL);
  g_auto (VecheValue) value = VECHE_VALUE_INIT;

  for (guint i = 0; i < row->cells->len; i++)
    {
      VecheEditCell *cell = &g_array_index (row->cells, VecheEditCell, i);

      if (cell->field != field)
        continue;
      veche_value_take_text (&cell->value, veche_own_form_join (cell->value.text, said));
      return;
    }
  veche_value_set_text (&value, said);
  veche_import_row_set (row, field, &value);
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
  const char *cell = self->revision_column != VECHE_IMPORT_PLAN_NO_COLUMN ? veche_table_row_get (source, (guint) self->revision_column) : NULL;

  row->own = veche_kind_get_geometry (self->kind) != NULL && self->key_column != VECHE_IMPORT_PLAN_NO_COLUMN
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
  g_autofree char *own = NULL;
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
      else if (g_str_has_prefix (planned->field->name, VECHE_OWN_FORM_FIELD "."))
        veche_import_plan_take_own (self, row, planned, text, &own);
      /* The rest has no text where the other columns say all. */
      else if (text != NULL || !g_str_equal (planned->field->name, VECHE_OWN_FORM_FIELD))
        veche_import_plan_take_cell (self, row, planned, text, leftover);
    }
  if (own != NULL && row->error == NULL)
    veche_import_plan_set_own (self, row, own);
  if (row->key == NULL)
    veche_import_row_refuse (row, g_error_new (VECHE_ERROR, VECHE_ERROR_INVALID,
                                               _("The row has no key: its cell “%s” is empty. Fill it in."),
                                               self->names[self->key_column]));
  if (row->error == NULL)
    {
      veche_import_plan_append_note (self, row, leftover->str);
      veche_import_common_set (self->kind, row, "programme", veche_import_refs_get_programme (self->refs), NULL, FALSE);
      veche_import_common_set (self->kind, row, "layer", 0, veche_import_refs_get_layer (self->refs), TRUE);
      veche_import_common_set (self->kind, row, "survey", veche_import_refs_get_survey (self->refs), NULL, TRUE);
      veche_import_common_set (self->kind, row, "block", veche_import_refs_get_block (self->refs), NULL, TRUE);
      veche_import_common_doubt_tree (self->kind, self->refs, row);
    }
  return g_steal_pointer (&row);
}
