/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-attachments.h"
#include "veche-attachments-private.h"

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-registry.h"
#include "veche-stmt.h"
#include "veche-text.h"
#include "veche-time.h"
#include "veche-uuid.h"

static gboolean
veche_attachments_check_owner (VecheDb *db, const VecheKind *owner_kind, gint64 owner, const char *name, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE id = ?1", owner_kind->table);
  g_autoptr (VecheStmt) stmt = veche_stmt_new (db, sql, error);
  VecheStmtResult result;

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, owner);
  result = veche_stmt_step (stmt, error);
  if (result == VECHE_STMT_DONE)
    g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
                 _("Could not add the file “%s”: the record that it belongs to is gone. Choose another record."), name);
  return result == VECHE_STMT_ROW;
}

/* The statement that finds attachments of one record, ready to step. */
static VecheStmt *
veche_attachments_select (VecheDb *db, const char *sql, const VecheKind *owner_kind, gint64 owner, GError **error)
{
  VecheStmt *stmt = veche_stmt_new (db, sql, error);

  if (stmt == NULL)
    return NULL;
  veche_stmt_bind_text (stmt, 1, owner_kind->name);
  veche_stmt_bind_integer (stmt, 2, owner);
  return stmt;
}

/* «план.pdf», or «план (2).pdf» where the record has one of that name. */
static char *
veche_attachments_find_free_name (VecheDb *db, const VecheKind *owner_kind, gint64 owner, const char *name, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_attachments_select (
    db, "SELECT 1 FROM attachment WHERE owner_kind = ?1 AND owner = ?2 AND name = ?3", owner_kind, owner, error);
  g_autofree char *candidate = g_strdup (name);

  if (stmt == NULL)
    return NULL;
  for (guint number = 2;; number++)
    {
      VecheStmtResult result;

      veche_stmt_bind_text (stmt, 3, candidate);
      result = veche_stmt_step (stmt, error);
      veche_stmt_reset (stmt);
      if (result == VECHE_STMT_DONE)
        return g_steal_pointer (&candidate);
      if (result == VECHE_STMT_ERROR)
        return NULL;
      g_free (candidate);
      candidate = veche_attachments_name_number (name, number);
    }
}

/* By the name only: bytes of strangers are looked into elsewhere, and not in this process. */
static char *
veche_attachments_guess_type (const char *name)
{
  g_autofree char *content_type = g_content_type_guess (name, NULL, 0, NULL);

  return g_content_type_get_mime_type (content_type);
}

static gint64
veche_attachments_insert (VecheDb *db, const VecheKind *owner_kind, gint64 owner, const char *name, const char *item,
                          const char *sha256, gint64 size, GError **error)
{
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (db,
                      "INSERT INTO attachment (owner_kind, owner, uuid, name, item, sha256, size, media_type, added) "
                      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                      error);
  g_autofree char *uuid = veche_uuid_new ();
  g_autofree char *type = veche_attachments_guess_type (name);
  g_autofree char *added = veche_time_now_iso ();

  if (stmt == NULL)
    return 0;
  veche_stmt_bind_text (stmt, 1, owner_kind->name);
  veche_stmt_bind_integer (stmt, 2, owner);
  veche_stmt_bind_text (stmt, 3, uuid);
  veche_stmt_bind_text (stmt, 4, name);
  veche_stmt_bind_text (stmt, 5, item);
  veche_stmt_bind_text (stmt, 6, sha256);
  veche_stmt_bind_integer (stmt, 7, size);
  veche_stmt_bind_text (stmt, 8, type);
  veche_stmt_bind_text (stmt, 9, added);
  return veche_stmt_run (stmt, error) ? sqlite3_last_insert_rowid (veche_db_get_handle (db)) : 0;
}

gint64
veche_attachments_add (VecheStore *store, const VecheKind *owner_kind, gint64 owner, const char *name, const char *item,
                       GInputStream *source, GCancellable *cancellable, GError **error)
{
  VecheDb *db;
  g_autofree char *clean = NULL;
  g_autofree char *free_name = NULL;
  g_autofree char *sha256 = NULL;
  gint64 size;

  g_return_val_if_fail (store != NULL && owner_kind != NULL, 0);
  g_return_val_if_fail (G_IS_INPUT_STREAM (source), 0);

  db = veche_store_get_db (store);
  clean = veche_attachments_name_clean (name, error);
  if (clean == NULL || !veche_attachments_check_owner (db, owner_kind, owner, clean, error))
    return 0;
  free_name = veche_attachments_find_free_name (db, owner_kind, owner, clean, error);
  if (free_name == NULL || !veche_attachments_blob_store (db, clean, source, &sha256, &size, cancellable, error))
    return 0;
  return veche_attachments_insert (db, owner_kind, owner, free_name, item, sha256, size, error);
}

gboolean
veche_attachments_extract (VecheStore *store, const char *sha256, GOutputStream *target, GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (VecheStmt) stmt = NULL;
  VecheStmtResult result;

  g_return_val_if_fail (store != NULL && sha256 != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (target), FALSE);

  stmt = veche_stmt_new (veche_store_get_db (store), "SELECT id FROM blob WHERE sha256 = ?1", error);
  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_text (stmt, 1, sha256);
  result = veche_stmt_step (stmt, error);
  if (result == VECHE_STMT_DONE)
    g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
                 _("Could not read a stored file (SHA-256 %s): it is not in the workspace. Restore it from a backup."), sha256);
  return result == VECHE_STMT_ROW
         && veche_attachments_blob_read (veche_store_get_db (store), veche_stmt_get_integer (stmt, 0), sha256, target,
                                         cancellable, error);
}

