/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-import-row.h"
#include "veche-import-spec.h"
#include "veche-store.h"

G_BEGIN_DECLS

/**
 * VecheImportRepo:
 * One import's view of the store: its series and the keys met so far.
 */
typedef struct _VecheImportRepo VecheImportRepo;

/** veche_import_repo_new: looks the series up; it is made by the first row that is written. Owned. */
VecheImportRepo *veche_import_repo_new (VecheStore *store, const VecheImportSpec *spec) G_GNUC_WARN_UNUSED_RESULT;
void veche_import_repo_free (VecheImportRepo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheImportRepo, veche_import_repo_free)

/** veche_import_repo_set_series: the rows that follow are of another source. What a dry run has planned stays in mind. */
void veche_import_repo_set_series (VecheImportRepo *self, VecheStore *store, const char *series);

/**
 * veche_import_repo_take:
 *
 * Decides what becomes of a row by its key, and (but for a dry run) writes it, in the caller's transaction and step: a new key makes a
 * record; a known one changes the fields whose value in the source is new and that the office has not touched since the last
 * import; the others are clashes. Rows that do not fit are refused with the reason in the row; FALSE only when the store itself fails.
 */
gboolean veche_import_repo_take (VecheImportRepo *self, VecheStore *store, VecheImportRow *row, GError **error);

G_END_DECLS
