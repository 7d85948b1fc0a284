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

/** veche_import_own_ensure_layer: the layer of that code or title; made where there is none. 0 with @error. */
gint64 veche_import_own_ensure_layer (VecheStore *store, const VecheKind *kind, const char *layer, GError **error);

G_END_DECLS