GPtrArray *
veche_attachments_list (VecheStore *store, const VecheKind *owner_kind, gint64 owner, GError **error)
{
  const VecheKind *kind = &veche_registry_attachment_kind;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GString) sql = g_string_new ("SELECT id, uuid");
  g_autoptr (VecheStmt) stmt = NULL;
  VecheStmtResult result;

  g_return_val_if_fail (store != NULL && owner_kind != NULL, NULL);

  for (guint i = 0; kind->fields[i].name != NULL; i++)
    g_string_append_printf (sql, ", \"%s\"", kind->fields[i].name);
  g_string_append (sql, " FROM attachment WHERE owner_kind = ?1 AND owner = ?2 ORDER BY id");
  stmt = veche_attachments_select (veche_store_get_db (store), sql->str, owner_kind, owner, error);
  if (stmt == NULL)
    return NULL;

  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      VecheRecord *record = veche_record_new (kind, veche_stmt_get_integer (stmt, 0), veche_stmt_get_text (stmt, 1));

      for (guint i = 0; kind->fields[i].name != NULL; i++)
        veche_stmt_get_value (stmt, (int) i + 2, veche_record_get_nth_value (record, i));
      g_ptr_array_add (records, record);
    }
  return result == VECHE_STMT_DONE ? g_steal_pointer (&records) : NULL;
}

gint64
veche_attachments_find (VecheStore *store, const VecheKind *owner_kind, gint64 owner, const char *name, GError **error)
{
  g_autoptr (VecheStmt) stmt = NULL;
  g_autofree char *folded = NULL;
  VecheStmtResult result;
  gint64 like = 0;

  g_return_val_if_fail (store != NULL && owner_kind != NULL && name != NULL, 0);

  stmt = veche_attachments_select (veche_store_get_db (store),
                                   "SELECT id, name FROM attachment WHERE owner_kind = ?1 AND owner = ?2 ORDER BY id",
                                   owner_kind, owner, error);
  if (stmt == NULL)
    return 0;
  folded = veche_text_fold (name);
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      const char *present = veche_stmt_get_text (stmt, 1);
      g_autofree char *present_folded = veche_text_fold (present);

      if (g_str_equal (present, name))
        return veche_stmt_get_integer (stmt, 0);
      if (like == 0 && g_str_equal (present_folded, folded))
        like = veche_stmt_get_integer (stmt, 0);
    }
  if (result == VECHE_STMT_DONE && like == 0)
    g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
                 _("Could not find the file “%s”: the record has none of that name. Check the name."), name);
  return result == VECHE_STMT_DONE ? like : 0;
}

/* What people know the bytes by. */
static char *
veche_attachments_dup_name (VecheDb *db, const char *sha256)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (db, "SELECT name FROM attachment WHERE sha256 = ?1 LIMIT 1", NULL);

  if (stmt != NULL)
    veche_stmt_bind_text (stmt, 1, sha256);
  return stmt != NULL && veche_stmt_step (stmt, NULL) == VECHE_STMT_ROW ? veche_stmt_dup_text (stmt, 0) : g_strdup (sha256);
}

/* Whether the present blob is sound; FALSE with an error only where that could not be found out. */
static gboolean
veche_attachments_verify_blob (VecheDb *db, VecheStmt *blob, GPtrArray *findings, GCancellable *cancellable, GError **error)
{
  const char *sha256 = veche_stmt_get_text (blob, 1);
  g_autoptr (GError) damage = NULL;
  g_autofree char *name = NULL;

  if (veche_attachments_blob_read (db, veche_stmt_get_integer (blob, 0), sha256, NULL, cancellable, &damage)
      && veche_stmt_get_integer (blob, 2) == veche_stmt_get_integer (blob, 3))
    return TRUE;
  if (damage != NULL && !g_error_matches (damage, VECHE_ERROR, VECHE_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&damage));
      return FALSE;
    }
  name = veche_attachments_dup_name (db, sha256);
  g_ptr_array_add (findings, damage != NULL ? g_strdup_printf ("%s: %s", name, damage->message)
                                            : g_strdup_printf (_("The file “%s” is not as long as it was."), name));
  return TRUE;
}

static gboolean
veche_attachments_verify_blobs (VecheDb *db, GPtrArray *findings, GCancellable *cancellable, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (
    db,
    "SELECT b.id, b.sha256, b.size, (SELECT ifnull (sum (length (c.data)), 0) FROM blob_chunk AS c WHERE c.blob = b.id) "
    "FROM blob AS b ORDER BY b.id",
    error);
  VecheStmtResult result;

  if (stmt == NULL)
    return FALSE;
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    if (!veche_attachments_verify_blob (db, stmt, findings, cancellable, error))
      return FALSE;
  return result == VECHE_STMT_DONE;
}

gboolean
veche_attachments_verify (VecheStore *store, GPtrArray *findings, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (store != NULL && findings != NULL, FALSE);

  return veche_attachments_verify_blobs (veche_store_get_db (store), findings, cancellable, error);
}
