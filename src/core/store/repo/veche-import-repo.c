/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-import-repo.h"

#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-import-hash.h"
#include "veche-import-own.h"
#include "veche-leader-repo.h"
#include "veche-record-limits.h"
#include "veche-record-repo.h"
#include "veche-stmt.h"
#include "veche-territory.h"
#include "veche-uuid.h"

struct _VecheImportRepo
{
  VecheImportSpec *spec;
  gint64 series; /* 0: not there yet */
  GHashTable *seen; /* keys of this source */
  GHashTable *planned; /* of a dry run: series and key → hash of the row that would be there by now */
  GHashTable *planned_series; /* of a dry run: key → series in which it would be there by now */
};

/* A hash of the row and its count among equal ones: 64 digits, a colon, a number. */
#define HASH_LENGTH 64

static void
veche_import_repo_find_series (VecheImportRepo *self, VecheStore *store)
{
  const VecheImportSpec *spec = self->spec;
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (veche_store_get_db (store),
                      "SELECT id FROM import_series WHERE kind = ?1 AND ifnull(layer, '') = ?2 AND name = ?3", NULL);

  self->series = 0;
  if (stmt == NULL)
    return;
  veche_stmt_bind_text (stmt, 1, spec->kind->name);
  veche_stmt_bind_text (stmt, 2, spec->layer != NULL ? spec->layer : "");
  veche_stmt_bind_text (stmt, 3, spec->series);
  if (veche_stmt_step (stmt, NULL) == VECHE_STMT_ROW)
    self->series = veche_stmt_get_integer (stmt, 0);
}

VecheImportRepo *
veche_import_repo_new (VecheStore *store, const VecheImportSpec *spec)
{
  VecheImportRepo *self = g_new0 (VecheImportRepo, 1);

  self->spec = veche_import_spec_copy (spec);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->planned = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->planned_series = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  veche_import_repo_find_series (self, store);
  return self;
}

void
veche_import_repo_set_series (VecheImportRepo *self, VecheStore *store, const char *series)
{
  g_set_str (&self->spec->series, series);
  g_hash_table_remove_all (self->seen);
  veche_import_repo_find_series (self, store);
}

void
veche_import_repo_free (VecheImportRepo *self)
{
  if (self == NULL)
    return;
  veche_import_spec_free (self->spec);
  g_hash_table_unref (self->seen);
  g_hash_table_unref (self->planned);
  g_hash_table_unref (self->planned_series);
  g_free (self);
}

static gboolean
veche_import_repo_ensure_series (VecheImportRepo *self, VecheStore *store, GError **error)
{
  g_autofree char *uuid = NULL;
  g_autoptr (VecheStmt) stmt = NULL;

  if (self->series != 0)
    return TRUE;
  uuid = veche_uuid_new ();
  stmt = veche_stmt_new (veche_store_get_db (store),
                         "INSERT INTO import_series (uuid, kind, layer, name) VALUES (?1, ?2, ?3, ?4)", error);
  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_text (stmt, 1, uuid);
  veche_stmt_bind_text (stmt, 2, self->spec->kind->name);
  veche_stmt_bind_text (stmt, 3, self->spec->layer);
  veche_stmt_bind_text (stmt, 4, self->spec->series);
  if (!veche_stmt_run (stmt, error))
    return FALSE;
  self->series = sqlite3_last_insert_rowid (veche_db_get_handle (veche_store_get_db (store)));
  return TRUE;
}

/* Errors of values refuse the row; those of the file end the import. */
static gboolean
veche_import_repo_is_row_error (const GError *error)
{
  return error->domain == VECHE_ERROR
         && (error->code == VECHE_ERROR_INVALID || error->code == VECHE_ERROR_NOT_FOUND || error->code == VECHE_ERROR_AMBIGUOUS
             || error->code == VECHE_ERROR_NOT_ALLOWED);
}

static gboolean
veche_import_repo_fail (VecheImportRow *row, GError *local, GError **error)
{
  if (veche_import_repo_is_row_error (local))
    {
      veche_import_row_refuse (row, local);
      return TRUE;
    }
  g_propagate_error (error, local);
  return FALSE;
}

