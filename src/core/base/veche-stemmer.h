/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VecheStemmer:
 * Snowball stems of Russian and Latin words (libstemmer), with a cache of words. Not for two threads at once.
 */
typedef struct _VecheStemmer VecheStemmer;

VecheStemmer *veche_stemmer_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_stemmer_free (VecheStemmer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheStemmer, veche_stemmer_free)

/** veche_stemmer_stem: the stem of one folded word. Borrowed, valid until the next call. */
const char *veche_stemmer_stem (VecheStemmer *self, const char *word);

/**
 * veche_stemmer_append_text:
 *
 * Appends the stems of all words of @text to @out, separated by spaces: what the search index stores.
 */
void veche_stemmer_append_text (VecheStemmer *self, const char *text, GString *out);

G_END_DECLS
