/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-import-own.h"

#include <math.h>
#include <string.h>

#include "veche-error.h"
#include "veche-geometry-blob.h"
#include "veche-import-hash.h"
#include "veche-json.h"
#include "veche-own-form.h"
#include "veche-record-repo.h"
#include "veche-stmt.h"
#include "veche-territory.h"
#include "veche-uuid.h"

/* Map programs write seven decimals of a degree (RFC 7946), that is a centimetre: less is no move. */
#define SAME_PLACE 6e-8
#define SAME_NUMBER 1e-9
/* The longest text that a Shapefile takes; a longer one comes back cut off. */
#define DBF_TEXT 254

gint64
veche_import_own_find (VecheStore *store, const VecheKind *kind, const char *uuid, gboolean *deleted)
{
  gint64 id;
  g_autoptr (VecheStmt) stmt = NULL;
  g_autofree char *lower = NULL;

  *deleted = FALSE;
  if (uuid == NULL || !veche_uuid_is_valid (uuid))
    return 0;
  id = veche_record_repo_find (store, kind, uuid, FALSE, 0, NULL);
  if (id != 0)
    return id;
  lower = g_ascii_strdown (uuid, -1);
  stmt = veche_stmt_new (veche_store_get_db (store), "SELECT 1 FROM veche_journal WHERE uuid = ?1 AND tbl = ?2 AND op = 'D' LIMIT 1", NULL);
  if (stmt == NULL)
    return 0;
  veche_stmt_bind_text (stmt, 1, lower);
  veche_stmt_bind_text (stmt, 2, kind->table);
  *deleted = veche_stmt_step (stmt, NULL) == VECHE_STMT_ROW;
  return 0;
}

/* --- what it was -------------------------------------------------------------------------------------------------- */

/* A value of an image, as journal/veche-journal-schema.c writes it: numbers of the type REAL and blobs are texts. */
static void
veche_import_own_read_value (const VecheField *field, JsonNode *node, VecheValue *value)
{
  const char *text = JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;

  veche_value_clear (value);
  if (JSON_NODE_HOLDS_NULL (node))
    return;
  if (field->type == VECHE_FIELD_REAL && text != NULL)
    veche_value_set_real (value, g_ascii_strtod (text, NULL));
  else if (field->type == VECHE_FIELD_GEOMETRY && text != NULL)
    {
      const gsize length = strlen (text) / 2;
      guint8 *bytes = g_malloc (length + 1);
      g_autoptr (GBytes) blob = NULL;

      for (gsize i = 0; i < length; i++)
        bytes[i] = (guint8) (g_ascii_xdigit_value (text[2 * i]) * 16 + g_ascii_xdigit_value (text[2 * i + 1]));
      blob = g_bytes_new_take (bytes, length);
      veche_value_set_bytes (value, blob);
    }
  else if (text != NULL)
    veche_value_set_text (value, text);
  else
    veche_value_set_integer (value, json_node_get_int (node));
}

/* The oldest image after the revision that has the field tells what it was; NULL where nothing has touched it. An image that was
 * erased tells nothing: then every field may have been touched. */
static gboolean
veche_import_own_load_images (VecheStore *store, const char *uuid, gint64 revision, GPtrArray *images, gboolean *erased, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (uuid, -1);
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (veche_store_get_db (store),
                      "SELECT i.image FROM veche_journal j LEFT JOIN veche_journal_image i ON i.seq = j.seq "
                      "WHERE j.uuid = ?1 AND j.seq > ?2 AND j.op = 'U' ORDER BY j.seq",
                      error);
  VecheStmtResult result;

  *erased = FALSE;
  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_text (stmt, 1, lower);
  veche_stmt_bind_integer (stmt, 2, revision);
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      const char *text = veche_stmt_get_text (stmt, 0);
      JsonObject *image = text != NULL ? veche_json_parse_object (text, -1, "image", NULL) : NULL;

      if (image != NULL)
        g_ptr_array_add (images, image);
      else
        *erased = TRUE;
    }
  return result == VECHE_STMT_DONE;
}

/* --- comparing ---------------------------------------------------------------------------------------------------- */

