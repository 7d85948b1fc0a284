/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * VecheDb:
 * One SQLite connection with everything of ours switched on: foreign keys, defensive mode, limits, the authorizer and the
 * ST_* functions of GeoPackage. Belongs to one thread at a time.
 */
typedef struct _VecheDb VecheDb;

typedef enum
{
  VECHE_DB_READ_ONLY = 1 << 0,
  VECHE_DB_CREATE = 1 << 1, /* whoever creates has looked that there is no file */
} VecheDbFlags;

/**
 * veche_db_open:
 * @path: absolute; symbolic links are not followed
 *
 * Opens a connection. Nothing of the file is read yet. Owned.
 */
VecheDb *veche_db_open (const char *path, VecheDbFlags flags, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_db_close: closes the connection; statements must be gone but for cached ones. */
void veche_db_close (VecheDb *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheDb, veche_db_close)

const char *veche_db_get_path (VecheDb *self);
gboolean veche_db_is_read_only (VecheDb *self);

/** veche_db_get_handle: for the store's own backup, blob and progress calls. Borrowed. */
sqlite3 *veche_db_get_handle (VecheDb *self);

/**
 * veche_db_is_held:
 *
 * Whether somebody holds the file for writing (SQLite's RESERVED lock) just now. Meant for a connection that is in no transaction of
 * its own; says no for a file in WAL mode, whose locks are in another place.
 */
gboolean veche_db_is_held (VecheDb *self);

/** veche_db_exec: runs statements that return no rows of interest. */
gboolean veche_db_exec (VecheDb *self, const char *sql, GError **error);

/** veche_db_exec_printf: the same, with sqlite3_mprintf() marks: %w for identifiers, %Q for text. */
gboolean veche_db_exec_printf (VecheDb *self, GError **error, const char *format, ...);

/** veche_db_query_integer: the first cell of the first row; @fallback where there is none or on an error. */
gint64 veche_db_query_integer (VecheDb *self, const char *sql, gint64 fallback);

/** veche_db_query_text: the first cell of the first row, or %NULL. Owned. */
char *veche_db_query_text (VecheDb *self, const char *sql) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_db_set_cancellable:
 *
 * From now on (until set to %NULL) a cancelled @cancellable interrupts what the connection is doing
 * (%G_IO_ERROR_CANCELLED).
 */
void veche_db_set_cancellable (VecheDb *self, GCancellable *cancellable);

/**
 * veche_db_set_budget:
 * @instructions: of SQLite's machine, more than 1; 0 for no limit
 *
 * From now on statements are interrupted once that many instructions are spent: a file made for it can keep a statement
 * running for ever.
 */
void veche_db_set_budget (VecheDb *self, gint64 instructions);

/** veche_db_is_over_budget: whether the budget is spent. */
gboolean veche_db_is_over_budget (VecheDb *self);

/**
 * veche_db_set_error:
 * @what: the sentence's beginning, translated: «Could not save the changes»
 *
 * Turns SQLite's present error into a #GError with cause and way out.
 */
void veche_db_set_error (VecheDb *self, const char *what, GError **error);

/** veche_db_allow: lifts the authorizer for the migrator and for maintenance (ATTACH stays forbidden). */
void veche_db_allow (VecheDb *self, gboolean all);

/** veche_db_cache_take, _give: the cache of prepared statements, for veche-stmt.c only. */
sqlite3_stmt *veche_db_cache_take (VecheDb *self, const char *sql);
void veche_db_cache_give (VecheDb *self, const char *sql, sqlite3_stmt *stmt);

G_END_DECLS
