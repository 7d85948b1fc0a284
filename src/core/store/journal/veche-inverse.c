/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-inverse.h"

#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-journal-schema.h"
#include "veche-json.h"
#include "veche-stmt.h"

typedef struct
{
  char *table;
  gint64 row;
  char *uuid;
  char op;
  JsonObject *image; /* or NULL */
} VecheInverseRow;

static void
veche_inverse_row_clear (VecheInverseRow *self)
{
  g_free (self->table);
  g_free (self->uuid);
  g_clear_pointer (&self->image, json_object_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VecheInverseRow, veche_inverse_row_clear)

static gboolean
veche_inverse_refuse (const VecheInverseRow *row, const char *why, GError **error)
{
  const VecheKind *kind = veche_kind_find_table (row->table);

  g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED, _("Could not take the step back: %s (%s, %s). What it changed stays."),
               why, kind != NULL ? g_dgettext (GETTEXT_PACKAGE, kind->label) : row->table, row->uuid != NULL ? row->uuid : "?");
  return FALSE;
}

static gboolean
veche_inverse_load (VecheStore *store, gint64 seq, VecheInverseRow *row, GError **error)
{
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (veche_store_get_db (store),
                      "SELECT j.tbl, j.row, j.uuid, j.op, i.image FROM veche_journal j "
                      "LEFT JOIN veche_journal_image i USING (seq) WHERE j.seq = ?1",
                      error);

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, seq);
  if (veche_stmt_step (stmt, error) != VECHE_STMT_ROW)
    return FALSE;
  row->table = veche_stmt_dup_text (stmt, 0);
  row->row = veche_stmt_get_integer (stmt, 1);
  row->uuid = veche_stmt_dup_text (stmt, 2);
  row->op = veche_stmt_get_text (stmt, 3)[0];

  /* The table's name goes into SQL text below: only the journal's own tables may. */
  if (!g_strv_contains (veche_journal_schema_list_tables (), row->table))
    return veche_inverse_refuse (row, _("the journal names an unknown table"), error);
  if (row->op == 'I')
    return TRUE;
  if (veche_stmt_is_null (stmt, 4))
    return veche_inverse_refuse (row, _("its earlier contents have been erased"), error);
  row->image = veche_json_parse_object (veche_stmt_get_text (stmt, 4), -1, _("the journal"), error);
  return row->image != NULL;
}

/* Images hold integers and texts as JSON, reals and blobs as text: see veche-journal-schema.c. */
static void
veche_inverse_bind (VecheStmt *stmt, int parameter, JsonNode *node, const char *declared, GPtrArray *keep)
{
  const char *text;

  if (JSON_NODE_HOLDS_NULL (node))
    {
      veche_stmt_bind_null (stmt, parameter);
      return;
    }
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    {
      veche_stmt_bind_integer (stmt, parameter, json_node_get_int (node));
      return;
    }

  text = json_node_get_string (node);
  if (g_ascii_strcasecmp (declared, "REAL") == 0 || g_ascii_strcasecmp (declared, "DOUBLE") == 0)
    veche_stmt_bind_real (stmt, parameter, g_ascii_strtod (text, NULL));
  else if (g_ascii_strcasecmp (declared, "TEXT") == 0 || g_ascii_strcasecmp (declared, "INTEGER") == 0)
    veche_stmt_bind_text (stmt, parameter, text);
  else
    {
      gsize size = strlen (text) / 2;
      guint8 *bytes = g_malloc (size + 1);

      for (gsize i = 0; i < size; i++)
        bytes[i] = (guint8) (g_ascii_xdigit_value (text[2 * i]) << 4 | g_ascii_xdigit_value (text[2 * i + 1]));
      g_ptr_array_add (keep, bytes);
      veche_stmt_bind_blob (stmt, parameter, bytes, size);
    }
}

/* Declared type of a column that the table has now, "" for one it does not have. */
static char *
veche_inverse_find_type (VecheStore *store, const char *table, const char *column)
{
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (veche_store_get_db (store), "SELECT type FROM pragma_table_info(?1) WHERE name = ?2", NULL);

  if (stmt == NULL)
    return g_strdup ("");
  veche_stmt_bind_text (stmt, 1, table);
  veche_stmt_bind_text (stmt, 2, column);
  return veche_stmt_step (stmt, NULL) == VECHE_STMT_ROW ? veche_stmt_dup_text (stmt, 0) : g_strdup ("");
}

static gboolean
veche_inverse_delete (VecheStore *store, const VecheInverseRow *row, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?1", row->table);
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), sql, error);

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, row->row);
  if (!veche_stmt_run (stmt, error))
    return FALSE;
  return sqlite3_changes (veche_db_get_handle (veche_store_get_db (store))) > 0
         || veche_inverse_refuse (row, _("the record is no longer there"), error);
}

/* Writes the image back: as a whole row, or into the columns that had changed. */
static gboolean
veche_inverse_write (VecheStore *store, const VecheInverseRow *row, GError **error)
{
  g_autoptr (GList) columns = json_object_get_members (row->image);
  g_autoptr (GPtrArray) keep = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new (NULL);
  g_autoptr (VecheStmt) stmt = NULL;
  int parameter = 2;

  g_string_printf (sql, row->op == 'D' ? "INSERT INTO \"%s\" (id, uuid" : "UPDATE \"%s\" SET id = id", row->table);
  for (GList *l = columns; l != NULL; l = l->next)
    {
      if (strchr (l->data, '"') != NULL)
        return veche_inverse_refuse (row, _("the journal names an unknown column"), error);
      parameter++;
      g_string_append_printf (sql, row->op == 'D' ? ", \"%s\"" : ", \"%s\" = ?", (const char *) l->data);
      if (row->op == 'D')
        g_string_append_printf (marks, ", ?%d", parameter);
      else
        g_string_append_printf (sql, "%d", parameter);
    }
  if (row->op == 'D')
    g_string_append_printf (sql, ") VALUES (?1, ?2%s)", marks->str);
  else
    g_string_append (sql, " WHERE id = ?1");

  stmt = veche_stmt_new (veche_store_get_db (store), sql->str, error);
  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, row->row);
  if (row->op == 'D')
    veche_stmt_bind_text (stmt, 2, row->uuid);
  parameter = 2;
  for (GList *l = columns; l != NULL; l = l->next)
    {
      g_autofree char *type = veche_inverse_find_type (store, row->table, l->data);

      veche_inverse_bind (stmt, ++parameter, json_object_get_member (row->image, l->data), type, keep);
    }
  if (!veche_stmt_run (stmt, error))
    return FALSE;
  return sqlite3_changes (veche_db_get_handle (veche_store_get_db (store))) > 0
         || veche_inverse_refuse (row, _("the record is no longer there"), error);
}

gboolean
veche_inverse_apply_row (VecheStore *store, gint64 seq, GError **error)
{
  g_auto (VecheInverseRow) row = { 0 };

  if (!veche_inverse_load (store, seq, &row, error))
    return FALSE;
  return row.op == 'I' ? veche_inverse_delete (store, &row, error) : veche_inverse_write (store, &row, error);
}

gboolean
veche_inverse_forget_row (VecheStore *store, gint64 seq, GError **error)
{
  static const char *const statements[]
    = { "DELETE FROM veche_journal_image WHERE seq = ?1", "DELETE FROM veche_journal WHERE seq = ?1" };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), statements[i], error);

      if (stmt == NULL)
        return FALSE;
      veche_stmt_bind_integer (stmt, 1, seq);
      if (!veche_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}
