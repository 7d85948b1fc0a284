/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-kind.h"
#include "veche-store.h"

G_BEGIN_DECLS

/* What hangs on a record: records that belong to it, its files, and references of others to it. */

/** veche_dependants_exist: whether anything hangs on the row of the table; -1 with an error. */
int veche_dependants_exist (VecheStore *store, const char *table, gint64 id, GError **error);

/**
 * veche_dependants_remove:
 * @removed: (inout): rows that were deleted are added
 *
 * Deletes what belongs to the record, its files, and empties references to it (a record that cannot be without one goes too). In the
 * caller's transaction and context, so journalled or not as that says.
 */
gboolean veche_dependants_remove (VecheStore *store, const VecheKind *kind, gint64 id, guint *removed, GError **error);

G_END_DECLS
