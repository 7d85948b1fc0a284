/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-db.h"

G_BEGIN_DECLS

/** veche_journal_schema_list_tables: the tables whose rows are journalled. Static, ends with %NULL. */
const char *const *veche_journal_schema_list_tables (void);

/**
 * veche_journal_schema_list_triggers:
 *
 * The CREATE TRIGGER texts of the journal, made from the column lists that the file's tables have now: name → SQL. A table that
 * the file's layout has (%VecheKind.since) and that is missing is %VECHE_ERROR_CORRUPT. Columns that a foreign program added are not journalled. Owned.
 */
GHashTable *veche_journal_schema_list_triggers (VecheDb *db, GError **error);

/** veche_journal_schema_install: drops and makes all of the journal's triggers; the authorizer must be lifted. */
gboolean veche_journal_schema_install (VecheDb *db, GError **error);

G_END_DECLS
