/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-kind.h"
#include "veche-mapping.h"
#include "veche-table-row.h"

G_BEGIN_DECLS

/** VecheImportGirth: whether a column that is taken for diameters of trees tells girths. */
typedef struct _VecheImportGirth VecheImportGirth;

/** veche_import_girth_new: %NULL where no column is taken for diameters in centimetres. Owned. */
VecheImportGirth *veche_import_girth_new (const VecheKind *kind, VecheMapping *mapping, const char *const *columns) G_GNUC_WARN_UNUSED_RESULT;

/** veche_import_girth_free: @self may be %NULL, here and below. */
void veche_import_girth_free (VecheImportGirth *self);

/** veche_import_girth_take: a row of the source. */
void veche_import_girth_take (VecheImportGirth *self, const VecheTableRow *row);

/** veche_import_girth_tell: after the last row: a sentence where they look like girths. */
void veche_import_girth_tell (VecheImportGirth *self, GPtrArray *warnings);

/** veche_import_girth_add_cell: adds the number of a cell to sizes (double), if it has one and does not say itself what it is. */
void veche_import_girth_add_cell (GArray *sizes, const char *cell);

G_END_DECLS
