/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-db.h"

G_BEGIN_DECLS

/** veche_geopackage_list_tables: the feature tables. Static, ends with %NULL. */
const char *const *veche_geopackage_list_tables (void);

/** veche_geopackage_is_table: whether @table is one of them. */
gboolean veche_geopackage_is_table (const char *table);

/** veche_geopackage_add_triggers: adds the R*Tree triggers of GeoPackage 1.4 (annex F.3) to name → SQL. */
void veche_geopackage_add_triggers (GHashTable *triggers);

/**
 * veche_geopackage_add_foreign_triggers:
 * @column: of the geometry, or %NULL for a table without
 * @key: of the primary key
 *
 * Adds to name → SQL what GDAL and QGIS write for a layer of their own: the R*Tree triggers of all versions of GeoPackage and the
 * triggers that count features.
 */
void veche_geopackage_add_foreign_triggers (GHashTable *triggers, const char *table, const char *column, const char *key);

/** veche_geopackage_install: drops and makes those triggers; the authorizer must be lifted. */
gboolean veche_geopackage_install (VecheDb *db, GError **error);

/** veche_geopackage_check: whether each R*Tree agrees with its table; findings (texts) are appended. */
gboolean veche_geopackage_check (VecheDb *db, GPtrArray *findings, GError **error);

G_END_DECLS
