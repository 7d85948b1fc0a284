/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-document-private.h"
#include "veche-galley.h"

G_BEGIN_DECLS

/**
 * veche_table_setter_measure:
 * @widths: as many as columns, filled in
 *
 * Shares the width of the page's body by the columns' weights, but gives each one room for the longest word
 * of its title and, where it holds numbers, days or states, of its cells.
 */
void veche_table_setter_measure (VecheGalley      *galley,
                                 const VecheTable *table,
                                 double           *widths);

/** veche_table_setter_set: the table as boxes; its head stands on every page. */
void veche_table_setter_set (VecheGalley      *galley,
                             const VecheTable *table);

G_END_DECLS
