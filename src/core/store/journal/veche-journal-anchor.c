/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-journal-anchor.h"

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-schema.h"
#include "veche-stmt.h"

/* The layout that brought the anchor. */
#define VECHE_JOURNAL_ANCHOR_SINCE 2

/* In one statement, so that no other program writes in between: the anchor, then what the journal tells. */
#define LOOK \
  "SELECT (SELECT value FROM veche_meta WHERE key = 'chain'), t.sealed, t.hash, " \
  "EXISTS (SELECT 1 FROM veche_journal WHERE seq = (SELECT CAST(substr(value, instr(value, ' ') + 1) AS INTEGER) FROM veche_meta " \
  "WHERE key = 'chain')) FROM (SELECT 1) LEFT JOIN " \
  "(SELECT sealed, hash FROM veche_step WHERE sealed IS NOT NULL ORDER BY sealed DESC LIMIT 1) t"

void
veche_journal_anchor_clear (VecheJournalAnchor *self)
{
  g_clear_pointer (&self->head, g_free);
  self->length = self->seq = 0;
}

/* «12 345 9f86d0…»: steps, row, hash. */
static gboolean
veche_journal_anchor_parse (VecheJournalAnchor *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", 3);
  guint64 length, seq;

  if (g_strv_length (parts) != 3 || !g_ascii_string_to_unsigned (parts[0], 10, 0, G_MAXINT64, &length, NULL)
      || !g_ascii_string_to_unsigned (parts[1], 10, 0, G_MAXINT64, &seq, NULL))
    return FALSE;
  self->length = (gint64) length;
  self->seq = (gint64) seq;
  g_set_str (&self->head, parts[2]);
  return TRUE;
}

static VecheStmt *
veche_journal_anchor_look (VecheStore *store, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), LOOK, error);

  return stmt != NULL && veche_stmt_step (stmt, error) == VECHE_STMT_ROW ? g_steal_pointer (&stmt) : NULL;
}

gboolean
veche_journal_anchor_load (VecheJournalAnchor *self, VecheStore *store, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_journal_anchor_look (store, error);

  veche_journal_anchor_clear (self);
  if (stmt == NULL)
    return FALSE;
  if (!veche_stmt_is_null (stmt, 0) && veche_journal_anchor_parse (self, veche_stmt_get_text (stmt, 0)))
    return TRUE;
  self->length = veche_stmt_get_integer (stmt, 1);
  self->head = veche_stmt_is_null (stmt, 2) ? g_strdup ("") : veche_stmt_dup_text (stmt, 2);
  return TRUE;
}

gboolean
veche_journal_anchor_save (const VecheJournalAnchor *self, VecheStore *store, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s", self->length, self->seq, self->head);

  return veche_store_set_meta (store, "chain", text, error);
}

gboolean
veche_journal_anchor_check (VecheStore *store, GError **error)
{
  const int version = veche_schema_get_version (veche_store_get_db (store));
  g_auto (VecheJournalAnchor) anchor = { 0 };
  g_autoptr (VecheStmt) stmt = NULL;
  const char *head;

  if (version < VECHE_JOURNAL_ANCHOR_SINCE || version > VECHE_SCHEMA_VERSION)
    return TRUE;
  stmt = veche_journal_anchor_look (store, error);
  if (stmt == NULL)
    return FALSE;
  head = veche_stmt_is_null (stmt, 2) ? "" : veche_stmt_get_text (stmt, 2);
  if (!veche_stmt_is_null (stmt, 0) && veche_journal_anchor_parse (&anchor, veche_stmt_get_text (stmt, 0))
      && anchor.length == veche_stmt_get_integer (stmt, 1) && g_str_equal (anchor.head, head)
      && (anchor.seq == 0 || veche_stmt_get_integer (stmt, 3) != 0))
    return TRUE;
  g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_CORRUPT,
                       _("The change journal does not end where Veche left it: another program has removed entries. Compare with a "
                         "backup."));
  return FALSE;
}
