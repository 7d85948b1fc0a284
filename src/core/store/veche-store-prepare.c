/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-journal.h"
#include "veche-opening.h"
#include "veche-random.h"
#include "veche-schema.h"
#include "veche-search-index.h"
#include "veche-search.h"
#include "veche-store-migrate.h"
#include "veche-store-private.h"

gboolean
veche_store_sign_in (VecheStore *self, GError **error)
{
  guint8 bytes[16];
  g_autoptr (GString) token = g_string_new (NULL);

  veche_random_bytes (bytes, sizeof bytes);
  for (guint i = 0; i < sizeof bytes; i++)
    g_string_append_printf (token, "%02x", bytes[i]);
  return veche_store_set_meta (self, "writer", token->str, error);
}

gboolean
veche_store_rebuild_index (VecheStore *self, GCancellable *cancellable, GError **error)
{
  gboolean done = FALSE;

  while (!done)
    {
      g_autoptr (VecheTransaction) transaction = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      transaction = veche_store_begin (self, error);
      if (transaction == NULL || !veche_search_index_rebuild_slice (self, VECHE_STORE_SLICE_MS, &done, error)
          || !veche_transaction_commit (g_steal_pointer (&transaction), error))
        {
          veche_search_forget (self);
          return FALSE;
        }
      if (!done)
        g_usleep (VECHE_STORE_GAP_MS * 1000);
    }
  return TRUE;
}

/* Rows that other programs left. *@trusted: whether the index went along with it. */
static gboolean
veche_store_catch_up_in (VecheStore *self, gboolean known, gboolean *trusted, GError **error)
{
  g_autoptr (VecheTransaction) transaction = veche_store_begin (self, error);
  g_autoptr (GError) local = NULL;

  if (transaction == NULL || (!known && !veche_store_sign_in (self, error)) || veche_journal_seal_external (self, error) < 0)
    return FALSE;
  if (*trusted)
    {
      *trusted = veche_search_index_has_cursor (self)
                 && veche_search_index_update (self, &local)
                 && (known || veche_search_index_is_sound (self, &local));
      /* An index that cannot even be read or written is made anew; that nobody may write at all is not its fault. */
      if (local != NULL && veche_store_is_passing (local))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (!*trusted)
        return TRUE;
    }
  else if (!veche_search_index_begin_rebuild (self, error))
    return FALSE;
  return veche_transaction_commit (g_steal_pointer (&transaction), error);
}

static gboolean
veche_store_catch_up (VecheStore *self, gboolean known, GCancellable *cancellable, GError **error)
{
  gboolean trusted = !veche_search_index_is_unfinished (self);

  /* Somebody is at it, or was and died: what is there is gone on with. */
  if (!trusted && !veche_store_rebuild_index (self, cancellable, error))
    return FALSE;
  trusted = TRUE;
  if (!veche_store_catch_up_in (self, known, &trusted, error))
    return FALSE;
  if (trusted)
    return TRUE;
  veche_search_forget (self);
  return veche_store_catch_up_in (self, known, &trusted, error) && veche_store_rebuild_index (self, cancellable, error);
}

/* What another program has done to the way in which the file is written. */
static gboolean
veche_store_look_at_mode (VecheStore *self, guint timeout_ms, GError **error)
{
  gboolean wal = FALSE;

  if (!veche_opening_set_journal_mode (self->db, timeout_ms, &wal, error))
    return FALSE;
  veche_store_set_note (self, VECHE_STORE_NOTE_MODE,
                        wal ? _("Another program keeps the file in a mode that Veche does not use. Work goes on safely; close "
                                "that program when you can.")
                            : NULL);
  return TRUE;
}

