/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "veche-mapping-unit.h"
#include "veche-table-reader.h"

G_BEGIN_DECLS

#define VECHE_TYPE_MAPPING (veche_mapping_get_type ())
G_DECLARE_FINAL_TYPE (VecheMapping, veche_mapping, VECHE, MAPPING, GObject)

/** VecheMappingColumn: which field a column of the source goes to. */
typedef struct
{
  const char *column;
  const char *field;
  VecheMappingUnit unit;
} VecheMappingColumn;

/** veche_mapping_new: how to read a table: nothing is mapped, everything else as in a mapping file that is silent. */
VecheMapping *veche_mapping_new (void) G_GNUC_WARN_UNUSED_RESULT;

const char *veche_mapping_get_sheet (VecheMapping *self);
void veche_mapping_set_sheet (VecheMapping *self, const char *sheet);

/** veche_mapping_get_header_row: as VecheTableOptions.header_row has it. */
int veche_mapping_get_header_row (VecheMapping *self);
void veche_mapping_set_header_row (VecheMapping *self, int header_row);

const char *veche_mapping_get_encoding (VecheMapping *self);
void veche_mapping_set_encoding (VecheMapping *self, const char *encoding);

const char *veche_mapping_get_delimiter (VecheMapping *self);
void veche_mapping_set_delimiter (VecheMapping *self, const char *delimiter);

/** veche_mapping_get_decimal: «,» or «.». */
char veche_mapping_get_decimal (VecheMapping *self);
void veche_mapping_set_decimal (VecheMapping *self, char decimal);

/** veche_mapping_fill_options: what the mapping says of how to open the table; its strings stay the mapping's. */
void veche_mapping_fill_options (VecheMapping *self, VecheTableOptions *options);

guint veche_mapping_get_n_columns (VecheMapping *self);

/** veche_mapping_get_column: the n-th mapped column, in the order of mapping. Borrowed. */
const VecheMappingColumn *veche_mapping_get_column (VecheMapping *self, guint n);

/** veche_mapping_find_column: what a column of the source is mapped to; %NULL when it is not. Borrowed. */
const VecheMappingColumn *veche_mapping_find_column (VecheMapping *self, const char *column);

/** veche_mapping_find_field: the column that a field comes from; %NULL when there is none. Borrowed. */
const VecheMappingColumn *veche_mapping_find_field (VecheMapping *self, const char *field);

/** veche_mapping_set_column: maps a column; %NULL as @field takes the mapping off. The column is no longer ignored. */
void veche_mapping_set_column (VecheMapping *self, const char *column, const char *field, VecheMappingUnit unit);

guint veche_mapping_get_n_ignored (VecheMapping *self);
const char *veche_mapping_get_ignored (VecheMapping *self, guint n);

/** veche_mapping_ignore: the column is left out on purpose. */
void veche_mapping_ignore (VecheMapping *self, const char *column);
gboolean veche_mapping_is_ignored (VecheMapping *self, const char *column);

G_END_DECLS
