/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-letter-draft.h"
#include "veche-letter-order.h"
#include "veche-workspace.h"

G_BEGIN_DECLS

/* Letters of the office: put together from a template and applications, kept as records, marked when they go out. */

/**
 * veche_letter_desk_prepare:
 * @order: (transfer full)
 *
 * The letters as they would be: resolves with a boxed #GPtrArray of #VecheLetterDraft in the order of the applications; one that is
 * gone is left out. Nothing is written.
 */
DexFuture *veche_letter_desk_prepare (VecheWorkspace *workspace, VecheLetterOrder *order) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_letter_desk_save:
 * @drafts: of #VecheLetterDraft
 *
 * Keeps the letters as records of their applications, with their texts as they are now, as one step. Resolves with the edit (boxed),
 * in which op n is the letter of draft n. %VECHE_ERROR_NOT_ALLOWED, naming what is missing, as long as one of them lacks something.
 */
DexFuture *veche_letter_desk_save (VecheWorkspace *workspace, GPtrArray *drafts) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_letter_desk_mark:
 * @letters: of gint64
 * @state: «printed» or «sent»
 * @channel: (nullable): how it is sent
 *
 * One step for all of them; what is sent does not become printed again. Resolves with the edit (boxed), with step 0 where nothing
 * had to change.
 */
DexFuture *veche_letter_desk_mark (VecheWorkspace *workspace, GArray *letters, const char *state,
                                   const char *channel) G_GNUC_WARN_UNUSED_RESULT;

/** veche_letter_desk_suggest_number: the number after the one that was given last (string); rejects where there is none yet. */
DexFuture *veche_letter_desk_suggest_number (VecheWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

/** veche_letter_desk_add_usual: the letter templates that come with Veche, as one step. Resolves with the edit (boxed). */
DexFuture *veche_letter_desk_add_usual (VecheWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_letter_desk_write_folder:
 * @letters: of gint64
 * @ending: «pdf» or «odt»
 * @cancellable: (nullable)
 *
 * Each letter as a file of its own, named by its number and application; no file that is there is replaced. Resolves with the
 * number of files (int64): fewer than letters where it was stopped. An error says how many there are by then.
 */
DexFuture *veche_letter_desk_write_folder (VecheWorkspace *workspace, GArray *letters, const char *folder, const char *ending,
                                           GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
