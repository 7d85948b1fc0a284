/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-store.h"

G_BEGIN_DECLS

/**
 * VecheJournalAnchor:
 * Where the journal's chain ends, kept apart from it (veche_meta, key «chain»): a chain that loses its end, or all of it, is whole in
 * itself. Written with each sealed step, in its transaction. Rows that no step has gathered yet are beyond it.
 */
typedef struct
{
  gint64 length; /* sealed steps */
  gint64 seq;    /* of the last row that belongs to one of them, 0 for none */
  char *head;    /* hash of the last, "" for none */
} VecheJournalAnchor;

void veche_journal_anchor_clear (VecheJournalAnchor *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VecheJournalAnchor, veche_journal_anchor_clear)

/**
 * veche_journal_anchor_load:
 *
 * What the next step follows: the anchor, or what the steps themselves tell where there is none. After a truncation the chain goes on
 * from the anchor, so that the gap stays to be seen.
 */
gboolean veche_journal_anchor_load (VecheJournalAnchor *self, VecheStore *store, GError **error);

/** veche_journal_anchor_save: in the caller's transaction. */
gboolean veche_journal_anchor_save (const VecheJournalAnchor *self, VecheStore *store, GError **error);

/**
 * veche_journal_anchor_check:
 *
 * Whether the journal ends where it was left. %VECHE_ERROR_CORRUPT where not. Quick: the chain itself is not read. Always so for a
 * layout that had no anchor, or one that is newer than ours.
 */
gboolean veche_journal_anchor_check (VecheStore *store, GError **error);

G_END_DECLS
