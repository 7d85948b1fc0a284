/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VecheTableRow:
 * @line: number of the row as a spreadsheet shows it, from 1: the header and empty rows are counted, a cell of many
 *   lines is one row. For features of a map layer, the number of the feature.
 * @n_cells: how many cells the row has; at least the number of columns, more where the source row is longer
 * @cells: text of the cells in UTF-8, %NULL where the source has none (`n_cells` of them and a %NULL)
 * @geometry: WKB of a feature of a map layer in WGS84 (lon, lat), or %NULL
 *
 * One row of a table that is being read. All its parts belong to it.
 */
typedef struct
{
  guint64 line;
  guint n_cells;
  char **cells;
  GBytes *geometry;
} VecheTableRow;

/** veche_table_row_new: a row of @n_cells cells that are all %NULL, with room for @text_size bytes of their text. Owned. */
VecheTableRow *veche_table_row_new (guint64 line, guint n_cells, gsize text_size, char **text) G_GNUC_WARN_UNUSED_RESULT;

/** veche_table_row_copy: a row of the same cells and shape. Owned. */
VecheTableRow *veche_table_row_copy (const VecheTableRow *self) G_GNUC_WARN_UNUSED_RESULT;

void veche_table_row_free (VecheTableRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheTableRow, veche_table_row_free)

/** veche_table_row_get: the cell of a column; %NULL when it is missing or the row is shorter. Borrowed. */
const char *veche_table_row_get (const VecheTableRow *self, guint column);

/**
 * veche_table_row_parse_batch:
 *
 * The rows of one frame of `veche-gdal`, each of @min_cells cells at least. Owned array of #VecheTableRow; %NULL when the
 * bytes are not as they must be.
 */
GPtrArray *veche_table_row_parse_batch (GBytes *body, guint min_cells) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
