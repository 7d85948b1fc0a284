/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-emit.h"

G_BEGIN_DECLS

/**
 * veche_xlsx_table_read:
 * @sheet: name or number, or %NULL
 * @header_row: as for veche_feed_new()
 *
 * Reads one sheet of Office Open XML (ECMA-376) and sends its header and rows. Our own reader: GDAL's takes days in ISO
 * form for numbers, does not know the calendar from 1904, stops at 2000 columns and can end in the middle of a sheet
 * without an error. %FALSE when an error was sent.
 */
gboolean veche_xlsx_table_read (VecheEmit *emit, int fd, guint64 size, const char *sheet, gint64 header_row);

G_END_DECLS
