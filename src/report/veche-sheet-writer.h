/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-document.h"

G_BEGIN_DECLS

/**
 * veche_sheet_writer_make_xlsx:
 * @n_sheets: (out)
 * @n_shortened: (out): cells whose text is longer than the 32 767 characters that a workbook's cell holds
 *
 * The document's tables, each on a sheet of its own under the texts that stand before it. Text that could
 * be read as a formula gets an apostrophe (veche_table_cell_guard()). Owned.
 */
GBytes *veche_sheet_writer_make_xlsx (const VecheDocument *document,
                                      guint               *n_sheets,
                                      guint               *n_shortened,
                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
