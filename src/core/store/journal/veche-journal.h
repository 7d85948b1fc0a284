/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-journal-entry.h"
#include "veche-store.h"

G_BEGIN_DECLS

/**
 * veche_journal_seal:
 *
 * Seals a step, inside the caller's transaction: gives each row the digest of its before-image (SHA-256 of image and a random
 * salt) and the step its place and hash in the chain: SHA-256 of the previous hash, the step's uuid, kind, title, actor, time and
 * `undoes`, then its rows in order: seq, table, row, uuid, operation, time and digest, each with its length.
 */
gboolean veche_journal_seal (VecheStore *store, gint64 step, GError **error);

/** veche_journal_seal_external: gathers rows without a step into a step «external» and seals it; 0 when there are none. */
gint64 veche_journal_seal_external (VecheStore *store, GError **error);

/** veche_journal_dup_head: hash of the last sealed step («» for none); *@length: how many there are. Owned. */
char *veche_journal_dup_head (VecheStore *store, gint64 *length) G_GNUC_WARN_UNUSED_RESULT;

/** veche_journal_list: entries with seq > @since, of @kind or all, oldest first, at most @limit (-1: all). Owned. */
GPtrArray *veche_journal_list (VecheStore *store, const VecheKind *kind, gint64 since, gint64 limit, GError **error);

/** veche_journal_history: the entries of one record and its children, newest first. Owned. */
GPtrArray *veche_journal_history (VecheStore *store, const VecheKind *kind, gint64 id, GError **error);

/**
 * veche_journal_list_since:
 *
 * The entries with seq > @since of one record, its children and its files, oldest first; those of children and files that were
 * deleted since too. Owned.
 */
GPtrArray *veche_journal_list_since (VecheStore *store, const VecheKind *kind, gint64 id, gint64 since,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_journal_get_revision: number of the last row, whoever wrote it; 0 for none. */
gint64 veche_journal_get_revision (VecheStore *store);

G_END_DECLS
