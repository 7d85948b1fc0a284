/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-store.h"

#include <glib/gstdio.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-journal.h"
#include "veche-migration.h"
#include "veche-opening.h"
#include "veche-random.h"
#include "veche-schema.h"
#include "veche-search-index.h"
#include "veche-stmt.h"
#include "veche-store-private.h"
#include "veche-transaction.h"

static char *
veche_store_new_token (void)
{
  guint8 bytes[16];
  GString *text = g_string_new (NULL);

  veche_random_bytes (bytes, sizeof bytes);
  for (guint i = 0; i < sizeof bytes; i++)
    g_string_append_printf (text, "%02x", bytes[i]);
  return g_string_free (text, FALSE);
}

/* A file that is not known gets a new token, so that a copy of it that travels is told from this one when it comes back. */
static gboolean
veche_store_sign_in (VecheStore *self, GError **error)
{
  g_autoptr (VecheTransaction) transaction = veche_transaction_begin (self->db, error);

  if (transaction == NULL)
    return FALSE;
  g_set_str (&self->token, NULL);
  self->token = veche_store_new_token ();
  if (!veche_store_set_meta (self, "writer", self->token, error))
    return FALSE;
  return veche_transaction_commit (g_steal_pointer (&transaction), error);
}

/* Rows that other programs left, and an index that may be anything where a stranger wrote the file. */
static gboolean
veche_store_catch_up (VecheStore *self, gboolean known, GError **error)
{
  g_autoptr (VecheTransaction) transaction = veche_transaction_begin (self->db, error);

  if (transaction == NULL)
    return FALSE;
  if (veche_journal_seal_external (self, error) < 0)
    return FALSE;
  if (!(known ? veche_search_index_update (self, error) : veche_search_index_rebuild (self, error)))
    return FALSE;
  return veche_transaction_commit (g_steal_pointer (&transaction), error);
}

static gboolean
veche_store_revert_open_steps (VecheStore *self, GCancellable *cancellable, GError **error)
{
  gint64 step;

  while ((step = veche_store_find_open_step (self)) != 0)
    {
      gboolean done = FALSE;

      while (!done)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error)
              || !veche_store_revert_slice (self, step, 50, &done, error))
            return FALSE;
        }
    }
  return TRUE;
}

static void
veche_store_load (VecheStore *self)
{
  g_free (self->uuid);
  self->uuid = veche_store_dup_meta (self, "uuid");
  self->schema = veche_schema_get_version (self->db);
  self->data_version = veche_db_query_integer (self->db, "PRAGMA data_version", 0);
  self->told_seq = veche_store_get_last_seq (self);
}

static gboolean
veche_store_prepare_writing (VecheStore *self, GCancellable *cancellable, GError **error)
{
  gboolean wal = FALSE;
  gboolean known;

  self->uuid = veche_store_dup_meta (self, "uuid");
  self->token = veche_store_dup_meta (self, "writer");
  known = veche_opening_is_known (self->path, self->uuid, self->token);
  if (!veche_opening_set_journal_mode (self->db, &wal, error))
    return FALSE;
  if (wal)
    self->notice = g_strdup (_("Another program keeps the file in a mode that Veche does not use. Work goes on safely; close "
                               "that program when you can."));
  if (!veche_migration_run (self, cancellable, error) || (!known && !veche_store_sign_in (self, error))
      || !veche_store_revert_open_steps (self, cancellable, error))
    return FALSE;
  return veche_store_catch_up (self, known, error);
}

static VecheStore *
veche_store_new (VecheDb *db, const char *path)
{
  VecheStore *self = g_new0 (VecheStore, 1);

  self->db = db;
  self->path = g_strdup (path);
  self->read_only = veche_db_is_read_only (db);
  self->stemmer = veche_stemmer_new ();
  return self;
}

VecheStore *
veche_store_create (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *real = veche_opening_resolve (path, TRUE, error);
  g_autoptr (VecheStore) self = NULL;
  g_autoptr (VecheDb) db = NULL;

  if (real == NULL)
    return NULL;
  if (g_file_test (real, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_EXISTS,
                   _("Could not make the workspace: there is a file “%s” already. Choose another name."), real);
      return NULL;
    }

  db = veche_db_open (real, VECHE_DB_CREATE, error);
  if (db == NULL)
    return NULL;
  self = veche_store_new (g_steal_pointer (&db), real);
  if (!veche_db_exec (self->db, "PRAGMA page_size=4096; PRAGMA journal_mode=TRUNCATE", error)
      || !veche_schema_migrate (self->db, error) || !veche_store_sign_in (self, error)
      || !veche_store_catch_up (self, FALSE, error))
    {
      /* Nothing of anybody's is in it yet. */
      g_clear_pointer (&self->db, veche_db_close);
      g_remove (real);
      return NULL;
    }
  veche_store_load (self);
  return g_steal_pointer (&self);
}

