/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-stmt.h"

#include "veche-i18n.h"

struct _VecheStmt
{
  VecheDb *db;
  sqlite3_stmt *handle;
  char *sql;
};

VecheStmt *
veche_stmt_new (VecheDb *db, const char *sql, GError **error)
{
  sqlite3_stmt *handle = veche_db_cache_take (db, sql);
  VecheStmt *self;

  if (handle == NULL
      && sqlite3_prepare_v3 (veche_db_get_handle (db), sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL) != SQLITE_OK)
    {
      veche_db_set_error (db, _("Could not read the workspace"), error);
      return NULL;
    }

  self = g_new0 (VecheStmt, 1);
  self->db = db;
  self->handle = handle;
  self->sql = g_strdup (sql);
  return self;
}

void
veche_stmt_free (VecheStmt *self)
{
  if (self == NULL)
    return;
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  veche_db_cache_give (self->db, self->sql, self->handle);
  g_free (self->sql);
  g_free (self);
}

void
veche_stmt_bind_integer (VecheStmt *self, int parameter, gint64 value)
{
  sqlite3_bind_int64 (self->handle, parameter, value);
}

void
veche_stmt_bind_real (VecheStmt *self, int parameter, double value)
{
  sqlite3_bind_double (self->handle, parameter, value);
}

void
veche_stmt_bind_text (VecheStmt *self, int parameter, const char *text)
{
  sqlite3_bind_text (self->handle, parameter, text, -1, SQLITE_STATIC);
}

void
veche_stmt_bind_text_length (VecheStmt *self, int parameter, const char *text, gsize length)
{
  sqlite3_bind_text64 (self->handle, parameter, text, length, SQLITE_STATIC, SQLITE_UTF8);
}

void
veche_stmt_bind_blob (VecheStmt *self, int parameter, gconstpointer data, gsize size)
{
  sqlite3_bind_blob64 (self->handle, parameter, data, size, SQLITE_STATIC);
}

void
veche_stmt_bind_null (VecheStmt *self, int parameter)
{
  sqlite3_bind_null (self->handle, parameter);
}

void
veche_stmt_bind_value (VecheStmt *self, int parameter, const VecheValue *value)
{
  gsize size;
  gconstpointer data;

  switch (value->type)
    {
    case VECHE_VALUE_INTEGER:
    case VECHE_VALUE_REF:
      veche_stmt_bind_integer (self, parameter, value->integer);
      break;
    case VECHE_VALUE_REAL:
      veche_stmt_bind_real (self, parameter, value->real);
      break;
    case VECHE_VALUE_TEXT:
      veche_stmt_bind_text (self, parameter, value->text);
      break;
    case VECHE_VALUE_BYTES:
      data = g_bytes_get_data (value->bytes, &size);
      veche_stmt_bind_blob (self, parameter, data != NULL ? data : "", size);
      break;
    case VECHE_VALUE_NULL:
    default:
      veche_stmt_bind_null (self, parameter);
      break;
    }
}

VecheStmtResult
veche_stmt_step (VecheStmt *self, GError **error)
{
  switch (sqlite3_step (self->handle))
    {
    case SQLITE_ROW:
      return VECHE_STMT_ROW;
    case SQLITE_DONE:
      return VECHE_STMT_DONE;
    default:
      veche_db_set_error (self->db,
                          sqlite3_stmt_readonly (self->handle) ? _("Could not read the workspace")
                                                               : _("Could not save the changes"),
                          error);
      return VECHE_STMT_ERROR;
    }
}

void
veche_stmt_reset (VecheStmt *self)
{
  sqlite3_reset (self->handle);
}

gboolean
veche_stmt_run (VecheStmt *self, GError **error)
{
  VecheStmtResult step;

  do
    step = veche_stmt_step (self, error);
  while (step == VECHE_STMT_ROW);
  sqlite3_reset (self->handle);
  return step == VECHE_STMT_DONE;
}

int
veche_stmt_count_columns (VecheStmt *self)
{
  return sqlite3_column_count (self->handle);
}

gint64
veche_stmt_get_integer (VecheStmt *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

double
veche_stmt_get_real (VecheStmt *self, int column)
{
  return sqlite3_column_double (self->handle, column);
}

gboolean
veche_stmt_is_null (VecheStmt *self, int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

const char *
veche_stmt_get_text (VecheStmt *self, int column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

gconstpointer
veche_stmt_get_blob (VecheStmt *self, int column, gsize *size)
{
  gconstpointer data = sqlite3_column_blob (self->handle, column);

  *size = (gsize) sqlite3_column_bytes (self->handle, column);
  return data;
}

char *
veche_stmt_dup_text (VecheStmt *self, int column)
{
  return g_strdup (veche_stmt_get_text (self, column));
}

void
veche_stmt_get_value (VecheStmt *self, int column, VecheValue *value)
{
  g_autoptr (GBytes) bytes = NULL;
  gconstpointer data;
  gsize size;

  switch (sqlite3_column_type (self->handle, column))
    {
    case SQLITE_INTEGER:
      veche_value_set_integer (value, veche_stmt_get_integer (self, column));
      break;
    case SQLITE_FLOAT:
      veche_value_set_real (value, veche_stmt_get_real (self, column));
      break;
    case SQLITE_TEXT:
      /* Another program may have written bytes that are no UTF-8; the interface must not meet them. */
      veche_value_take_text (value, g_utf8_make_valid (veche_stmt_get_text (self, column), -1));
      break;
    case SQLITE_BLOB:
      data = veche_stmt_get_blob (self, column, &size);
      bytes = g_bytes_new (data, size);
      veche_value_set_bytes (value, bytes);
      break;
    case SQLITE_NULL:
    default:
      veche_value_clear (value);
      break;
    }
}
