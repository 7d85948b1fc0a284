/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VecheCharset:
 * One encoding of text tables. Texts in UTF-8 and in encodings of one byte a character are taken apart as they are and
 * only their cells converted; all others are converted before (veche_charset_is_direct()).
 */
typedef struct _VecheCharset VecheCharset;

/** veche_charset_new: by any name that iconv knows («cp1251», «windows-1251»); %NULL for an unknown one. */
VecheCharset *veche_charset_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;
void veche_charset_free (VecheCharset *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheCharset, veche_charset_free)

/** veche_charset_get_name: the name for people: «UTF-8», «CP1251», «CP866», «UTF-16LE» … */
const char *veche_charset_get_name (VecheCharset *self);

gboolean veche_charset_is_direct (VecheCharset *self);

/**
 * veche_charset_append_cell:
 *
 * Appends a cell of a direct encoding as UTF-8. NULs are dropped, what is no character becomes U+FFFD.
 * Returns how many bytes were wrong.
 */
gsize veche_charset_append_cell (VecheCharset *self, const char *cell, gsize length, GString *out);

/**
 * veche_charset_convert:
 *
 * Converts a part of a text of an encoding that is not direct; an unfinished character at the end waits for the next
 * part. @last: nothing follows. Returns how many characters were wrong.
 */
gsize veche_charset_convert (VecheCharset *self, const char *data, gsize length, gboolean last, GString *out);

/** veche_charset_from_bom: name of the encoding that a byte order mark tells, and its length; %NULL without one. Static. */
const char *veche_charset_from_bom (const char *data, gsize length, gsize *bom_length);

/**
 * veche_charset_detect:
 * @complete: the sample is the whole text
 *
 * Guesses the encoding of a sample: UTF-8 when it is valid as such (or almost), UTF-16 by its zero bytes, else the
 * Cyrillic encoding of one byte in which the letters are as frequent as in Russian. Static.
 */
const char *veche_charset_detect (const char *sample, gsize length, gboolean complete);

/** veche_charset_looks_binary: control characters and zero bytes that no text has. */
gboolean veche_charset_looks_binary (const char *sample, gsize length);

G_END_DECLS
