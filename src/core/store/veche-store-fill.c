/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-store-fill.h"

#include <glib/gstdio.h>

#include "veche-record-repo.h"
#include "veche-search-index.h"
#include "veche-store-private.h"
#include "veche-transaction.h"

/* Registered applications among the contents have used up their numbers. */
static gboolean
veche_store_fill_count_numbers (VecheStore *store, GError **error)
{
  return veche_db_exec (veche_store_get_db (store),
                        "INSERT OR REPLACE INTO number_count (programme, last) "
                        "SELECT programme, count(*) FROM application WHERE number IS NOT NULL AND programme IS NOT NULL "
                        "GROUP BY programme",
                        error);
}

static gboolean
veche_store_fill_write (VecheStore *store, const char *title, VecheEdit *contents, GError **error)
{
  g_autoptr (VecheTransaction) transaction = veche_transaction_begin (veche_store_get_db (store), error);

  if (transaction == NULL || !veche_store_set_meta (store, "title", title, error))
    return FALSE;
  if (contents != NULL
      && (!veche_store_set_context (store, 0, TRUE, error) || !veche_record_repo_apply (store, contents, error)
          || !veche_store_fill_count_numbers (store, error) || !veche_store_set_context (store, 0, FALSE, error)
          || !veche_search_index_rebuild (store, error)))
    return FALSE;
  return veche_transaction_commit (g_steal_pointer (&transaction), error);
}

VecheStore *
veche_store_fill_create (const char *path, const char *title, VecheEdit *contents, GCancellable *cancellable, GError **error)
{
  g_autoptr (VecheStore) store = veche_store_create (path, cancellable, error);
  g_autofree char *made = NULL;

  if (store == NULL)
    return NULL;
  if (veche_store_fill_write (store, title, contents, error))
    return g_steal_pointer (&store);

  made = g_strdup (veche_store_get_path (store));
  g_clear_pointer (&store, veche_store_close);
  g_remove (made);
  return NULL;
}
