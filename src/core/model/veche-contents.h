/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record.h"

G_BEGIN_DECLS

/** What an application says to an item of the programme that no field of the card is for, or a link in place of a file. */
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
 * veche_contents_derive_state:
 *
 * What a value that passes the check comes to: «present», or «insufficient» where it is over the item's limit, in characters, the
 * number itself, roubles, or names.
 */
const char *veche_contents_derive_state (VecheRecord *item, const char *value);

G_END_DECLS