/* Texts of references become row ids first, so that both sides of every comparison are the same thing. */
static gboolean
veche_import_repo_resolve (VecheStore *store, const VecheKind *kind, VecheImportRow *row, gboolean dry_run, GError **error)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      VecheEditCell *cell = &g_array_index (row->cells, VecheEditCell, i);
      GError *local = NULL;
      gint64 id;

      if (cell->field->type != VECHE_FIELD_REF || cell->value.type != VECHE_VALUE_TEXT)
        continue;
      if (g_str_equal (cell->field->target, veche_territory_layer_kind.name))
        {
          /* A dry run makes no layer: the row is one that would be created, or differs in it. */
          if (dry_run && veche_record_repo_find (store, &veche_territory_layer_kind, cell->value.text, TRUE, 0, NULL) == 0)
            continue;
          id = veche_import_own_ensure_layer (store, kind, cell->value.text, &local);
        }
      else
        id = veche_record_repo_find (store, veche_kind_find (cell->field->target), cell->value.text, TRUE, 0, &local);
      if (id == 0)
        return veche_import_repo_fail (row, local, error);
      veche_value_set_integer (&cell->value, id);
    }
  return TRUE;
}

static gboolean
veche_import_repo_save_key (VecheImportRepo *self, VecheStore *store, VecheImportRow *row, GHashTable *hashes, gint64 key_id,
                            GError **error)
{
  g_autofree char *text = veche_import_hash_format (hashes);
  g_autofree char *uuid = veche_uuid_new ();
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (veche_store_get_db (store),
                      key_id != 0 ? "UPDATE import_key SET hashes = ?1 WHERE id = ?2"
                                  : "INSERT INTO import_key (hashes, uuid, series, key, target) VALUES (?1, ?2, ?3, ?4, ?5)",
                      error);

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_text (stmt, 1, text);
  if (key_id != 0)
    veche_stmt_bind_integer (stmt, 2, key_id);
  else
    {
      veche_stmt_bind_text (stmt, 2, uuid);
      veche_stmt_bind_integer (stmt, 3, self->series);
      veche_stmt_bind_text (stmt, 4, row->key);
      veche_stmt_bind_integer (stmt, 5, row->id);
    }
  return veche_stmt_run (stmt, error);
}

static gboolean
veche_import_repo_check_new (const VecheKind *kind, VecheImportRow *row)
{
  static const VecheValue null = VECHE_VALUE_INIT;

  for (const VecheField *field = kind->fields; field->name != NULL; field++)
    {
      const VecheValue *value = &null;
      GError *local = NULL;

      for (guint i = 0; i < row->cells->len; i++)
        if (g_array_index (row->cells, VecheEditCell, i).field == field)
          value = &g_array_index (row->cells, VecheEditCell, i).value;
      if (value == &null && (field->flags & VECHE_FIELD_REQUIRED) == 0)
        continue;
      if (!veche_field_check (field, value, &local))
        {
          veche_import_row_refuse (row, local);
          return FALSE;
        }
    }
  return TRUE;
}

/* A dry run says it too. */
static gboolean
veche_import_repo_check_form (VecheStore *store, const VecheKind *kind, VecheImportRow *row)
{
  g_autoptr (VecheEdit) edit = veche_edit_new (NULL);
  const guint op = veche_edit_insert (edit, kind, 0);
  GError *local = NULL;

  for (guint i = 0; i < row->cells->len; i++)
    {
      const VecheEditCell *cell = &g_array_index (row->cells, VecheEditCell, i);

      veche_edit_set_value (edit, op, cell->field->name, &cell->value);
    }
  if (veche_record_limits_check_form (store, veche_edit_get_op (edit, op), &local))
    return TRUE;
  veche_import_row_refuse (row, local);
  return FALSE;
}

