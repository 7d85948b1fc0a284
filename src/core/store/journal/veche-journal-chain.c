/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-journal-chain.h"

#include <inttypes.h>
#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-journal-anchor.h"
#include "veche-stmt.h"

/* Rows between two places where a long seal stands still. */
#define PAUSE_EVERY 256

/* Each part goes in with its length, so that no two different rows give the same bytes. */
static void
veche_journal_chain_add_text (GChecksum *sum, const char *text)
{
  guint64 length = text != NULL ? GUINT64_TO_LE (strlen (text)) : G_MAXUINT64;

  g_checksum_update (sum, (const guchar *) &length, sizeof length);
  if (text != NULL)
    g_checksum_update (sum, (const guchar *) text, -1);
}

static void
veche_journal_chain_add_integer (GChecksum *sum, gint64 integer)
{
  gint64 little = GINT64_TO_LE (integer);

  g_checksum_update (sum, (const guchar *) &little, sizeof little);
}

char *
veche_journal_chain_digest (const char *image, const char *salt)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  veche_journal_chain_add_text (sum, image);
  veche_journal_chain_add_text (sum, salt);
  return g_strdup (g_checksum_get_string (sum));
}

static gboolean
veche_journal_chain_add_step (VecheStore *store, GChecksum *sum, gint64 step, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store),
                                               "SELECT uuid, kind, title, actor, at, undoes FROM veche_step WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, step);
  if (veche_stmt_step (stmt, error) != VECHE_STMT_ROW)
    return FALSE;
  veche_journal_chain_add_integer (sum, step);
  for (int column = 0; column < 4; column++)
    veche_journal_chain_add_text (sum, veche_stmt_get_text (stmt, column));
  veche_journal_chain_add_integer (sum, veche_stmt_get_integer (stmt, 4));
  veche_journal_chain_add_integer (sum, veche_stmt_get_integer (stmt, 5));
  return TRUE;
}

char *
veche_journal_chain_hash (VecheStore *store, gint64 step, const char *previous, gint64 *rows, gint64 *last, GError **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (veche_store_get_db (store),
                      "SELECT seq, tbl, row, uuid, op, at, digest FROM veche_journal WHERE step = ?1 ORDER BY seq", error);
  VecheStmtResult result;

  *rows = *last = 0;
  if (stmt == NULL)
    return NULL;
  veche_journal_chain_add_text (sum, previous);
  if (!veche_journal_chain_add_step (store, sum, step, error))
    return NULL;

  veche_stmt_bind_integer (stmt, 1, step);
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      *last = veche_stmt_get_integer (stmt, 0);
      veche_journal_chain_add_integer (sum, *last);
      veche_journal_chain_add_text (sum, veche_stmt_get_text (stmt, 1));
      veche_journal_chain_add_integer (sum, veche_stmt_get_integer (stmt, 2));
      veche_journal_chain_add_text (sum, veche_stmt_get_text (stmt, 3));
      veche_journal_chain_add_text (sum, veche_stmt_get_text (stmt, 4));
      veche_journal_chain_add_integer (sum, veche_stmt_is_null (stmt, 5) ? -1 : veche_stmt_get_integer (stmt, 5));
      veche_journal_chain_add_text (sum, veche_stmt_get_text (stmt, 6));
      (*rows)++;
      if (*rows % PAUSE_EVERY == 0)
        veche_store_pause (store);
    }
  return result == VECHE_STMT_DONE ? g_strdup (g_checksum_get_string (sum)) : NULL;
}

static gboolean
veche_journal_chain_break (gint64 step, gint64 seq, const char *what, GError **error)
{
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_CORRUPT,
               _("The change journal has been tampered with or damaged at step %" PRId64 ", entry %" PRId64
                 ": %s. Compare with a backup."),
               step, seq, what);
  return FALSE;
}

/* Each image that is still there must have the digest of its row; an erased one has neither image nor salt. */
static gboolean
veche_journal_chain_verify_images (VecheStore *store, GError **error)
{
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (veche_store_get_db (store),
                      "SELECT j.step, j.seq, j.op, j.digest, i.seq, i.image, i.salt FROM veche_journal j "
                      "LEFT JOIN veche_journal_image i ON i.seq = j.seq WHERE j.op <> 'I' OR i.seq IS NOT NULL ORDER BY j.seq",
                      error);
  VecheStmtResult result;

  if (stmt == NULL)
    return FALSE;
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      gint64 step = veche_stmt_get_integer (stmt, 0);
      gint64 seq = veche_stmt_get_integer (stmt, 1);
      g_autofree char *digest = NULL;

      if (veche_stmt_is_null (stmt, 4))
        return veche_journal_chain_break (step, seq, _("its before-image is missing"), error);
      if (veche_stmt_is_null (stmt, 5) && veche_stmt_is_null (stmt, 6))
        continue;
      digest = veche_journal_chain_digest (veche_stmt_get_text (stmt, 5), veche_stmt_get_text (stmt, 6));
      if (!veche_stmt_is_null (stmt, 3) && g_strcmp0 (digest, veche_stmt_get_text (stmt, 3)) == 0)
        continue;
      /* An open step has no digests yet. */
      if (veche_stmt_is_null (stmt, 3) && veche_stmt_is_null (stmt, 6))
        continue;
      return veche_journal_chain_break (step, seq, _("its before-image was changed"), error);
    }
  return result == VECHE_STMT_DONE;
}

static gboolean
veche_journal_chain_verify_orphans (VecheStore *store, GError **error)
{
  VecheDb *db = veche_store_get_db (store);
  gint64 seq = veche_db_query_integer (db, "SELECT j.seq FROM veche_journal j LEFT JOIN veche_step s ON s.id = j.step "
                                           "WHERE j.step IS NOT NULL AND (s.id IS NULL OR s.state = 2) LIMIT 1", 0);
  gint64 image;

  if (seq != 0)
    return veche_journal_chain_break (0, seq, _("its step is missing"), error);
  image = veche_db_query_integer (db, "SELECT i.seq FROM veche_journal_image i LEFT JOIN veche_journal j USING (seq) "
                                      "WHERE j.seq IS NULL LIMIT 1", 0);
  if (image != 0)
    return veche_journal_chain_break (0, image, _("the entry of a before-image is missing"), error);
  return TRUE;
}

gboolean
veche_journal_chain_verify (VecheStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (veche_store_get_db (store),
                      "SELECT id, sealed, rows, hash FROM veche_step WHERE state = 1 OR sealed IS NOT NULL ORDER BY sealed", error);
  g_autofree char *previous = g_strdup ("");
  gint64 expected = 0;
  VecheStmtResult result;

  if (stmt == NULL)
    return FALSE;
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      gint64 step = veche_stmt_get_integer (stmt, 0);
      gint64 rows, last;
      g_autofree char *hash = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (veche_stmt_get_integer (stmt, 1) != ++expected)
        return veche_journal_chain_break (step, 0, _("the step before it is missing"), error);
      hash = veche_journal_chain_hash (store, step, previous, &rows, &last, error);
      if (hash == NULL)
        return FALSE;
      if (rows != veche_stmt_get_integer (stmt, 2) || g_strcmp0 (hash, veche_stmt_get_text (stmt, 3)) != 0)
        return veche_journal_chain_break (step, 0, _("the recorded hash does not fit what it covers"), error);
      g_set_str (&previous, hash);
    }
  return result == VECHE_STMT_DONE && veche_journal_chain_verify_images (store, error)
         && veche_journal_chain_verify_orphans (store, error) && veche_journal_anchor_check (store, error);
}