VecheStore *
veche_store_open (const char *path, VecheStoreFlags flags, GCancellable *cancellable, GError **error)
{
  g_autofree char *real = veche_opening_resolve (path, FALSE, error);
  g_autoptr (VecheStore) self = NULL;
  g_autoptr (VecheDb) db = NULL;
  g_autoptr (GError) local = NULL;
  gboolean newer = FALSE;

  if (real == NULL)
    return NULL;
  if ((flags & (VECHE_STORE_READ_ONLY | VECHE_STORE_INSPECT)) == 0)
    {
      db = veche_db_open (real, 0, &local);
      if (db == NULL && !g_error_matches (local, VECHE_ERROR, VECHE_ERROR_READ_ONLY)
          && !g_error_matches (local, VECHE_ERROR, VECHE_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      /* SQLite opens a file without write permission read-only without a word. */
      if (db != NULL && sqlite3_db_readonly (veche_db_get_handle (db), "main") == 1)
        g_clear_pointer (&db, veche_db_close);
    }
  if (db == NULL)
    db = veche_db_open (real, VECHE_DB_READ_ONLY, error);
  if (db == NULL)
    return NULL;

  self = veche_store_new (g_steal_pointer (&db), real);
  self->inspect = (flags & VECHE_STORE_INSPECT) != 0;
  veche_db_set_cancellable (self->db, cancellable);
  if (!veche_opening_examine (self->db, &newer, cancellable, error))
    return NULL;

  if (newer && !self->read_only)
    {
      veche_db_close (self->db);
      self->db = veche_db_open (real, VECHE_DB_READ_ONLY, error);
      if (self->db == NULL)
        return NULL;
      self->read_only = TRUE;
    }
  if (newer)
    self->notice = g_strdup (_("The file was made by a newer Veche: it can be read, not changed. Update Veche to work in it."));
  else if (self->read_only && !self->inspect)
    self->notice = g_strdup (_("The file cannot be written: it can be read, not changed."));

  if (!(self->read_only ? veche_migration_cover (self, error) : veche_store_prepare_writing (self, cancellable, error)))
    return NULL;
  veche_store_load (self);
  veche_db_set_cancellable (self->db, NULL);
  return g_steal_pointer (&self);
}

void
veche_store_close (VecheStore *self)
{
  if (self == NULL)
    return;
  veche_store_set_search_state (self, NULL, NULL);
  g_clear_pointer (&self->db, veche_db_close);
  if (!self->read_only && self->uuid != NULL && self->token != NULL)
    veche_opening_remember (self->path, self->uuid, self->token);
  veche_stemmer_free (self->stemmer);
  g_free (self->path);
  g_free (self->uuid);
  g_free (self->token);
  g_free (self->notice);
  g_free (self);
}

VecheDb *
veche_store_get_db (VecheStore *self)
{
  return self->db;
}

const char *
veche_store_get_path (VecheStore *self)
{
  return self->path;
}

const char *
veche_store_get_uuid (VecheStore *self)
{
  return self->uuid;
}

int
veche_store_get_schema (VecheStore *self)
{
  return self->schema;
}

gboolean
veche_store_is_read_only (VecheStore *self)
{
  return self->read_only;
}

const char *
veche_store_get_notice (VecheStore *self)
{
  return self->notice;
}

VecheStemmer *
veche_store_get_stemmer (VecheStore *self)
{
  return self->stemmer;
}

char *
veche_store_dup_meta (VecheStore *self, const char *key)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (self->db, "SELECT value FROM veche_meta WHERE key = ?1", NULL);

  if (stmt == NULL)
    return NULL;
  veche_stmt_bind_text (stmt, 1, key);
  return veche_stmt_step (stmt, NULL) == VECHE_STMT_ROW ? veche_stmt_dup_text (stmt, 0) : NULL;
}

gboolean
veche_store_set_meta (VecheStore *self, const char *key, const char *value, GError **error)
{
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (self->db, "INSERT INTO veche_meta (key, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2", error);

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_text (stmt, 1, key);
  veche_stmt_bind_text (stmt, 2, value);
  return veche_stmt_run (stmt, error);
}

void
veche_store_set_pause_func (VecheStore *self, VecheStorePauseFunc func, gpointer data)
{
  self->pause = func;
  self->pause_data = data;
}

gboolean
veche_store_pause (VecheStore *self)
{
  return self->pause != NULL && self->pause (self, self->pause_data);
}

gpointer
veche_store_get_search_state (VecheStore *self)
{
  return self->search_state;
}

void
veche_store_set_search_state (VecheStore *self, gpointer state, GDestroyNotify free_state)
{
  if (self->search_state != NULL && self->free_search_state != NULL)
    self->free_search_state (self->search_state);
  self->search_state = state;
  self->free_search_state = free_state;
}

gint64
veche_store_get_last_seq (VecheStore *self)
{
  return veche_db_query_integer (self->db, "SELECT max(seq) FROM veche_journal", 0);
}
