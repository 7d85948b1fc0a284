/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-field-join.h"

#include <string.h>

#include "veche-error.h"
#include "veche-geodesy.h"
#include "veche-geometry-blob.h"
#include "veche-i18n.h"
#include "veche-import-feed.h"
#include "veche-place.h"
#include "veche-table-import.h"
#include "veche-text.h"
#include "veche-transfer-job.h"
#include "veche-tree.h"

#define SAME_PLACE 0.1 /* m: less than any receiver tells */
#define BATCH_ROWS 500
#define CHANNEL_BATCHES 2

/* --- the file ----------------------------------------------------------------------------------------------------- */

/* What of a point is taken: the rest of the file is no part of this. */
static gboolean
veche_field_join_is_wanted (const char *field)
{
  static const char *const wanted[] = { "number", "accuracy", "lon", "lat", "geometry", NULL };

  return g_strv_contains (wanted, field);
}

static const char *
veche_field_join_find_name (const char *const *columns)
{
  static const char *const names[] = { "name", "имя", "название", "label", "метка", "подпись", "title", "точка", NULL };

  for (guint n = 0; names[n] != NULL; n++)
    for (guint i = 0; columns[i] != NULL; i++)
      {
        g_autofree char *folded = veche_text_fold (columns[i]);
        g_autofree char *name = veche_text_fold (names[n]);

        if (g_str_equal (folded, name))
          return columns[i];
      }
  return NULL;
}

static VecheMapping *
veche_field_join_new_mapping (const VecheTablePreview *preview, const char *path, GError **error)
{
  g_autoptr (VecheMapping) mapping = veche_mapping_new ();
  const char *const *columns = (const char *const *) preview->columns;
  g_autofree char *file = g_path_get_basename (path);
  const char *name;

  for (guint i = 0; columns[i] != NULL; i++)
    {
      JsonNode *node = json_object_get_member (preview->mapping, columns[i]);
      JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *field = object != NULL ? json_object_get_string_member_with_default (object, "field", NULL)
                          : node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
      VecheMappingUnit unit = VECHE_MAPPING_UNIT_NONE;

      if (object != NULL)
        veche_mapping_unit_parse (json_object_get_string_member_with_default (object, "unit", ""), &unit);
      if (field != NULL && veche_field_join_is_wanted (field))
        veche_mapping_set_column (mapping, columns[i], field, unit);
      else
        veche_mapping_ignore (mapping, columns[i]);
    }
  name = veche_mapping_find_field (mapping, "number") == NULL ? veche_field_join_find_name (columns) : NULL;
  if (name != NULL)
    veche_mapping_set_column (mapping, name, "number", VECHE_MAPPING_UNIT_NONE);
  if (veche_mapping_find_field (mapping, "number") != NULL)
    return g_steal_pointer (&mapping);
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
               _("Could not meet trees with “%s”: none of its columns has their numbers. Call that column “number” or “name”."), file);
  return NULL;
}

static gboolean
veche_field_join_has_place (const VecheImportRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      const VecheEditCell *cell = &g_array_index (row->cells, VecheEditCell, i);

      if (cell->field->type == VECHE_FIELD_GEOMETRY && cell->value.type == VECHE_VALUE_BYTES)
        return TRUE;
    }
  return FALSE;
}

static GPtrArray *
veche_field_join_drain (DexChannel *channel)
{
  GPtrArray *points = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_import_row_free);

  for (;;)
    {
      g_autoptr (GError) closed = NULL;
      g_autoptr (VecheImportBatch) batch = dex_await_boxed (dex_channel_receive (channel), &closed);

      if (batch == NULL)
        return points;
      for (guint i = 0; i < batch->rows->len; i++)
        {
          const VecheImportRow *row = g_ptr_array_index (batch->rows, i);

          if (row->error != NULL || !veche_field_join_has_place (row))
            continue;
          g_ptr_array_add (points, batch->rows->pdata[i]);
          batch->rows->pdata[i] = NULL;
        }
    }
}

GPtrArray *
veche_field_join_read (VecheWorkspace *workspace, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (VecheTablePreview) preview = dex_await_boxed (veche_table_import_preview (workspace, &veche_tree_kind, path, NULL), error);
  g_autoptr (VecheMapping) mapping = preview != NULL ? veche_field_join_new_mapping (preview, path, error) : NULL;
  g_autoptr (VecheImportRefs) refs = mapping != NULL ? veche_import_refs_load (workspace, &veche_tree_kind, NULL, error) : NULL;
  g_autoptr (DexChannel) channel = NULL;
  g_autoptr (GPtrArray) points = NULL;
  VecheImportFeedRequest *request;
  DexFuture *feed;

  if (refs == NULL)
    return NULL;
  channel = dex_channel_new (CHANNEL_BATCHES);
  request = veche_import_feed_request_new (&veche_tree_kind, path);
  request->mapping = g_object_ref (mapping);
  request->refs = veche_import_refs_ref (refs);
  request->batch_rows = BATCH_ROWS;
  request->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  feed = veche_import_feed_start (request, channel);
  points = veche_field_join_drain (channel);
  dex_channel_close_receive (channel);
  return dex_await (feed, error) ? g_steal_pointer (&points) : NULL;
}

