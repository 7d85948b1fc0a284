/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-store.h"

G_BEGIN_DECLS

/** veche_undo_get_next: the step that undo (or @redo) would take next and its title; 0 when there is none. */
gint64 veche_undo_get_next (VecheStore *store, gboolean redo, char **title);

/**
 * veche_undo_apply:
 *
 * Takes back (or, @redo, does again) the next step as a step of its own, and returns that step's id and the title of what was
 * undone. %VECHE_ERROR_NOTHING where there is no such step; %VECHE_ERROR_NOT_ALLOWED where a row cannot be taken
 * back, which the message names.
 */
gint64 veche_undo_apply (VecheStore *store, gboolean redo, const char *actor, char **title, GCancellable *cancellable,
                         GError **error);

G_END_DECLS
