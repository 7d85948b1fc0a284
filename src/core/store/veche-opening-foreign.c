/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "veche-geopackage.h"
#include "veche-opening-private.h"
#include "veche-sql-text.h"
#include "veche-stmt.h"

/* What GDAL and QGIS may put into a workspace. */

static const char *const veche_opening_rtree_parts[] = { "node", "rowid", "parent", NULL };
static const char *const veche_opening_fts_parts[] = { "data", "idx", "docsize", "config", "content", NULL };

/* Tables of QGIS that are not registered in gpkg_contents. */
static const char *const veche_opening_qgis_tables[] = { "layer_styles", "qgis_projects", NULL };

typedef struct
{
  gboolean contents; /* the table is registered as a layer */
  char *column;      /* its geometry, or %NULL */
  char *key;         /* its primary key, or %NULL */
} VecheOpeningLayer;

static void
veche_opening_foreign_layer_clear (VecheOpeningLayer *self)
{
  g_free (self->column);
  g_free (self->key);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VecheOpeningLayer, veche_opening_foreign_layer_clear)

/* The first cell, of a statement with one text parameter. FALSE when the file cannot be read. */
static gboolean
veche_opening_foreign_ask (VecheDb *db, const char *sql, const char *parameter, char **answer, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (db, sql, error);
  VecheStmtResult step;

  g_clear_pointer (answer, g_free);
  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_text (stmt, 1, parameter);
  step = veche_stmt_step (stmt, error);
  if (step == VECHE_STMT_ROW)
    *answer = veche_stmt_dup_text (stmt, 0);
  return step != VECHE_STMT_ERROR;
}

static gboolean
veche_opening_foreign_load_layer (VecheDb *db, const char *table, VecheOpeningLayer *layer, GError **error)
{
  g_autofree char *contents = NULL;

  if (!veche_opening_foreign_ask (db, "SELECT table_name FROM gpkg_contents WHERE lower(table_name) = lower(?)", table,
                                  &contents, error)
      || !veche_opening_foreign_ask (db,
                                     "SELECT column_name FROM gpkg_geometry_columns WHERE lower(table_name) = lower(?)",
                                     table, &layer->column, error)
      || !veche_opening_foreign_ask (db, "SELECT name FROM pragma_table_info(?) WHERE pk = 1", table, &layer->key,
                                     error))
    return FALSE;
  layer->contents = contents != NULL;
  return TRUE;
}

/* «rtree_<table>_<column>» of a layer, with or without the part that a shadow table adds; *@part is then that. */
static gboolean
veche_opening_foreign_find_rtree (VecheDb *db, const char *name, gboolean *found, char **part, GError **error)
{
  static const char sql[]
    = "SELECT substr(?1, length('rtree_' || table_name || '_' || column_name) + 1) FROM gpkg_geometry_columns WHERE "
      "lower(substr(?1, 1, length('rtree_' || table_name || '_' || column_name))) = lower('rtree_' || table_name || "
      "'_' || column_name) "
      "AND substr(?1, length('rtree_' || table_name || '_' || column_name) + 1) IN ('', '_node', '_rowid', '_parent')";

  *part = NULL;
  if (!veche_opening_foreign_ask (db, sql, name, part, error))
    return FALSE;
  *found = *part != NULL;
  return TRUE;
}

static gboolean
veche_opening_foreign_is_ours (GHashTable *expected, const char *table)
{
  g_autofree char *lower = g_ascii_strdown (table, -1);
  g_autofree char *key = g_strconcat ("table ", lower, NULL);

  return g_hash_table_contains (expected, key);
}

