/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Texts of sqlite_schema, compared word by word: two texts with the same words are the same statement. */

/**
 * veche_sql_text_split:
 *
 * The words of a statement: identifiers and keywords in lower case, quoted names and strings as they stand, every other
 * character by itself; without comments and white space. Owned, %NULL-terminated.
 */
GStrv veche_sql_text_split (const char *sql) G_GNUC_WARN_UNUSED_RESULT;

/** veche_sql_text_normalise: those words with one space between them. Owned. */
char *veche_sql_text_normalise (const char *sql) G_GNUC_WARN_UNUSED_RESULT;

/** veche_sql_text_unquote: the name that a word stands for («"my layer"» is «my layer»). Owned. */
char *veche_sql_text_unquote (const char *word) G_GNUC_WARN_UNUSED_RESULT;

/** veche_sql_text_is_name: whether the word is an identifier, quoted or not. Keywords count as such. */
gboolean veche_sql_text_is_name (const char *word);

/** veche_sql_text_starts: whether the words begin with these, parted by spaces. */
gboolean veche_sql_text_starts (const char *const *words, const char *beginning);

G_END_DECLS
