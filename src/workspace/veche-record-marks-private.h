/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-changes.h"
#include "veche-query.h"
#include "veche-store.h"

G_BEGIN_DECLS

/* What lists show of a record beside its fields (veche_record_get_marks()). */

/** veche_record_marks_read: on the thread, for the rows of a page: one query. */
gboolean veche_record_marks_read (VecheStore *store, const VecheKind *kind, GPtrArray *records, GError **error);

/** veche_record_marks_are_touched: whether other marks may follow from a change of other kinds' rows. */
gboolean veche_record_marks_are_touched (const VecheKind *kind, const VecheChanges *changes);

/** veche_record_marks_are_asked: whether the query lists rows by them. */
gboolean veche_record_marks_are_asked (const VecheQuery *query);

G_END_DECLS
