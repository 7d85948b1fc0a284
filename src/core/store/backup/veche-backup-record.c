/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-backup-record.h"

#include "veche-clock.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-json.h"
#include "veche-kind.h"
#include "veche-stmt.h"

#define VECHE_BACKUP_RECORD_SEQ "SELECT ifnull (max (seq), 0) FROM sqlite_sequence WHERE name = 'veche_journal'"

void
veche_backup_record_clear (VecheBackupRecord *self)
{
  g_clear_pointer (&self->head, g_free);
  self->rows = self->seq = self->length = self->violations = self->at = self->applications = 0;
}

static gboolean
veche_backup_record_count (VecheDb *db, const char *sql, gint64 *count, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (db, sql, error);

  if (stmt == NULL || veche_stmt_step (stmt, error) != VECHE_STMT_ROW)
    return FALSE;
  *count = veche_stmt_get_integer (stmt, 0);
  return TRUE;
}

/* An older layout may lack a kind's table. */
static gboolean
veche_backup_record_count_rows (VecheBackupRecord *self, VecheDb *db, GError **error)
{
  const VecheKind *const *kinds = veche_kind_list ();
  g_autoptr (VecheStmt) exists
    = veche_stmt_new (db, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1", error);

  if (exists == NULL)
    return FALSE;
  self->rows = 0;
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM \"%s\"", kinds[i]->table);
      VecheStmtResult result;
      gint64 count;

      veche_stmt_bind_text (exists, 1, kinds[i]->table);
      result = veche_stmt_step (exists, error);
      veche_stmt_reset (exists);
      if (result == VECHE_STMT_DONE)
        continue;
      if (result == VECHE_STMT_ERROR || !veche_backup_record_count (db, sql, &count, error))
        return FALSE;
      self->rows += count;
    }
  return TRUE;
}

gboolean
veche_backup_record_take_journal (VecheBackupRecord *self, VecheDb *db, GError **error)
{
  veche_backup_record_clear (self);
  self->at = veche_clock_now_ms ();
  if (!veche_backup_record_count (db, VECHE_BACKUP_RECORD_SEQ, &self->seq, error)
      || !veche_backup_record_count (db, "SELECT count (sealed) FROM veche_step", &self->length, error))
    return FALSE;
  self->head
    = veche_db_query_text (db, "SELECT hash FROM veche_step WHERE sealed IS NOT NULL ORDER BY sealed DESC LIMIT 1");
  if (self->head == NULL)
    self->head = g_strdup ("");
  return TRUE;
}

gboolean
veche_backup_record_take (VecheBackupRecord *self, VecheDb *db, GError **error)
{
  return veche_backup_record_take_journal (self, db, error) && veche_backup_record_count_rows (self, db, error)
         && veche_backup_record_count (db, "SELECT count (*) FROM pragma_foreign_key_check", &self->violations, error)
         && veche_backup_record_count (db, "SELECT count (*) FROM application", &self->applications, error);
}

gboolean
veche_backup_record_save (const VecheBackupRecord *self, VecheDb *db, GError **error)
{
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (db, "INSERT OR REPLACE INTO veche_meta (key, value) VALUES ('backup', ?1)", error);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;

  if (stmt == NULL)
    return FALSE;
  json_object_set_int_member (object, "rows", self->rows);
  json_object_set_int_member (object, "seq", self->seq);
  json_object_set_int_member (object, "length", self->length);
  json_object_set_int_member (object, "violations", self->violations);
  json_object_set_string_member (object, "head", self->head);
  json_node_set_object (node, object);
  text = veche_json_to_canonical (node);
  veche_stmt_bind_text (stmt, 1, text);
  return veche_stmt_run (stmt, error);
}

gboolean
veche_backup_record_load (VecheBackupRecord *self, VecheDb *db, gboolean *found, GError **error)
{
  g_autofree char *text = veche_db_query_text (db, "SELECT value FROM veche_meta WHERE key = 'backup'");
  g_autoptr (JsonObject) object = NULL;
  gint64 seq;

  veche_backup_record_clear (self);
  *found = text != NULL;
  if (text == NULL)
    return TRUE;
  object = veche_json_parse_object (text, -1, _("the backup's record"), error);
  if (object == NULL)
    return FALSE;
  self->rows = json_object_get_int_member_with_default (object, "rows", -1);
  self->seq = json_object_get_int_member_with_default (object, "seq", -1);
  self->length = json_object_get_int_member_with_default (object, "length", -1);
  self->violations = json_object_get_int_member_with_default (object, "violations", -1);
  self->head = g_strdup (json_object_get_string_member_with_default (object, "head", "?"));
  if (!veche_backup_record_count (db, VECHE_BACKUP_RECORD_SEQ, &seq, error))
    return FALSE;
  *found = seq == self->seq;
  return TRUE;
}

gboolean
veche_backup_record_remove (VecheDb *db, GError **error)
{
  return veche_db_exec (db, "DELETE FROM veche_meta WHERE key = 'backup'", error);
}

gboolean
veche_backup_record_compare (const VecheBackupRecord *self, const VecheBackupRecord *original, GError **error)
{
  const char *difference = NULL;

  if (self->rows != original->rows)
    difference = _("the number of its records");
  else if (self->seq != original->seq || self->length != original->length
           || g_strcmp0 (self->head, original->head) != 0)
    difference = _("the head of its journal");
  else if (self->violations != original->violations)
    difference = _("its references");
  if (difference == NULL)
    return TRUE;
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_CORRUPT,
               _("Could not trust the copy: %s is not what it was in the workspace. Use another backup, and check the disk."),
               difference);
  return FALSE;
}
