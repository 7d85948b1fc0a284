/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-import-row.h"
#include "veche-record.h"
#include "veche-store.h"

G_BEGIN_DECLS

/**
 * veche_import_own_find: the record whose uuid is the row's key: the row comes back from a map program. 0 when there is none;
 * *@deleted where there was one.
 */
gint64 veche_import_own_find (VecheStore *store, const VecheKind *kind, const char *uuid, gboolean *deleted);

/**
 * veche_import_own_compare:
 * @edit: gets the fields that are to change, in the op @op
 *
 * Three values meet in each field: what it was when the file was written (by the journal, when the row tells its revision), what the
 * office has now, what the file says now. What only the file has changed is taken; what both have changed is a clash.
 */
gboolean veche_import_own_compare (VecheStore *store, const VecheKind *kind, VecheImportRow *row, VecheRecord *record, VecheEdit *edit,
                                   guint op, GError **error);

/**
 * veche_import_own_merge:
 * @hashes: of what the last import brought: of an office's own form one for each field
 * @edit: gets what is to change, in the op @op
 *
 * What a row that comes again by its key says of an office's own form, field by field. %FALSE: the cell is no such thing, nothing was done.
 */
gboolean veche_import_own_merge (VecheStore *store, const VecheEditCell *cell, VecheRecord *record, GHashTable *hashes, VecheImportRow *row,
                                 VecheEdit *edit, guint op);

/** veche_import_own_put_hashes: keeps what a new row's cell says, before veche_import_own_complete(). */
void veche_import_own_put_hashes (GHashTable *hashes, const VecheEditCell *cell);

/** veche_import_own_complete: what the row says of an office's own form becomes what a new record will have there. */
void veche_import_own_complete (VecheImportRow *row);

/** veche_import_own_ensure_layer: the layer of that code or title; made where there is none. 0 with @error. */
gint64 veche_import_own_ensure_layer (VecheStore *store, const VecheKind *kind, const char *layer, GError **error);

G_END_DECLS
