/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-store.h"

G_BEGIN_DECLS

/** veche_undo_get_next: the step that undo (or @redo) would take next and its title; 0 when there is none. */
gint64 veche_undo_get_next (VecheStore *store, gboolean redo, char **title);

/**
 * veche_undo_apply_step:
 * @wanted: the step that the caller means, as veche_undo_get_next() told it; 0 for whatever is the newest by then
 * @title: (out) (optional): of the step that was taken back
 * @stayed: (out) (optional): a line for each thing that could not be taken back, and why; %NULL where all was
 *
 * Takes back (or, @redo, does again) the next step as a step of its own, and returns that step's id. What others have
 * changed, deleted or hung records on since stays as it is; the step counts as undone all the same, so that the one before it
 * comes next. %VECHE_ERROR_NOTHING where there is no such step; %VECHE_ERROR_NOT_ALLOWED where @wanted is not the newest any more.
 */
gint64 veche_undo_apply_step (VecheStore *store, gboolean redo, gint64 wanted, const char *actor, char **title, GStrv *stayed,
                              GCancellable *cancellable, GError **error);

/** veche_undo_apply: the same for the newest step, whatever it is. */
gint64 veche_undo_apply (VecheStore *store, gboolean redo, const char *actor, char **title, GCancellable *cancellable,
                         GError **error);

G_END_DECLS
