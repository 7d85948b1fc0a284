/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-store.h"

G_BEGIN_DECLS

/** veche_journal_chain_digest: SHA-256 of a before-image and its salt, each with its length. Owned hex. */
char *veche_journal_chain_digest (const char *image, const char *salt) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_journal_chain_hash:
 * @previous: hash of the step before, "" for the first
 *
 * The hash of a step as veche_journal_seal() defines it. *@rows: how many rows it covers, *@last: which is the last of them (0: none).
 * Owned hex, or %NULL.
 */
char *veche_journal_chain_hash (VecheStore *store, gint64 step, const char *previous, gint64 *rows, gint64 *last,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_journal_chain_verify: recomputes the chain up to its anchor; the first break is %VECHE_ERROR_CORRUPT and names step and row. */
gboolean veche_journal_chain_verify (VecheStore *store, GCancellable *cancellable, GError **error);

G_END_DECLS
