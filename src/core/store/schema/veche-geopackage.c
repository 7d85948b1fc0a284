/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-geopackage.h"

#include "veche-i18n.h"
#include "veche-stmt.h"

/* <t> table, <c> geometry column, <k> primary key, <r> the R*Tree: identifiers in double quotes; {r} and {t} the same
 * inside a longer name, {q} the table inside a string. The words are GDAL's, which are those of OGC 12-128r19, annex
 * F.3. */

#define INSERTED "NEW.<k>, ST_MinX(NEW.<c>), ST_MaxX(NEW.<c>), ST_MinY(NEW.<c>), ST_MaxY(NEW.<c>)"
#define FILLED(row) "(" row ".<c> NOTNULL AND NOT ST_IsEmpty(" row ".<c>))"
#define EMPTY(row) "(" row ".<c> ISNULL OR ST_IsEmpty(" row ".<c>))"

typedef struct
{
  const char *name;
  const char *sql;
} VecheGeopackageTrigger;

/* GeoPackage 1.4: what Veche's own tables have. */
static const VecheGeopackageTrigger veche_geopackage_rtree_triggers[] = {
  { "{r}_insert",
    "CREATE TRIGGER \"{r}_insert\" AFTER INSERT ON <t> WHEN (new.<c> NOT NULL AND NOT ST_IsEmpty(NEW.<c>)) "
    "BEGIN INSERT OR REPLACE INTO <r> VALUES (" INSERTED "); END" },
  { "{r}_update2", "CREATE TRIGGER \"{r}_update2\" AFTER UPDATE OF <c> ON <t> WHEN OLD.<k> = NEW.<k> AND " EMPTY (
                     "NEW") " BEGIN DELETE FROM <r> WHERE id = OLD.<k>; END" },
  { "{r}_update4", "CREATE TRIGGER \"{r}_update4\" AFTER UPDATE ON <t> WHEN OLD.<k> != NEW.<k> AND " EMPTY (
                     "NEW") " BEGIN DELETE FROM <r> WHERE id IN (OLD.<k>, NEW.<k>); END" },
  { "{r}_update5",
    "CREATE TRIGGER \"{r}_update5\" AFTER UPDATE ON <t> WHEN OLD.<k> != NEW.<k> AND " FILLED (
      "NEW") " BEGIN DELETE FROM <r> WHERE id = OLD.<k>; INSERT OR REPLACE INTO <r> VALUES (" INSERTED "); END" },
  { "{r}_update6", "CREATE TRIGGER \"{r}_update6\" AFTER UPDATE OF <c> ON <t> WHEN OLD.<k> = NEW.<k> AND " FILLED (
                     "NEW") " AND " FILLED ("OLD") " BEGIN UPDATE <r> SET minx = ST_MinX(NEW.<c>), maxx = "
                                                   "ST_MaxX(NEW.<c>), miny = ST_MinY(NEW.<c>), maxy = ST_MaxY(NEW.<c>) "
                                                   "WHERE id = NEW.<k>; END" },
  { "{r}_update7", "CREATE TRIGGER \"{r}_update7\" AFTER UPDATE OF <c> ON <t> WHEN OLD.<k> = NEW.<k> AND " FILLED (
                     "NEW") " AND " EMPTY ("OLD") " BEGIN INSERT INTO <r> VALUES (" INSERTED "); END" },
  { "{r}_delete", "CREATE TRIGGER \"{r}_delete\" AFTER DELETE ON <t> WHEN old.<c> NOT NULL "
                  "BEGIN DELETE FROM <r> WHERE id = OLD.<k>; END" },
};

/* GeoPackage 1.0 to 1.3 had these two instead of 5 to 7. */
static const VecheGeopackageTrigger veche_geopackage_old_triggers[] = {
  { "{r}_update1", "CREATE TRIGGER \"{r}_update1\" AFTER UPDATE OF <c> ON <t> WHEN OLD.<k> = NEW.<k> AND " FILLED (
                     "NEW") " BEGIN INSERT OR REPLACE INTO <r> VALUES (" INSERTED "); END" },
  { "{r}_update3",
    "CREATE TRIGGER \"{r}_update3\" AFTER UPDATE ON <t> WHEN OLD.<k> != NEW.<k> AND " FILLED (
      "NEW") " BEGIN DELETE FROM <r> WHERE id = OLD.<k>; INSERT OR REPLACE INTO <r> VALUES (" INSERTED "); END" },
};

