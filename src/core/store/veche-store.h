/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "veche-changes.h"
#include "veche-db.h"
#include "veche-stemmer.h"

G_BEGIN_DECLS

/**
 * VecheStore:
 * An open workspace file: the connection, its rules of opening and of writing. Blocking; belongs to one thread at a time
 * (the DB thread). Everything that writes goes through veche_store_write() or an open step in slices.
 */
typedef struct _VecheStore VecheStore;

typedef enum
{
  VECHE_STORE_READ_ONLY = 1 << 0,
  /* For checks of a copy: no registry of known files, no rebuild of the search index, no sealing of strangers' rows. */
  VECHE_STORE_INSPECT = 1 << 1,
  /* For who only reads: not a byte is written as long as the file is in order; what a crash or another program left to be done is
   * done first, and where that cannot be, the file is read as it is. */
  VECHE_STORE_READING = 1 << 2,
} VecheStoreFlags;

/** veche_store_create: a new, empty workspace; %VECHE_ERROR_EXISTS where there is a file already. Owned. */
VecheStore *veche_store_create (const char *path, GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_store_open:
 *
 * Opens a workspace by the rules of docs/ARCHITECTURE.md: the mark, the schema's version and text, quick_check,
 * migrations, steps that a crash left open, rows of other programs. Owned.
 */
VecheStore *veche_store_open (const char *path, VecheStoreFlags flags, GCancellable *cancellable,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

void veche_store_close (VecheStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheStore, veche_store_close)

VecheDb *veche_store_get_db (VecheStore *self);
const char *veche_store_get_path (VecheStore *self);
const char *veche_store_get_uuid (VecheStore *self);
int veche_store_get_schema (VecheStore *self);
gboolean veche_store_is_read_only (VecheStore *self);

/** veche_store_get_notice: a sentence for the user about how the file was opened (newer schema, WAL …), or %NULL. */
const char *veche_store_get_notice (VecheStore *self);

/** veche_store_get_stemmer: of the store's thread. Borrowed. */
VecheStemmer *veche_store_get_stemmer (VecheStore *self);

/** veche_store_dup_meta, _set_meta: the key-value table of the workspace («title»). */
char *veche_store_dup_meta (VecheStore *self, const char *key) G_GNUC_WARN_UNUSED_RESULT;
gboolean veche_store_set_meta (VecheStore *self, const char *key, const char *value, GError **error);

/** What a step is; the menu, the journal and undo go by it. */
typedef enum
{
  VECHE_STEP_EDIT,
  VECHE_STEP_IMPORT,
  VECHE_STEP_UNDO,
  VECHE_STEP_REDO,
  VECHE_STEP_EXTERNAL,
} VecheStepKind;

/**
 * VecheStoreWriteFunc:
 * Does the writing of one transaction with ordinary statements on veche_store_get_db(); FALSE with an error takes all of
 * it back.
 */
typedef gboolean (*VecheStoreWriteFunc) (VecheStore *store, gpointer data, GError **error);

/**
 * veche_store_write:
 * @actor: who, or %NULL
 * @step: (out): the step's id, 0 when nothing was written and so no step was made
 *
 * One step in one transaction: opens the step, calls @func, brings the search index up to date, seals, commits.
 */
gboolean veche_store_write (VecheStore *self, VecheStepKind kind, const char *title, const char *actor,
                            VecheStoreWriteFunc func, gpointer data, GCancellable *cancellable, gint64 *step,
                            GError **error);

/** veche_store_dup_actor: inside a VecheStoreWriteFunc: who makes the step; %NULL where nobody is said to. Owned. */
char *veche_store_dup_actor (VecheStore *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_store_begin_step:
 *
 * Opens a step that is written in many transactions; its id, or 0 with an error. Other programs leave it alone as long as this store
 * is open and its process lives; after that it is taken back by whoever comes first.
 */
gint64 veche_store_begin_step (VecheStore *self, VecheStepKind kind, const char *title, const char *actor, GError **error);

/**
 * veche_store_write_slice:
 *
 * One transaction of an open step; @func, then the search index, then commit. %VECHE_ERROR_NOT_ALLOWED where the step is not open any
 * more: what was written before is gone then.
 */
gboolean veche_store_write_slice (VecheStore *self, gint64 step, VecheStoreWriteFunc func, gpointer data,
                                  GCancellable *cancellable, GError **error);

/** veche_store_end_step: seals the step, which must be open still; one without rows leaves no trace (*@sealed is then FALSE). */
gboolean veche_store_end_step (VecheStore *self, gint64 step, gboolean *sealed, GError **error);

/**
 * veche_store_revert_slice:
 * @budget_ms: about how long to work
 *
 * Takes back a part of an open step, newest rows first, journal muted. *@done is set when the last is gone. What others have taken
 * away already is skipped; what others have hung on its rows, or typed into them, goes with them into a sealed step of its own,
 * and so does what cannot be taken back: in the end the step is closed in any case, and veche_store_get_notice() says what was special.
 */
gboolean veche_store_revert_slice (VecheStore *self, gint64 step, int budget_ms, gboolean *done, GError **error);

/** veche_store_find_open_step: the newest step that is open, whoever holds it, or 0. */
gint64 veche_store_find_open_step (VecheStore *self);

/**
 * veche_store_look_at_lock:
 * @refused: somebody could not save because of it
 *
 * Whether another program holds the file for writing just now; as long as it does, veche_store_get_notice() says so: at once if
 * @refused, else from the second look in a row on, since who writes for a moment is not worth a word. In no transaction.
 */
gboolean veche_store_look_at_lock (VecheStore *self, gboolean refused);

/** veche_store_is_held: whether veche_store_get_notice() says that another program holds the file. */
gboolean veche_store_is_held (VecheStore *self);

/**
 * veche_store_poll:
 *
 * Looks whether another program has written (PRAGMA data_version); its rows are sealed into a step «external» and indexed.
 * *@changed tells whether there were any. While another program holds the file, nothing is looked for.
 */
gboolean veche_store_poll (VecheStore *self, gboolean *changed, GError **error);

/**
 * veche_store_tidy:
 * @budget_ms: about how long to work
 *
 * Goes on with what somebody who is gone by now has left half done: an open step is taken back, a search index finished. *@more is set
 * while something is left. For idle moments.
 */
gboolean veche_store_tidy (VecheStore *self, int budget_ms, gboolean *more, GError **error);

/** VecheStorePauseFunc: may read through the same connection, must not write. Returns whether somebody is looking at present. */
typedef gboolean (*VecheStorePauseFunc) (VecheStore *store, gpointer data);

/** veche_store_set_pause_func: @func is called now and then in the middle of long writes, between two of their statements. */
void veche_store_set_pause_func (VecheStore *self, VecheStorePauseFunc func, gpointer data);

/** veche_store_pause: a place where a long write can stand still for a moment. TRUE: somebody is looking, be ready for more. */
gboolean veche_store_pause (VecheStore *self);

/** veche_store_set_progress, _get_progress: how far a long change has got, 0 to 1; whoever makes it sets it before each pause. */
void veche_store_set_progress (VecheStore *self, gint64 done, gint64 total);
double veche_store_get_progress (VecheStore *self);

/** veche_store_take_changes: what has been committed since the last call. Owned. */
VecheChanges *veche_store_take_changes (VecheStore *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
