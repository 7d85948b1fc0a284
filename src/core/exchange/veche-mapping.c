/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-mapping.h"

struct _VecheMapping
{
  GObject parent_instance;

  char *sheet;
  int header_row;
  char *encoding;
  char *delimiter;
  char decimal;
  GPtrArray *columns; /* VecheMappingColumn, with texts of its own */
  GPtrArray *ignored;
};

G_DEFINE_FINAL_TYPE (VecheMapping, veche_mapping, G_TYPE_OBJECT)

static void
veche_mapping_column_free (gpointer data)
{
  VecheMappingColumn *column = data;

  g_free ((char *) column->column);
  g_free ((char *) column->field);
  g_free (column);
}

static void
veche_mapping_finalize (GObject *object)
{
  VecheMapping *self = VECHE_MAPPING (object);

  g_free (self->sheet);
  g_free (self->encoding);
  g_free (self->delimiter);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->ignored);

  G_OBJECT_CLASS (veche_mapping_parent_class)->finalize (object);
}

static void
veche_mapping_class_init (VecheMappingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = veche_mapping_finalize;
}

static void
veche_mapping_init (VecheMapping *self)
{
  self->header_row = 1;
  self->encoding = g_strdup ("auto");
  self->delimiter = g_strdup ("auto");
  self->decimal = ',';
  self->columns = g_ptr_array_new_with_free_func (veche_mapping_column_free);
  self->ignored = g_ptr_array_new_with_free_func (g_free);
}

VecheMapping *
veche_mapping_new (void)
{
  return g_object_new (VECHE_TYPE_MAPPING, NULL);
}

const char *
veche_mapping_get_sheet (VecheMapping *self)
{
  g_return_val_if_fail (VECHE_IS_MAPPING (self), NULL);

  return self->sheet;
}

void
veche_mapping_set_sheet (VecheMapping *self, const char *sheet)
{
  g_return_if_fail (VECHE_IS_MAPPING (self));

  g_set_str (&self->sheet, sheet);
}

int
veche_mapping_get_header_row (VecheMapping *self)
{
  g_return_val_if_fail (VECHE_IS_MAPPING (self), VECHE_TABLE_HEADER_AUTO);

  return self->header_row;
}

void
veche_mapping_set_header_row (VecheMapping *self, int header_row)
{
  g_return_if_fail (VECHE_IS_MAPPING (self));

  self->header_row = MAX (header_row, VECHE_TABLE_HEADER_NONE);
}

const char *
veche_mapping_get_encoding (VecheMapping *self)
{
  g_return_val_if_fail (VECHE_IS_MAPPING (self), NULL);

  return self->encoding;
}

void
veche_mapping_set_encoding (VecheMapping *self, const char *encoding)
{
  g_return_if_fail (VECHE_IS_MAPPING (self));

  g_set_str (&self->encoding, encoding != NULL ? encoding : "auto");
}

const char *
veche_mapping_get_delimiter (VecheMapping *self)
{
  g_return_val_if_fail (VECHE_IS_MAPPING (self), NULL);

  return self->delimiter;
}

void
veche_mapping_set_delimiter (VecheMapping *self, const char *delimiter)
{
  g_return_if_fail (VECHE_IS_MAPPING (self));

  g_set_str (&self->delimiter, delimiter != NULL ? delimiter : "auto");
}

char
veche_mapping_get_decimal (VecheMapping *self)
{
  g_return_val_if_fail (VECHE_IS_MAPPING (self), ',');

  return self->decimal;
}

void
veche_mapping_set_decimal (VecheMapping *self, char decimal)
{
  g_return_if_fail (VECHE_IS_MAPPING (self));
  g_return_if_fail (decimal == ',' || decimal == '.');

  self->decimal = decimal;
}

void
veche_mapping_fill_options (VecheMapping *self, VecheTableOptions *options)
{
  g_return_if_fail (VECHE_IS_MAPPING (self));
  g_return_if_fail (options != NULL);

  options->sheet = self->sheet;
  options->header_row = self->header_row;
  options->encoding = self->encoding;
  options->delimiter = self->delimiter;
}

guint
veche_mapping_get_n_columns (VecheMapping *self)
{
  g_return_val_if_fail (VECHE_IS_MAPPING (self), 0);

  return self->columns->len;
}

const VecheMappingColumn *
veche_mapping_get_column (VecheMapping *self, guint n)
{
  g_return_val_if_fail (VECHE_IS_MAPPING (self), NULL);
  g_return_val_if_fail (n < self->columns->len, NULL);

  return g_ptr_array_index (self->columns, n);
}

const VecheMappingColumn *
veche_mapping_find_column (VecheMapping *self, const char *column)
{
  g_return_val_if_fail (VECHE_IS_MAPPING (self), NULL);
  g_return_val_if_fail (column != NULL, NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const VecheMappingColumn *candidate = g_ptr_array_index (self->columns, i);

      if (g_str_equal (candidate->column, column))
        return candidate;
    }

  return NULL;
}

const VecheMappingColumn *
veche_mapping_find_field (VecheMapping *self, const char *field)
{
  g_return_val_if_fail (VECHE_IS_MAPPING (self), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const VecheMappingColumn *candidate = g_ptr_array_index (self->columns, i);

      if (g_str_equal (candidate->field, field))
        return candidate;
    }

  return NULL;
}

static void
veche_mapping_forget (GPtrArray *names, const char *name)
{
  guint index;

  if (g_ptr_array_find_with_equal_func (names, name, g_str_equal, &index))
    g_ptr_array_remove_index (names, index);
}

void
veche_mapping_set_column (VecheMapping *self, const char *column, const char *field, VecheMappingUnit unit)
{
  VecheMappingColumn *known;

  g_return_if_fail (VECHE_IS_MAPPING (self));
  g_return_if_fail (column != NULL);

  veche_mapping_forget (self->ignored, column);
  known = (VecheMappingColumn *) veche_mapping_find_column (self, column);
  if (field == NULL)
    {
      if (known != NULL)
        g_ptr_array_remove (self->columns, known);
      return;
    }
  if (known == NULL)
    {
      known = g_new0 (VecheMappingColumn, 1);
      known->column = g_strdup (column);
      g_ptr_array_add (self->columns, known);
    }

  g_set_str ((char **) &known->field, field);
  known->unit = unit;
}

guint
veche_mapping_get_n_ignored (VecheMapping *self)
{
  g_return_val_if_fail (VECHE_IS_MAPPING (self), 0);

  return self->ignored->len;
}

const char *
veche_mapping_get_ignored (VecheMapping *self, guint n)
{
  g_return_val_if_fail (VECHE_IS_MAPPING (self), NULL);
  g_return_val_if_fail (n < self->ignored->len, NULL);

  return g_ptr_array_index (self->ignored, n);
}

void
veche_mapping_ignore (VecheMapping *self, const char *column)
{
  g_return_if_fail (VECHE_IS_MAPPING (self));
  g_return_if_fail (column != NULL);

  veche_mapping_set_column (self, column, NULL, VECHE_MAPPING_UNIT_NONE);
  g_ptr_array_add (self->ignored, g_strdup (column));
}

gboolean
veche_mapping_is_ignored (VecheMapping *self, const char *column)
{
  g_return_val_if_fail (VECHE_IS_MAPPING (self), FALSE);
  g_return_val_if_fail (column != NULL, FALSE);

  return g_ptr_array_find_with_equal_func (self->ignored, column, g_str_equal, NULL);
}
