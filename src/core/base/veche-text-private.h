/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * veche_text_next_word:
 * @cursor: a place in a folded text, which is written to; moved behind the word
 *
 * The next run of letters and digits, cut out in place: NUL-terminated, without stress marks and soft hyphens,
 * which a word is the same word without. %NULL at the end. Borrowed from the text.
 */
char *veche_text_next_word (char **cursor, gsize *length);

G_END_DECLS
