/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <libdex.h>

#include "veche-backup-info.h"
#include "veche-changes.h"
#include "veche-check.h"
#include "veche-edit.h"
#include "veche-finding.h"
#include "veche-journal-entry.h"
#include "veche-query.h"
#include "veche-record.h"

G_BEGIN_DECLS

#define VECHE_TYPE_WORKSPACE (veche_workspace_get_type ())

/**
 * VecheWorkspace:
 * An open workspace: the one seam between the blocking store, which lives on the DB thread, and everybody else. Every call here
 * returns a #DexFuture at once; await it in a fiber. A future rejects with the error of the work, also with «cancelled»
 * when the workspace was closed first. Interactive work goes before background work.
 *
 * Properties: `path`, `title`, `read-only`, `notice` (what is special about the open file, or %NULL; may come and go), `undo-title`,
 * `redo-title` (%NULL: nothing), `actor` (who is working; writable; goes into every step).
 *
 * Signal `changed` (VecheChanges): after every commit of ours and whenever another program has written.
 */
G_DECLARE_FINAL_TYPE (VecheWorkspace, veche_workspace, VECHE, WORKSPACE, GObject)

/** veche_workspace_open: resolves with the #VecheWorkspace (the same one while a path is open in this process). */
DexFuture *veche_workspace_open (const char *path) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_workspace_open_read_only:
 *
 * The same for who only reads: no byte of the file is changed as long as it is in order, and nobody else is kept waiting. What a crash or
 * another program has left to be done is done first; where that cannot be, the file is read as it is.
 */
DexFuture *veche_workspace_open_read_only (const char *path) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_workspace_create:
 * @contents: (nullable): what is in it from the start: no step, cannot be undone
 *
 * Makes a new file and opens it. Resolves with the #VecheWorkspace.
 */
DexFuture *veche_workspace_create (const char *path, const char *title, VecheEdit *contents) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_close: finishes what has been asked for and closes the file. Resolves with TRUE. */
DexFuture *veche_workspace_close (VecheWorkspace *self) G_GNUC_WARN_UNUSED_RESULT;

const char *veche_workspace_get_path (VecheWorkspace *self);
const char *veche_workspace_get_uuid (VecheWorkspace *self);
const char *veche_workspace_get_title (VecheWorkspace *self);
const char *veche_workspace_get_actor (VecheWorkspace *self);
void veche_workspace_set_actor (VecheWorkspace *self, const char *actor);
gboolean veche_workspace_is_read_only (VecheWorkspace *self);
/** veche_workspace_is_held: another program is changing the file, and nothing can be saved; `notice` says so, and tells when it ends. */
gboolean veche_workspace_is_held (VecheWorkspace *self);
const char *veche_workspace_get_notice (VecheWorkspace *self);
const char *veche_workspace_get_undo_title (VecheWorkspace *self);
const char *veche_workspace_get_redo_title (VecheWorkspace *self);

/* --- reading ------------------------------------------------------------------------------------------------------ */

/** veche_workspace_get: resolves with the #VecheRecord, all fields. */
DexFuture *veche_workspace_get (VecheWorkspace *self, const VecheKind *kind, gint64 id) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_find: a uuid, number, code or `id:14`; resolves with the row id (int64). */
DexFuture *veche_workspace_find (VecheWorkspace *self, const VecheKind *kind, const char *reference) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_find_in: the same among the rows of one @parent: codes of themes repeat from programme to programme. */
DexFuture *veche_workspace_find_in (VecheWorkspace *self, const VecheKind *kind, const char *reference,
                                    gint64 parent) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_query: resolves with a boxed #GPtrArray of #VecheRecord (all fields). */
DexFuture *veche_workspace_query (VecheWorkspace *self, const VecheQuery *query) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_workspace_find_part: resolves with the first #VecheRecord that hangs on the row and holds a word of @text (veche_part_repo_find()),
 * or with %NULL.
 */
