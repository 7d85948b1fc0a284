/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record.h"

G_BEGIN_DECLS

/** What an application says to an item of the programme that no field of the card is for, or a link in place of a file; and what came for it
 * on paper. */
extern const VecheKind veche_contents_kind;

/**
 * veche_contents_check_value:
 * @item: of the programme
 * @value: as a person wrote it
 *
 * Whether it can be what the item asks for: a number, a sum, a link (also for a file), a day of consent; a text and names (one a line)
 * can be anything. Votes are counted in their ledger. %VECHE_ERROR_INVALID.
 */
gboolean veche_contents_check_value (VecheRecord *item, const char *value, GError **error);

/**
 * veche_contents_derive:
 * @kind: (nullable): code of the item's kind
 * @limit: (nullable): how much it may be: characters of a text, the number itself, roubles, names
 * @value: (nullable): what is told
 *
 * What a value that passes the check comes to: «present», «insufficient» where it is over the limit, «absent» where there is none.
 */
const char *veche_contents_derive (const char *kind, const gint64 *limit, const char *value);

/** veche_contents_derive_state: the same for an item of the programme. */
const char *veche_contents_derive_state (VecheRecord *item, const char *value);

G_END_DECLS
