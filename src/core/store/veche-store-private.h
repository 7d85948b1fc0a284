/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-store.h"
#include "veche-transaction.h"

G_BEGIN_DECLS

/** What veche_store_get_notice() is put together of. */
typedef enum
{
  VECHE_STORE_NOTE_OPENING, /* how the file was opened */
  VECHE_STORE_NOTE_JOURNAL, /* a change journal that has lost entries */
  VECHE_STORE_NOTE_MODE,    /* the journal mode that another program has set */
  VECHE_STORE_NOTE_STEP,    /* a step that could not be taken back as a whole */
  VECHE_STORE_NOTE_LOCK,    /* another program that is writing, and lets nobody else write */
  VECHE_STORE_N_NOTES,
} VecheStoreNote;

struct _VecheStore
{
  VecheDb *db;
  char *path;
  char *uuid;
  char *notes[VECHE_STORE_N_NOTES];
  char *notice; /* of all notes */
  int schema;
  gboolean read_only;
  gboolean inspect;
  guint open_file; /* mark among the files that this process has open */
  VecheStemmer *stemmer;

  GPtrArray *own_steps; /* of VecheStepLock: steps that this store has opened */
  gint64 taken_along;   /* rows of others that went with what was taken back */
  gint64 left_behind;   /* rows of such a step that could not be taken back */

  gint64 data_version;  /* of the last look for other programs */
  gint64 terms_version; /* the same, of the list of stems in memory */
  gint64 told_seq;     /* the journal's row up to which changes have been told */
  gboolean external;   /* since then another program has written */
  gboolean held;       /* another program held the file at the last look */
  gboolean reverted;   /* since then rows have been taken back, of which the journal tells nothing */

  VecheStorePauseFunc pause;
  gpointer pause_data;
  double progress;

  gpointer search_state;
  GDestroyNotify free_search_state;
};

/** veche_store_get_search_state, _set_search_state: the slot in which search/ keeps its list of stems. */
gpointer veche_store_get_search_state (VecheStore *self);
void veche_store_set_search_state (VecheStore *self, gpointer state, GDestroyNotify free_state);

/** veche_store_set_context: the step that the journal's triggers write down; 0 clears it. In the caller's transaction. */
gboolean veche_store_set_context (VecheStore *self, gint64 step, gboolean mute, GError **error);

/** veche_store_set_note: what is said about the open file; %NULL: nothing any more. */
void veche_store_set_note (VecheStore *self, VecheStoreNote which, const char *text);

/** veche_store_begin: a writing transaction; what memory holds of the file is forgotten where another program has written. */
VecheTransaction *veche_store_begin (VecheStore *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** So long a slice works that nobody in this process waits for, and so long it then leaves the file alone. SQLite looks every 100 ms
 * whether a busy file is free: a gap of a moment would be missed for ever. */
#define VECHE_STORE_SLICE_MS 200
#define VECHE_STORE_GAP_MS 25

/** veche_store_check_writable: %VECHE_ERROR_READ_ONLY for a store that was opened for reading. */
gboolean veche_store_check_writable (VecheStore *self, GError **error);

/** veche_store_is_passing: whether a later try may do better (a busy file, a full disk), or the user has had enough. */
gboolean veche_store_is_passing (const GError *error);

/** veche_store_insert_step: a new open step, in the caller's transaction; 0 with an error. */
gint64 veche_store_insert_step (VecheStore *self, VecheStepKind kind, const char *title, const char *actor, GError **error);

/** veche_store_release_step: the step is over; others need not see any more that it is held. */
void veche_store_release_step (VecheStore *self, gint64 step);

/** veche_store_find_abandoned_step: the newest open step whose owner is gone, or 0. */
gint64 veche_store_find_abandoned_step (VecheStore *self);

/** veche_store_revert_abandoned: takes back all such steps, whole. FALSE only where nothing can be written at all, or when stopped. */
gboolean veche_store_revert_abandoned (VecheStore *self, GCancellable *cancellable, GError **error);

/**
 * veche_store_prepare: after examining, before anything else: journal mode, migrations, abandoned steps, rows of other programs, the
 * search index.
 */
gboolean veche_store_prepare (VecheStore *self, GCancellable *cancellable, GError **error);

/** veche_store_is_in_order: whether a store that was opened for reading lacks nothing of what veche_store_prepare() does. */
gboolean veche_store_is_in_order (VecheStore *self);

/** veche_store_sign_in: writes a new token in the caller's transaction, so that a copy that travels is told from this file. */
gboolean veche_store_sign_in (VecheStore *self, GError **error);

/** veche_store_rebuild_index: makes the search index anew, in transactions of its own that others get in between. */
gboolean veche_store_rebuild_index (VecheStore *self, GCancellable *cancellable, GError **error);

/** veche_store_get_last_seq: of the journal's rows. */
gint64 veche_store_get_last_seq (VecheStore *self);

G_END_DECLS
