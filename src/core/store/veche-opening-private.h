/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-db.h"

G_BEGIN_DECLS

/** veche_opening_place_check: whether the file system under @path (of a file or folder that is there) has locks that can be trusted. */
gboolean veche_opening_place_check (const char *path, GError **error);

/**
 * veche_opening_place_judge:
 * @magic: of statfs(2)
 * @type: of the mount («fuse.sshfs»), or %NULL
 *
 * The same for a path on a file system of that kind.
 */
gboolean veche_opening_place_judge (const char *path, unsigned long magic, const char *type, GError **error);

/**
 * veche_opening_schema_check:
 * @newer: the file is a newer Veche's, whose own parts are beyond judging: it is only read
 *
 * Compares sqlite_schema with what it must hold. What is missing or changed is %VECHE_ERROR_CORRUPT, what is strange and not
 * GDAL's or QGIS's %VECHE_ERROR_FOREIGN. Returns the tables whose contents may be checked (no virtual ones, none with
 * expressions that are not known) but for attachment chunks. Owned.
 */
GStrv veche_opening_schema_check (VecheDb *db, gboolean newer, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_opening_foreign_is_known:
 * @expected: veche_schema_list_objects()
 * @table: that it belongs to
 * @words: of the object's text, by veche_sql_text_split()
 *
 * Whether an object that is not ours is one that GDAL or QGIS makes and that can do no harm; *@known tells. FALSE when the file cannot
 * be read.
 */
gboolean veche_opening_foreign_is_known (VecheDb *db, GHashTable *expected, const char *type, const char *name,
                                         const char *table, const char *const *words, gboolean *known, GError **error);

/** veche_opening_foreign_is_extended: whether @words is the text of our table @expected with simple columns added. */
gboolean veche_opening_foreign_is_extended (const char *const *words, const char *expected);

/** veche_opening_foreign_is_shadow: whether the table keeps the contents of a virtual table of ours; its text is SQLite's own. */
gboolean veche_opening_foreign_is_shadow (GHashTable *expected, const char *table);

G_END_DECLS
