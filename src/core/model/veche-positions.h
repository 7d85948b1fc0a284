/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-edit.h"
#include "veche-record.h"

G_BEGIN_DECLS

/* The order of the rows that one record owns: kinds with a «position» and a «code» (themes, stages, criteria …). */

/**
 * veche_positions_sort:
 * @records: of #VecheRecord, as they came
 *
 * Puts them in the order people have given them; those without a position come last, by row.
 */
void veche_positions_sort (GPtrArray *records);

/**
 * veche_positions_move:
 * @records: of #VecheRecord in their order
 * @from: index of the one that is moved
 * @to: where it shall stand
 *
 * Appends what has to change so that positions count from 1 in the new order; nothing for those that stand there already.
 */
void veche_positions_move (VecheEdit *edit, GPtrArray *records, guint from, guint to);

/** veche_positions_get_next: the position behind the last. */
gint64 veche_positions_get_next (GPtrArray *records);

/** veche_positions_dup_code: a code that none of @records has: @stem, or «stem-2», «stem-3» … Owned. */
char *veche_positions_dup_code (GPtrArray *records, const char *stem) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