/* GDAL's own bookkeeping of layers. */
static const VecheGeopackageTrigger veche_geopackage_count_triggers[] = {
  { "trigger_insert_feature_count_{t}",
    "CREATE TRIGGER \"trigger_insert_feature_count_{t}\" AFTER INSERT ON <t> BEGIN UPDATE gpkg_ogr_contents "
    "SET feature_count = feature_count + 1 WHERE lower(table_name) = lower('{q}'); END" },
  { "trigger_delete_feature_count_{t}",
    "CREATE TRIGGER \"trigger_delete_feature_count_{t}\" AFTER DELETE ON <t> BEGIN UPDATE gpkg_ogr_contents "
    "SET feature_count = feature_count - 1 WHERE lower(table_name) = lower('{q}'); END" },
};

static const char *const veche_geopackage_tables[] = { "area", "tree", "spot", "place", "route", NULL };

static void
veche_geopackage_append (GString *text, const char *format, const char *name)
{
  char *value = sqlite3_mprintf (format, name);

  g_string_append (text, value);
  sqlite3_free (value);
}

/* One pass, so that a name which looks like a mark stays a name. */
static char *
veche_geopackage_fill (const char *template, const char *table, const char *column, const char *key)
{
  GString *text = g_string_new (NULL);
  g_autofree char *rtree = g_strdup_printf ("rtree_%s_%s", table, column != NULL ? column : "");

  for (const char *at = template; *at != '\0'; at++)
    {
      gboolean mark
        = (at[0] == '<' && at[1] != '\0' && at[2] == '>') || (at[0] == '{' && at[1] != '\0' && at[2] == '}');
      const char *name = NULL;

      if (mark)
        name = at[1] == 'k' ? key : at[1] == 'c' ? column : at[1] == 'r' ? rtree : table;
      if (!mark)
        g_string_append_c (text, *at);
      else if (at[1] == 'q')
        veche_geopackage_append (text, "%q", name);
      else
        veche_geopackage_append (text, at[0] == '<' ? "\"%w\"" : "%w", name);
      at += mark ? 2 : 0;
    }
  return g_string_free_and_steal (text);
}

static void
veche_geopackage_add (GHashTable *triggers, const VecheGeopackageTrigger *list, gsize n_list, const char *table,
                      const char *column, const char *key)
{
  for (gsize i = 0; i < n_list; i++)
    {
      g_autoptr (GString) name = g_string_new (list[i].name);
      g_autofree char *rtree = g_strdup_printf ("rtree_%s_%s", table, column != NULL ? column : "");

      if (g_string_replace (name, "{r}", rtree, 1) == 0)
        g_string_replace (name, "{t}", table, 1);
      g_hash_table_replace (triggers, g_strdup (name->str), veche_geopackage_fill (list[i].sql, table, column, key));
    }
}

const char *const *
veche_geopackage_list_tables (void)
{
  return veche_geopackage_tables;
}

gboolean
veche_geopackage_is_table (const char *table)
{
  return g_strv_contains (veche_geopackage_tables, table);
}

void
veche_geopackage_add_triggers (GHashTable *triggers)
{
  for (guint i = 0; veche_geopackage_tables[i] != NULL; i++)
    veche_geopackage_add (triggers, veche_geopackage_rtree_triggers, G_N_ELEMENTS (veche_geopackage_rtree_triggers),
                          veche_geopackage_tables[i], "geom", "id");
}

void
veche_geopackage_add_foreign_triggers (GHashTable *triggers, const char *table, const char *column, const char *key)
{
  veche_geopackage_add (triggers, veche_geopackage_count_triggers, G_N_ELEMENTS (veche_geopackage_count_triggers),
                        table, column, key);
  if (column == NULL)
    return;
  veche_geopackage_add (triggers, veche_geopackage_rtree_triggers, G_N_ELEMENTS (veche_geopackage_rtree_triggers),
                        table, column, key);
  veche_geopackage_add (triggers, veche_geopackage_old_triggers, G_N_ELEMENTS (veche_geopackage_old_triggers), table,
                        column, key);
}

gboolean
veche_geopackage_install (VecheDb *db, GError **error)
{
  g_autoptr (GHashTable) triggers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer name, sql;

  veche_geopackage_add_triggers (triggers);
  g_hash_table_iter_init (&iter, triggers);
  while (g_hash_table_iter_next (&iter, &name, &sql))
    if (!veche_db_exec_printf (db, error, "DROP TRIGGER IF EXISTS \"%w\"", name) || !veche_db_exec (db, sql, error))
      return FALSE;
  return TRUE;
}

