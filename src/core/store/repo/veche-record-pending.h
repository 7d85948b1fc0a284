/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record.h"
#include "veche-store.h"

G_BEGIN_DECLS

/* Records that a step under way has brought: they may be gone in a moment, so they are marked in lists and take no part in reports. */

/** veche_record_pending_dup_condition: a condition on the row `t` that leaves them out; %NULL while no step is open. Owned. */
char *veche_record_pending_dup_condition (VecheStore *store) G_GNUC_WARN_UNUSED_RESULT;

/** veche_record_pending_mark: marks those among @records (of one kind or many). */
gboolean veche_record_pending_mark (VecheStore *store, GPtrArray *records, GError **error);

G_END_DECLS
