/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-record-list.h"

#include "veche-record-marks-private.h"
#include "veche-record-order-private.h"
#include "veche-record-rows-private.h"
#include "veche-tree.h"

/* A list whose order is asked for again and again waits so many times as long as that took, and at most so long. */
#define RELOAD_PAUSE 3
#define RELOAD_PAUSE_MAX (2 * G_USEC_PER_SEC)

struct _VecheRecordList
{
  GObject parent_instance;

  VecheWorkspace *workspace;
  VecheQuery *query;
  GArray *ids; /* of gint64: the order that is shown */
  VecheRecordRows *rows;
  guint generation; /* of the query and its order; older work is thrown away */
  gboolean loading;
  gboolean stale; /* something has changed since the present load began */
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

/* --- items -------------------------------------------------------------------------------------------------------- */

static gpointer
veche_record_list_get_item (GListModel *model, guint position)
{
  VecheRecordList *self = VECHE_RECORD_LIST (model);

  if (position >= self->ids->len)
    return NULL;
  return veche_record_rows_get_item (self->rows, self->query->kind, self->ids, position);
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
  veche_record_rows_reorder (self->rows);
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
  gint64 pause;   /* before it begins, microseconds */
  gint64 start;
} VecheRecordListLoad;

static void veche_record_list_reload (VecheRecordList *self, gboolean fresh, gint64 pause);

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
  /* While an import runs everything changes all the time: most of the time is left to it. */
  if (self->stale && error == NULL)
    veche_record_list_reload (self, FALSE, MIN (RELOAD_PAUSE * (g_get_monotonic_time () - load->start), RELOAD_PAUSE_MAX));
  else
    veche_record_list_set_loading (self, FALSE);
}

static DexFuture *
veche_record_list_load_fiber (gpointer data)
{
  VecheRecordListLoad *load = data;
  g_autoptr (GError) error = NULL;
  gboolean more;

  if (load->pause > 0)
    dex_await (dex_timeout_new_usec (load->pause), NULL);
  load->start = g_get_monotonic_time ();
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
veche_record_list_reload (VecheRecordList *self, gboolean fresh, gint64 pause)
{
  VecheRecordListLoad *load = g_new0 (VecheRecordListLoad, 1);

  self->generation++;
  self->stale = FALSE;
  g_weak_ref_init (&load->list, self);
  load->workspace = g_object_ref (self->workspace);
  load->order = veche_record_order_new (self->query);
  load->generation = self->generation;
  load->fresh = fresh;
  load->pause = pause;
  veche_record_list_set_loading (self, TRUE);
  dex_future_disown (dex_scheduler_spawn (NULL, 0, veche_record_list_load_fiber, load, veche_record_list_load_free));
}

/* Whether a change of a row's contents can move it in this order. */
static gboolean
veche_record_list_depends_on_contents (VecheRecordList *self)
{
  return self->query->text != NULL || self->query->terms->len > 0 || self->query->sort != NULL || self->query->parent_id != 0;
}

/* Whether the change may bring rows in or take them out though it is none of theirs: a child's may change what the search finds, and
 * a parent's what is true of its children. */
static gboolean
veche_record_list_depends_on_others (VecheRecordList *self, VecheChanges *changes)
{
  const VecheKind *kind = self->query->kind;

  if (self->query->text != NULL)
    return TRUE;
  for (guint i = 0; i < self->query->terms->len; i++)
    {
      const char *field = ((const VecheQueryTerm *) g_ptr_array_index (self->query->terms, i))->field;

      if (veche_kind_has_by_parent (kind, field))
        return veche_changes_touch (changes, veche_kind_find (kind->parent));
      /* With another name in the list of species trees that are called so are no strangers any more. */
      if (kind == &veche_tree_kind && g_str_equal (field, VECHE_TREE_QUEUE_FIELD))
        return veche_changes_touch (changes, &veche_tree_species_kind);
    }
  return FALSE;
}

static void
veche_record_list_changed_cb (VecheRecordList *self, VecheChanges *changes)
{
  const VecheKind *kind = self->query->kind;
  const gboolean others = veche_record_list_depends_on_others (self, changes);
  const gboolean marks = veche_record_marks_are_touched (kind, changes);
  gboolean reorder = changes->many || (marks && veche_record_marks_are_asked (self->query));

  if (!changes->many && !marks && !veche_changes_touch (changes, kind) && !others)
    return;

  for (guint i = 0; i < changes->rows->len && !reorder; i++)
    {
      const VecheChange *change = &g_array_index (changes->rows, VecheChange, i);

      if (change->kind == kind || others)
        reorder = change->op != 'U' || veche_record_list_depends_on_contents (self);
    }
  /* A load that is under way is let come to its end, lest it never do. */
  if (reorder && self->loading)
    self->stale = TRUE;
  else if (reorder)
    veche_record_list_reload (self, FALSE, 0);

  veche_record_rows_refresh (self->rows, kind, changes);
}

/* --- object ------------------------------------------------------------------------------------------------------- */

static void
veche_record_list_dispose (GObject *object)
{
  VecheRecordList *self = VECHE_RECORD_LIST (object);

  self->generation++;
  g_clear_pointer (&self->rows, veche_record_rows_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_record_list_parent_class)->dispose (object);
}

static void
veche_record_list_finalize (GObject *object)
{
  VecheRecordList *self = VECHE_RECORD_LIST (object);

  veche_query_free (self->query);
  g_array_unref (self->ids);
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
}

VecheRecordList *
veche_record_list_new (VecheWorkspace *workspace, const VecheQuery *query)
{
  VecheRecordList *self;

  g_return_val_if_fail (VECHE_IS_WORKSPACE (workspace) && query->kind != NULL, NULL);

  self = g_object_new (VECHE_TYPE_RECORD_LIST, NULL);
  self->workspace = g_object_ref (workspace);
  self->rows = veche_record_rows_new (workspace);
  self->query = veche_query_copy (query);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_record_list_changed_cb), self, G_CONNECT_SWAPPED);
  veche_record_list_reload (self, TRUE, 0);
  return self;
}

void
veche_record_list_set_query (VecheRecordList *self, const VecheQuery *query)
{
  g_return_if_fail (VECHE_IS_RECORD_LIST (self));

  if (veche_query_equal (self->query, query))
    return;
  /* Ids of another kind are other rows. */
  if (self->query->kind != query->kind)
    {
      veche_record_rows_free (self->rows);
      self->rows = veche_record_rows_new (self->workspace);
      veche_record_list_show (self, NULL, 0);
    }
  veche_query_free (self->query);
  self->query = veche_query_copy (query);
  veche_record_list_reload (self, TRUE, 0);
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

gint64
veche_record_list_get_id (VecheRecordList *self, guint position)
{
  g_return_val_if_fail (VECHE_IS_RECORD_LIST (self), 0);

  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}
