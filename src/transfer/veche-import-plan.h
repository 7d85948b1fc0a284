/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-import-place.h"
#include "veche-import-refs.h"
#include "veche-import-row.h"
#include "veche-mapping.h"
#include "veche-table-row.h"

G_BEGIN_DECLS

/** Column of a map file that Veche has written: where the journal stood then. Shapefiles allow ten letters. */
#define VECHE_IMPORT_PLAN_REVISION "veche_rev"

/**
 * VecheImportPlan:
 * How the rows of one source become records: columns matched with fields, the row key, references. Used by one thread at a time.
 */
typedef struct _VecheImportPlan VecheImportPlan;

/**
 * veche_import_plan_new:
 * @what: name of the source, for errors
 * @key: name of the column with the row key, or %NULL: a column «uuid», else a hash of the mapped cells
 *
 * %VECHE_ERROR_NOT_FOUND for columns and fields that are not there, %VECHE_ERROR_INVALID when nothing can come of it. Owned.
 */
VecheImportPlan *veche_import_plan_new (const VecheKind *kind, const char *what, const char *const *columns,
                                        VecheMapping *mapping, const char *key, VecheImportRefs *refs,
                                        const VecheImportPlaceOptions *place, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void veche_import_plan_free (VecheImportPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheImportPlan, veche_import_plan_free)

/** veche_import_plan_get_key: the key's column, or «hash». */
const char *veche_import_plan_get_key (VecheImportPlan *self);

/** veche_import_plan_place: to be called once for rows before they are taken: brings their coordinates into WGS84 where it takes that. */
gboolean veche_import_plan_place (VecheImportPlan *self, GPtrArray *sources, GCancellable *cancellable, GError **error);

/** veche_import_plan_count_parts: how many records come of the row; 1 but for lines that are interrupted. */
guint veche_import_plan_count_parts (VecheImportPlan *self, const VecheTableRow *source);

/**
 * veche_import_plan_take: the record of the nth part, maybe refused, with its key; %NULL for a row whose mapped cells are all empty.
 * Owned.
 */
VecheImportRow *veche_import_plan_take (VecheImportPlan *self, const VecheTableRow *source, guint part) G_GNUC_WARN_UNUSED_RESULT;

/** veche_import_plan_guess: a mapping by the names of columns; only fields that an import may fill, and those of @own (VecheOwnField). Owned. */
VecheMapping *veche_import_plan_guess (const VecheKind *kind, const char *const *columns, GPtrArray *own) G_GNUC_WARN_UNUSED_RESULT;

/** veche_import_plan_guess_quantity: what the numbers of a field measure, so that a column's unit can be told by its name. */
VecheMappingQuantity veche_import_plan_guess_quantity (const VecheField *field);

/** veche_import_plan_guess_is_open: whether cells of a table may fill the field. */
gboolean veche_import_plan_guess_is_open (const VecheField *field);

/** veche_import_plan_describe: column → field, or an object with field and unit, as reports and mapping files have it. Owned. */
JsonObject *veche_import_plan_describe (const VecheKind *kind, VecheMapping *mapping) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