static gboolean
veche_import_own_same_place (const VecheValue *a, const VecheValue *b)
{
  g_autoptr (VecheGeometry) left = a->type == VECHE_VALUE_BYTES ? veche_geometry_blob_read (a->bytes) : NULL;
  g_autoptr (VecheGeometry) right = b->type == VECHE_VALUE_BYTES ? veche_geometry_blob_read (b->bytes) : NULL;

  if (left == NULL || right == NULL)
    return left == NULL && right == NULL;
  return veche_geometry_same_place (left, right, SAME_PLACE);
}

static double
veche_import_own_number (const VecheValue *value)
{
  return value->type == VECHE_VALUE_REAL ? value->real : (double) value->integer;
}

/* Whether the file says the same, as far as its format can say it. */
static gboolean
veche_import_own_same (const VecheField *field, const VecheValue *theirs, const VecheValue *other)
{
  if (field->type == VECHE_FIELD_GEOMETRY)
    return veche_import_own_same_place (theirs, other);
  if (theirs->type == VECHE_VALUE_NULL || other->type == VECHE_VALUE_NULL)
    return theirs->type == other->type
           || (theirs->type == VECHE_VALUE_NULL ? other : theirs)->type == VECHE_VALUE_NULL;
  if (field->type == VECHE_FIELD_REF)
    return theirs->integer == other->integer;
  /* A table tells the stems, a map file only the thickest of them. */
  if (theirs->type == VECHE_VALUE_TEXT && other->type == VECHE_VALUE_REAL)
    return g_strcmp0 (theirs->text, other->label) == 0;
  if (field->type == VECHE_FIELD_REAL)
    return fabs (veche_import_own_number (theirs) - veche_import_own_number (other))
           <= SAME_NUMBER * MAX (1.0, fabs (veche_import_own_number (other)));
  if (theirs->type == VECHE_VALUE_TEXT && other->type == VECHE_VALUE_TEXT && strlen (other->text) > DBF_TEXT
      && strlen (theirs->text) + 4 > DBF_TEXT && g_str_has_prefix (other->text, theirs->text))
    return TRUE;
  return veche_value_equal (theirs, other);
}

/* What the file says of the fields; an empty cell says nothing of a value that no form could have put into it. */
static char *
veche_import_own_dup_said (VecheStore *store, const char *said, const char *ours)
{
  char *left = g_strdup (said);
  g_autoptr (VecheStmt) stmt = NULL;

  if (ours == NULL || strstr (said, ":null") == NULL)
    return left;
  stmt = veche_stmt_new (veche_store_get_db (store), "SELECT form FROM layer WHERE form IS NOT NULL", NULL);
  while (stmt != NULL && left != NULL && veche_stmt_step (stmt, NULL) == VECHE_STMT_ROW)
    {
      g_autofree char *before = left;

      left = veche_own_form_keep_unread (before, ours, veche_stmt_get_text (stmt, 0));
    }
  return left;
}

/* What an office's own form asks is many fields in one text: each of them is compared by itself. @was: %NULL: untouched since. */
static void
veche_import_own_compare_form (VecheStore *store, const VecheEditCell *cell, const VecheValue *ours, const VecheValue *was, gboolean erased,
                               gboolean theirs_wins, VecheImportRow *row, VecheEdit *edit, guint op)
{
  g_autofree char *said = veche_import_own_dup_said (store, cell->value.text, ours->text);
  /* Taking theirs is for the fields that clash, not for those which only the office has changed: the base stays what it was. */
  const char *base = erased || was == NULL ? ours->text : was->text;
  /* The file still says what it said when it was written; what is left is news of the file, and not what is there already. */
  g_autofree char *news = veche_own_form_reduce (said, base);
  g_autofree char *changed = news != NULL ? veche_own_form_reduce (news, ours->text) : NULL;
  g_auto (VecheValue) value = VECHE_VALUE_INIT;

  if (changed == NULL)
    return;
  veche_value_take_text (&value, veche_own_form_merge (ours->text, changed));
  if (theirs_wins || (!erased && veche_own_form_agree (changed, ours->text, base)))
    {
      veche_edit_set_value (edit, op, cell->field->name, &value);
      veche_import_row_add_change (row, cell->field, ours, &value);
    }
  else
    veche_import_row_add_clash (row, cell->field, ours, &value);
}

