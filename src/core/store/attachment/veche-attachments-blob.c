/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-attachments-private.h"

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-stmt.h"
#include "veche-uuid.h"

/* An empty file is a blob without chunks. */

static gint64
veche_attachments_blob_find (VecheDb *db, const char *sha256, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (db, "SELECT id FROM blob WHERE sha256 = ?1", error);
  VecheStmtResult result;

  if (stmt == NULL)
    return -1;
  veche_stmt_bind_text (stmt, 1, sha256);
  result = veche_stmt_step (stmt, error);
  if (result == VECHE_STMT_ERROR)
    return -1;
  return result == VECHE_STMT_ROW ? veche_stmt_get_integer (stmt, 0) : 0;
}

/* Under a name that no content has, until its own is known. */
static gint64
veche_attachments_blob_begin (VecheDb *db, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (db, "INSERT INTO blob (sha256, size) VALUES (?1, 0)", error);
  g_autofree char *uuid = veche_uuid_new ();
  g_autofree char *pending = g_strconcat ("pending:", uuid, NULL);

  if (stmt == NULL)
    return 0;
  veche_stmt_bind_text (stmt, 1, pending);
  return veche_stmt_run (stmt, error) ? sqlite3_last_insert_rowid (veche_db_get_handle (db)) : 0;
}

static gboolean
veche_attachments_blob_delete (VecheDb *db, gint64 blob, GError **error)
{
  static const char *const statements[] = { "DELETE FROM blob_chunk WHERE blob = ?1", "DELETE FROM blob WHERE id = ?1" };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (VecheStmt) stmt = veche_stmt_new (db, statements[i], error);

      if (stmt == NULL)
        return FALSE;
      veche_stmt_bind_integer (stmt, 1, blob);
      if (!veche_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
veche_attachments_blob_append (VecheDb *db, gint64 blob, gint64 n, const guint8 *data, gsize size, GError **error)
{
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (db, "INSERT INTO blob_chunk (blob, n, sha256, data) VALUES (?1, ?2, ?3, ?4)", error);
  g_autofree char *sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, size);

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, blob);
  veche_stmt_bind_integer (stmt, 2, n);
  veche_stmt_bind_text (stmt, 3, sha256);
  veche_stmt_bind_blob (stmt, 4, data, size);
  return veche_stmt_run (stmt, error);
}

static char *
veche_attachments_blob_take (VecheDb *db, gint64 blob, const char *name, GInputStream *source, gint64 *size,
                             GCancellable *cancellable, GError **error)
{
  g_autoptr (GChecksum) whole = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *buffer = g_malloc (VECHE_ATTACHMENTS_CHUNK);
  gsize got;

  *size = 0;
  for (gint64 n = 0;; n++)
    {
      if (!g_input_stream_read_all (source, buffer, VECHE_ATTACHMENTS_CHUNK, &got, cancellable, error))
        {
          g_prefix_error (error, "%s: ", name);
          return NULL;
        }
      if (got == 0)
        break;
      g_checksum_update (whole, buffer, (gssize) got);
      *size += (gint64) got;
      if (!veche_attachments_blob_append (db, blob, n, buffer, got, error))
        return NULL;
      if (got < VECHE_ATTACHMENTS_CHUNK)
        break;
    }
  return g_strdup (g_checksum_get_string (whole));
}

static gboolean
veche_attachments_blob_finish (VecheDb *db, gint64 blob, const char *sha256, gint64 size, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (db, "UPDATE blob SET sha256 = ?2, size = ?3 WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, blob);
  veche_stmt_bind_text (stmt, 2, sha256);
  veche_stmt_bind_integer (stmt, 3, size);
  return veche_stmt_run (stmt, error);
}

/* Gives the new bytes their name, or drops them for the same ones that are there already. Where those are damaged the new
 * ones take their place, which mends every attachment of that content. */
static gboolean
veche_attachments_blob_settle (VecheDb *db, gint64 blob, const char *sha256, gint64 size, GCancellable *cancellable,
                               GError **error)
{
  gint64 present = veche_attachments_blob_find (db, sha256, error);
  g_autoptr (GError) damage = NULL;

  if (present < 0)
    return FALSE;
  if (present > 0 && veche_attachments_blob_read (db, present, sha256, NULL, cancellable, &damage))
    return veche_attachments_blob_delete (db, blob, error);
  if (present > 0 && !g_error_matches (damage, VECHE_ERROR, VECHE_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&damage));
      return FALSE;
    }
  return (present == 0 || veche_attachments_blob_delete (db, present, error))
         && veche_attachments_blob_finish (db, blob, sha256, size, error)
         && veche_attachments_blob_read (db, blob, sha256, NULL, cancellable, error);
}

gboolean
veche_attachments_blob_store (VecheDb *db, const char *name, GInputStream *source, char **sha256, gint64 *size,
                              GCancellable *cancellable, GError **error)
{
  gint64 blob = veche_attachments_blob_begin (db, error);

  *sha256 = NULL;
  if (blob == 0)
    return FALSE;
  *sha256 = veche_attachments_blob_take (db, blob, name, source, size, cancellable, error);
  if (*sha256 != NULL && veche_attachments_blob_settle (db, blob, *sha256, *size, cancellable, error))
    return TRUE;

  /* The caller may go on with the next file, so half of this one must not stay. */
  veche_attachments_blob_delete (db, blob, NULL);
  g_clear_pointer (sha256, g_free);
  return FALSE;
}

static gboolean
veche_attachments_blob_fail (const char *sha256, const char *why, GError **error)
{
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_CORRUPT,
               _("Could not read a stored file (SHA-256 %s): %s. Restore it from a backup, or add the file again."), sha256,
               why);
  return FALSE;
}

static gboolean
veche_attachments_blob_read_chunk (VecheStmt *stmt, gint64 n, const char *sha256, GChecksum *whole, GOutputStream *target,
                                   GCancellable *cancellable, GError **error)
{
  g_autofree char *actual = NULL;
  gconstpointer data;
  gsize size;

  if (veche_stmt_get_integer (stmt, 0) != n)
    return veche_attachments_blob_fail (sha256, _("a part of it is missing"), error);
  data = veche_stmt_get_blob (stmt, 2, &size);
  /* Without bytes there is no address, and GChecksum wants one. */
  actual = g_compute_checksum_for_data (G_CHECKSUM_SHA256, size > 0 ? data : (const guchar *) "", size);
  if (g_strcmp0 (actual, veche_stmt_get_text (stmt, 1)) != 0)
    return veche_attachments_blob_fail (sha256, _("its bytes have changed"), error);
  g_checksum_update (whole, size > 0 ? data : (const guchar *) "", (gssize) size);
  return target == NULL || g_output_stream_write_all (target, data, size, NULL, cancellable, error);
}

gboolean
veche_attachments_blob_read (VecheDb *db, gint64 blob, const char *sha256, GOutputStream *target, GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (db, "SELECT n, sha256, data FROM blob_chunk WHERE blob = ?1 ORDER BY n", error);
  g_autoptr (GChecksum) whole = g_checksum_new (G_CHECKSUM_SHA256);
  VecheStmtResult result;
  gint64 n = 0;

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, blob);
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !veche_attachments_blob_read_chunk (stmt, n++, sha256, whole, target, cancellable, error))
      return FALSE;
  if (result == VECHE_STMT_ERROR)
    return FALSE;
  if (g_strcmp0 (g_checksum_get_string (whole), sha256) != 0)
    return veche_attachments_blob_fail (sha256, _("a part of it is missing"), error);
  return TRUE;
}
