/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-journal-schema.h"

#include <string.h>

#include "veche-error.h"
#include "veche-geopackage.h"
#include "veche-i18n.h"
#include "veche-kind.h"
#include "veche-stmt.h"

/* The triggers run in whatever program writes the file, so they are plain SQL of SQLite 3.37 and call nothing of ours.
 *
 * An image is a JSON object of old values. Integers and texts stand as they are; JSON would lose bits of a REAL and
 * knows no BLOB, so the one is the string of quote(), the other the string of hex(). The reader goes by the column's
 * declared type. */

#define MOMENT "CASE WHEN step IS NULL THEN CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) END"

typedef struct
{
  char *name;
  char *type; /* as declared */
} VecheJournalSchemaColumn;

typedef struct
{
  const char *table;
  GArray *columns;    /* of VecheJournalSchemaColumn: what is journalled, without id and uuid */
  char *uuid_default; /* of a table whose uuids are healed; else %NULL */
} VecheJournalSchemaTable;

/* Tables that no kind has but that undo must take back all the same, with their columns. */
static const char *const veche_journal_schema_series_columns[] = { "kind", "layer", "name", "mapping", NULL };
static const char *const veche_journal_schema_key_columns[] = { "series", "key", "target", "hashes", NULL };

static void
veche_journal_schema_column_clear (VecheJournalSchemaColumn *self)
{
  g_free (self->name);
  g_free (self->type);
}

static void
veche_journal_schema_table_clear (VecheJournalSchemaTable *self)
{
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->uuid_default, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VecheJournalSchemaTable, veche_journal_schema_table_clear)

/* Whether the column is one of ours: another program may have added some. */
static gboolean
veche_journal_schema_is_journalled (const char *table, const char *column)
{
  const VecheKind *kind = veche_kind_find_table (table);

  if (strcmp (table, "import_series") == 0)
    return g_strv_contains (veche_journal_schema_series_columns, column);
  if (strcmp (table, "import_key") == 0)
    return g_strv_contains (veche_journal_schema_key_columns, column);
  return g_strcmp0 (kind->parent_column, column) == 0 || veche_kind_find_field (kind, column) >= 0;
}

static gboolean
veche_journal_schema_read_table (VecheDb *db, const char *table, VecheJournalSchemaTable *result, GError **error)
{
  g_autoptr (VecheStmt) stmt = NULL;
  VecheStmtResult step;
  guint keys = 0;

  result->table = table;
  result->columns = g_array_new (FALSE, FALSE, sizeof (VecheJournalSchemaColumn));
  g_array_set_clear_func (result->columns, (GDestroyNotify) veche_journal_schema_column_clear);

  stmt = veche_stmt_new (db, "SELECT name, type, dflt_value FROM pragma_table_info(?) ORDER BY cid", error);
  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_text (stmt, 1, table);
  while ((step = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      const char *name = veche_stmt_get_text (stmt, 0);
      VecheJournalSchemaColumn column;

      keys += strcmp (name, "id") == 0 || strcmp (name, "uuid") == 0;
      if (strcmp (name, "uuid") == 0 && veche_geopackage_is_table (table))
        result->uuid_default = veche_stmt_dup_text (stmt, 2);
      if (!veche_journal_schema_is_journalled (table, name))
        continue;
      column.name = g_strdup (name);
      column.type = veche_stmt_dup_text (stmt, 1);
      g_array_append_val (result->columns, column);
    }
  if (step == VECHE_STMT_ERROR)
    return FALSE;
  if (keys == 2 && result->columns->len > 0 && (result->uuid_default != NULL || !veche_geopackage_is_table (table)))
    return TRUE;
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_CORRUPT,
               _("Could not open the workspace: its table “%s” is missing or was changed by another program. "
                 "Restore it from a backup."),
               table);
  return FALSE;
}

/* The SQL expression of a column's old value as JSON. */
static char *
veche_journal_schema_format_value (const VecheJournalSchemaColumn *column)
{
  if (g_ascii_strcasecmp (column->type, "REAL") == 0 || g_ascii_strcasecmp (column->type, "DOUBLE") == 0)
    return g_strdup_printf ("iif(OLD.%1$s IS NULL, 'null', '\"' || quote(OLD.%1$s) || '\"')", column->name);
  if (g_ascii_strcasecmp (column->type, "INTEGER") == 0 || g_ascii_strcasecmp (column->type, "TEXT") == 0)
    return g_strdup_printf ("json_quote(OLD.%s)", column->name);
  return g_strdup_printf ("iif(OLD.%1$s IS NULL, 'null', '\"' || hex(OLD.%1$s) || '\"')", column->name);
}

/* The SQL expression of the image: of all columns, or of those that change. The terms stand in brackets, since a chain
 * of || is as deep as it is long. */