DexFuture *veche_workspace_find_part (VecheWorkspace *self, const VecheKind *kind, gint64 id, const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_query_ids: boxed #GArray of row ids (gint64): what the query finds at this moment, in its order. */
DexFuture *veche_workspace_query_ids (VecheWorkspace *self, const VecheQuery *query) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_get_many: boxed #GPtrArray of #VecheRecord (all fields) in the order of @ids; those that are gone are left out. */
DexFuture *veche_workspace_get_many (VecheWorkspace *self, const VecheKind *kind, const gint64 *ids,
                                     guint n_ids) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_count: rows that the query's filter and text leave (int64). */
DexFuture *veche_workspace_count (VecheWorkspace *self, const VecheQuery *query) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_count_by: boxed #GHashTable text → #GINT_TO_POINTER count of the values of a field («state»). */
DexFuture *veche_workspace_count_by (VecheWorkspace *self, const VecheKind *kind, const char *field) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_list_attachments: boxed #GPtrArray of #VecheRecord «attachment» of one record. */
DexFuture *veche_workspace_list_attachments (VecheWorkspace *self, const VecheKind *kind,
                                             gint64 id) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_extract: writes an attachment's bytes to @target (replaced atomically); resolves with its size (int64). */
DexFuture *veche_workspace_extract (VecheWorkspace *self, gint64 attachment, GFile *target) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_read_attachment: an attachment's bytes, all at once: boxed #GBytes. */
DexFuture *veche_workspace_read_attachment (VecheWorkspace *self, gint64 attachment) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_load_check: the check sheet of an application; boxed VECHE_TYPE_CHECK_SHEET. */
DexFuture *veche_workspace_load_check (VecheWorkspace *self, gint64 application) G_GNUC_WARN_UNUSED_RESULT;

/* --- writing: each one step --------------------------------------------------------------------------------------- */

/**
 * veche_workspace_apply:
 * @edit: (transfer full)
 *
 * Carries an edit out as one undo step, all of it or nothing. Resolves with the edit (boxed), its ids, uuids, numbers and
 * step filled in. Without an actor of its own it gets the workspace's.
 */
DexFuture *veche_workspace_apply (VecheWorkspace *self, VecheEdit *edit) G_GNUC_WARN_UNUSED_RESULT;

/**
 * VecheCheckRequest:
 * What a person says in a technical check: all parts optional. Built with the functions below.
 */
typedef struct _VecheCheckRequest VecheCheckRequest;

VecheCheckRequest *veche_check_request_new (gint64 application) G_GNUC_WARN_UNUSED_RESULT;
void veche_check_request_free (VecheCheckRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheCheckRequest, veche_check_request_free)
void veche_check_request_mark (VecheCheckRequest *self, const char *item, const char *state, const char *remark);
void veche_check_request_set_theme_fits (VecheCheckRequest *self, gboolean fits);
void veche_check_request_set_remark (VecheCheckRequest *self, const char *remark);
void veche_check_request_decide (VecheCheckRequest *self, const char *decision, const char *const *reasons,
                                 const char *override);

/** veche_check_request_confirm: the second employee confirms the decision that waits; the other parts do not count then. */
void veche_check_request_confirm (VecheCheckRequest *self);

/** veche_check_request_set_due: with a decision to return: the day until which the applicant has time. */
void veche_check_request_set_due (VecheCheckRequest *self, const char *due);

/** veche_check_request_set_sheet: what the decision was taken upon; one that was decided otherwise since then is left alone. */
void veche_check_request_set_sheet (VecheCheckRequest *self, const VecheCheckSheet *sheet);

/**
 * veche_workspace_check:
 * @request: (transfer full)
 * @title: name of the step
 *
 * Resolves with the sheet as it is afterwards (boxed VECHE_TYPE_CHECK_SHEET).
 */
DexFuture *veche_workspace_check (VecheWorkspace *self, VecheCheckRequest *request,
                                  const char *title) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_workspace_undo, _redo: the newest @steps, whatever they are by then; resolves with a boxed #GStrv of the titles taken back.
 * What others have changed since stays, see veche_workspace_get_stayed().
 */
DexFuture *veche_workspace_undo (VecheWorkspace *self, guint steps) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *veche_workspace_redo (VecheWorkspace *self, guint steps) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_workspace_undo_step, _redo_step:
 * @step: as a menu or a toast has named it: veche_workspace_get_undo_step(), _get_redo_step(), an edit's step
 *
 * The same for one step, and only as long as it is the newest: %VECHE_ERROR_NOT_ALLOWED, naming what comes first, where something has
 * been done since.
 */
DexFuture *veche_workspace_undo_step (VecheWorkspace *self, gint64 step) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *veche_workspace_redo_step (VecheWorkspace *self, gint64 step) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_workspace_undo_with:
 * @cancellable: (nullable): stops it, and then nothing has been undone
 *
 * The same, for steps of many rows: veche_workspace_get_progress() tells how far it is, and lists can be looked at meanwhile.
 */
DexFuture *veche_workspace_undo_with (VecheWorkspace *self, gint64 step, gboolean redo,
                                      GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_get_progress: of the long change under way, 0 to 1. */
double veche_workspace_get_progress (VecheWorkspace *self);

/** veche_workspace_get_undo_step, _get_redo_step: the steps that `undo-title` and `redo-title` name; 0: none. */
gint64 veche_workspace_get_undo_step (VecheWorkspace *self);
gint64 veche_workspace_get_redo_step (VecheWorkspace *self);

/** veche_workspace_get_stayed: lines about what the last undo or redo could not take back; %NULL when that was nothing. Borrowed. */
const char *const *veche_workspace_get_stayed (VecheWorkspace *self);

/** veche_workspace_get_last_step: id of the last step sealed by this process, for verbs that print it. */
gint64 veche_workspace_get_last_step (VecheWorkspace *self);

G_END_DECLS
