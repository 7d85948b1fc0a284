/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-integrity.h"

#include <inttypes.h>
#include <string.h>

#include "veche-attachments.h"
#include "veche-error.h"
#include "veche-geopackage.h"
#include "veche-i18n.h"
#include "veche-journal-chain.h"
#include "veche-search-index.h"
#include "veche-step-lock.h"
#include "veche-stmt.h"

typedef struct
{
  VecheStore *store;
  VecheDb *db;
  GPtrArray *findings; /* of VecheFinding */
  GCancellable *cancellable;
} VecheIntegrity;

static void
veche_integrity_add (VecheIntegrity *self, const char *code, const char *table, const char *uuid, const char *message)
{
  VecheFinding *finding = g_new0 (VecheFinding, 1);

  finding->code = g_strdup (code);
  finding->table = g_strdup (table);
  finding->uuid = g_strdup (uuid);
  finding->message = g_strdup (message);
  g_ptr_array_add (self->findings, finding);
}

static void
veche_integrity_add_texts (VecheIntegrity *self, const char *code, GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    veche_integrity_add (self, code, NULL, NULL, g_ptr_array_index (texts, i));
}

static gboolean
veche_integrity_check_pages (VecheIntegrity *self, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (self->db, "PRAGMA integrity_check", error);
  VecheStmtResult step;

  if (stmt == NULL)
    return FALSE;
  while ((step = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      const char *text = veche_stmt_get_text (stmt, 0);
      g_autofree char *message = g_strdup_printf (_("The file is damaged: %s."), text);

      if (g_strcmp0 (text, "ok") != 0)
        veche_integrity_add (self, "integrity", NULL, NULL, message);
    }
  return step == VECHE_STMT_DONE;
}

/* The uuid of a row of one of our tables, or %NULL. Owned. */
static char *
veche_integrity_find_uuid (VecheIntegrity *self, const char *table, gint64 row)
{
  g_autofree char *sql = NULL;
  g_autoptr (VecheStmt) stmt = NULL;

  if (veche_kind_find_table (table) == NULL)
    return NULL;
  sql = g_strdup_printf ("SELECT uuid FROM \"%s\" WHERE id = ?", table);
  stmt = veche_stmt_new (self->db, sql, NULL);
  if (stmt == NULL)
    return NULL;
  veche_stmt_bind_integer (stmt, 1, row);
  return veche_stmt_step (stmt, NULL) == VECHE_STMT_ROW ? veche_stmt_dup_text (stmt, 0) : NULL;
}

static gboolean
veche_integrity_check_references (VecheIntegrity *self, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (self->db, "PRAGMA foreign_key_check", error);
  VecheStmtResult step;

  if (stmt == NULL)
    return FALSE;
  while ((step = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      const char *table = veche_stmt_get_text (stmt, 0);
      gint64 row = veche_stmt_get_integer (stmt, 1);
      g_autofree char *uuid = veche_integrity_find_uuid (self, table, row);
      g_autofree char *message
        = g_strdup_printf (_("Row %" PRId64 " of “%s” points at a row of “%s” that is not there."), row,
                           table, veche_stmt_get_text (stmt, 2));

      veche_integrity_add (self, "foreign-key", table, uuid, message);
    }
  return step == VECHE_STMT_DONE;
}

/* Runs a query of (id, title) and adds a finding for each row; @format takes both. */
static gboolean
veche_integrity_check_steps_by (VecheIntegrity *self, const char *sql, const char *code, const char *format,
                                GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (self->db, sql, error);
  VecheStmtResult step;

  if (stmt == NULL)
    return FALSE;
  while ((step = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      g_autofree char *message
        = g_strdup_printf (format, veche_stmt_get_integer (stmt, 0), veche_stmt_get_text (stmt, 1));

      veche_integrity_add (self, code, "veche_step", NULL, message);
    }
  return step == VECHE_STMT_DONE;
}

/* A step that somebody is at work on is none of these. */
static gboolean
veche_integrity_check_open_steps (VecheIntegrity *self, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (self->db, "SELECT id, title, uuid FROM veche_step WHERE state = 0 ORDER BY id", error);
  VecheStmtResult step;

  if (stmt == NULL)
    return FALSE;
  while ((step = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      g_autofree char *message = NULL;

      if (veche_step_lock_is_held (veche_store_get_path (self->store), veche_stmt_get_text (stmt, 2)))
        continue;
      message = g_strdup_printf (_("Step %" PRId64 " (%s) was begun and neither ended nor taken back."),
                                 veche_stmt_get_integer (stmt, 0), veche_stmt_get_text (stmt, 1));
      veche_integrity_add (self, "open-step", "veche_step", NULL, message);
    }
  return step == VECHE_STMT_DONE;
}

/* Rows that stand for one another in a circle, and those merged into them: no list shows any. A chain that ends at a row that is
 * not there is the references' finding. */
static gboolean
veche_integrity_check_merges_of (VecheIntegrity *self, const VecheKind *kind, GError **error)
{
  g_autofree char *sql
    = g_strdup_printf ("WITH RECURSIVE ends (id) AS (SELECT id FROM \"%1$s\" WHERE merged_into IS NULL "
                       "OR merged_into NOT IN (SELECT id FROM \"%1$s\") "
                       "UNION SELECT m.id FROM \"%1$s\" m JOIN ends e ON m.merged_into = e.id) "
                       "SELECT uuid, \"%2$s\" FROM \"%1$s\" WHERE id NOT IN (SELECT id FROM ends) ORDER BY id",
                       kind->table, kind->title_field);
  g_autoptr (VecheStmt) stmt = veche_stmt_new (self->db, sql, error);
  VecheStmtResult step;

  if (stmt == NULL)
    return FALSE;
  while ((step = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      const char *title = veche_stmt_get_text (stmt, 1);
      g_autofree char *message
        = g_strdup_printf (_("“%s” is in no list: it is merged in a circle. Take it out of the merge."), title != NULL ? title : "");

      veche_integrity_add (self, "merge-circle", kind->table, veche_stmt_get_text (stmt, 0), message);
    }
  return step == VECHE_STMT_DONE;
}

static gboolean
veche_integrity_check_merges (VecheIntegrity *self, GError **error)
{
  gboolean done = TRUE;

  for (const VecheKind *const *kind = veche_kind_list (); done && *kind != NULL; kind++)
    if (g_strcmp0 ((*kind)->hidden_field, "merged_into") == 0)
      done = veche_integrity_check_merges_of (self, *kind, error);
  return done;
}

static gboolean
veche_integrity_check_journal (VecheIntegrity *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!veche_journal_chain_verify (self->store, self->cancellable, &local))
    {
      if (!g_error_matches (local, VECHE_ERROR, VECHE_ERROR_CORRUPT))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      veche_integrity_add (self, "journal", NULL, NULL, local->message);
    }
  if (!veche_integrity_check_open_steps (self, error))
    return FALSE;
  /* A step is undone while a step that undoes it stands: an undo that was itself taken back does not count. */
  return veche_integrity_check_steps_by (
    self,
    "SELECT s.id, s.title FROM veche_step s WHERE s.undone <> EXISTS "
    "(SELECT 1 FROM veche_step u WHERE u.undoes = s.id AND u.state = 1 AND u.undone = 0) ORDER BY s.id",
    "journal", _("Step %" PRId64 " (%s) is marked as undone, or not, against what the journal says."), error);
}

/* Attachments whose contents, and then whose owner, are not there. */
static gboolean
veche_integrity_check_attachment_rows (VecheIntegrity *self, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (
    self->db,
    "SELECT a.uuid, a.name, a.owner_kind, a.owner, b.id IS NOT NULL AND b.size = a.size FROM attachment a "
    "LEFT JOIN blob b ON b.sha256 = a.sha256 ORDER BY a.id",
    error);
  VecheStmtResult step;

  if (stmt == NULL)
    return FALSE;
  while ((step = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      const char *uuid = veche_stmt_get_text (stmt, 0);
      const char *name = veche_stmt_get_text (stmt, 1);
      const VecheKind *kind = veche_kind_find (veche_stmt_get_text (stmt, 2));
      g_autofree char *owner
        = kind != NULL ? veche_integrity_find_uuid (self, kind->table, veche_stmt_get_integer (stmt, 3)) : NULL;
      g_autofree char *message = NULL;

      if (veche_stmt_get_integer (stmt, 4) == 0)
        {
          message = g_strdup_printf (_("The contents of the attachment “%s” are missing."), name);
          veche_integrity_add (self, "file", "attachment", uuid, message);
        }
      g_clear_pointer (&message, g_free);
      if (owner == NULL)
        {
          message = g_strdup_printf (_("The attachment “%s” belongs to a record that is not there."), name);
          veche_integrity_add (self, "file", "attachment", uuid, message);
        }
    }
  return step == VECHE_STMT_DONE;
}

static gboolean
veche_integrity_check_files (VecheIntegrity *self, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  if (!veche_attachments_verify (self->store, texts, self->cancellable, error))
    return FALSE;
  veche_integrity_add_texts (self, "file", texts);
  return veche_integrity_check_attachment_rows (self, error);
}

static gboolean
veche_integrity_check_indexes (VecheIntegrity *self, GError **error)
{
  g_autoptr (GPtrArray) search = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) map = g_ptr_array_new_with_free_func (g_free);

  if (!veche_search_index_check (self->store, search, error) || !veche_geopackage_check (self->db, map, error))
    return FALSE;
  veche_integrity_add_texts (self, "search", search);
  veche_integrity_add_texts (self, "geopackage", map);
  return TRUE;
}

GPtrArray *
veche_integrity_check (VecheStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_finding_free);
  VecheIntegrity self = { store, veche_store_get_db (store), findings, cancellable };
  gboolean done;

  veche_db_set_cancellable (self.db, cancellable);
  done = veche_integrity_check_pages (&self, error);
  /* What lies on damaged pages cannot be trusted to be read, let alone compared. */
  if (done && findings->len == 0)
    done = veche_integrity_check_references (&self, error) && veche_integrity_check_merges (&self, error)
           && veche_integrity_check_journal (&self, error) && veche_integrity_check_files (&self, error) && veche_integrity_check_indexes (&self, error);
  veche_db_set_cancellable (self.db, NULL);
  return done ? g_steal_pointer (&findings) : NULL;
}