static char *
veche_journal_schema_format_image (const VecheJournalSchemaTable *table, gboolean changed_only)
{
  GString *terms = g_string_new (NULL);

  for (guint i = 0; i < table->columns->len; i++)
    {
      const VecheJournalSchemaColumn *column = &g_array_index (table->columns, VecheJournalSchemaColumn, i);
      g_autofree char *value = veche_journal_schema_format_value (column);

      g_string_append (terms, i > 0 ? "\n    || " : "\n    ");
      if (changed_only)
        g_string_append_printf (terms, "iif(OLD.%1$s IS NEW.%1$s, '', ',\"%1$s\":' || %2$s)", column->name, value);
      else
        g_string_append_printf (terms, "(',\"%s\":' || %s)", column->name, value);
    }
  g_string_prepend (terms, "'{' || substr(");
  g_string_append (terms, ", 2) || '}'");
  return g_string_free_and_steal (terms);
}

static char *
veche_journal_schema_format_changed (const VecheJournalSchemaTable *table)
{
  GString *terms = g_string_new (NULL);

  for (guint i = 0; i < table->columns->len; i++)
    g_string_append_printf (terms, "%1$sOLD.%2$s IS NOT NEW.%2$s", i > 0 ? " OR " : "",
                            g_array_index (table->columns, VecheJournalSchemaColumn, i).name);
  return g_string_free_and_steal (terms);
}

/* Features that QGIS copies repeat their uuid, and features of other programs may have none; where one has none, GDAL writes
 * the words of the DEFAULT, «lower(printf(…», as if they were the uuid. The row as it was inserted is journalled after that,
 * so healing leaves no row of its own: the journal of updates does not look at the uuid. */
static char *
veche_journal_schema_format_insert (const VecheJournalSchemaTable *table)
{
  g_autofree char *heal = NULL;
  g_autofree char *uuid = NULL;

  if (table->uuid_default == NULL)
    uuid = g_strdup ("NEW.uuid");
  else
    uuid = g_strdup_printf ("(SELECT t.uuid FROM %s t WHERE t.id = NEW.id)", table->table);
  if (table->uuid_default != NULL)
    heal = g_strdup_printf ("  UPDATE %1$s SET uuid = %2$s\n"
                            "    WHERE id = NEW.id AND (uuid IS NULL OR length(uuid) <> 36 OR EXISTS\n"
                            "      (SELECT 1 FROM %1$s t WHERE t.uuid = NEW.uuid AND t.id <> NEW.id));\n",
                            table->table, table->uuid_default);
  return g_strdup_printf ("CREATE TRIGGER veche_%1$s_ji AFTER INSERT ON %1$s BEGIN\n"
                          "%2$s"
                          "  INSERT INTO veche_journal (step, at, tbl, row, uuid, op)\n"
                          "    SELECT step, " MOMENT ", '%1$s', NEW.id, %3$s, 'I' FROM veche_context WHERE mute = 0;\n"
                          "END",
                          table->table, heal != NULL ? heal : "", uuid);
}

static char *
veche_journal_schema_format_update (const VecheJournalSchemaTable *table)
{
  g_autofree char *changed = veche_journal_schema_format_changed (table);
  g_autofree char *image = veche_journal_schema_format_image (table, TRUE);

  return g_strdup_printf ("CREATE TRIGGER veche_%1$s_ju AFTER UPDATE ON %1$s WHEN %2$s BEGIN\n"
                          "  INSERT INTO veche_journal (step, at, tbl, row, uuid, op)\n"
                          "    SELECT step, " MOMENT
                          ", '%1$s', NEW.id, NEW.uuid, 'U' FROM veche_context WHERE mute = 0;\n"
                          "  INSERT INTO veche_journal_image (seq, image) SELECT last_insert_rowid(), %3$s\n"
                          "    FROM veche_context WHERE mute = 0;\n"
                          "END",
                          table->table, changed, image);
}

static char *
veche_journal_schema_format_delete (const VecheJournalSchemaTable *table)
{
  g_autofree char *image = veche_journal_schema_format_image (table, FALSE);

  return g_strdup_printf ("CREATE TRIGGER veche_%1$s_jd AFTER DELETE ON %1$s BEGIN\n"
                          "  INSERT INTO veche_journal (step, at, tbl, row, uuid, op)\n"
                          "    SELECT step, " MOMENT
                          ", '%1$s', OLD.id, OLD.uuid, 'D' FROM veche_context WHERE mute = 0;\n"
                          "  INSERT INTO veche_journal_image (seq, image) SELECT last_insert_rowid(), %2$s\n"
                          "    FROM veche_context WHERE mute = 0;\n"
                          "END",
                          table->table, image);
}

