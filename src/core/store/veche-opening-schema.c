/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-opening-private.h"
#include "veche-schema.h"
#include "veche-sql-text.h"
#include "veche-stmt.h"

/* Everything here looks at the texts of sqlite_schema, as SQLite itself does: the columns type, name and tbl_name are
 * only a label that a hostile file may set as it likes. */

typedef struct
{
  VecheDb *db;
  gboolean newer;
  GHashTable *expected; /* veche_schema_list_objects() */
  GHashTable *left;     /* keys of it that have not been seen yet */
  GStrvBuilder *tables; /* that may be checked */
} VecheOpeningSchema;

typedef struct
{
  const char *type;
  const char *name;
  const char *table;
  const char *const *words;
  const char *text; /* the words in one */
} VecheOpeningObject;

static char *
veche_opening_schema_describe (const char *type, const char *name)
{
  if (strcmp (type, "trigger") == 0)
    return g_strdup_printf (_("trigger “%s”"), name);
  if (strcmp (type, "view") == 0)
    return g_strdup_printf (_("view “%s”"), name);
  if (strcmp (type, "index") == 0)
    return g_strdup_printf (_("index “%s”"), name);
  return g_strdup_printf (_("table “%s”"), name);
}

static gboolean
veche_opening_schema_refuse (const char *type, const char *name, GError **error)
{
  g_autofree char *what = veche_opening_schema_describe (type, name);

  g_set_error (error, VECHE_ERROR, VECHE_ERROR_FOREIGN,
               _("Could not open the workspace: it has a part that is neither Veche's nor a known one of QGIS (%s). "
                 "Remove it with the program that added it, or restore the workspace from a backup."),
               what);
  return FALSE;
}

static gboolean
veche_opening_schema_break (const char *type, const char *name, gboolean missing, GError **error)
{
  g_autofree char *what = veche_opening_schema_describe (type, name);

  g_set_error (
    error, VECHE_ERROR, VECHE_ERROR_CORRUPT,
    missing
      ? _("Could not open the workspace: a part of it is missing (%s). Restore it from a backup.")
      : _("Could not open the workspace: another program has changed a part of it (%s). Restore it from a backup."),
    what);
  return FALSE;
}

