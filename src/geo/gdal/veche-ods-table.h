/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-emit.h"

G_BEGIN_DECLS

/**
 * veche_ods_table_read:
 * @sheet: name or number, or %NULL
 * @header_row: as for veche_feed_new()
 *
 * Reads one sheet of an OpenDocument spreadsheet and sends its header and rows. Our own reader: GDAL's stops without an
 * error after some ten megabytes of text and leaves out tabs and runs of spaces. %FALSE when an error was sent.
 */
gboolean veche_ods_table_read (VecheEmit *emit, int fd, guint64 size, const char *sheet, gint64 header_row);

G_END_DECLS