/* What a dry run would have written by now is met again where a later source is of the same series. */
static gboolean
veche_import_repo_take_planned (VecheImportRepo *self, VecheImportRow *row)
{
  g_autofree char *plan = g_strdup_printf ("%s\n%s", self->spec->series, row->key);
  gpointer hash;

  if (!self->spec->dry_run || !g_hash_table_lookup_extended (self->planned, plan, NULL, &hash))
    return FALSE;
  row->outcome = hash == veche_import_hash_row (row) ? VECHE_IMPORT_UNCHANGED : VECHE_IMPORT_UPDATED;
  return TRUE;
}

static void
veche_import_repo_plan (VecheImportRepo *self, const VecheImportRow *row)
{
  g_hash_table_replace (self->planned, g_strdup_printf ("%s\n%s", self->spec->series, row->key), veche_import_hash_row (row));
  if (!g_hash_table_contains (self->planned_series, row->key))
    g_hash_table_insert (self->planned_series, g_strdup (row->key), g_strdup (self->spec->series));
}

static gboolean
veche_import_repo_create (VecheImportRepo *self, VecheStore *store, VecheImportRow *row, GError **error)
{
  g_autoptr (VecheEdit) edit = veche_edit_new (NULL);
  g_autoptr (GHashTable) hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GError *local = NULL;
  guint op;

  row->outcome = VECHE_IMPORT_CREATED;
  if (!veche_import_repo_check_new (self->spec->kind, row)
      || (self->spec->kind == &veche_territory_layer_kind && !veche_import_repo_check_form (store, self->spec->kind, row)))
    return TRUE;
  if (self->spec->dry_run)
    {
      veche_import_repo_plan (self, row);
      return TRUE;
    }

  for (guint i = 0; i < row->cells->len; i++)
    veche_import_own_put_hashes (hashes, &g_array_index (row->cells, VecheEditCell, i));
  veche_import_own_complete (row);
  op = veche_edit_insert (edit, self->spec->kind, self->spec->parent_id);
  for (guint i = 0; i < row->cells->len; i++)
    {
      const VecheEditCell *cell = &g_array_index (row->cells, VecheEditCell, i);

      veche_edit_set_value (edit, op, cell->field->name, &cell->value);
    }
  if (!veche_record_repo_apply (store, edit, &local))
    return veche_import_repo_fail (row, local, error);
  row->id = veche_edit_get_op (edit, op)->id;
  return veche_import_repo_ensure_series (self, store, error) && veche_import_repo_save_key (self, store, row, hashes, 0, error);
}

/* Three values meet in each field: what the last import brought (its hash), what the office has now, what the source says now. */
static void
veche_import_repo_merge (VecheStore *store, VecheImportRow *row, VecheRecord *record, GHashTable *hashes, VecheEdit *edit, guint op)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      const VecheEditCell *cell = &g_array_index (row->cells, VecheEditCell, i);
      const VecheValue *ours = veche_record_get_value (record, cell->field->name);
      gboolean theirs_wins = row->take_theirs != NULL && g_hash_table_contains (row->take_theirs, cell->field->name);

      if (veche_import_own_merge (store, cell, record, hashes, row, edit, op))
        continue;
      if (veche_import_hash_same (hashes, cell->field->name, &cell->value) && !theirs_wins)
        continue;
      if (veche_import_hash_value (ours) == veche_import_hash_value (&cell->value))
        {
          veche_import_hash_put (hashes, cell->field->name, &cell->value);
          continue;
        }
      if (theirs_wins || veche_import_hash_same (hashes, cell->field->name, ours)
          || (!g_hash_table_contains (hashes, cell->field->name) && ours->type == VECHE_VALUE_NULL))
        {
          veche_edit_set_value (edit, op, cell->field->name, &cell->value);
          veche_import_hash_put (hashes, cell->field->name, &cell->value);
          veche_import_row_add_change (row, cell->field, ours, &cell->value);
        }
      else
        veche_import_row_add_clash (row, cell->field, ours, &cell->value);
    }
}

