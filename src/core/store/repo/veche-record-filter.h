/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-query.h"
#include "veche-stmt.h"
#include "veche-store.h"

G_BEGIN_DECLS

/**
 * VecheRecordFilter:
 * A query's WHERE clause with its parameters: made once, bound to as many statements as need it.
 */
typedef struct _VecheRecordFilter VecheRecordFilter;

/** veche_record_filter_new: checks the query's fields and values and resolves its text (keyboard layout). Owned. */
VecheRecordFilter *veche_record_filter_new (VecheStore *store, const VecheQuery *query,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void veche_record_filter_free (VecheRecordFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheRecordFilter, veche_record_filter_free)

/** veche_record_filter_get_where: «WHERE …» over the alias `t`, or "". */
const char *veche_record_filter_get_where (VecheRecordFilter *self);
int veche_record_filter_count_parameters (VecheRecordFilter *self);
void veche_record_filter_bind (VecheRecordFilter *self, VecheStmt *stmt);

/** veche_record_filter_get_text: what was searched for, %NULL without a search; *@swapped: in the other layout. */
const char *veche_record_filter_get_text (VecheRecordFilter *self, gboolean *swapped);

/** veche_record_filter_dup_order: ORDER BY of the query: its sort, else the number, else the position. Owned. */
char *veche_record_filter_dup_order (const VecheQuery *query) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
