/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * veche_text_decode_beginning:
 * @max_chars: so many characters at most, and «…» after them
 *
 * The beginning of a text file of a stranger's, to be looked at: UTF-8, UTF-16 with a byte order mark, else Windows-1251, as Russian
 * offices write. Line ends become «\n», other control characters spaces. Owned; %NULL for what is no text.
 */
char *veche_text_decode_beginning (GBytes *bytes, guint max_chars) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
