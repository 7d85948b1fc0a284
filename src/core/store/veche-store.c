/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-store.h"

#include <glib/gstdio.h>

#include "veche-backup-head.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-journal-anchor.h"
#include "veche-open-files.h"
#include "veche-opening.h"
#include "veche-schema.h"
#include "veche-search-index.h"
#include "veche-step-lock.h"
#include "veche-stmt.h"
#include "veche-store-migrate.h"
#include "veche-store-private.h"
#include "veche-time.h"
#include "veche-transaction.h"

static void
veche_store_load (VecheStore *self)
{
  if (self->uuid == NULL)
    self->uuid = veche_store_dup_meta (self, "uuid");
  self->schema = veche_schema_get_version (self->db);
  self->data_version = veche_db_query_integer (self->db, "PRAGMA data_version", 0);
  self->terms_version = self->data_version;
  self->told_seq = veche_store_get_last_seq (self);
}

static VecheStore *
veche_store_new (VecheDb *db, const char *path)
{
  VecheStore *self = g_new0 (VecheStore, 1);

  self->db = db;
  self->path = g_strdup (path);
  self->open_file = veche_open_files_add (path);
  self->read_only = veche_db_is_read_only (db);
  self->stemmer = veche_stemmer_new ();
  self->own_steps = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_step_lock_release);
  return self;
}

/* What a new file needs besides its tables. */
static gboolean
veche_store_found (VecheStore *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (VecheTransaction) transaction = veche_transaction_begin (self->db, error);

  return transaction != NULL && veche_store_sign_in (self, error) && veche_search_index_begin_rebuild (self, error)
         && veche_transaction_commit (g_steal_pointer (&transaction), error) && veche_store_rebuild_index (self, cancellable, error);
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
      || !veche_schema_migrate (self->db, error) || !veche_store_found (self, cancellable, error))
    {
      g_autofree char *journal = g_strconcat (real, "-journal", NULL);

      /* Nothing of anybody's is in it yet. */
      g_clear_pointer (&self->db, veche_db_close);
      g_remove (real);
      g_remove (journal);
      return NULL;
    }
  veche_store_load (self);
  return g_steal_pointer (&self);
}

/* The connection, read-only where it must be. */
static VecheDb *
veche_store_connect (const char *path, VecheStoreFlags flags, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (VecheDb) db = NULL;

  if ((flags & (VECHE_STORE_READ_ONLY | VECHE_STORE_INSPECT)) == 0)
    {
      db = veche_db_open (path, 0, &local);
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
  return db != NULL ? g_steal_pointer (&db) : veche_db_open (path, VECHE_DB_READ_ONLY, error);
}

/* A copy without personal data is what it was at its moment: nobody goes on working in it. */
static void
veche_store_note_snapshot (VecheStore *self, const char *made)
{
  g_autofree char *moment = veche_time_format_moment (made, NULL);
  /* Translators: %s is a moment: «17.02.2020, 12:30». */
  g_autofree char *note = g_strdup_printf (_("A copy without personal data, made %s: it can be read, not changed."), moment);

  veche_store_set_note (self, VECHE_STORE_NOTE_OPENING, note);
}

/* A journal that was cut off is said to be, and worked on with: the records are no worse for it. */
static void
veche_store_note_journal (VecheStore *self)
{
  g_autoptr (GError) error = NULL;

  if (!veche_journal_anchor_check (self, &error) && g_error_matches (error, VECHE_ERROR, VECHE_ERROR_CORRUPT))
    veche_store_set_note (self, VECHE_STORE_NOTE_JOURNAL, error->message);
}

/* @path is real. *@barred: the file could be written, but not its folder, where SQLite keeps its journal, or another program has
 * put something where the present layout belongs (%VECHE_ERROR_FOREIGN). */
static VecheStore *
veche_store_open_real (const char *path, VecheStoreFlags flags, gboolean *barred, GCancellable *cancellable, GError **error)
{
  g_autoptr (VecheStore) self = NULL;
  g_autoptr (GError) local = NULL;
  VecheDb *db = veche_store_connect (path, flags, error);
  g_autofree char *made = NULL;
  gboolean newer = FALSE;

  if (db == NULL)
    return NULL;
  self = veche_store_new (db, path);
  self->inspect = (flags & VECHE_STORE_INSPECT) != 0;
  veche_db_set_cancellable (self->db, cancellable);
  if (!veche_opening_examine (self->db, &newer, cancellable, error))
    return NULL;

  made = veche_store_dup_meta (self, VECHE_BACKUP_HEAD_KEY);
  if ((newer || made != NULL) && !self->read_only)
    {
      veche_db_close (self->db);
      self->db = veche_db_open (path, VECHE_DB_READ_ONLY, error);
      if (self->db == NULL)
        return NULL;
      self->read_only = TRUE;
    }
  if (newer)
    veche_store_set_note (self, VECHE_STORE_NOTE_OPENING,
                          _("The file was made by a newer Veche: it can be read, not changed. Update Veche to work in it."));
  else if (made != NULL)
    veche_store_note_snapshot (self, made);
  else if (self->read_only && (flags & (VECHE_STORE_INSPECT | VECHE_STORE_READING)) == 0)
    veche_store_set_note (self, VECHE_STORE_NOTE_OPENING, _("The file cannot be written: it can be read, not changed."));

  if (self->read_only && !veche_store_migrate_cover (self, error))
    return NULL;
  /* Asked before, since SQLite takes a journal that it may not write for a broken disk. */
  *barred = !self->read_only && !veche_opening_can_write (path);
  if (*barred || (!self->read_only && !veche_store_prepare (self, cancellable, &local)))
    {
      *barred |= g_error_matches (local, VECHE_ERROR, VECHE_ERROR_READ_ONLY)
                 || g_error_matches (local, VECHE_ERROR, VECHE_ERROR_FOREIGN);
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      else
        g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_READ_ONLY,
                             _("Could not open the workspace for changes: its folder cannot be written. Check your rights there."));
      return NULL;
    }
  veche_store_load (self);
  veche_store_note_journal (self);
  veche_db_set_cancellable (self->db, NULL);
  return g_steal_pointer (&self);
}

