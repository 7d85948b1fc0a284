/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "veche-db.h"

/* A point in WGS 84 at 39° E, 44° N, as GeoPackage writes it, and one at 40° E, 45° N. */
#define POINT_39_44 "X'47500001E6100000010100000000000000008043400000000000004640'"
#define POINT_40_45 "X'47500001E6100000010100000000000000000044400000000000804640'"

/* A path in the test's own folder. */
char *opening_fixture_path (const char *name);

/* A new, empty workspace there; its path. */
char *opening_fixture_make (const char *name);

/* Another program: a plain connection, with the functions of GeoPackage as GDAL has them. */
sqlite3 *opening_fixture_connect (const char *path);
void opening_fixture_exec (sqlite3 *handle, const char *sql);
char *opening_fixture_ask (sqlite3 *handle, const char *sql);
void opening_fixture_run (const char *path, const char *sql);

/* Statements that must fail; the message must contain @message. */
void opening_fixture_refuse (sqlite3 *handle, const char *sql, const char *message);

/* Opens the file as Veche does and examines it. */
gboolean opening_fixture_examine (const char *path, gboolean *newer, GError **error);

/* The file must open. */
void opening_fixture_accept (const char *path);

/* The file must be refused with this code and a message that contains @message. */
void opening_fixture_reject (const char *path, int code, const char *message);
