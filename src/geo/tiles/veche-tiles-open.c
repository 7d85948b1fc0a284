/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-tiles-private.h"

#include <math.h>
#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"

/* Half of the circumference of web mercator's sphere, in its metres. */
#define HALF 20037508.342789244
#define TILE 256
/* Of a square: how far off the world's own squares a GeoPackage's may lie. */
#define SLACK 0.01
/* Instructions of SQLite between two looks at the clock. */
#define LOOK_EVERY 10000

/* `tiles` may be a view, and a view may have no end. */
static int
veche_tiles_open_progress_cb (gpointer data)
{
  const VecheTiles *self = data;

  return g_get_monotonic_time () > self->deadline;
}

static int
veche_tiles_open_authorize_cb (gpointer data, int action, const char *first, const char *second, const char *database, const char *trigger)
{
  return action == SQLITE_SELECT || action == SQLITE_READ || action == SQLITE_FUNCTION ? SQLITE_OK : SQLITE_DENY;
}

static void
veche_tiles_open_refuse (const char *path, const char *why, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  /* Translators: a file name, then why it cannot be used, then what to do. */
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID, _("Could not open “%s” as a base map: %s. Choose an MBTiles or GeoPackage file with pictures."),
               name, why);
}

gboolean
veche_tiles_open_db (VecheTiles *self, const char *path, GError **error)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, error);

  if (uri == NULL)
    return FALSE;
  if (sqlite3_open_v2 (uri, &self->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_NOFOLLOW, NULL) != SQLITE_OK)
    {
      veche_tiles_open_refuse (path, self->db != NULL ? sqlite3_errmsg (self->db) : _("there is not enough memory"), error);
      return FALSE;
    }
  /* A stranger's file. */
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_limit (self->db, SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024);
  sqlite3_limit (self->db, SQLITE_LIMIT_EXPR_DEPTH, 100);
  sqlite3_limit (self->db, SQLITE_LIMIT_COMPOUND_SELECT, 16);
  sqlite3_set_authorizer (self->db, veche_tiles_open_authorize_cb, NULL);
  self->deadline = g_get_monotonic_time () + VECHE_TILES_OPEN_TIME;
  sqlite3_progress_handler (self->db, LOOK_EVERY, veche_tiles_open_progress_cb, self);
  return TRUE;
}

/* The first column of the first row, or %NULL. */
static char *
veche_tiles_open_query (VecheTiles *self, const char *sql, const char *parameter)
{
  sqlite3_stmt *stmt = NULL;
  char *text = NULL;

  if (sqlite3_prepare_v2 (self->db, sql, -1, &stmt, NULL) != SQLITE_OK)
    return NULL;
  if (parameter != NULL)
    sqlite3_bind_text (stmt, 1, parameter, -1, SQLITE_TRANSIENT);
  if (sqlite3_step (stmt) == SQLITE_ROW && sqlite3_column_type (stmt, 0) != SQLITE_NULL)
    text = g_utf8_make_valid ((const char *) sqlite3_column_text (stmt, 0), -1);
  sqlite3_finalize (stmt);
  return text;
}

/* What stands in angle brackets goes: a file must not bring links into the window. */
static char *
veche_tiles_open_strip (char *text)
{
  g_autofree char *taken = text;
  g_autoptr (GRegex) tags = g_regex_new ("<[^>]*>", 0, 0, NULL);
  g_autofree char *plain = text != NULL ? g_regex_replace_literal (tags, text, -1, 0, "", 0, NULL) : NULL;
  g_auto (GStrv) parts = NULL;

  if (plain == NULL)
    return NULL;
  parts = g_strsplit (plain, "&copy;", -1);
  g_free (plain);
  plain = g_strjoinv ("©", parts);
  g_strstrip (plain);
  return *plain != '\0' ? g_steal_pointer (&plain) : NULL;
}

static gboolean
veche_tiles_open_prepare (VecheTiles *self, const char *path, const char *sql, GError **error)
{
  if (sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &self->stmt, NULL) == SQLITE_OK)
    return TRUE;
  veche_tiles_open_refuse (path, sqlite3_errmsg (self->db), error);
  return FALSE;
}

static gboolean
veche_tiles_open_add_zoom (VecheTiles *self, int zoom, gint64 file_zoom, gint64 left, gint64 top)
{
  if (zoom < 0 || zoom > VECHE_TILES_MAX_ZOOM)
    return FALSE;
  self->known[zoom] = TRUE;
  self->file_zoom[zoom] = file_zoom;
  self->left[zoom] = left;
  self->top[zoom] = top;
  self->min_zoom = MIN (self->min_zoom, (guint) zoom);
  self->max_zoom = MAX (self->max_zoom, (guint) zoom);
  return TRUE;
}

