/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** veche_text_fold: NFC, lower case, ё as е: what two words are compared by. Invalid UTF-8 is replaced. Owned. */
char *veche_text_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_text_split_words:
 *
 * The words of a text, folded, in order: runs of letters and digits («01-12/345» is three). Owned, %NULL-terminated.
 */
char **veche_text_split_words (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_text_swap_layout:
 *
 * The text as if the same keys had been pressed in the other of the layouts йцукен and qwerty, by character
 * («ghtlkj;tybt» ↔ «предложение»). Owned.
 */
char *veche_text_swap_layout (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** veche_text_strip: a copy without white space at both ends (U+00A0 too); %NULL when nothing is left. Owned. */
char *veche_text_strip (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** veche_text_first_sentence: the first sentence, at most @max_chars, cut at a word with «…». Owned. */
char *veche_text_first_sentence (const char *text, guint max_chars) G_GNUC_WARN_UNUSED_RESULT;

/** veche_text_format_size: bytes as people read them, with a comma as in money: «12,7 КБ». Owned. */
char *veche_text_format_size (guint64 bytes) G_GNUC_WARN_UNUSED_RESULT;

/** veche_text_sort_key: bytes that memcmp() orders as a Russian dictionary does (ё beside е, case last, digits by
 * value), at most @max_bytes. Independent of the process's locale. Owned, NUL-terminated. */
char *veche_text_sort_key (const char *text, gsize max_bytes) G_GNUC_WARN_UNUSED_RESULT;

/** veche_text_phone_key: the last ten digits of a phone, by which phones are compared; %NULL for fewer than five. Owned. */
char *veche_text_phone_key (const char *phone) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