/* --- meeting ------------------------------------------------------------------------------------------------------ */

static const VecheValue *
veche_field_join_get (const VecheImportRow *row, const char *field)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      const VecheEditCell *cell = &g_array_index (row->cells, VecheEditCell, i);

      if (g_str_equal (cell->field->name, field))
        return &cell->value;
    }
  return NULL;
}

/* What a number is met by: «№ 012» and «12» are one, «12а» and «А12» are others. %NULL for none. Owned. */
static char *
veche_field_join_dup_key (const char *number)
{
  g_autofree char *folded = number != NULL ? veche_text_fold (number) : NULL;
  const char *key = folded;

  while (key != NULL && *key != '\0' && !g_unichar_isalnum (g_utf8_get_char (key)))
    key = g_utf8_next_char (key);
  while (key != NULL && *key == '0' && g_ascii_isdigit (key[1]))
    key++;
  return key != NULL && *key != '\0' ? g_strdup (key) : NULL;
}

/* A receiver puts letters of its own before a number: «WPT012». Owned. */
static char *
veche_field_join_dup_digits (const char *key)
{
  const char *digits = strpbrk (key, "0123456789");

  return digits != NULL ? veche_field_join_dup_key (digits) : NULL;
}

static void
veche_field_join_put (GHashTable *index, const char *key, gpointer item)
{
  GPtrArray *same = key != NULL ? g_hash_table_lookup (index, key) : NULL;

  if (key != NULL && same == NULL)
    g_hash_table_insert (index, g_strdup (key), same = g_ptr_array_new ());
  if (same != NULL)
    g_ptr_array_add (same, item);
}

