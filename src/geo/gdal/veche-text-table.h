/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-emit.h"

G_BEGIN_DECLS

/**
 * veche_text_table_read:
 * @encoding: name, or «auto»
 * @delimiter: one character, «tab», or «auto»
 * @header_row: as for veche_feed_new()
 *
 * Reads a text table from @fd and sends its header and rows. %FALSE when an error was sent.
 */
gboolean veche_text_table_read (VecheEmit *emit, int fd, guint64 size, const char *encoding, const char *delimiter,
                                gint64 header_row);

G_END_DECLS