gboolean
veche_store_prepare (VecheStore *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *uuid = veche_store_dup_meta (self, "uuid");
  g_autofree char *token = veche_store_dup_meta (self, "writer");
  const gboolean known = veche_opening_is_known (self->path, uuid, token);

  return veche_store_look_at_mode (self, VECHE_OPENING_SWITCH_TIMEOUT_MS, error)
         && veche_store_migrate_secure (self, VECHE_SCHEMA_VERSION, cancellable, error) && veche_schema_migrate (self->db, error)
         && veche_store_revert_abandoned (self, cancellable, error) && veche_store_catch_up (self, known, cancellable, error);
}

gboolean
veche_store_is_in_order (VecheStore *self)
{
  g_autofree char *uuid = veche_store_dup_meta (self, "uuid");
  g_autofree char *token = veche_store_dup_meta (self, "writer");

  if (veche_schema_get_version (self->db) > VECHE_SCHEMA_VERSION)
    return TRUE;
  return veche_schema_get_version (self->db) == VECHE_SCHEMA_VERSION && veche_store_find_abandoned_step (self) == 0
         && veche_db_query_integer (self->db, "SELECT 1 FROM veche_journal WHERE step IS NULL LIMIT 1", 0) == 0
         && veche_search_index_has_cursor (self) && veche_search_index_is_up_to_date (self)
         && (veche_opening_is_known (self->path, uuid, token) || veche_search_index_is_sound (self, NULL));
}

gboolean
veche_store_look_at_lock (VecheStore *self, gboolean refused)
{
  const gboolean before = self->held;

  self->held = veche_db_is_held (self->db);
  if (!self->held || before || refused)
    veche_store_set_note (self, VECHE_STORE_NOTE_LOCK,
                          self->held ? _("The file is open in another program, which is changing it. What you type is kept here, and "
                                         "saved as soon as that program is done.")
                                     : NULL);
  return self->held;
}

gboolean
veche_store_is_held (VecheStore *self)
{
  return self->notes[VECHE_STORE_NOTE_LOCK] != NULL;
}

gboolean
veche_store_poll (VecheStore *self, gboolean *changed, GError **error)
{
  gint64 version;
  g_autofree char *mode = NULL;
  g_autoptr (VecheTransaction) transaction = NULL;

  *changed = FALSE;
  /* What is there could not be sealed now, and whoever waits for the lock lets nobody read meanwhile. */
  if (!self->read_only && veche_store_look_at_lock (self, FALSE))
    return TRUE;
  version = veche_db_query_integer (self->db, "PRAGMA data_version", 0);
  *changed = version != self->data_version;
  if (!self->read_only)
    {
      /* Nobody waits for the switch back: while the other program is in the file it fails at once, and is tried the next time. */
      mode = veche_db_query_text (self->db, "PRAGMA journal_mode");
      if (g_strcmp0 (mode, "truncate") != 0 && !veche_store_look_at_mode (self, 0, error))
        return FALSE;
    }
  if (!*changed)
    return TRUE;
  self->external = TRUE;
  veche_search_forget (self);
  if (!self->read_only)
    {
      transaction = veche_store_begin (self, error);
      if (transaction == NULL || veche_journal_seal_external (self, error) < 0 || !veche_search_index_update (self, error)
          || !veche_transaction_commit (g_steal_pointer (&transaction), error))
        return FALSE;
    }
  self->data_version = version;
  return TRUE;
}

gboolean
veche_store_tidy (VecheStore *self, int budget_ms, gboolean *more, GError **error)
{
  const gint64 step = self->read_only ? 0 : veche_store_find_abandoned_step (self);
  gboolean done = TRUE;

  *more = FALSE;
  if (step != 0)
    {
      if (!veche_store_revert_slice (self, step, budget_ms, &done, error))
        return FALSE;
      *more = TRUE;
    }
  else if (!self->read_only && veche_search_index_is_unfinished (self))
    {
      g_autoptr (VecheTransaction) transaction = veche_store_begin (self, error);

      if (transaction == NULL || !veche_search_index_rebuild_slice (self, budget_ms, &done, error)
          || !veche_transaction_commit (g_steal_pointer (&transaction), error))
        return FALSE;
      *more = !done;
    }
  return TRUE;
}