static gboolean
veche_import_own_is_form (const VecheEditCell *cell)
{
  return g_str_equal (cell->field->name, VECHE_OWN_FORM_FIELD) && cell->value.text != NULL && *cell->value.text == '{';
}

/* Of the hash of one field of the form: in «field=hash;field=hash» it may hold none of these signs. */
static char *
veche_import_own_dup_name (const char *key)
{
  g_autofree char *escaped = g_uri_escape_string (key, NULL, TRUE);

  return g_strconcat (VECHE_OWN_FORM_FIELD ".", escaped, NULL);
}

static void
veche_import_own_drop_key (char **patch, const char *key)
{
  g_autofree char *before = *patch;

  *patch = veche_own_form_drop (before, key);
}

gboolean
veche_import_own_merge (VecheStore *store, const VecheEditCell *cell, VecheRecord *record, GHashTable *hashes, VecheImportRow *row, VecheEdit *edit,
                        guint op)
{
  const gboolean theirs_wins = row->take_theirs != NULL && g_hash_table_contains (row->take_theirs, cell->field->name);
  const VecheValue *ours = veche_record_get_value (record, cell->field->name);
  g_autofree char *changed = NULL;
  g_autofree char *clashing = NULL;
  g_auto (GStrv) keys = NULL;
  g_auto (VecheValue) value = VECHE_VALUE_INIT;

  if (!veche_import_own_is_form (cell))
    return FALSE;
  changed = veche_import_own_dup_said (store, cell->value.text, ours->text);
  clashing = g_strdup (changed);
  keys = veche_own_form_dup_keys (changed);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *name = veche_import_own_dup_name (keys[i]);
      g_auto (VecheValue) said = VECHE_VALUE_INIT;
      g_auto (VecheValue) has = VECHE_VALUE_INIT;
      gboolean same;
      gboolean take;

      veche_value_take_text (&said, veche_own_form_dup_said (changed, keys[i]));
      veche_value_take_text (&has, veche_own_form_dup_said (ours->text, keys[i]));
      same = veche_import_hash_same (hashes, name, &said) || veche_value_equal (&said, &has);
      take = !same
             && (theirs_wins || veche_import_hash_same (hashes, name, &has)
                 || (!g_hash_table_contains (hashes, name) && has.type == VECHE_VALUE_NULL));
      if (take || veche_value_equal (&said, &has))
        veche_import_hash_put (hashes, name, &said);
      if (!take)
        veche_import_own_drop_key (&changed, keys[i]);
      if (take || same)
        veche_import_own_drop_key (&clashing, keys[i]);
    }
  if (changed != NULL)
    {
      veche_value_take_text (&value, veche_own_form_merge (ours->text, changed));
      veche_edit_set_value (edit, op, cell->field->name, &value);
      veche_import_row_add_change (row, cell->field, ours, &value);
    }
  if (clashing != NULL)
    {
      veche_value_take_text (&value, veche_own_form_merge (ours->text, clashing));
      veche_import_row_add_clash (row, cell->field, ours, &value);
    }
  return TRUE;
}

void
veche_import_own_put_hashes (GHashTable *hashes, const VecheEditCell *cell)
{
  g_auto (GStrv) keys = NULL;

  if (!veche_import_own_is_form (cell))
    {
      veche_import_hash_put (hashes, cell->field->name, &cell->value);
      return;
    }
  keys = veche_own_form_dup_keys (cell->value.text);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *name = veche_import_own_dup_name (keys[i]);
      g_auto (VecheValue) said = VECHE_VALUE_INIT;

      veche_value_take_text (&said, veche_own_form_dup_said (cell->value.text, keys[i]));
      veche_import_hash_put (hashes, name, &said);
    }
}

void
veche_import_own_complete (VecheImportRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      VecheEditCell *cell = &g_array_index (row->cells, VecheEditCell, i);

      if (veche_import_own_is_form (cell))
        veche_value_take_text (&cell->value, veche_own_form_merge (NULL, cell->value.text));
    }
}

/* A number instead of several stems; a girth is one of the thickest of them. */
static gboolean
veche_import_own_drops_stems (const VecheEditCell *cell, VecheRecord *record)
{
  const char *field = g_str_equal (cell->field->name, "girth") ? "diameter" : cell->field->name;
  const VecheValue *size = veche_record_get_value (record, field);

  return size != NULL && size->type == VECHE_VALUE_REAL && size->label != NULL && cell->value.type == VECHE_VALUE_REAL;
}

