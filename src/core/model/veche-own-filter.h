/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-own-form.h"

G_BEGIN_DECLS

/**
 * VecheOwnFilter:
 * Which objects of an office's own layer are meant, by what its fields say of them. Does not change any more once it is shared; reference
 * counted, for any thread.
 */
typedef struct _VecheOwnFilter VecheOwnFilter;

VecheOwnFilter *veche_own_filter_new (void) G_GNUC_WARN_UNUSED_RESULT;
VecheOwnFilter *veche_own_filter_ref (VecheOwnFilter *self);
void veche_own_filter_unref (VecheOwnFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheOwnFilter, veche_own_filter_unref)

/**
 * veche_own_filter_add:
 * @from: of a number or day: the least; of a text: what it contains, in letters of any case; of a list, yes or no: what it is
 * @to: of a number or day: the greatest
 *
 * One more condition; all of them must hold. A null value asks for nothing; an empty text of a list, yes or no: that nothing is said.
 */
void veche_own_filter_add (VecheOwnFilter *self, const VecheOwnField *field, const VecheValue *from, const VecheValue *to);

/** veche_own_filter_is_empty: whether it asks for nothing. */
gboolean veche_own_filter_is_empty (const VecheOwnFilter *self);

/** veche_own_filter_get: what was asked of a field; %FALSE: nothing. Borrowed. */
gboolean veche_own_filter_get (const VecheOwnFilter *self, const char *key, const VecheValue **from, const VecheValue **to);

/** veche_own_filter_matches: whether an object is meant whose own fields are @json (nullable). */
gboolean veche_own_filter_matches (const VecheOwnFilter *self, const char *json);

/** veche_own_filter_dup_words: «Material: wood; Length: from 1 to 3», for people. Owned. */
char *veche_own_filter_dup_words (const VecheOwnFilter *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
