/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record-item.h"
#include "veche-workspace-private.h"

G_BEGIN_DECLS

/**
 * VecheRecordRows:
 * The items that a list has handed out, and how their records come: in pages of neighbours. Items are the same while anybody holds
 * them, the last ones looked at are held here. Main thread only.
 */
typedef struct _VecheRecordRows VecheRecordRows;

VecheRecordRows *veche_record_rows_new (VecheWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

/** veche_record_rows_free: what is on its way comes to nobody. */
void veche_record_rows_free (VecheRecordRows *self);

/**
 * veche_record_rows_get_item:
 * @ids: (element-type gint64): the order
 *
 * The item at a position; where it is new, its page is fetched. Owned.
 */
VecheRecordItem *veche_record_rows_get_item (VecheRecordRows *self, const VecheKind *kind, const GArray *ids,
                                             guint position) G_GNUC_WARN_UNUSED_RESULT;

/** veche_record_rows_reorder: the order is another one: pages on their way are not those of the same number. */
void veche_record_rows_reorder (VecheRecordRows *self);

/** veche_record_rows_refresh: reads the records of items anew that the changes touch. */
void veche_record_rows_refresh (VecheRecordRows *self, const VecheKind *kind, const VecheChanges *changes);

G_END_DECLS
