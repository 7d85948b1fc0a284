/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-record-rows-private.h"

#include "veche-record-marks-private.h"
#include "veche-record-repo.h"

/* Rows that are fetched together, and how many such pages are kept. */
#define PAGE 64
#define PAGES 24
/* Of rows that have no page: those that another change has touched. */
#define NO_PAGE G_MAXUINT

struct _VecheRecordRows
{
  grefcount refs;
  VecheWorkspace *workspace; /* NULL: nobody wants the rows any more */
  GHashTable *entries;       /* id → VecheRecordEntry: items handed out and still alive */
  GQueue recent;             /* of VecheRecordItem: kept alive, newest first */
  GHashTable *fetching;      /* numbers of pages that are on their way */
  guint epoch;               /* of the order that these numbers belong to */
};

typedef struct
{
  gint64 id;
  VecheRecordItem *item; /* weak */
  GHashTable *entries;
} VecheRecordEntry;

/* What the thread reads. */
typedef struct
{
  const VecheKind *kind;
  GArray *ids;
} VecheRecordPage;

/* Who waits for it. */
typedef struct
{
  VecheRecordRows *rows;
  guint page;
  guint epoch;
} VecheRecordWaiter;

static void
veche_record_rows_unref (VecheRecordRows *self)
{
  if (!g_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->fetching);
  g_free (self);
}

static void
veche_record_rows_page_free (gpointer data)
{
  VecheRecordPage *page = data;

  g_array_unref (page->ids);
  g_free (page);
}

static void
veche_record_rows_waiter_free (gpointer data)
{
  VecheRecordWaiter *waiter = data;

  veche_record_rows_unref (waiter->rows);
  g_free (waiter);
}

static VecheJobResult
veche_record_rows_page_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  const VecheRecordPage *page = data;
  g_autoptr (GPtrArray) records = veche_record_repo_get_many (*store, page->kind, (const gint64 *) (gpointer) page->ids->data,
                                                              page->ids->len, TRUE, error);

  if (records == NULL || !veche_record_marks_read (*store, page->kind, records, error))
    return VECHE_JOB_FAILED;
  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, g_steal_pointer (&records));
  return VECHE_JOB_DONE;
}

static DexFuture *
veche_record_rows_page_cb (DexFuture *future, gpointer data)
{
  const VecheRecordWaiter *waiter = data;
  VecheRecordRows *self = waiter->rows;
  const GValue *value = dex_future_get_value (future, NULL);
  GPtrArray *records = value != NULL ? g_value_get_boxed (value) : NULL;

  if (waiter->epoch == self->epoch)
    g_hash_table_remove (self->fetching, GUINT_TO_POINTER (waiter->page));
  for (guint i = 0; self->workspace != NULL && records != NULL && i < records->len; i++)
    {
      VecheRecord *record = g_ptr_array_index (records, i);
      gint64 id = veche_record_get_id (record);
      VecheRecordEntry *entry = g_hash_table_lookup (self->entries, &id);

      if (entry != NULL)
        veche_record_item_set_record (entry->item, record);
    }
  return dex_ref (future);
}

static void
veche_record_rows_fetch (VecheRecordRows *self, const VecheKind *kind, const gint64 *ids, guint n_ids, guint page)
{
  VecheRecordPage *job = g_new0 (VecheRecordPage, 1);
  VecheRecordWaiter *waiter = g_new0 (VecheRecordWaiter, 1);

  job->kind = kind;
  job->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (job->ids, ids, n_ids);

  g_ref_count_inc (&self->refs);
  waiter->rows = self;
  waiter->page = page;
  waiter->epoch = self->epoch;
  dex_future_disown (dex_future_finally (veche_workspace_push (self->workspace, VECHE_JOB_GLANCE,
                                                               veche_record_rows_page_thread, job, veche_record_rows_page_free),
                                         veche_record_rows_page_cb, waiter, veche_record_rows_waiter_free));
}

static void
veche_record_rows_item_gone_cb (gpointer data, GObject *where)
{
  VecheRecordEntry *entry = data;

  g_hash_table_remove (entry->entries, &entry->id);
}

static void
veche_record_rows_keep (VecheRecordRows *self, VecheRecordItem *item)
{
  g_queue_push_head (&self->recent, g_object_ref (item));
  while (self->recent.length > PAGE * PAGES)
    g_object_unref (g_queue_pop_tail (&self->recent));
}

VecheRecordRows *
veche_record_rows_new (VecheWorkspace *workspace)
{
  VecheRecordRows *self = g_new0 (VecheRecordRows, 1);

  g_ref_count_init (&self->refs);
  self->workspace = g_object_ref (workspace);
  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->fetching = g_hash_table_new (NULL, NULL);
  return self;
}

void
veche_record_rows_free (VecheRecordRows *self)
{
  GHashTableIter iter;
  gpointer data;

  g_queue_clear_full (&self->recent, g_object_unref);
  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &data))
    g_object_weak_unref (G_OBJECT (((VecheRecordEntry *) data)->item), veche_record_rows_item_gone_cb, data);
  g_hash_table_remove_all (self->entries);
  g_clear_object (&self->workspace);
  veche_record_rows_unref (self);
}

VecheRecordItem *
veche_record_rows_get_item (VecheRecordRows *self, const VecheKind *kind, const GArray *ids, guint position)
{
  const gint64 id = g_array_index (ids, gint64, position);
  const guint page = position / PAGE;
  VecheRecordEntry *entry = g_hash_table_lookup (self->entries, &id);
  VecheRecordItem *item;

  if (entry != NULL)
    return g_object_ref (entry->item);

  item = veche_record_item_new (id);
  entry = g_new0 (VecheRecordEntry, 1);
  entry->id = id;
  entry->item = item;
  entry->entries = self->entries;
  g_hash_table_insert (self->entries, &entry->id, entry);
  g_object_weak_ref (G_OBJECT (item), veche_record_rows_item_gone_cb, entry);
  veche_record_rows_keep (self, item);
  if (g_hash_table_add (self->fetching, GUINT_TO_POINTER (page)))
    veche_record_rows_fetch (self, kind, &g_array_index (ids, gint64, page * PAGE), MIN (PAGE, ids->len - page * PAGE), page);
  return item;
}

void
veche_record_rows_reorder (VecheRecordRows *self)
{
  self->epoch++;
  g_hash_table_remove_all (self->fetching);
}

void
veche_record_rows_refresh (VecheRecordRows *self, const VecheKind *kind, const VecheChanges *changes)
{
  const gboolean all = veche_record_marks_are_touched (kind, changes);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer data;

  /* Where anything may have changed, what nobody looks at any more is better forgotten than read again. */
  if (changes->many || all)
    g_queue_clear_full (&self->recent, g_object_unref);
  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &data))
    if (all || veche_changes_touch_row (changes, kind, ((VecheRecordEntry *) data)->id))
      g_array_append_val (ids, ((VecheRecordEntry *) data)->id);
  /* By their ids, whatever page they stand on and whether that one is on its way: it may have been read before the change. */
  for (guint i = 0; i < ids->len; i += PAGE)
    veche_record_rows_fetch (self, kind, &g_array_index (ids, gint64, i), MIN (PAGE, ids->len - i), NO_PAGE);
}