/* Not UPDATE OF id: that would not see «SET rowid = …». */
static char *
veche_journal_schema_format_keys (const VecheJournalSchemaTable *table)
{
  g_autofree char *healing = NULL;

  if (table->uuid_default != NULL)
    healing = g_strdup_printf (" AND length(OLD.uuid) = 36 AND NOT EXISTS\n"
                               "    (SELECT 1 FROM %s t WHERE t.uuid = OLD.uuid AND t.id <> OLD.id)",
                               table->table);
  return g_strdup_printf ("CREATE TRIGGER veche_%1$s_keys BEFORE UPDATE ON %1$s\n"
                          "  WHEN OLD.id IS NOT NEW.id OR OLD.uuid IS NOT NEW.uuid BEGIN\n"
                          "  SELECT RAISE(ABORT, 'veche: id is immutable') WHERE OLD.id IS NOT NEW.id;\n"
                          "  SELECT RAISE(ABORT, 'veche: uuid is immutable') WHERE OLD.uuid IS NOT NEW.uuid%2$s;\n"
                          "END",
                          table->table, healing != NULL ? healing : "");
}

static void
veche_journal_schema_add (GHashTable *triggers, const char *table, const char *suffix, char *sql)
{
  g_hash_table_replace (triggers, g_strdup_printf ("veche_%s_%s", table, suffix), sql);
}

const char *const *
veche_journal_schema_list_tables (void)
{
  static const char *const *tables;

  if (g_once_init_enter_pointer (&tables))
    {
      GPtrArray *list = g_ptr_array_new ();

      for (const VecheKind *const *kind = veche_kind_list (); *kind != NULL; kind++)
        g_ptr_array_add (list, (char *) (*kind)->table);
      g_ptr_array_add (list, (char *) "import_series");
      g_ptr_array_add (list, (char *) "import_key");
      g_ptr_array_add (list, NULL);
      g_once_init_leave_pointer (&tables, (const char *const *) g_ptr_array_free (list, FALSE));
    }
  return tables;
}

/* Whether a file of that layout has the table: what a later migration brings is not missing there. */
static gboolean
veche_journal_schema_has_table (const char *table, gint64 version)
{
  const VecheKind *kind = veche_kind_find_table (table);

  return kind == NULL || kind->since <= version;
}

GHashTable *
veche_journal_schema_list_triggers (VecheDb *db, GError **error)
{
  g_autoptr (GHashTable) triggers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gint64 version
    = veche_db_query_integer (db, "SELECT CAST(value AS INTEGER) FROM veche_meta WHERE key = 'schema'", 0);

  for (const char *const *name = veche_journal_schema_list_tables (); *name != NULL; name++)
    {
      g_auto (VecheJournalSchemaTable) table = { 0 };

      if (!veche_journal_schema_has_table (*name, version))
        continue;
      if (!veche_journal_schema_read_table (db, *name, &table, error))
        return NULL;
      veche_journal_schema_add (triggers, *name, "ji", veche_journal_schema_format_insert (&table));
      veche_journal_schema_add (triggers, *name, "ju", veche_journal_schema_format_update (&table));
      veche_journal_schema_add (triggers, *name, "jd", veche_journal_schema_format_delete (&table));
      veche_journal_schema_add (triggers, *name, "keys", veche_journal_schema_format_keys (&table));
    }
  return g_steal_pointer (&triggers);
}

/* Names of the journal's triggers that the file has now. */
static GStrv
veche_journal_schema_list_installed (VecheDb *db, GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (VecheStmt) stmt = NULL;
  VecheStmtResult step;

  stmt = veche_stmt_new (db, "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'veche_*'", error);
  if (stmt == NULL)
    return NULL;
  while ((step = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    g_strv_builder_add (names, veche_stmt_get_text (stmt, 0));
  return step == VECHE_STMT_DONE ? g_strv_builder_end (names) : NULL;
}

gboolean
veche_journal_schema_install (VecheDb *db, GError **error)
{
  g_autoptr (GHashTable) triggers = veche_journal_schema_list_triggers (db, error);
  g_auto (GStrv) installed = triggers != NULL ? veche_journal_schema_list_installed (db, error) : NULL;
  GHashTableIter iter;
  gpointer sql;

  if (installed == NULL)
    return FALSE;
  for (guint i = 0; installed[i] != NULL; i++)
    if (!veche_db_exec_printf (db, error, "DROP TRIGGER \"%w\"", installed[i]))
      return FALSE;
  g_hash_table_iter_init (&iter, triggers);
  while (g_hash_table_iter_next (&iter, NULL, &sql))
    if (!veche_db_exec (db, sql, error))
      return FALSE;
  return TRUE;
}
