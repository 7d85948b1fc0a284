/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-store.h"

G_BEGIN_DECLS

/**
 * veche_migration_run:
 *
 * Brings an open workspace of an older layout to the newest: a backup «migration» first, then each step in a transaction
 * of its own. Does nothing where there is nothing to do. Without room for the backup the file stays as it was, and the error
 * says so.
 */
gboolean veche_migration_run (VecheStore *store, GCancellable *cancellable, GError **error);

/**
 * veche_migration_cover:
 *
 * Makes a workspace of an older layout that cannot be written readable as if it were new: temporary views stand before the
 * tables that lack columns, and empty ones for those that lack. Nothing of the file is touched.
 */
gboolean veche_migration_cover (VecheStore *store, GError **error);

G_END_DECLS
