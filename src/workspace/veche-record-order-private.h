/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-workspace-private.h"

G_BEGIN_DECLS

/**
 * VecheRecordOrder:
 * The order of a query's rows on its way: asked for in slices, so that no job on the DB thread is long. Reference counted; the thread
 * works on it only inside a slice.
 */
typedef struct _VecheRecordOrder VecheRecordOrder;

VecheRecordOrder *veche_record_order_new (const VecheQuery *query) G_GNUC_WARN_UNUSED_RESULT;
VecheRecordOrder *veche_record_order_ref (VecheRecordOrder *self);
void veche_record_order_unref (VecheRecordOrder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheRecordOrder, veche_record_order_unref)

/** veche_record_order_next: reads on; resolves with TRUE while there is more. */
DexFuture *veche_record_order_next (VecheRecordOrder *self, VecheWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

/** veche_record_order_sort: on a pool thread; resolves with TRUE. At once where the ids came in order. */
DexFuture *veche_record_order_sort (VecheRecordOrder *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_record_order_is_streamed: whether the ids are in their final order as they come. */
gboolean veche_record_order_is_streamed (VecheRecordOrder *self);
gboolean veche_record_order_is_swapped (VecheRecordOrder *self);

/** veche_record_order_get_ids: row ids so far (gint64). Borrowed; only between slices. */
GArray *veche_record_order_get_ids (VecheRecordOrder *self);

G_END_DECLS
