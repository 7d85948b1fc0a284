/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "veche-duplicates.h"
#include "veche-kind.h"

G_BEGIN_DECLS

/**
 * VecheDuplicateCards:
 * People or organisations as they were read to be compared, with their texts: read piece by piece on one thread, compared on another.
 */
typedef struct _VecheDuplicateCards VecheDuplicateCards;

#define VECHE_TYPE_DUPLICATE_CARDS (veche_duplicate_cards_get_type ())
GType veche_duplicate_cards_get_type (void);

/** veche_duplicate_cards_new: none yet. */
VecheDuplicateCards *veche_duplicate_cards_new (const VecheKind *kind) G_GNUC_WARN_UNUSED_RESULT;
VecheDuplicateCards *veche_duplicate_cards_ref (VecheDuplicateCards *self);
void veche_duplicate_cards_unref (VecheDuplicateCards *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheDuplicateCards, veche_duplicate_cards_unref)

const VecheKind *veche_duplicate_cards_get_kind (VecheDuplicateCards *self);

/** veche_duplicate_cards_add: copies the texts; what is not UTF-8 is made so. */
void veche_duplicate_cards_add (VecheDuplicateCards *self, const VecheDuplicateCard *card);

/** veche_duplicate_cards_get_last: row id of the one added last, 0 for none. */
gint64 veche_duplicate_cards_get_last (VecheDuplicateCards *self);

/** veche_duplicate_cards_find: likely doubles among them. Any thread, one at a time. Owned array of #VecheDuplicatePair; %NULL when stopped. */
GArray *veche_duplicate_cards_find (VecheDuplicateCards *self, GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
