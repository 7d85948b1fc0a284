/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record.h"

G_BEGIN_DECLS

/**
 * veche_record_match_is_shown:
 *
 * Whether one of the words of @text stands in the record's title or number: who sees those sees why it was found. Words are compared as the
 * search does: by stem, the beginning of a word, either keyboard layout.
 */
gboolean veche_record_match_is_shown (VecheRecord *record, const char *text);

/**
 * veche_record_match_dup:
 *
 * The first field that is searched and holds one of the words, with what stands around it: «Talk: …the rink is open until». %NULL where
 * none does (it was found by something that hangs on the record). Owned.
 */
char *veche_record_match_dup (VecheRecord *record, const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
