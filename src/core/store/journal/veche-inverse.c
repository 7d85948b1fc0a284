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

/* A column of a table as it is now. */
typedef struct
{
  char *type; /* as declared */
  gboolean required;
  char *target; /* table that it refers to, or %NULL */
} VecheInverseColumn;

struct _VecheInverse
{
  VecheStore *store;
  GHashTable *tables; /* name → GHashTable (column → VecheInverseColumn) */
};

static void
veche_inverse_column_free (gpointer data)
{
  VecheInverseColumn *column = data;

  g_free (column->type);
  g_free (column->target);
  g_free (column);
}

VecheInverse *
veche_inverse_new (VecheStore *store)
{
  VecheInverse *self = g_new0 (VecheInverse, 1);

  self->store = store;
  self->tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  return self;
}

void
veche_inverse_free (VecheInverse *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->tables);
  g_free (self);
}

void
veche_inverse_row_clear (VecheInverseRow *self)
{
  g_free (self->table);
  g_free (self->uuid);
  g_clear_pointer (&self->image, json_object_unref);
}

gboolean
veche_inverse_load (VecheStore *store, gint64 seq, VecheInverseRow *row, GError **error)
{
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (veche_store_get_db (store),
                      "SELECT j.tbl, j.row, j.uuid, j.op, i.image, j.step FROM veche_journal j "
                      "LEFT JOIN veche_journal_image i USING (seq) WHERE j.seq = ?1",
                      error);

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, seq);
  if (veche_stmt_step (stmt, error) != VECHE_STMT_ROW)
    return FALSE;
  row->seq = seq;
  row->table = veche_stmt_dup_text (stmt, 0);
  row->row = veche_stmt_get_integer (stmt, 1);
  row->uuid = veche_stmt_dup_text (stmt, 2);
  row->op = veche_stmt_get_text (stmt, 3)[0];
  row->step = veche_stmt_get_integer (stmt, 5);
  if (row->op != 'I' && !veche_stmt_is_null (stmt, 4))
    row->image = veche_json_parse_own_object (veche_stmt_get_text (stmt, 4), -1, _("the journal"), NULL);
  return TRUE;
}

/* The table's name goes into SQL text: only the journal's own tables may. */
static gboolean
veche_inverse_knows_table (const VecheInverseRow *row)
{
  return g_strv_contains (veche_journal_schema_list_tables (), row->table);
}

int
veche_inverse_exists (VecheStore *store, const VecheInverseRow *row, GError **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (VecheStmt) stmt = NULL;
  VecheStmtResult result;

  if (!veche_inverse_knows_table (row))
    return 0;
  sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE id = ?1", row->table);
  stmt = veche_stmt_new (veche_store_get_db (store), sql, error);
  if (stmt == NULL)
    return -1;
  veche_stmt_bind_integer (stmt, 1, row->row);
  result = veche_stmt_step (stmt, error);
  return result == VECHE_STMT_ERROR ? -1 : result == VECHE_STMT_ROW;
}

static void
veche_inverse_add_later (GHashTable *columns, const char *op, const char *image)
{
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (GList) members = NULL;

  if (op[0] == 'U' && image != NULL)
    object = veche_json_parse_own_object (image, -1, _("the journal"), NULL);
  if (object == NULL)
    {
      g_hash_table_add (columns, g_strdup ("*"));
      return;
    }
  members = json_object_get_members (object);
  for (GList *l = members; l != NULL; l = l->next)
    g_hash_table_add (columns, g_strdup (l->data));
}

GHashTable *
veche_inverse_list_later (VecheStore *store, const VecheInverseRow *row, GError **error)
{
  g_autoptr (GHashTable) columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (VecheStmt) stmt = NULL;
  VecheStmtResult result;

  /* The index of the journal is by uuid; features have one from the moment they are inserted. */
  if (row->uuid == NULL)
    return g_steal_pointer (&columns);
  stmt = veche_stmt_new (veche_store_get_db (store),
                         "SELECT j.op, i.image FROM veche_journal j LEFT JOIN veche_journal_image i USING (seq) "
                         "LEFT JOIN veche_step s ON s.id = j.step "
                         "WHERE j.uuid = ?1 AND j.tbl = ?2 AND j.seq > ?3 AND j.step IS NOT ?4 "
                         "AND (s.id IS NULL OR (s.state < 2 AND s.undone = 0 AND s.kind NOT IN ('undo', 'redo')))",
                         error);
  if (stmt == NULL)
    return NULL;
  veche_stmt_bind_text (stmt, 1, row->uuid);
  veche_stmt_bind_text (stmt, 2, row->table);
  veche_stmt_bind_integer (stmt, 3, row->seq);
  veche_stmt_bind_integer (stmt, 4, row->step);
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    veche_inverse_add_later (columns, veche_stmt_get_text (stmt, 0), veche_stmt_get_text (stmt, 1));
  return result == VECHE_STMT_DONE ? g_steal_pointer (&columns) : NULL;
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

/* The columns that the table has now; read once. Borrowed, or %NULL with an error. */
static GHashTable *
veche_inverse_get_columns (VecheInverse *self, const char *table, GError **error)
{
  GHashTable *columns = g_hash_table_lookup (self->tables, table);
  g_autoptr (VecheStmt) stmt = NULL;
  VecheStmtResult result;

  if (columns != NULL)
    return columns;
  stmt = veche_stmt_new (veche_store_get_db (self->store),
                         "SELECT c.name, c.type, c.\"notnull\", f.\"table\" FROM pragma_table_info(?1) c "
                         "LEFT JOIN pragma_foreign_key_list(?1) f ON f.\"from\" = c.name",
                         error);
  if (stmt == NULL)
    return NULL;
  columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, veche_inverse_column_free);
  g_hash_table_insert (self->tables, g_strdup (table), columns);
  veche_stmt_bind_text (stmt, 1, table);
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      VecheInverseColumn *column = g_new0 (VecheInverseColumn, 1);

      column->type = veche_stmt_dup_text (stmt, 1);
      column->required = veche_stmt_get_integer (stmt, 2) != 0;
      column->target = veche_stmt_is_null (stmt, 3) ? NULL : veche_stmt_dup_text (stmt, 3);
      g_hash_table_insert (columns, veche_stmt_dup_text (stmt, 0), column);
    }
  if (result == VECHE_STMT_DONE)
    return columns;
  g_hash_table_remove (self->tables, table);
  return NULL;
}