/* Of degrees: west, south, east, north, as the metadata of MBTiles have them. */
static void
veche_tiles_open_set_bounds (VecheTiles *self, const char *text)
{
  double degrees[4];

  for (guint i = 0; i < 4; i++)
    {
      char *end;

      degrees[i] = g_ascii_strtod (text, &end);
      if (end == text || *end != (i < 3 ? ',' : '\0') || !isfinite (degrees[i]))
        return;
      text = end + 1;
    }
  self->box[0] = degrees[0] / 360 + 0.5;
  self->box[1] = 0.5 - asinh (tan (CLAMP (degrees[3], -85, 85) * G_PI / 180)) / (2 * G_PI);
  self->box[2] = degrees[2] / 360 + 0.5;
  self->box[3] = 0.5 - asinh (tan (CLAMP (degrees[1], -85, 85) * G_PI / 180)) / (2 * G_PI);
}

/* Of metres, as gpkg_contents has them. */
static void
veche_tiles_open_set_extent (VecheTiles *self, const char *table)
{
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (self->db, "SELECT min_x, max_y, max_x, min_y FROM gpkg_contents WHERE table_name = ?1 AND max_y IS NOT NULL", -1, &stmt, NULL)
      != SQLITE_OK)
    return;
  sqlite3_bind_text (stmt, 1, table, -1, SQLITE_TRANSIENT);
  if (sqlite3_step (stmt) == SQLITE_ROW)
    for (int i = 0; i < 4; i++)
      self->box[i] = 0.5 + (i % 2 == 0 ? 1 : -1) * sqlite3_column_double (stmt, i) / (2 * HALF);
  sqlite3_finalize (stmt);
}

/* --- MBTiles ---------------------------------------------------------------------------------------------------------- */

static gboolean
veche_tiles_open_mbtiles (VecheTiles *self, const char *path, GError **error)
{
  g_autofree char *format = veche_tiles_open_query (self, "SELECT value FROM metadata WHERE name = ?1", "format");
  g_autofree char *start = veche_tiles_open_query (self, "SELECT hex(substr(tile_data, 1, 2)) FROM tiles LIMIT 1", NULL);
  g_autofree char *bounds = veche_tiles_open_query (self, "SELECT value FROM metadata WHERE name = ?1", "bounds");
  sqlite3_stmt *stmt = NULL;
  int last = -1;

  if (start == NULL)
    {
      veche_tiles_open_refuse (path, _("there are no tiles in it"), error);
      return FALSE;
    }
  /* Vector tiles are gzip or plain protocol buffers; a picture of any kind begins with other bytes. */
  self->vector = g_strcmp0 (format, "pbf") == 0 || g_str_equal (start, "1F8B") || g_str_has_prefix (start, "1A");
  /* «RI» of RIFF: only PNG and JPEG are read. */
  if (g_str_equal (start, "5249"))
    {
      veche_tiles_open_refuse (path, _("its pictures are WebP, which is not read"), error);
      return FALSE;
    }
  /* Zoom by zoom along the index: a country's file is not read as a whole. */
  if (sqlite3_prepare_v2 (self->db, "SELECT min(zoom_level) FROM tiles WHERE zoom_level > ?1", -1, &stmt, NULL) == SQLITE_OK)
    for (int n = 0; n <= VECHE_TILES_MAX_ZOOM && sqlite3_bind_int (stmt, 1, last) == SQLITE_OK && sqlite3_step (stmt) == SQLITE_ROW; n++)
      {
        if (sqlite3_column_type (stmt, 0) == SQLITE_NULL)
          break;
        last = sqlite3_column_int (stmt, 0);
        veche_tiles_open_add_zoom (self, last, last, 0, 0);
        sqlite3_reset (stmt);
      }
  sqlite3_finalize (stmt);
  self->from_south = TRUE;
  if (bounds != NULL)
    veche_tiles_open_set_bounds (self, bounds);
  self->title = veche_tiles_open_strip (veche_tiles_open_query (self, "SELECT value FROM metadata WHERE name = ?1", "name"));
  self->credit = veche_tiles_open_strip (veche_tiles_open_query (self, "SELECT value FROM metadata WHERE name = ?1", "attribution"));
  return veche_tiles_open_prepare (self, path, "SELECT tile_data FROM tiles WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3", error);
}

