/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-db.h"

G_BEGIN_DECLS

/* What the steps from a file's layout to a newer one bring: their names may be taken by what another program put there. */

/**
 * veche_schema_additions_list:
 * @target: a layout; of one that is not known here, what the newest known one brings
 *
 * Names that layout @target has and that of @db has not, in small letters: «table», «index» and «table.column». Derived from the
 * migrations, run in memory. A set; owned.
 */
GHashTable *veche_schema_additions_list (VecheDb *db, int target, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_schema_additions_check:
 *
 * Whether all those names are free in @db, case aside. %VECHE_ERROR_FOREIGN names the one that is taken and the way out.
 */
gboolean veche_schema_additions_check (VecheDb *db, int target, GError **error);

G_END_DECLS