static VecheStore *
veche_store_open_to_write (const char *path, VecheStoreFlags flags, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean barred = FALSE;
  VecheStore *self = veche_store_open_real (path, flags, &barred, cancellable, &local);

  if (self == NULL && barred)
    {
      self = veche_store_open_real (path, flags | VECHE_STORE_READ_ONLY, &barred, cancellable, NULL);
      if (self != NULL)
        veche_store_set_note (self, VECHE_STORE_NOTE_OPENING,
                              g_error_matches (local, VECHE_ERROR, VECHE_ERROR_FOREIGN)
                                ? local->message
                                : _("The folder of the file cannot be written: the file can be read, not changed."));
    }
  if (self == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return self;
}

/* Who only reads must not stand in anybody's way, nor fail for what a writer would have to put in order. */
static VecheStore *
veche_store_open_to_read (const char *path, GCancellable *cancellable, GError **error)
{
  const VecheStoreFlags flags = VECHE_STORE_READING | VECHE_STORE_READ_ONLY;
  g_autoptr (GError) local = NULL;
  gboolean barred = FALSE;
  VecheStore *self = veche_store_open_real (path, flags, &barred, cancellable, NULL);

  if (self != NULL && veche_store_is_in_order (self))
    return self;
  /* Also where the journal of a crashed writer is still there, which only a writer can play back. */
  g_clear_pointer (&self, veche_store_close);
  self = veche_store_open_to_write (path, 0, cancellable, &local);
  if (self != NULL)
    return self;
  if (!g_cancellable_is_cancelled (cancellable))
    self = veche_store_open_real (path, flags, &barred, cancellable, NULL);
  if (self == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  veche_store_set_note (self, VECHE_STORE_NOTE_OPENING, local->message);
  return self;
}

VecheStore *
veche_store_open (const char *path, VecheStoreFlags flags, GCancellable *cancellable, GError **error)
{
  g_autofree char *real = veche_opening_resolve (path, FALSE, error);

  if (real == NULL)
    return NULL;
  return (flags & VECHE_STORE_READING) != 0 ? veche_store_open_to_read (real, cancellable, error)
                                            : veche_store_open_to_write (real, flags, cancellable, error);
}

/* The token may be another program's by now. What was written behind our back since the last look is left for the next opening to
 * find out. */
static char *
veche_store_dup_token (VecheStore *self)
{
  if (self->read_only || self->uuid == NULL || veche_db_query_integer (self->db, "PRAGMA data_version", -1) != self->data_version)
    return NULL;
  return veche_store_dup_meta (self, "writer");
}

void
veche_store_close (VecheStore *self)
{
  g_autofree char *token = NULL;

  if (self == NULL)
    return;
  token = self->db != NULL ? veche_store_dup_token (self) : NULL;
  veche_store_set_search_state (self, NULL, NULL);
  g_clear_pointer (&self->own_steps, g_ptr_array_unref);
  g_clear_pointer (&self->db, veche_db_close);
  veche_open_files_remove (self->open_file);
  if (token != NULL)
    veche_opening_remember (self->path, self->uuid, token);
  veche_stemmer_free (self->stemmer);
  g_free (self->path);
  g_free (self->uuid);
  g_free (self->notice);
  for (guint i = 0; i < VECHE_STORE_N_NOTES; i++)
    g_free (self->notes[i]);
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

void
veche_store_set_note (VecheStore *self, VecheStoreNote which, const char *text)
{
  g_autoptr (GString) all = g_string_new (NULL);

  if (!g_set_str (&self->notes[which], text))
    return;
  for (guint i = 0; i < VECHE_STORE_N_NOTES; i++)
    if (self->notes[i] != NULL)
      g_string_append_printf (all, "%s%s", all->len > 0 ? " " : "", self->notes[i]);
  g_set_str (&self->notice, all->len > 0 ? all->str : NULL);
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

void
veche_store_set_progress (VecheStore *self, gint64 done, gint64 total)
{
  self->progress = total > 0 ? CLAMP ((double) done / (double) total, 0.0, 1.0) : 0.0;
}

double
veche_store_get_progress (VecheStore *self)
{
  return self->progress;
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
