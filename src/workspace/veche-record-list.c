/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-record-list.h"

#include "veche-record-order-private.h"
#include "veche-record-repo.h"

/* Rows that are fetched together, and how many such pages are kept. */
#define PAGE 64
#define PAGES 24

struct _VecheRecordList
{
  GObject parent_instance;

  VecheWorkspace *workspace;
  VecheQuery *query;
  GArray *ids;         /* of gint64: the order that is shown */
  GHashTable *items;   /* id → VecheRecordItem: those handed out and still alive (weak) */
  GQueue recent;       /* of VecheRecordItem: kept alive, newest first */
  GHashTable *fetching; /* numbers of pages that are on their way */
  guint generation;    /* of the query and its order; older work is thrown away */
  gboolean loading;
  gboolean swapped;
  char *error;
};

static void veche_record_list_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VecheRecordList, veche_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, veche_record_list_list_model_init))

enum
{
  PROP_0,
  PROP_N_ITEMS,
  PROP_LOADING,
  PROP_SWAPPED,
  PROP_ERROR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- pages -------------------------------------------------------------------------------------------------------- */

typedef struct
{
  VecheRecordList *list;
  const VecheKind *kind;
  GArray *ids;
  guint page;
  guint generation;
} VecheRecordListPage;

static void
veche_record_list_page_free (gpointer data)
{
  VecheRecordListPage *page = data;

  g_array_unref (page->ids);
  g_free (page);
}

static VecheJobResult
veche_record_list_page_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  const VecheRecordListPage *page = data;
  GPtrArray *records = veche_record_repo_get_many (*store, page->kind, (const gint64 *) (gpointer) page->ids->data,
                                                   page->ids->len, TRUE, error);

  if (records == NULL)
    return VECHE_JOB_FAILED;
  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, records);
  return VECHE_JOB_DONE;
}

typedef struct
{
  GWeakRef list;
  guint page;
  guint generation;
} VecheRecordListWaiter;

static void
veche_record_list_waiter_free (gpointer data)
{
  VecheRecordListWaiter *waiter = data;

  g_weak_ref_clear (&waiter->list);
  g_free (waiter);
}

static DexFuture *
veche_record_list_page_cb (DexFuture *future, gpointer data)
{
  VecheRecordListWaiter *waiter = data;
  g_autoptr (VecheRecordList) self = g_weak_ref_get (&waiter->list);
  const GValue *value = dex_future_get_value (future, NULL);
  GPtrArray *records;

  if (self == NULL)
    return dex_ref (future);
  g_hash_table_remove (self->fetching, GUINT_TO_POINTER (waiter->page));
  if (value == NULL)
    return dex_ref (future);
  records = g_value_get_boxed (value);
  for (guint i = 0; i < records->len; i++)
    {
      VecheRecord *record = g_ptr_array_index (records, i);
      gint64 id = veche_record_get_id (record);
      VecheRecordItem *item = g_hash_table_lookup (self->items, &id);

      if (item != NULL)
        veche_record_item_set_record (item, record);
    }
  return dex_ref (future);
}

static void
veche_record_list_fetch (VecheRecordList *self, guint page)
{
  VecheRecordListPage *job;
  VecheRecordListWaiter *waiter;
  guint first = page * PAGE;

  if (first >= self->ids->len || !g_hash_table_add (self->fetching, GUINT_TO_POINTER (page)))
    return;
  job = g_new0 (VecheRecordListPage, 1);
  job->kind = self->query->kind;
  job->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (job->ids, &g_array_index (self->ids, gint64, first), MIN (PAGE, self->ids->len - first));

  waiter = g_new0 (VecheRecordListWaiter, 1);
  g_weak_ref_init (&waiter->list, self);
  waiter->page = page;
  waiter->generation = self->generation;
  dex_future_disown (dex_future_finally (veche_workspace_push (self->workspace, VECHE_JOB_INTERACTIVE,
                                                               veche_record_list_page_thread, job, veche_record_list_page_free),
                                         veche_record_list_page_cb, waiter, veche_record_list_waiter_free));
}

/* --- items -------------------------------------------------------------------------------------------------------- */

static void
veche_record_list_item_gone_cb (gpointer data, GObject *where)
{
  GHashTable *items = data;
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    if (item == where)
      {
        g_hash_table_iter_remove (&iter);
        return;
      }
}

static void
veche_record_list_keep (VecheRecordList *self, VecheRecordItem *item)
{
  g_queue_push_head (&self->recent, g_object_ref (item));
  while (self->recent.length > PAGE * PAGES)
    g_object_unref (g_queue_pop_tail (&self->recent));
}

