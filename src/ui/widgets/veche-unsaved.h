/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_UNSAVED (veche_unsaved_get_type ())

/**
 * VecheUnsaved:
 * What people have typed into a workspace and what is not in the file: being written, refused by the store, or not valid. Texts are kept
 * here by a key that names record and field, whatever is shown meanwhile, until they are saved or given up.
 *
 * Property `summary`: a sentence about what could not be saved, with the reason; %NULL when there is nothing. Signal `changed` (key,
 * whether it is saved now): something has become of this text. Signal `collect`: the window closes: whoever has texts that are typed, but not left, hands them in.
 */
G_DECLARE_FINAL_TYPE (VecheUnsaved, veche_unsaved, VECHE, UNSAVED, GObject)

/** VecheUnsavedFunc: asks the workspace to write @value where @data says. */
typedef DexFuture *(*VecheUnsavedFunc) (VecheWorkspace *workspace, const VecheValue *value, gpointer data);

/** veche_unsaved_get: the one of a workspace; borrowed, lives as long as that. */
VecheUnsaved *veche_unsaved_get (VecheWorkspace *workspace);

/**
 * veche_unsaved_save:
 * @key: of record and field: a later text of the same key takes the place of an earlier one
 * @what: for people: «“Budget” of “Skating rink”»
 * @destroy: (nullable): frees @data
 *
 * Writes a value now, before anything that is asked of the workspace later.
 */
void veche_unsaved_save (VecheUnsaved *self, const char *key, const char *what, const VecheValue *value, VecheUnsavedFunc save,
                         gpointer data, GDestroyNotify destroy);

/** veche_unsaved_refuse: keeps a text that is not valid for @message; there is nothing to write. */
void veche_unsaved_refuse (VecheUnsaved *self, const char *key, const char *what, const char *text, const char *message);

/** veche_unsaved_drop: what was kept is no longer wanted. */
void veche_unsaved_drop (VecheUnsaved *self, const char *key);

/** veche_unsaved_get_value: what is being written or could not be; %NULL: nothing of this key. Borrowed. */
const VecheValue *veche_unsaved_get_value (VecheUnsaved *self, const char *key);

/** veche_unsaved_get_message: why it is not saved; %NULL: it is being written, or there is nothing of this key. Borrowed. */
const char *veche_unsaved_get_message (VecheUnsaved *self, const char *key);

/** veche_unsaved_is_valid: whether what is kept is a value, not a refused text. */
gboolean veche_unsaved_is_valid (VecheUnsaved *self, const char *key);

/** veche_unsaved_retry: writes again what could not be written. */
void veche_unsaved_retry (VecheUnsaved *self);

/** veche_unsaved_dup_summary: the property. Owned. */
char *veche_unsaved_dup_summary (VecheUnsaved *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_unsaved_can_retry: whether there is a value that has failed to be written so often, at least. */
gboolean veche_unsaved_can_retry (VecheUnsaved *self, guint at_least);

/** veche_unsaved_discard: gives up what could not be saved. */
void veche_unsaved_discard (VecheUnsaved *self);

/** veche_unsaved_collect: before what is shown goes: takes in what is typed and has not been left. */
void veche_unsaved_collect (VecheUnsaved *self);

/** veche_unsaved_wait: resolves with TRUE as soon as nothing is being written. */
DexFuture *veche_unsaved_wait (VecheUnsaved *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
