/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-emit.h"

G_BEGIN_DECLS

/**
 * veche_xls_table_read:
 * @path: the file under a name that ends in «.xls»
 * @sheet: name or number, or %NULL
 * @header_row: as for veche_feed_new()
 * @problem: code of the error when GDAL cannot open it
 *
 * Reads one sheet of Excel 97 (BIFF8) through GDAL and sends its header and rows. %FALSE when an error was sent.
 */
gboolean veche_xls_table_read (VecheEmit *emit, const char *path, const char *sheet, gint64 header_row, const char *problem);

G_END_DECLS