static gpointer
veche_record_list_get_item (GListModel *model, guint position)
{
  VecheRecordList *self = VECHE_RECORD_LIST (model);
  VecheRecordItem *item;
  gint64 *id;

  if (position >= self->ids->len)
    return NULL;
  id = &g_array_index (self->ids, gint64, position);
  item = g_hash_table_lookup (self->items, id);
  if (item != NULL)
    return g_object_ref (item);

  item = veche_record_item_new (*id);
  g_hash_table_insert (self->items, g_memdup2 (id, sizeof *id), item);
  g_object_weak_ref (G_OBJECT (item), veche_record_list_item_gone_cb, self->items);
  veche_record_list_keep (self, item);
  veche_record_list_fetch (self, position / PAGE);
  return item;
}

static guint
veche_record_list_get_n_items (GListModel *model)
{
  return VECHE_RECORD_LIST (model)->ids->len;
}

static GType
veche_record_list_get_item_type (GListModel *model)
{
  return VECHE_TYPE_RECORD_ITEM;
}

static void
veche_record_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = veche_record_list_get_item_type;
  iface->get_n_items = veche_record_list_get_n_items;
  iface->get_item = veche_record_list_get_item;
}

/* --- order -------------------------------------------------------------------------------------------------------- */

/* Shows another order; what is the same at both ends is not touched, so that scroll position and selection stay. */
static void
veche_record_list_show (VecheRecordList *self, const gint64 *ids, guint n_ids)
{
  const gint64 *old = (const gint64 *) (gpointer) self->ids->data;
  const guint n_old = self->ids->len;
  guint head = 0;
  guint tail = 0;

  while (head < n_old && head < n_ids && old[head] == ids[head])
    head++;
  while (tail < n_old - head && tail < n_ids - head && old[n_old - 1 - tail] == ids[n_ids - 1 - tail])
    tail++;
  if (n_old == n_ids && head == n_old)
    return;

  g_array_set_size (self->ids, 0);
  if (n_ids > 0)
    g_array_append_vals (self->ids, ids, n_ids);
  g_list_model_items_changed (G_LIST_MODEL (self), head, n_old - head - tail, n_ids - head - tail);
  if (n_old != n_ids)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
veche_record_list_set_loading (VecheRecordList *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

typedef struct
{
  GWeakRef list;
  VecheWorkspace *workspace;
  VecheRecordOrder *order;
  guint generation;
  gboolean fresh; /* another query: show the first rows at once */
} VecheRecordListLoad;

static void
veche_record_list_load_free (gpointer data)
{
  VecheRecordListLoad *load = data;

  g_weak_ref_clear (&load->list);
  g_object_unref (load->workspace);
  veche_record_order_unref (load->order);
  g_free (load);
}

/* The list, if it still wants this load. Owned. */
static VecheRecordList *
veche_record_list_load_get (VecheRecordListLoad *load)
{
  VecheRecordList *self = g_weak_ref_get (&load->list);

  if (self != NULL && self->generation != load->generation)
    g_clear_object (&self);
  return self;
}

static void
veche_record_list_load_end (VecheRecordListLoad *load, const GError *error)
{
  g_autoptr (VecheRecordList) self = veche_record_list_load_get (load);
  GArray *ids = veche_record_order_get_ids (load->order);

  if (self == NULL)
    return;
  if (error == NULL)
    veche_record_list_show (self, (const gint64 *) (gpointer) ids->data, ids->len);
  if (g_set_str (&self->error, error != NULL ? error->message : NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
  if (self->swapped != veche_record_order_is_swapped (load->order))
    {
      self->swapped = !self->swapped;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SWAPPED]);
    }
  veche_record_list_set_loading (self, FALSE);
}

static DexFuture *
veche_record_list_load_fiber (gpointer data)
{
  VecheRecordListLoad *load = data;
  g_autoptr (GError) error = NULL;
  gboolean more;

  do
    {
      g_autoptr (VecheRecordList) self = NULL;

      more = dex_await_boolean (veche_record_order_next (load->order, load->workspace), &error);
      self = veche_record_list_load_get (load);
      if (self == NULL)
        return dex_future_new_true ();
      if (error == NULL && load->fresh && veche_record_order_is_streamed (load->order))
        {
          GArray *ids = veche_record_order_get_ids (load->order);

          veche_record_list_show (self, (const gint64 *) (gpointer) ids->data, ids->len);
        }
    }
  while (more && error == NULL);

  if (error == NULL)
    dex_await (veche_record_order_sort (load->order), &error);
  veche_record_list_load_end (load, error);
  return dex_future_new_true ();
}

static void
veche_record_list_reload (VecheRecordList *self, gboolean fresh)
{
  VecheRecordListLoad *load = g_new0 (VecheRecordListLoad, 1);

  self->generation++;
  g_weak_ref_init (&load->list, self);
  load->workspace = g_object_ref (self->workspace);
  load->order = veche_record_order_new (self->query);
  load->generation = self->generation;
  load->fresh = fresh;
  veche_record_list_set_loading (self, TRUE);
  dex_future_disown (dex_scheduler_spawn (NULL, 0, veche_record_list_load_fiber, load, veche_record_list_load_free));
}

/* Whether a change of a row's contents can move it in this order. */
static gboolean
veche_record_list_depends_on_contents (VecheRecordList *self)
{
  return self->query->text != NULL || self->query->terms->len > 0 || self->query->sort != NULL || self->query->parent_id != 0;
}

static void
veche_record_list_changed_cb (VecheRecordList *self, VecheChanges *changes)
{
  gboolean reorder = changes->many;
  GHashTableIter iter;
  gpointer item;

  /* A child's change may change what the search finds. */
  if (!changes->many && !veche_changes_touch (changes, self->query->kind) && self->query->text == NULL)
    return;

  for (guint i = 0; i < changes->rows->len && !reorder; i++)
    {
      const VecheChange *change = &g_array_index (changes->rows, VecheChange, i);

      reorder = change->op != 'U' || veche_record_list_depends_on_contents (self);
    }
  if (reorder)
    veche_record_list_reload (self, FALSE);

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    if (veche_changes_touch_row (changes, self->query->kind, veche_record_item_get_id (item)))
      {
        guint position = veche_record_list_find (self, veche_record_item_get_id (item));

        if (position != G_MAXUINT)
          veche_record_list_fetch (self, position / PAGE);
      }
}

/* --- object ------------------------------------------------------------------------------------------------------- */

static void
veche_record_list_dispose (GObject *object)
{
  VecheRecordList *self = VECHE_RECORD_LIST (object);

  self->generation++;
  g_queue_clear_full (&self->recent, g_object_unref);
  if (self->items != NULL)
    {
      GHashTableIter iter;
      gpointer item;

      g_hash_table_iter_init (&iter, self->items);
      while (g_hash_table_iter_next (&iter, NULL, &item))
        g_object_weak_unref (item, veche_record_list_item_gone_cb, self->items);
    }
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_record_list_parent_class)->dispose (object);
}

static void
veche_record_list_finalize (GObject *object)
{
  VecheRecordList *self = VECHE_RECORD_LIST (object);

  veche_query_free (self->query);
  g_array_unref (self->ids);
  g_hash_table_unref (self->fetching);
  g_free (self->error);

  G_OBJECT_CLASS (veche_record_list_parent_class)->finalize (object);
}

static void
veche_record_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VecheRecordList *self = VECHE_RECORD_LIST (object);

  switch (id)
    {
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->ids->len);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_SWAPPED:
      g_value_set_boolean (value, self->swapped);
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
veche_record_list_class_init (VecheRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = veche_record_list_dispose;
  object_class->finalize = veche_record_list_finalize;
  object_class->get_property = veche_record_list_get_property;

  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_SWAPPED] = g_param_spec_boolean ("swapped", NULL, NULL, FALSE, flags);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
veche_record_list_init (VecheRecordList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->fetching = g_hash_table_new (NULL, NULL);
}

VecheRecordList *
veche_record_list_new (VecheWorkspace *workspace, const VecheQuery *query)
{
  VecheRecordList *self;

  g_return_val_if_fail (VECHE_IS_WORKSPACE (workspace) && query->kind != NULL, NULL);

  self = g_object_new (VECHE_TYPE_RECORD_LIST, NULL);
  self->workspace = g_object_ref (workspace);
  self->query = veche_query_copy (query);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_record_list_changed_cb), self, G_CONNECT_SWAPPED);
  veche_record_list_reload (self, TRUE);
  return self;
}

void
veche_record_list_set_query (VecheRecordList *self, const VecheQuery *query)
{
  g_return_if_fail (VECHE_IS_RECORD_LIST (self));

  if (veche_query_equal (self->query, query))
    return;
  veche_query_free (self->query);
  self->query = veche_query_copy (query);
  veche_record_list_reload (self, TRUE);
}

const VecheQuery *
veche_record_list_get_query (VecheRecordList *self)
{
  return self->query;
}

guint
veche_record_list_find (VecheRecordList *self, gint64 id)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      return i;
  return G_MAXUINT;
}
