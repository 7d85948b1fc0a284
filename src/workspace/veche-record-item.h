/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record.h"

G_BEGIN_DECLS

#define VECHE_TYPE_RECORD_ITEM (veche_record_item_get_type ())

/**
 * VecheRecordItem:
 * A place in a list: property `record` (#VecheRecord, %NULL until its page has come). `id` is known from the start.
 */
G_DECLARE_FINAL_TYPE (VecheRecordItem, veche_record_item, VECHE, RECORD_ITEM, GObject)

VecheRecord *veche_record_item_get_record (VecheRecordItem *self);
gint64 veche_record_item_get_id (VecheRecordItem *self);

/** veche_record_item_new, _set_record: for the list. */
VecheRecordItem *veche_record_item_new (gint64 id) G_GNUC_WARN_UNUSED_RESULT;
void veche_record_item_set_record (VecheRecordItem *self, VecheRecord *record);

G_END_DECLS
