/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * veche_told_register:
 *
 * Teaches a connection veche_told (item_kind, limit_max, value), the state that veche_contents_derive() has, so that a query over many
 * applications goes by the rule that the check of one has. For queries alone: nothing in a file may call it.
 *
 * Returns: whether SQLite took it
 */
gboolean veche_told_register (sqlite3 *handle);

G_END_DECLS