/* A constraint that says no does so for good; anything else is trouble with the file, which may pass. */
static VecheInverseResult
veche_inverse_judge (gboolean done, GError *local, const char **why, GError **error)
{
  if (done)
    return VECHE_INVERSE_DONE;
  if (!g_error_matches (local, VECHE_ERROR, VECHE_ERROR_INVALID))
    {
      g_propagate_error (error, local);
      return VECHE_INVERSE_FAILED;
    }
  g_debug ("taking back: %s", local->message);
  g_error_free (local);
  *why = _("it does not fit with the other records any more");
  return VECHE_INVERSE_STAYS;
}

static VecheInverseResult
veche_inverse_delete (VecheStore *store, const VecheInverseRow *row, const char **why, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?1", row->table);
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), sql, error);
  GError *local = NULL;
  gboolean done;

  if (stmt == NULL)
    return VECHE_INVERSE_FAILED;
  veche_stmt_bind_integer (stmt, 1, row->row);
  done = veche_stmt_run (stmt, &local);
  return veche_inverse_judge (done, local, why, error);
}

/* Whether the row that an old value refers to is there; -1 with an error. */
static int
veche_inverse_has_target (VecheInverse *self, const VecheInverseColumn *column, JsonNode *node, GError **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (VecheStmt) stmt = NULL;
  VecheStmtResult result;

  if (column->target == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return 1;
  sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE id = ?1", column->target);
  stmt = veche_stmt_new (veche_store_get_db (self->store), sql, error);
  if (stmt == NULL)
    return -1;
  veche_stmt_bind_integer (stmt, 1, json_node_get_int (node));
  result = veche_stmt_step (stmt, error);
  return result == VECHE_STMT_ERROR ? -1 : result == VECHE_STMT_ROW;
}

/* What of the image is to be written: @values gets the nodes, NULL where a reference has lost its target. Anything but
 * %VECHE_INVERSE_DONE is the outcome of the whole row. */
static VecheInverseResult
veche_inverse_gather (VecheInverse *self, const VecheInverseRow *row, GHashTable *keep, gboolean last, GPtrArray *names,
                      GPtrArray *values, const char **why, GError **error)
{
  GHashTable *columns = veche_inverse_get_columns (self, row->table, error);
  g_autoptr (GList) members = json_object_get_members (row->image);

  if (columns == NULL)
    return VECHE_INVERSE_FAILED;
  for (GList *l = members; l != NULL; l = l->next)
    {
      const VecheInverseColumn *column = g_hash_table_lookup (columns, l->data);
      JsonNode *node = json_object_get_member (row->image, l->data);
      int there;

      if (keep != NULL && g_hash_table_contains (keep, l->data))
        continue;
      /* Names go into SQL text. */
      if (column == NULL || strchr (l->data, '"') != NULL)
        {
          *why = _("the journal names a field that is not there");
          return VECHE_INVERSE_STAYS;
        }
      there = veche_inverse_has_target (self, column, node, error);
      if (there < 0)
        return VECHE_INVERSE_FAILED;
      if (!there && !last)
        return VECHE_INVERSE_LATER;
      if (!there && column->required)
        {
          *why = _("what it belonged to is no longer there");
          return VECHE_INVERSE_STAYS;
        }
      g_ptr_array_add (names, l->data);
      g_ptr_array_add (values, there ? node : NULL);
    }
  return VECHE_INVERSE_DONE;
}

static char *
veche_inverse_format (const VecheInverseRow *row, GPtrArray *names)
{
  GString *sql = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new (NULL);

  g_string_printf (sql, row->op == 'D' ? "INSERT INTO \"%s\" (id, uuid" : "UPDATE \"%s\" SET id = id", row->table);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (row->op == 'D')
        g_string_append_printf (sql, ", \"%s\"", name);
      else
        g_string_append_printf (sql, ", \"%s\" = ?%u", name, i + 3);
      g_string_append_printf (marks, ", ?%u", i + 3);
    }
  if (row->op == 'D')
    g_string_append_printf (sql, ") VALUES (?1, ?2%s)", marks->str);
  else
    g_string_append (sql, " WHERE id = ?1");
  return g_string_free (sql, FALSE);
}

