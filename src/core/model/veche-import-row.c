/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-import-row.h"

static void
veche_import_row_clear_cell (gpointer data)
{
  veche_value_clear (&((VecheEditCell *) data)->value);
}

static void
veche_import_row_free_clash (gpointer data)
{
  VecheImportClash *clash = data;

  veche_value_clear (&clash->ours);
  veche_value_clear (&clash->theirs);
  g_free (clash);
}

VecheImportRow *
veche_import_row_new (guint64 line)
{
  VecheImportRow *self = g_new0 (VecheImportRow, 1);

  self->line = line;
  self->revision = -1;
  self->cells = g_array_new (FALSE, TRUE, sizeof (VecheEditCell));
  g_array_set_clear_func (self->cells, veche_import_row_clear_cell);
  return self;
}

void
veche_import_row_free (VecheImportRow *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_free (self->number);
  g_free (self->pictures);
  g_array_unref (self->cells);
  g_clear_pointer (&self->take_theirs, g_hash_table_unref);
  g_clear_error (&self->error);
  g_clear_pointer (&self->clashes, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_free (self);
}

void
veche_import_row_set (VecheImportRow *self, const VecheField *field, const VecheValue *value)
{
  VecheEditCell cell = { field, VECHE_VALUE_INIT, NULL };

  veche_value_copy (value, &cell.value);
  g_array_append_val (self->cells, cell);
}

void
veche_import_row_warn (VecheImportRow *self, const char *text)
{
  if (self->warnings == NULL)
    self->warnings = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->warnings, g_strdup (text));
}

void
veche_import_row_refuse (VecheImportRow *self, GError *error)
{
  self->outcome = VECHE_IMPORT_REFUSED;
  g_clear_error (&self->error);
  self->error = error;
}

static void
veche_import_row_add_difference (GPtrArray **list, const VecheField *field, const VecheValue *ours, const VecheValue *theirs)
{
  VecheImportClash *clash = g_new0 (VecheImportClash, 1);

  clash->field = field;
  veche_value_copy (ours, &clash->ours);
  veche_value_copy (theirs, &clash->theirs);
  if (*list == NULL)
    *list = g_ptr_array_new_with_free_func (veche_import_row_free_clash);
  g_ptr_array_add (*list, clash);
}

void
veche_import_row_add_clash (VecheImportRow *self, const VecheField *field, const VecheValue *ours, const VecheValue *theirs)
{
  veche_import_row_add_difference (&self->clashes, field, ours, theirs);
}

void
veche_import_row_add_change (VecheImportRow *self, const VecheField *field, const VecheValue *ours, const VecheValue *theirs)
{
  veche_import_row_add_difference (&self->changes, field, ours, theirs);
}