/* --- GeoPackage ------------------------------------------------------------------------------------------------------- */

/* Its squares must be the world's own: a whole number of them from its corner, each twice as wide as at the next zoom. */
static gboolean
veche_tiles_open_matrix (VecheTiles *self, const char *table)
{
  sqlite3_stmt *stmt = NULL;
  gboolean fits = TRUE;
  guint n = 0;

  if (sqlite3_prepare_v2 (self->db,
                          "SELECT m.zoom_level, m.pixel_x_size, m.pixel_y_size, m.tile_width, m.tile_height, s.min_x, s.max_y, r.organization_coordsys_id "
                          "FROM gpkg_tile_matrix m JOIN gpkg_tile_matrix_set s ON s.table_name = m.table_name "
                          "JOIN gpkg_spatial_ref_sys r ON r.srs_id = s.srs_id WHERE m.table_name = ?1",
                          -1, &stmt, NULL)
      != SQLITE_OK)
    return FALSE;
  sqlite3_bind_text (stmt, 1, table, -1, SQLITE_TRANSIENT);
  while (fits && sqlite3_step (stmt) == SQLITE_ROW)
    {
      const double side = sqlite3_column_double (stmt, 1) * sqlite3_column_int (stmt, 3);
      const double height = sqlite3_column_double (stmt, 2) * sqlite3_column_int (stmt, 4);
      const double zoom = side > 0 ? log2 (2 * HALF / side) : -1;
      const double left = side > 0 ? (sqlite3_column_double (stmt, 5) + HALF) / side : 0;
      const double top = side > 0 ? (HALF - sqlite3_column_double (stmt, 6)) / side : 0;

      fits = (sqlite3_column_int (stmt, 7) == 3857 || sqlite3_column_int (stmt, 7) == 900913) && fabs (height - side) < side * SLACK
             && fabs (zoom - round (zoom)) < SLACK && fabs (left - round (left)) < SLACK && fabs (top - round (top)) < SLACK
             && veche_tiles_open_add_zoom (self, (int) lround (zoom), sqlite3_column_int64 (stmt, 0), llround (left), llround (top));
      n++;
    }
  sqlite3_finalize (stmt);
  return fits && n > 0;
}

static gboolean
veche_tiles_open_geopackage (VecheTiles *self, const char *path, const char *table, GError **error)
{
  g_autofree char *sql = NULL;
  char *quoted;

  if (!veche_tiles_open_matrix (self, table))
    {
      veche_tiles_open_refuse (path, _("its tiles are not squares of web mercator (EPSG:3857)"), error);
      return FALSE;
    }
  self->title = veche_tiles_open_strip (veche_tiles_open_query (self, "SELECT identifier FROM gpkg_contents WHERE table_name = ?1", table));
  self->credit = veche_tiles_open_strip (veche_tiles_open_query (self, "SELECT description FROM gpkg_contents WHERE table_name = ?1", table));
  veche_tiles_open_set_extent (self, table);
  quoted = sqlite3_mprintf ("SELECT tile_data FROM \"%w\" WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3", table);
  sql = g_strdup (quoted);
  sqlite3_free (quoted);
  return veche_tiles_open_prepare (self, path, sql, error);
}

static gboolean
veche_tiles_open_can_ask (VecheTiles *self, const char *sql)
{
  sqlite3_stmt *stmt = NULL;
  const int result = sqlite3_prepare_v2 (self->db, sql, -1, &stmt, NULL);

  sqlite3_finalize (stmt);
  return result == SQLITE_OK;
}

gboolean
veche_tiles_open_layout (VecheTiles *self, const char *path, GError **error)
{
  g_autofree char *table = NULL;

  self->min_zoom = VECHE_TILES_MAX_ZOOM;
  if (sqlite3_table_column_metadata (self->db, NULL, "gpkg_contents", NULL, NULL, NULL, NULL, NULL, NULL) == SQLITE_OK)
    {
      table = veche_tiles_open_query (self, "SELECT table_name FROM gpkg_contents WHERE data_type = 'tiles' ORDER BY 1", NULL);
      if (table != NULL)
        return veche_tiles_open_geopackage (self, path, table, error);
      veche_tiles_open_refuse (path, _("it holds objects, no pictures"), error);
      return FALSE;
    }
  /* Many a file has each picture once, and `tiles` is a view. */
  if (veche_tiles_open_can_ask (self, "SELECT tile_data FROM tiles"))
    return veche_tiles_open_mbtiles (self, path, error);
  veche_tiles_open_refuse (path, _("it is no such file"), error);
  return FALSE;
}