/* A foreign key to a table of ours would stop, or follow, what Veche does with its own rows. */
static gboolean
veche_opening_foreign_is_bound (VecheDb *db, GHashTable *expected, const char *table, gboolean *bound, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (db, "SELECT \"table\" FROM pragma_foreign_key_list(?)", error);
  VecheStmtResult step;

  *bound = FALSE;
  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_text (stmt, 1, table);
  while ((step = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      const char *parent = veche_stmt_get_text (stmt, 0);

      *bound |= veche_opening_foreign_is_ours (expected, parent) && g_ascii_strncasecmp (parent, "gpkg_", 5) != 0;
    }
  return step != VECHE_STMT_ERROR;
}

static gboolean
veche_opening_foreign_check_table (VecheDb *db, GHashTable *expected, const char *name, const char *const *words,
                                   gboolean *known, GError **error)
{
  g_auto (VecheOpeningLayer) layer = { 0 };
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *part = NULL;
  gboolean rtree, bound;

  *known = FALSE;
  if (!veche_opening_foreign_find_rtree (db, name, &rtree, &part, error))
    return FALSE;
  if (veche_sql_text_starts (words, "create virtual table"))
    {
      *known = rtree && *part == '\0' && veche_sql_text_starts (words + 4, "using rtree (");
      return TRUE;
    }
  if (!veche_opening_foreign_load_layer (db, name, &layer, error)
      || !veche_opening_foreign_is_bound (db, expected, name, &bound, error))
    return FALSE;
  *known = !bound
           && (rtree || layer.contents || g_str_has_prefix (lower, "gpkg_") || g_str_has_prefix (lower, "gpkgext_")
               || g_str_has_prefix (lower, "sqlite_") || g_strv_contains (veche_opening_qgis_tables, lower));
  return TRUE;
}

static gboolean
veche_opening_foreign_check_trigger (VecheDb *db, const char *name, const char *table, const char *const *words,
                                     gboolean *known, GError **error)
{
  g_autoptr (GHashTable) triggers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (VecheOpeningLayer) layer = { 0 };
  g_autofree char *text = g_strjoinv (" ", (char **) words);
  g_autofree char *wanted = NULL;

  if (!veche_opening_foreign_load_layer (db, table, &layer, error))
    return FALSE;
  veche_geopackage_add_foreign_triggers (triggers, table, layer.key != NULL ? layer.column : NULL, layer.key);
  if (g_hash_table_contains (triggers, name))
    wanted = veche_sql_text_normalise (g_hash_table_lookup (triggers, name));
  *known = g_strcmp0 (text, wanted) == 0;
  return TRUE;
}

/* CREATE [UNIQUE] INDEX name ON table (column [COLLATE …] [ASC|DESC], …) and nothing more. */
static gboolean
veche_opening_foreign_is_plain_index (GHashTable *expected, const char *table, const char *const *words)
{
  static const char *const collations[] = { "binary", "nocase", "rtrim", NULL };
  gboolean unique = veche_sql_text_starts (words, "create unique index");
  const char *const *at = words + (unique ? 4 : 3);

  /* It would forbid rows that Veche allows. */
  if (unique && veche_opening_foreign_is_ours (expected, table))
    return FALSE;
  if (at[0] == NULL || strcmp (at[0], "on") != 0 || !veche_sql_text_is_name (at[1]) || at[2] == NULL
      || strcmp (at[2], "(") != 0)
    return FALSE;
  at += 2;
  do
    {
      at++;
      if (!veche_sql_text_is_name (*at))
        return FALSE;
      at++;
      if (veche_sql_text_starts (at, "collate"))
        {
          g_autofree char *collation = at[1] != NULL ? veche_sql_text_unquote (at[1]) : g_strdup ("");
          g_autofree char *folded = g_ascii_strdown (collation, -1);

          if (!g_strv_contains (collations, folded))
            return FALSE;
          at += 2;
        }
      if (veche_sql_text_starts (at, "asc") || veche_sql_text_starts (at, "desc"))
        at++;
    }
  while (veche_sql_text_starts (at, ","));
  return veche_sql_text_starts (at, ")") && at[1] == NULL;
}

gboolean
veche_opening_foreign_is_known (VecheDb *db, GHashTable *expected, const char *type, const char *name,
                                const char *table, const char *const *words, gboolean *known, GError **error)
{
  *known = FALSE;
  if (strcmp (type, "table") == 0)
    return veche_opening_foreign_check_table (db, expected, name, words, known, error);
  if (strcmp (type, "trigger") == 0)
    return veche_opening_foreign_check_trigger (db, name, table, words, known, error);
  if (strcmp (type, "index") == 0)
    *known = veche_opening_foreign_is_plain_index (expected, table, words);
  return TRUE;
}

/* Behind «, name TYPE[(n[,m])] [NOT NULL] [DEFAULT literal]», or %NULL. */
static const char *const *
veche_opening_foreign_skip_column (const char *const *at)
{
  static const char *const options[] = { "not",     "default",   "check", "references", "unique", "primary",
                                         "collate", "generated", "as",    "constraint", NULL };

  if (!veche_sql_text_starts (at, ",") || !veche_sql_text_is_name (at[1]))
    return NULL;
  at += 2;
  while (veche_sql_text_is_name (*at) && !g_strv_contains (options, *at))
    at++;
  if (veche_sql_text_starts (at, "("))
    {
      for (at++; *at != NULL && (g_ascii_isdigit (**at) || strcmp (*at, ",") == 0); at++)
        ;
      if (!veche_sql_text_starts (at, ")"))
        return NULL;
      at++;
    }
  if (veche_sql_text_starts (at, "not null"))
    at += 2;
  if (veche_sql_text_starts (at, "default"))
    {
      at++;
      if (veche_sql_text_starts (at, "-") || veche_sql_text_starts (at, "+"))
        at++;
      if (*at == NULL || !(g_ascii_isalnum (**at) || **at == '\'' || **at == '"'))
        return NULL;
      at++;
      if (veche_sql_text_starts (at, "."))
        at += at[1] != NULL ? 2 : 1;
    }
  if (veche_sql_text_starts (at, "not null"))
    at += 2;
  return at;
}

/* Where the definition ends that begins here: before the next comma or the closing bracket of the table. */
static guint
veche_opening_foreign_find_end (const char *const *words, guint from)
{
  guint depth = 0;
  guint at = from;

  if (veche_sql_text_starts (words + at, ","))
    at++;
  for (; words[at] != NULL; at++)
    {
      if (strcmp (words[at], "(") == 0)
        depth++;
      else if (strcmp (words[at], ")") == 0 && depth-- == 0)
        break;
      else if (strcmp (words[at], ",") == 0 && depth == 0)
        break;
    }
  return at;
}

static gboolean
veche_opening_foreign_is_same (const char *const *a, guint from_a, guint to_a, const char *const *b, guint from_b,
                               guint to_b)
{
  if (to_a - from_a != to_b - from_b)
    return FALSE;
  for (guint i = 0; i < to_a - from_a; i++)
    if (strcmp (a[from_a + i], b[from_b + i]) != 0)
      return FALSE;
  return TRUE;
}

gboolean
veche_opening_foreign_is_extended (const char *const *words, const char *expected)
{
  g_auto (GStrv) split = veche_sql_text_split (expected);
  const char *const *ours = (const char *const *) split;
  g_autofree char *name = g_strv_length (split) > 2 ? veche_sql_text_unquote (split[2]) : NULL;
  const guint start = 4; /* behind «create table name (» */
  guint mine = start;
  guint at = start;

  /* QGIS and GDAL see the map's tables and the one that is registered beside them. */
  if (name == NULL || (!veche_geopackage_is_table (name) && strcmp (name, "application") != 0)
      || g_strv_length ((char **) words) <= start || !veche_opening_foreign_is_same (words, 0, start, ours, 0, start))
    return FALSE;

  /* Every definition of ours in its order, with simple columns between: a migration adds ours behind theirs. */
  while (words[at] != NULL && strcmp (words[at], ")") != 0)
    {
      guint end = veche_opening_foreign_find_end (words, at);
      guint mine_end = veche_opening_foreign_find_end (ours, mine);

      if (mine_end > mine && veche_opening_foreign_is_same (words, at, end, ours, mine, mine_end))
        mine = mine_end;
      else if (veche_opening_foreign_skip_column (words + at) != words + end)
        return FALSE;
      at = end;
    }
  return veche_opening_foreign_is_same (words, at, g_strv_length ((char **) words), ours, mine, g_strv_length (split));
}

gboolean
veche_opening_foreign_is_shadow (GHashTable *expected, const char *table)
{
  GHashTableIter iter;
  gpointer key, text;

  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &key, &text))
    {
      const char *owner = (const char *) key + strlen ("table ");
      const char *const *parts
        = strstr (text, " using fts5 ") != NULL ? veche_opening_fts_parts : veche_opening_rtree_parts;

      if (g_str_has_prefix (text, "create virtual table ") && g_str_has_prefix (table, owner)
          && table[strlen (owner)] == '_' && g_strv_contains (parts, table + strlen (owner) + 1))
        return TRUE;
    }
  return FALSE;
}
