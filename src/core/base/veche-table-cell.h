/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * veche_table_cell_guard:
 *
 * A text as it may stand in a cell of a file for spreadsheets: with a «'» before it when a spreadsheet would take it for
 * a formula (it begins with = + - @ TAB or CR), and one more when it begins with such a guarded text already, so that
 * veche_table_cell_unguard() gives back exactly @text. Never for numeric fields. (CWE-1236.) Owned.
 */
char *veche_table_cell_guard (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_table_cell_unguard:
 *
 * Skips exactly one «'» when a character that it guards against (or another such «'») follows it. Borrowed from @text.
 */
const char *veche_table_cell_unguard (const char *text);

G_END_DECLS
