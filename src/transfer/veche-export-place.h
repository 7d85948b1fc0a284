/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record.h"
#include "veche-table-writer.h"

G_BEGIN_DECLS

/* How an export tells the shape of map objects: a map file (@map) in one column, a table by the coordinates of a point, or as text. */

/** veche_export_place_count: how many columns; 0 for kinds without a shape. */
guint veche_export_place_count (const VecheKind *kind, gboolean map);

/** veche_export_place_add_columns: sets so many of @columns. */
void veche_export_place_add_columns (const VecheKind *kind, gboolean map, VecheTableColumn *columns);

/** veche_export_place_add_cells: appends as many texts (owned by @cells), %NULL where there is no shape. */
void veche_export_place_add_cells (VecheRecord *record, gboolean map, GPtrArray *cells);

G_END_DECLS
