/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-field.h"
#include "veche-mapping-unit.h"

G_BEGIN_DECLS

/** VecheImportCellFormat: how the cells of a column are written. */
typedef struct
{
  VecheMappingUnit unit;
  char decimal;    /* «,» or «.» */
  GTimeZone *zone; /* of moments that do not say theirs; borrowed, %NULL: local */
} VecheImportCellFormat;

/**
 * veche_import_cell_parse:
 * @text: the cell, without white space at its ends, or %NULL: empty
 *
 * The value of a cell. Spreadsheets' ways of writing days and whole numbers are understood. %VECHE_ERROR_INVALID.
 */
gboolean veche_import_cell_parse (const VecheField *field, const VecheImportCellFormat *format, const char *text,
                                  VecheValue *value, GError **error);

G_END_DECLS