/* Whether the label says what the text does. */
static gboolean
veche_opening_schema_label_fits (const char *type, const char *name, const char *const *words)
{
  static const char *const beginnings[][2] = {
    { "table", "create table" },        { "table", "create virtual table" }, { "index", "create index" },
    { "index", "create unique index" }, { "trigger", "create trigger" },     { "view", "create view" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (strcmp (type, beginnings[i][0]) == 0 && veche_sql_text_starts (words, beginnings[i][1]))
      {
        const char *word = words[strcmp (beginnings[i][1], "create virtual table") == 0
                                     || strcmp (beginnings[i][1], "create unique index") == 0
                                   ? 3
                                   : 2];
        g_autofree char *named = word != NULL ? veche_sql_text_unquote (word) : NULL;

        return named != NULL && g_ascii_strcasecmp (named, name) == 0;
      }
  return FALSE;
}

/* Whether quick_check may run over the table: it evaluates CHECKs and generated columns, which only our own texts may
 * have. */
static gboolean
veche_opening_schema_is_checkable (const char *name, const char *const *words, gboolean ours)
{
  if (veche_sql_text_starts (words, "create virtual") || strcmp (name, "blob_chunk") == 0 || g_ascii_isdigit (*name))
    return FALSE;
  return ours
         || !(g_strv_contains (words, "check") || g_strv_contains (words, "generated")
              || g_strv_contains (words, "as"));
}

static gboolean
veche_opening_schema_judge (VecheOpeningSchema *self, const VecheOpeningObject *object, const char *wanted,
                            GError **error)
{
  gboolean table = strcmp (object->type, "table") == 0;
  gboolean known;

  if (self->newer)
    return strcmp (object->type, "view") != 0 || veche_opening_schema_refuse (object->type, object->name, error);
  if (wanted == NULL)
    {
      if (!veche_opening_foreign_is_known (self->db, self->expected, object->type, object->name, object->table,
                                           object->words, &known, error))
        return FALSE;
      return known || veche_opening_schema_refuse (object->type, object->name, error);
    }
  if (strcmp (object->text, wanted) == 0
      || (table && veche_opening_foreign_is_shadow (self->expected, object->name)
          && veche_sql_text_starts (object->words, "create table"))
      || (table && veche_opening_foreign_is_extended (object->words, wanted)))
    return TRUE;
  return veche_opening_schema_break (object->type, object->name, FALSE, error);
}

/* One object of the file. What of ours was seen is taken out of `left`. */
static gboolean
veche_opening_schema_check_object (VecheOpeningSchema *self, VecheStmt *row, GError **error)
{
  VecheOpeningObject object
    = { veche_stmt_get_text (row, 0), veche_stmt_get_text (row, 1), veche_stmt_get_text (row, 2) };
  const char *sql = veche_stmt_get_text (row, 3);
  g_autofree char *key = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;
  const char *wanted;

  if (object.type == NULL || object.name == NULL || object.table == NULL || sql == NULL)
    return veche_opening_schema_refuse ("table", "sqlite_schema", error);
  words = veche_sql_text_split (sql);
  text = g_strjoinv (" ", words);
  key = g_strdup_printf ("%s %s", object.type, object.name);
  object.words = (const char *const *) words;
  object.text = text;
  if (!veche_opening_schema_label_fits (object.type, object.name, object.words))
    return veche_opening_schema_refuse (object.type, object.name, error);

  wanted = g_hash_table_lookup (self->expected, key);
  g_hash_table_remove (self->left, key);
  if (!veche_opening_schema_judge (self, &object, wanted, error))
    return FALSE;
  if (strcmp (object.type, "table") == 0
      && veche_opening_schema_is_checkable (object.name, object.words,
                                            wanted != NULL && (!self->newer || strcmp (text, wanted) == 0)))
    g_strv_builder_add (self->tables, object.name);
  return TRUE;
}

static int
veche_opening_schema_compare_keys (gconstpointer a, gconstpointer b)
{
  const char *left = *(const char *const *) a;
  const char *right = *(const char *const *) b;

  /* A missing table takes its indexes and triggers with it: it is the one to name. */
  if (g_str_has_prefix (left, "table ") != g_str_has_prefix (right, "table "))
    return g_str_has_prefix (left, "table ") ? -1 : 1;
  return strcmp (left, right);
}

static gboolean
veche_opening_schema_check_missing (GHashTable *left, GError **error)
{
  g_autoptr (GPtrArray) keys = g_hash_table_get_keys_as_ptr_array (left);
  g_auto (GStrv) parts = NULL;

  if (keys->len == 0)
    return TRUE;
  g_ptr_array_sort (keys, veche_opening_schema_compare_keys);
  parts = g_strsplit (g_ptr_array_index (keys, 0), " ", 2);
  return veche_opening_schema_break (parts[0], parts[1], TRUE, error);
}

GStrv
veche_opening_schema_check (VecheDb *db, gboolean newer, GError **error)
{
  g_autoptr (GHashTable) expected = veche_schema_list_objects (db, error);
  g_autoptr (GHashTable) left = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) tables = g_strv_builder_new ();
  g_autoptr (VecheStmt) stmt = NULL;
  VecheOpeningSchema self = { db, newer, expected, left, tables };
  GHashTableIter iter;
  gpointer key;
  VecheStmtResult step;

  if (expected == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (left, key);

  /* Rows without a text are the indexes of constraints. Tables come first: of one that was replaced, it is named, not
   * its parts. */
  stmt = veche_stmt_new (db,
                         "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL "
                         "ORDER BY type <> 'table', name GLOB 'rtree_*', name",
                         error);
  if (stmt == NULL)
    return NULL;
  while ((step = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    if (!veche_opening_schema_check_object (&self, stmt, error))
      return NULL;
  if (step != VECHE_STMT_DONE || (!newer && !veche_opening_schema_check_missing (left, error)))
    return NULL;
  return g_strv_builder_end (tables);
}
