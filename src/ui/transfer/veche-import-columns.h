/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-import-places.h"
#include "veche-table-import.h"

G_BEGIN_DECLS

#define VECHE_TYPE_IMPORT_COLUMNS (veche_import_columns_get_type ())

/**
 * VecheImportColumns:
 * Says where the columns of a table go: each with its first values beside it. Signal `look` (sheet, encoding; both may be %NULL): look at
 * that; `answered`: what veche_import_columns_ask() has asked.
 */
G_DECLARE_FINAL_TYPE (VecheImportColumns, veche_import_columns, VECHE, IMPORT_COLUMNS, AdwBin)

/**
 * veche_import_columns_show:
 * @sheet: (nullable): the sheet that the preview is of
 * @encoding: (nullable): the one that was chosen for it
 * @key: (nullable): the column that is the row key
 * @programmes: (nullable): of VecheRecord: what new rows may belong to
 */
void veche_import_columns_show (VecheImportColumns *self, const VecheKind *kind, VecheTablePreview *preview, const char *sheet,
                                const char *encoding, const char *key, const char *series, GPtrArray *programmes);

/** veche_import_columns_make_mapping: as a mapping file has it. Owned. */
JsonObject *veche_import_columns_make_mapping (VecheImportColumns *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_import_columns_ask: asks about a column that looks like something else than was chosen for it; %FALSE: there is none to ask about. */
gboolean veche_import_columns_ask (VecheImportColumns *self);

/** veche_import_columns_get_key: column of the row key, %NULL: found out. Borrowed. */
const char *veche_import_columns_get_key (VecheImportColumns *self);

/** veche_import_columns_get_series: as the user calls it; never empty unless the user emptied it. Borrowed. */
const char *veche_import_columns_get_series (VecheImportColumns *self);

/** veche_import_columns_dup_programme: a reference, %NULL for none. Owned. */
char *veche_import_columns_dup_programme (VecheImportColumns *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_import_columns_get_places: what is said of all objects of a map file; veche_import_places_show() is the owner's to call. Borrowed. */
VecheImportPlaces *veche_import_columns_get_places (VecheImportColumns *self);

G_END_DECLS
