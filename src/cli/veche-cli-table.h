/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VecheCliTable:
 * Rows of texts for the terminal, columns aligned by what they take on the screen. Printed when it is freed with
 * veche_cli_table_print().
 */
typedef struct _VecheCliTable VecheCliTable;

/** veche_cli_table_new: @headers ends with %NULL. */
VecheCliTable *veche_cli_table_new (const char *const *headers) G_GNUC_WARN_UNUSED_RESULT;
void veche_cli_table_free (VecheCliTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheCliTable, veche_cli_table_free)

/** veche_cli_table_add: a row of as many texts as headers; line breaks become spaces. */
void veche_cli_table_add (VecheCliTable *self, const char *const *cells);

void veche_cli_table_print (VecheCliTable *self);

/** veche_cli_table_measure: columns of the terminal that the text takes. */
guint veche_cli_table_measure (const char *text);

G_END_DECLS