/* Appends a finding when the count is not zero. @format takes the table and the count. */
static gboolean
veche_geopackage_count (VecheDb *db, const char *table, const char *where, const char *format, GPtrArray *findings,
                        GError **error)
{
  g_autofree char *sql = g_strdup_printf (where, table, table);
  g_autoptr (VecheStmt) stmt = veche_stmt_new (db, sql, error);
  gint64 count;

  if (stmt == NULL || veche_stmt_step (stmt, error) != VECHE_STMT_ROW)
    return FALSE;
  count = veche_stmt_get_integer (stmt, 0);
  if (count > 0)
    g_ptr_array_add (findings, g_strdup_printf (format, table, (int) MIN (count, G_MAXINT)));
  return TRUE;
}

/* What other programs know the tables by. A registration that is not as it was made hides a layer, or shows it elsewhere. */
static gboolean
veche_geopackage_check_registry (VecheDb *db, GPtrArray *findings, GError **error)
{
  static const char contents[] = "SELECT NOT EXISTS (SELECT 1 FROM gpkg_contents WHERE table_name = '%1$s' AND data_type = 'features' "
                                 "AND srs_id = 4326)";
  static const char columns[] = "SELECT NOT EXISTS (SELECT 1 FROM gpkg_geometry_columns g JOIN pragma_table_info('%1$s') t "
                                "ON t.name = g.column_name AND t.type = g.geometry_type_name "
                                "WHERE g.table_name = '%1$s' AND g.column_name = 'geom' AND g.srs_id = 4326)";
  static const char extensions[] = "SELECT NOT EXISTS (SELECT 1 FROM gpkg_extensions WHERE table_name = '%1$s' "
                                   "AND column_name = 'geom' AND extension_name = 'gpkg_rtree_index')";

  for (guint i = 0; veche_geopackage_tables[i] != NULL; i++)
    {
      const char *table = veche_geopackage_tables[i];

      if (!veche_geopackage_count (db, table, contents, _("“%s” is not registered as a layer, or as another one."), findings, error)
          || !veche_geopackage_count (db, table, columns, _("The shapes of “%s” are registered as something else."), findings, error)
          || !veche_geopackage_count (db, table, extensions, _("The map index of “%s” is not registered."), findings, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
veche_geopackage_check (VecheDb *db, GPtrArray *findings, GError **error)
{
  /* An R*Tree holds floats of 32 bits, rounded outwards: a box may be larger than the shape by that much. */
  static const char missing[] = "SELECT count(*) FROM %s t WHERE ST_IsEmpty(t.geom) = 0 AND NOT EXISTS (SELECT 1 FROM "
                                "rtree_%s_geom r WHERE r.id = t.id "
                                "AND ST_MinX(t.geom) BETWEEN r.minx AND r.minx + 1e-6 * (abs(r.minx) + 1) "
                                "AND ST_MaxX(t.geom) BETWEEN r.maxx - 1e-6 * (abs(r.maxx) + 1) AND r.maxx "
                                "AND ST_MinY(t.geom) BETWEEN r.miny AND r.miny + 1e-6 * (abs(r.miny) + 1) "
                                "AND ST_MaxY(t.geom) BETWEEN r.maxy - 1e-6 * (abs(r.maxy) + 1) AND r.maxy)";
  static const char extra[] = "SELECT count(*) FROM rtree_%2$s_geom r WHERE NOT EXISTS "
                              "(SELECT 1 FROM %1$s t WHERE t.id = r.id AND ST_IsEmpty(t.geom) = 0)";
  static const char broken[] = "SELECT count(*) FROM %s WHERE geom NOT NULL AND ST_IsEmpty(geom) ISNULL";

  for (guint i = 0; veche_geopackage_tables[i] != NULL; i++)
    {
      const char *table = veche_geopackage_tables[i];

      if (!veche_geopackage_count (db, table, missing, _("The map index of “%s” lacks, or has elsewhere, shapes: %d."),
                                   findings, error)
          || !veche_geopackage_count (db, table, extra, _("The map index of “%s” has shapes that are not there: %d."),
                                      findings, error)
          || !veche_geopackage_count (db, table, broken, _("Shapes of “%s” that cannot be read: %d."), findings,
                                      error))
        return FALSE;
    }
  return veche_geopackage_check_registry (db, findings, error);
}
