/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-store.h"

G_BEGIN_DECLS

/**
 * veche_store_migrate_secure:
 * @target: the layout that the file is to have, for tests; VECHE_SCHEMA_VERSION otherwise
 *
 * Makes a backup («migration») of a file whose layout is older than @target, and does nothing for another. To be called before a
 * migration, and with nothing else written yet: where there can be no backup there is no migration. %VECHE_ERROR_FOREIGN, and no
 * backup, where another program has taken a name that the migration needs.
 */
gboolean veche_store_migrate_secure (VecheStore *self, int target, GCancellable *cancellable, GError **error);

/**
 * veche_store_migrate_cover:
 *
 * Makes a workspace of an older layout that cannot be written readable as if it were new: temporary views stand before the
 * tables that lack columns, and empty ones for those that lack; what another program put under a newer name is not seen.
 * Nothing of the file is touched.
 */
gboolean veche_store_migrate_cover (VecheStore *self, GError **error);

G_END_DECLS
