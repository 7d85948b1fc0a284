/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-duplicate-repo.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-workspace-intake.h"
#include "veche-workspace-private.h"

/* Doubles are looked for among all people: they are read in slices, between which others get the connection, and compared in the pool. */

#define SLICE_MS 12

static VecheJobResult
veche_workspace_duplicates_read_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  VecheDuplicateCards *cards = data;
  gboolean more = FALSE;

  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !veche_duplicate_repo_read_slice (*store, cards, SLICE_MS, &more, error))
    return VECHE_JOB_FAILED;
  if (more)
    return VECHE_JOB_AGAIN;
  g_value_init (result, VECHE_TYPE_DUPLICATE_CARDS);
  g_value_set_boxed (result, cards);
  return VECHE_JOB_DONE;
}

typedef struct
{
  VecheDuplicateCards *cards;
  DexPromise *promise;
} VecheWorkspaceDuplicates;

static void
veche_workspace_duplicates_compare_thread (gpointer data)
{
  VecheWorkspaceDuplicates *self = data;
  GArray *pairs = veche_duplicate_cards_find (self->cards, dex_promise_get_cancellable (self->promise));

  if (pairs != NULL)
    dex_promise_resolve_boxed (self->promise, G_TYPE_ARRAY, pairs);
  else
    dex_promise_reject (self->promise, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The search for doubles was stopped.")));
  veche_duplicate_cards_unref (self->cards);
  dex_unref (self->promise);
  g_free (self);
}

static DexFuture *
veche_workspace_duplicates_read_cb (DexFuture *read, gpointer data)
{
  const GValue *value = dex_future_get_value (read, NULL);
  VecheWorkspaceDuplicates *self = g_new0 (VecheWorkspaceDuplicates, 1);
  DexPromise *promise = dex_promise_new_cancellable ();

  self->cards = g_value_dup_boxed (value);
  self->promise = dex_ref (promise);
  dex_scheduler_push (dex_thread_pool_scheduler_get_default (), veche_workspace_duplicates_compare_thread, self);
  return DEX_FUTURE (promise);
}

DexFuture *
veche_workspace_intake_find_duplicates (VecheWorkspace *self, const VecheKind *kind)
{
  DexFuture *read = veche_workspace_push (self, VECHE_JOB_SOON | VECHE_JOB_READS, veche_workspace_duplicates_read_thread,
                                          veche_duplicate_cards_new (kind), (GDestroyNotify) veche_duplicate_cards_unref);

  return dex_future_then (read, veche_workspace_duplicates_read_cb, NULL, NULL);
}
