/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-import-row.h"
#include "veche-import-spec.h"
#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_IMPORT_SESSION (veche_import_session_get_type ())

/**
 * VecheImportSession:
 * An import under way: rows come in batches, all of them under one step, which is open until veche_import_session_finish(). A session
 * that is dropped, fails or is aborted takes its rows back.
 */
G_DECLARE_FINAL_TYPE (VecheImportSession, veche_import_session, VECHE, IMPORT_SESSION, GObject)

/** veche_import_session_begin: resolves with the #VecheImportSession. */
DexFuture *veche_import_session_begin (VecheWorkspace *workspace, const VecheImportSpec *spec) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_import_session_take:
 * @rows: (transfer full): #GPtrArray of VecheImportRow
 *
 * Writes the rows (in slices that let others in between) and resolves with the same array (boxed), outcomes filled in. Rows that
 * are refused already pass through.
 */
DexFuture *veche_import_session_take (VecheImportSession *self, GPtrArray *rows) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_import_session_set_series:
 *
 * From here on rows come from another source, with a series and keys of its own; the step stays the same. Resolves with TRUE.
 */
DexFuture *veche_import_session_set_series (VecheImportSession *self, const char *series) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_import_session_link: links the applications that were made or changed to whom of the directory surely leads them
 * (veche_leader_repo_match()), in the same step; resolves with their number (int64). For other kinds there is nothing to do.
 */
DexFuture *veche_import_session_link (VecheImportSession *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_import_session_attach:
 * @record: row id of a record that the session has made
 *
 * Attaches a file to it, in the same step; resolves with TRUE.
 */
DexFuture *veche_import_session_attach (VecheImportSession *self, gint64 record, const char *name, GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;

/** veche_import_session_finish: seals the step; resolves with its id (int64), 0 when nothing had to change. */
DexFuture *veche_import_session_finish (VecheImportSession *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_import_session_abort: takes everything back; resolves with TRUE. */
DexFuture *veche_import_session_abort (VecheImportSession *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
