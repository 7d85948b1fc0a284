/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libdex.h>

#include "veche-import-row.h"
#include "veche-table-row.h"

G_BEGIN_DECLS

/**
 * VecheImportRejects:
 * Refused rows of an import, to be written as a file that can be corrected and imported again: the source's columns and the reason.
 */
typedef struct _VecheImportRejects VecheImportRejects;

VecheImportRejects *veche_import_rejects_new (void) G_GNUC_WARN_UNUSED_RESULT;
VecheImportRejects *veche_import_rejects_ref (VecheImportRejects *self) G_GNUC_WARN_UNUSED_RESULT;
void veche_import_rejects_unref (VecheImportRejects *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheImportRejects, veche_import_rejects_unref)

/** veche_import_rejects_begin: the columns of the source that rows come from now. */
void veche_import_rejects_begin (VecheImportRejects *self, const char *const *columns);

void veche_import_rejects_add (VecheImportRejects *self, const VecheTableRow *source, const VecheImportRow *row);

/**
 * veche_import_rejects_check:
 * @sources: the files that are being imported
 * @path: where the rows are to be written
 *
 * Says before the first row is taken what would keep the file from being written after the last. A source must not be lost to it.
 */
gboolean veche_import_rejects_check (const char *const *sources, const char *path, GError **error);

/**
 * veche_import_rejects_write:
 *
 * Writes the rows as CSV on a pool thread, whole or not at all. Resolves with TRUE. Nothing may be added meanwhile.
 */
DexFuture *veche_import_rejects_write (VecheImportRejects *self, const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