static gboolean
veche_import_repo_update (VecheImportRepo *self, VecheStore *store, VecheImportRow *row, gint64 key_id, const char *known,
                          GError **error)
{
  g_autoptr (GError) gone = NULL;
  g_autoptr (VecheRecord) record = veche_record_repo_get (store, self->spec->kind, row->id, &gone);
  g_autoptr (GHashTable) hashes = veche_import_hash_parse (known);
  g_autoptr (VecheEdit) edit = veche_edit_new (NULL);
  g_autofree char *merged = NULL;
  GError *local = NULL;
  guint op;

  row->outcome = VECHE_IMPORT_UNCHANGED;
  if (record == NULL && !g_error_matches (gone, VECHE_ERROR, VECHE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&gone));
      return FALSE;
    }
  if (record == NULL)
    {
      veche_import_row_warn (row, _("the record was deleted in the office after an earlier import and was not brought back"));
      return TRUE;
    }

  g_set_str (&row->number, veche_record_get_number (record));
  op = veche_edit_update (edit, self->spec->kind, row->id);
  veche_import_repo_merge (store, row, record, hashes, edit, op);
  veche_leader_repo_unlink_renamed (record, row->cells, edit, op);
  if (veche_edit_get_op (edit, op)->cells->len > 0)
    row->outcome = VECHE_IMPORT_UPDATED;
  if (!veche_record_limits_check_form (store, veche_edit_get_op (edit, op), &local))
    return veche_import_repo_fail (row, local, error);
  if (self->spec->dry_run)
    {
      if (row->outcome == VECHE_IMPORT_UPDATED)
        veche_import_repo_plan (self, row);
      return TRUE;
    }
  if (!veche_record_repo_apply (store, edit, &local))
    return veche_import_repo_fail (row, local, error);
  merged = veche_import_hash_format (hashes);
  return g_str_equal (merged, known) || veche_import_repo_save_key (self, store, row, hashes, key_id, error);
}

/* The same key under another series may be the same thing: said, never acted upon. */
static void
veche_import_repo_warn_elsewhere (VecheImportRepo *self, VecheStore *store, VecheImportRow *row)
{
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (veche_store_get_db (store),
                      "SELECT s.name FROM import_series s JOIN import_key k ON k.series = s.id AND k.key IN (?2, ?4) "
                      "WHERE s.kind = ?1 AND s.id <> ?3 LIMIT 1",
                      NULL);
  const gboolean is_uuid = veche_uuid_is_valid (row->key);
  /* Programs write the digits of a uuid in either case. */
  g_autofree char *lower = is_uuid ? g_ascii_strdown (row->key, -1) : NULL;
  g_autofree char *text = NULL;
  const char *from;

  if (stmt == NULL)
    return;
  veche_stmt_bind_text (stmt, 1, self->spec->kind->name);
  veche_stmt_bind_text (stmt, 2, row->key);
  veche_stmt_bind_integer (stmt, 3, self->series);
  if (is_uuid)
    veche_stmt_bind_text (stmt, 4, lower);
  /* A dry run has taken it from another of its sources. */
  from = veche_stmt_step (stmt, NULL) == VECHE_STMT_ROW ? veche_stmt_get_text (stmt, 0)
                                                        : g_hash_table_lookup (self->planned_series, row->key);
  if (from != NULL)
    text = strlen (row->key) > HASH_LENGTH && row->key[HASH_LENGTH] == ':'
             ? g_strdup_printf (_("the same row has come from “%s” before: a possible duplicate"), from)
             : g_strdup_printf (_("the key “%s” has come from “%s” before: a possible duplicate"), row->key, from);
  else if (is_uuid && veche_record_repo_find (store, self->spec->kind, lower, FALSE, 0, NULL) != 0)
    text = g_strdup_printf (_("a record with the uuid “%s” is there already: a possible duplicate"), row->key);
  if (text != NULL)
    veche_import_row_warn (row, text);
}

