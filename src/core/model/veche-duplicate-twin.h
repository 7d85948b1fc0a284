/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-duplicates.h"

G_BEGIN_DECLS

/** VecheDuplicateTwin: one application, ready to be compared with many. */
typedef struct _VecheDuplicateTwin VecheDuplicateTwin;

/** veche_duplicate_twin_new: the card's texts are not kept. */
VecheDuplicateTwin *veche_duplicate_twin_new (const VecheDuplicateCard *card) G_GNUC_WARN_UNUSED_RESULT;
void veche_duplicate_twin_free (VecheDuplicateTwin *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheDuplicateTwin, veche_duplicate_twin_free)

/**
 * veche_duplicate_twin_compare:
 *
 * Why one may be a second filing of the other: the title, or a like one with the same organisation or phone, or organisation and
 * phone together. 0: it is not one.
 */
guint veche_duplicate_twin_compare (const VecheDuplicateTwin *self, const VecheDuplicateCard *other);

G_END_DECLS