static GHashTable *
veche_field_join_new_index (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

static GHashTable *
veche_field_join_index_trees (GPtrArray *trees)
{
  GHashTable *index = veche_field_join_new_index ();

  for (guint i = 0; i < trees->len; i++)
    {
      g_autofree char *key = veche_field_join_dup_key (veche_record_get_number (g_ptr_array_index (trees, i)));

      veche_field_join_put (index, key, g_ptr_array_index (trees, i));
    }
  return index;
}

static const char *
veche_field_join_get_point_number (const VecheImportRow *point)
{
  const VecheValue *number = veche_field_join_get (point, "number");

  return number != NULL && number->type == VECHE_VALUE_TEXT ? number->text : NULL;
}

/* By which of the trees the point is met. Owned. */
static char *
veche_field_join_dup_point_key (GHashTable *trees, const VecheImportRow *point)
{
  g_autofree char *key = veche_field_join_dup_key (veche_field_join_get_point_number (point));
  g_autofree char *digits = key != NULL && !g_hash_table_contains (trees, key) ? veche_field_join_dup_digits (key) : NULL;

  return digits != NULL && g_hash_table_contains (trees, digits) ? g_steal_pointer (&digits) : g_steal_pointer (&key);
}

static GHashTable *
veche_field_join_index_points (GHashTable *trees, GPtrArray *points)
{
  GHashTable *index = veche_field_join_new_index ();

  for (guint i = 0; i < points->len; i++)
    {
      g_autofree char *key = veche_field_join_dup_point_key (trees, g_ptr_array_index (points, i));

      veche_field_join_put (index, key, g_ptr_array_index (points, i));
    }
  return index;
}

static guint
veche_field_join_count (GHashTable *index, const char *key)
{
  GPtrArray *same = key != NULL ? g_hash_table_lookup (index, key) : NULL;

  return same != NULL ? same->len : 0;
}

static VecheFieldJoinRow *
veche_field_join_add (GPtrArray *rows, VecheFieldJoinState state, VecheRecord *tree, const VecheImportRow *point)
{
  VecheFieldJoinRow *row = g_new0 (VecheFieldJoinRow, 1);

  row->state = state;
  row->tree = tree;
  row->point = point;
  row->number = point != NULL ? veche_field_join_get_point_number (point) : veche_record_get_number (tree);
  g_ptr_array_add (rows, row);
  return row;
}

/* One tree and one point: whether it moves, and how far. */
static void
veche_field_join_meet (GPtrArray *rows, VecheRecord *tree, const VecheImportRow *point, double lon, double lat)
{
  g_autoptr (VecheGeometry) before = veche_place_dup (tree);
  const double *xy = before != NULL ? veche_geometry_get_xy (before) : NULL;
  const double metres = xy != NULL ? veche_geodesy_distance (xy[0], xy[1], lon, lat) : 0;
  VecheFieldJoinRow *row;

  if (xy != NULL && metres < SAME_PLACE)
    return;
  row = veche_field_join_add (rows, xy != NULL ? VECHE_FIELD_JOIN_MOVED : VECHE_FIELD_JOIN_PLACED, tree, point);
  row->lon = lon;
  row->lat = lat;
  row->metres = metres;
}

static void
veche_field_join_take_point (GPtrArray *rows, GHashTable *trees, GHashTable *points, const VecheImportRow *point)
{
  const VecheValue *place = veche_field_join_get (point, "geom");
  g_autofree char *key = veche_field_join_dup_point_key (trees, point);
  const guint n_trees = veche_field_join_count (trees, key);
  VecheFieldJoinRow *row;
  gsize size;
  const guint8 *data = g_bytes_get_data (place->bytes, &size);
  double lon, lat;

  if (!veche_geometry_blob_read_point (data, size, &lon, &lat))
    return;
  if (n_trees == 1 && veche_field_join_count (points, key) == 1)
    {
      veche_field_join_meet (rows, g_ptr_array_index ((GPtrArray *) g_hash_table_lookup (trees, key), 0), point, lon, lat);
      return;
    }
  row = veche_field_join_add (rows, n_trees == 0 ? VECHE_FIELD_JOIN_NO_TREE : VECHE_FIELD_JOIN_DOUBLE, NULL, point);
  row->lon = lon;
  row->lat = lat;
}

static int
veche_field_join_compare (gconstpointer a, gconstpointer b)
{
  const VecheFieldJoinRow *first = *(const VecheFieldJoinRow *const *) a, *second = *(const VecheFieldJoinRow *const *) b;

  return (int) first->state - (int) second->state;
}

typedef struct
{
  GPtrArray *trees;
  GPtrArray *points;
} VecheFieldJoinMeeting;

static void
veche_field_join_meeting_free (gpointer data)
{
  VecheFieldJoinMeeting *meeting = data;

  g_ptr_array_unref (meeting->trees);
  g_ptr_array_unref (meeting->points);
  g_free (meeting);
}

static gboolean
veche_field_join_match_thread (gpointer data, GValue *result, GError **error)
{
  GPtrArray *trees = ((VecheFieldJoinMeeting *) data)->trees;
  GPtrArray *points = ((VecheFieldJoinMeeting *) data)->points;
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) by_tree = veche_field_join_index_trees (trees);
  g_autoptr (GHashTable) by_point = veche_field_join_index_points (by_tree, points);

  for (guint i = 0; i < points->len; i++)
    veche_field_join_take_point (rows, by_tree, by_point, g_ptr_array_index (points, i));
  for (guint i = 0; i < trees->len; i++)
    {
      VecheRecord *tree = g_ptr_array_index (trees, i);
      g_autofree char *key = veche_field_join_dup_key (veche_record_get_number (tree));

      if (veche_record_is_null (tree, "geom") && veche_field_join_count (by_point, key) == 0)
        veche_field_join_add (rows, VECHE_FIELD_JOIN_NO_POINT, tree, NULL);
    }
  /* GPtrArray's sort keeps the order of equals. */
  g_ptr_array_sort (rows, veche_field_join_compare);
  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, rows);
  return TRUE;
}

GPtrArray *
veche_field_join_match (GPtrArray *trees, GPtrArray *points, GError **error)
{
  VecheFieldJoinMeeting *meeting = g_new0 (VecheFieldJoinMeeting, 1);

  meeting->trees = g_ptr_array_ref (trees);
  meeting->points = g_ptr_array_ref (points);
  return dex_await_boxed (veche_transfer_job_run (veche_field_join_match_thread, meeting, veche_field_join_meeting_free), error);
}

VecheEdit *
veche_field_join_new_edit (GPtrArray *rows, gboolean moved)
{
  static const char *const fields[] = { "geom", "accuracy", "place_method" };
  VecheEdit *edit = veche_edit_new (_("Trees met with the points of a file"));

  for (guint i = 0; i < rows->len; i++)
    {
      const VecheFieldJoinRow *row = g_ptr_array_index (rows, i);
      guint op;

      if (row->state != VECHE_FIELD_JOIN_PLACED && !(moved && row->state == VECHE_FIELD_JOIN_MOVED))
        continue;
      op = veche_edit_update (edit, &veche_tree_kind, veche_record_get_id (row->tree));
      for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
        {
          const VecheValue *value = veche_field_join_get (row->point, fields[f]);

          if (value != NULL && value->type != VECHE_VALUE_NULL)
            veche_edit_set_value (edit, op, fields[f], value);
        }
    }
  return edit;
}
