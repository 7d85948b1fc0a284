/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-table-export.h"

G_BEGIN_DECLS

/** VecheExportColumn: a column that an export writes, and a value out of it. */
typedef struct
{
  char *label;
  char *sample; /* "" where the first rows have none */
} VecheExportColumn;

/**
 * veche_export_preview_load:
 *
 * In a fiber: what an export of these rows would carry, found out by exporting the first few of them into a private file, which is
 * gone afterwards. Array of VecheExportColumn, owned; %NULL with an error.
 */
GPtrArray *veche_export_preview_load (VecheWorkspace *workspace, const VecheQuery *query,
                                      const VecheTableExportOptions *options, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
