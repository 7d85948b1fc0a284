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
 * be read as a formula (it begins with = + - @) gets an apostrophe. Owned.
 */
GBytes *veche_sheet_writer_make_xlsx (const VecheDocument *document,
                                      guint               *n_sheets,
                                      guint               *n_shortened,
                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_sheet_writer_guard: @text with an apostrophe before = + - @ TAB CR. Owned. */
char *veche_sheet_writer_guard (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
