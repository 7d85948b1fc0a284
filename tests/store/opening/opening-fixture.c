/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "opening-fixture.h"

#include <string.h>

#include "veche-error.h"
#include "veche-opening.h"
#include "veche-schema.h"
#include "veche-spatial.h"

char *
opening_fixture_path (const char *name)
{
  g_assert_cmpint (g_mkdir_with_parents (g_get_user_data_dir (), 0700), ==, 0);
  return g_build_filename (g_get_user_data_dir (), name, NULL);
}

char *
opening_fixture_make (const char *name)
{
  g_autofree char *path = opening_fixture_path (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheDb) db = veche_db_open (path, VECHE_DB_CREATE, &error);

  g_assert_no_error (error);
  g_assert_true (veche_schema_migrate (db, &error));
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

sqlite3 *
opening_fixture_connect (const char *path)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL), ==, SQLITE_OK);
  g_assert_true (veche_spatial_register (handle));
  return handle;
}

void
opening_fixture_exec (sqlite3 *handle, const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (handle, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

char *
opening_fixture_ask (sqlite3 *handle, const char *sql)
{
  sqlite3_stmt *stmt = NULL;
  char *answer = NULL;

  if (sqlite3_prepare_v2 (handle, sql, -1, &stmt, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (handle));
  if (sqlite3_step (stmt) == SQLITE_ROW)
    answer = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  g_assert_cmpint (sqlite3_finalize (stmt), ==, SQLITE_OK);
  return answer;
}

void
opening_fixture_run (const char *path, const char *sql)
{
  sqlite3 *handle = opening_fixture_connect (path);

  opening_fixture_exec (handle, sql);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

void
opening_fixture_refuse (sqlite3 *handle, const char *sql, const char *message)
{
  char *said = NULL;

  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, &said), !=, SQLITE_OK);
  g_assert_nonnull (strstr (said, message));
  sqlite3_free (said);
}

gboolean
opening_fixture_examine (const char *path, gboolean *newer, GError **error)
{
  g_autoptr (VecheDb) db = veche_db_open (path, 0, error);

  return db != NULL && veche_opening_examine (db, newer, NULL, error);
}

void
opening_fixture_accept (const char *path)
{
  g_autoptr (GError) error = NULL;
  gboolean newer = TRUE;

  opening_fixture_examine (path, &newer, &error);
  g_assert_no_error (error);
  g_assert_false (newer);
}

void
opening_fixture_reject (const char *path, int code, const char *message)
{
  g_autoptr (GError) error = NULL;
  gboolean newer;

  g_assert_false (opening_fixture_examine (path, &newer, &error));
  g_assert_error (error, VECHE_ERROR, code);
  if (strstr (error->message, message) == NULL)
    g_error ("“%s” does not say “%s”", error->message, message);
}