static void
veche_import_own_compare_cell (VecheStore *store, const VecheEditCell *cell, VecheRecord *record, GPtrArray *images, gboolean erased,
                               VecheImportRow *row, VecheEdit *edit, guint op)
{
  const VecheValue *ours = veche_record_get_value (record, cell->field->name);
  const gboolean theirs_wins = row->take_theirs != NULL && g_hash_table_contains (row->take_theirs, cell->field->name);
  g_auto (VecheValue) was = VECHE_VALUE_INIT;
  gboolean touched = erased;

  if (!veche_import_own_is_form (cell) && veche_import_own_same (cell->field, &cell->value, ours))
    return;
  for (guint i = 0; i < images->len && !erased; i++)
    {
      JsonNode *node = json_object_get_member (g_ptr_array_index (images, i), cell->field->name);

      if (node == NULL)
        continue;
      veche_import_own_read_value (cell->field, node, &was);
      touched = TRUE;
      break;
    }
  if (veche_import_own_is_form (cell))
    {
      veche_import_own_compare_form (store, cell, ours, touched ? &was : NULL, erased, theirs_wins, row, edit, op);
      return;
    }
  /* The file still says what it said when it was written. */
  if (touched && !erased && !theirs_wins && veche_import_own_same (cell->field, &cell->value, &was))
    return;
  /* Whether the other stems are gone is for a person to say. */
  if (veche_import_own_drops_stems (cell, record) && !theirs_wins)
    veche_import_row_add_clash (row, cell->field, ours, &cell->value);
  else if (theirs_wins || !touched || (!erased && veche_import_own_same (cell->field, ours, &was)))
    {
      veche_edit_set_value (edit, op, cell->field->name, &cell->value);
      veche_import_row_add_change (row, cell->field, ours, &cell->value);
    }
  else
    veche_import_row_add_clash (row, cell->field, ours, &cell->value);
}

gboolean
veche_import_own_compare (VecheStore *store, const VecheKind *kind, VecheImportRow *row, VecheRecord *record, VecheEdit *edit, guint op,
                          GError **error)
{
  g_autoptr (GPtrArray) images = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  gboolean erased = FALSE;

  if (row->revision >= 0 && !veche_import_own_load_images (store, row->key, row->revision, images, &erased, error))
    return FALSE;
  for (guint i = 0; i < row->cells->len; i++)
    veche_import_own_compare_cell (store, &g_array_index (row->cells, VecheEditCell, i), record, images, erased, row, edit, op);
  return TRUE;
}

/* --- layers ------------------------------------------------------------------------------------------------------- */

gint64
veche_import_own_ensure_layer (VecheStore *store, const VecheKind *kind, const char *layer, GError **error)
{
  static const struct
  {
    const char *column;
    const char *code;
  } geometries[] = { { "POINT", "point" }, { "LINESTRING", "line" }, { "MULTIPOLYGON", "polygon" } };
  const VecheField *field = veche_kind_get_geometry (kind);
  g_autoptr (VecheEdit) edit = NULL;
  g_autoptr (GError) local = NULL;
  gint64 id = veche_record_repo_find (store, &veche_territory_layer_kind, layer, TRUE, 0, &local);
  guint op;

  if (id != 0 || !g_error_matches (local, VECHE_ERROR, VECHE_ERROR_NOT_FOUND))
    {
      if (id == 0)
        g_propagate_error (error, g_steal_pointer (&local));
      return id;
    }
  edit = veche_edit_new (NULL);
  op = veche_edit_insert (edit, &veche_territory_layer_kind, 0);
  veche_edit_set_text (edit, op, "code", layer);
  veche_edit_set_text (edit, op, "title", layer);
  for (guint i = 0; field != NULL && i < G_N_ELEMENTS (geometries); i++)
    if (g_str_equal (geometries[i].column, field->target))
      veche_edit_set_text (edit, op, "geometry", geometries[i].code);
  return veche_record_repo_apply (store, edit, error) ? veche_edit_get_op (edit, op)->id : 0;
}
