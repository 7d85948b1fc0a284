/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-db.h"

G_BEGIN_DECLS

/** The newest layout that this program knows. */
#define VECHE_SCHEMA_VERSION 4

/**
 * veche_schema_get_version:
 *
 * Of the open file; 0 where it has no mark of Veche's, -1 where it cannot be read (sqlite3_errcode() then tells why).
 */
int veche_schema_get_version (VecheDb *db);

/**
 * veche_schema_migrate:
 *
 * Runs the steps from the file's version to VECHE_SCHEMA_VERSION, each in a transaction of its own with the triggers of journal and
 * R*Tree made anew at its end. A new file (version 0, no tables) becomes an empty workspace with the mark, a uuid and GeoPackage's
 * application_id, all in one transaction.
 */
gboolean veche_schema_migrate (VecheDb *db, GError **error);

/**
 * veche_schema_migrate_to:
 *
 * The same up to the layout @version: with what a file of an older Veche is compared, and tests are made of. The authorizer must
 * be lifted.
 */
gboolean veche_schema_migrate_to (VecheDb *db, int version, GError **error);

/**
 * veche_schema_list_objects:
 *
 * What the schema of @db must hold at its version (the newest, where it has none): «type name» → SQL text as
 * veche_sql_text_normalise() makes it, triggers too. Derived from the migrations, run in memory once for each version; from any
 * thread. Owned, but shared: only to be read.
 */
GHashTable *veche_schema_list_objects (VecheDb *db, GError **error);

G_END_DECLS