/* Writes the image back: as a whole row, or into the columns that had changed. */
static VecheInverseResult
veche_inverse_write (VecheInverse *self, const VecheInverseRow *row, GHashTable *keep, gboolean last, const char **why,
                     GError **error)
{
  g_autoptr (GPtrArray) bytes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  VecheInverseResult result = veche_inverse_gather (self, row, keep, last, names, values, why, error);
  GHashTable *columns = g_hash_table_lookup (self->tables, row->table);
  g_autofree char *sql = NULL;
  g_autoptr (VecheStmt) stmt = NULL;
  GError *local = NULL;
  gboolean done;

  if (result != VECHE_INVERSE_DONE || (row->op == 'U' && names->len == 0))
    return result;
  sql = veche_inverse_format (row, names);
  stmt = veche_stmt_new (veche_store_get_db (self->store), sql, error);
  if (stmt == NULL)
    return VECHE_INVERSE_FAILED;
  veche_stmt_bind_integer (stmt, 1, row->row);
  if (row->op == 'D')
    veche_stmt_bind_text (stmt, 2, row->uuid);
  for (guint i = 0; i < names->len; i++)
    {
      const VecheInverseColumn *column = g_hash_table_lookup (columns, g_ptr_array_index (names, i));

      if (g_ptr_array_index (values, i) == NULL)
        veche_stmt_bind_null (stmt, (int) i + 3);
      else
        veche_inverse_bind (stmt, (int) i + 3, g_ptr_array_index (values, i), column->type, bytes);
    }
  done = veche_stmt_run (stmt, &local);
  return veche_inverse_judge (done, local, why, error);
}

VecheInverseResult
veche_inverse_apply (VecheInverse *self, const VecheInverseRow *row, GHashTable *keep, gboolean last, const char **why,
                     GError **error)
{
  int exists = veche_inverse_exists (self->store, row, error);

  if (exists < 0)
    return VECHE_INVERSE_FAILED;
  if (!veche_inverse_knows_table (row))
    {
      *why = _("the journal names an unknown table");
      return VECHE_INVERSE_STAYS;
    }
  if (row->op == 'I')
    return exists ? veche_inverse_delete (self->store, row, why, error) : VECHE_INVERSE_GONE;
  if (exists == (row->op == 'D'))
    return VECHE_INVERSE_GONE;
  if (row->image == NULL)
    {
      *why = _("its earlier contents have been erased or cannot be read");
      return VECHE_INVERSE_STAYS;
    }
  return veche_inverse_write (self, row, keep, last, why, error);
}

/* What the record is called now, or was when it was deleted. Owned, or %NULL. */
static char *
veche_inverse_find_title (VecheStore *store, const VecheInverseRow *row, const VecheKind *kind)
{
  g_autofree char *sql = NULL;
  g_autoptr (VecheStmt) stmt = NULL;
  JsonNode *node;

  if (kind == NULL)
    return NULL;
  sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE id = ?1", kind->title_field, kind->table);
  stmt = veche_stmt_new (veche_store_get_db (store), sql, NULL);
  if (stmt == NULL)
    return NULL;
  veche_stmt_bind_integer (stmt, 1, row->row);
  if (veche_stmt_step (stmt, NULL) == VECHE_STMT_ROW)
    return veche_stmt_dup_text (stmt, 0);
  node = row->image != NULL ? json_object_get_member (row->image, kind->title_field) : NULL;
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? g_strdup (json_node_get_string (node)) : NULL;
}

char *
veche_inverse_describe (VecheStore *store, const VecheInverseRow *row)
{
  const VecheKind *kind = veche_kind_find_table (row->table);
  g_autofree char *title = veche_inverse_find_title (store, row, kind);

  return g_strdup_printf ("%s “%s”", kind != NULL ? g_dgettext (GETTEXT_PACKAGE, kind->label) : row->table,
                          title != NULL ? title : row->uuid != NULL ? row->uuid : "?");
}

gboolean
veche_inverse_forget (VecheStore *store, const VecheInverseRow *row, GError **error)
{
  static const char *const statements[]
    = { "DELETE FROM veche_journal_image WHERE seq = ?1", "DELETE FROM veche_journal WHERE seq = ?1" };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), statements[i], error);

      if (stmt == NULL)
        return FALSE;
      veche_stmt_bind_integer (stmt, 1, row->seq);
      if (!veche_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}