/* A row that comes back from a map program: its key is the uuid of one of our records. */
static gboolean
veche_import_repo_take_own (VecheImportRepo *self, VecheStore *store, VecheImportRow *row, GError **error)
{
  g_autoptr (VecheRecord) record = veche_record_repo_get (store, self->spec->kind, row->id, error);
  g_autoptr (VecheEdit) edit = veche_edit_new (NULL);
  GError *local = NULL;
  guint op;

  row->outcome = VECHE_IMPORT_UNCHANGED;
  if (record == NULL)
    return FALSE;
  op = veche_edit_update (edit, self->spec->kind, row->id);
  if (!veche_import_own_compare (store, self->spec->kind, row, record, edit, op, error))
    return FALSE;
  veche_leader_repo_unlink_renamed (record, row->cells, edit, op);
  if (veche_edit_get_op (edit, op)->cells->len == 0)
    return TRUE;
  row->outcome = VECHE_IMPORT_UPDATED;
  return self->spec->dry_run || veche_record_repo_apply (store, edit, &local) || veche_import_repo_fail (row, local, error);
}

/* Map programs copy an object with all that is said of it, its uuid too: the first is ours, what follows is new. Known again by its turn. */
static void
veche_import_repo_take_copy (VecheImportRepo *self, VecheImportRow *row)
{
  g_autofree char *uuid = g_steal_pointer (&row->key);
  guint turn = 2;

  do
    {
      g_free (row->key);
      row->key = g_strdup_printf ("%s#%u", uuid, turn++);
    }
  while (g_hash_table_contains (self->seen, row->key));
  row->own = FALSE;
  veche_import_row_warn (row, _("a copy of an object that stands earlier in the file: taken as a new one"));
}

gboolean
veche_import_repo_take (VecheImportRepo *self, VecheStore *store, VecheImportRow *row, GError **error)
{
  g_autoptr (VecheStmt) find = NULL;
  g_autofree char *hashes = NULL;
  gboolean deleted = FALSE;
  gint64 key_id = 0;

  if (row->outcome == VECHE_IMPORT_REFUSED)
    return TRUE;
  if (row->own && veche_uuid_is_valid (row->key) && g_hash_table_contains (self->seen, row->key))
    veche_import_repo_take_copy (self, row);
  if (g_hash_table_contains (self->seen, row->key))
    {
      veche_import_row_refuse (row, g_error_new (VECHE_ERROR, VECHE_ERROR_EXISTS,
                                                 _("Could not take the row: its key “%s” stands in an earlier row of the "
                                                   "file too. The first one was taken."),
                                                 row->key));
      return TRUE;
    }
  g_hash_table_add (self->seen, g_strdup (row->key));
  if (!veche_import_repo_resolve (store, self->spec->kind, row, self->spec->dry_run, error))
    return FALSE;
  if (row->outcome == VECHE_IMPORT_REFUSED || veche_import_repo_take_planned (self, row))
    return TRUE;
  if (row->own)
    row->id = veche_import_own_find (store, self->spec->kind, row->key, &deleted);
  if (row->id != 0)
    return veche_import_repo_take_own (self, store, row, error);
  if (deleted)
    {
      row->outcome = VECHE_IMPORT_UNCHANGED;
      veche_import_row_warn (row, _("the record was deleted in the office after an earlier import and was not brought back"));
      return TRUE;
    }

  find = veche_stmt_new (veche_store_get_db (store), "SELECT id, target, hashes FROM import_key WHERE series = ?1 AND key = ?2",
                         error);
  if (find == NULL)
    return FALSE;
  veche_stmt_bind_integer (find, 1, self->series);
  veche_stmt_bind_text (find, 2, row->key);
  switch (veche_stmt_step (find, error))
    {
    case VECHE_STMT_ROW:
      key_id = veche_stmt_get_integer (find, 0);
      row->id = veche_stmt_get_integer (find, 1);
      hashes = veche_stmt_dup_text (find, 2);
      veche_stmt_reset (find);
      return veche_import_repo_update (self, store, row, key_id, hashes, error);
    case VECHE_STMT_DONE:
      veche_import_repo_warn_elsewhere (self, store, row);
      return veche_import_repo_create (self, store, row, error);
    case VECHE_STMT_ERROR:
    default:
      return FALSE;
    }
}
