/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-record-order-private.h"

#include <string.h>

#include "veche-record-filter.h"
#include "veche-search.h"
#include "veche-stmt.h"
#include "veche-text.h"

/* Rows of one slice: the first is small, so that something shows at once. */
#define FIRST_SLICE 256
#define SLICE 4000
/* What of a sort key stands with its row, which most comparisons make do with. */
#define KEY_BYTES 24
/* What of it is compared at all: titles differ before that, and nobody reads further. */
#define LONGEST_KEY 1024

typedef struct
{
  gint64 id;
  guint32 rest; /* where the rest of the key is, 0: there is none */
  char key[KEY_BYTES];
} VecheRecordOrderRow;

struct _VecheRecordOrder
{
  gatomicrefcount refs;
  VecheQuery *query;
  const VecheField *sort; /* or NULL: newest first */
  GArray *ids;            /* of gint64 */
  GArray *rows;           /* of VecheRecordOrderRow, while sorting */
  GByteArray *rests;      /* of their keys, each with its zero byte, likewise */
  gint64 last_id;         /* the slice before ended here */
  VecheQuery *terms;      /* the query without its text, where the search index leads; else NULL */
  char *match;            /* what the index is asked for */
  VecheRecordFilter *filter; /* of all slices: some of its terms read a whole table */
  gboolean started;
  gboolean swapped;
};

VecheRecordOrder *
veche_record_order_new (const VecheQuery *query)
{
  VecheRecordOrder *self = g_new0 (VecheRecordOrder, 1);
  int index = query->sort != NULL ? veche_kind_find_field (query->kind, query->sort) : -1;

  g_atomic_ref_count_init (&self->refs);
  self->query = veche_query_copy (query);
  self->sort = index >= 0 ? &query->kind->fields[index] : NULL;
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows = g_array_new (FALSE, FALSE, sizeof (VecheRecordOrderRow));
  self->rests = g_byte_array_new ();
  g_byte_array_append (self->rests, (const guint8 *) "", 1);
  self->last_id = G_MAXINT64;
  return self;
}

VecheRecordOrder *
veche_record_order_ref (VecheRecordOrder *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
veche_record_order_unref (VecheRecordOrder *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  veche_query_free (self->query);
  veche_query_free (self->terms);
  g_free (self->match);
  veche_record_filter_free (self->filter);
  g_array_unref (self->ids);
  g_array_unref (self->rows);
  g_byte_array_unref (self->rests);
  g_free (self);
}

/* The text's first bytes, the rest zero: memcmp() then goes by the text alone. */
static void
veche_record_order_put_text (VecheRecordOrderRow *row, const char *text)
{
  memset (row->key, 0, KEY_BYTES);
  memcpy (row->key, text, MIN (strlen (text), KEY_BYTES));
}

/* Many titles begin alike: «Благоустройство территории …». */
static void
veche_record_order_put_rest (VecheRecordOrder *self, VecheRecordOrderRow *row, const char *text)
{
  const gsize length = strlen (text);

  if (length <= KEY_BYTES || self->rests->len > G_MAXUINT32 - LONGEST_KEY - 1)
    return;
  row->rest = self->rests->len;
  g_byte_array_append (self->rests, (const guint8 *) text + KEY_BYTES, (guint) (length - KEY_BYTES + 1));
}

/* Texts by the Russian dictionary, numbers by value (their sign bit flipped, so that bytes compare like them), empty ones last. */
static void
veche_record_order_make_key (VecheRecordOrder *self, VecheStmt *stmt, VecheRecordOrderRow *row)
{
  g_autofree char *key = NULL;
  guint64 bits;
  double real;

  memset (row->key, 0xff, KEY_BYTES);
  row->rest = 0;
  if (veche_stmt_is_null (stmt, 1))
    return;
  switch (self->sort->type)
    {
    case VECHE_FIELD_INTEGER:
    case VECHE_FIELD_MONEY:
    case VECHE_FIELD_BOOLEAN:
      bits = GUINT64_TO_BE ((guint64) veche_stmt_get_integer (stmt, 1) ^ ((guint64) 1 << 63));
      memcpy (row->key, &bits, sizeof bits);
      break;
    case VECHE_FIELD_DATE:
    case VECHE_FIELD_TIME:
      veche_record_order_put_text (row, veche_stmt_get_text (stmt, 1));
      break;
    case VECHE_FIELD_REAL:
      real = veche_stmt_get_real (stmt, 1);
      memcpy (&bits, &real, sizeof bits);
      bits = GUINT64_TO_BE ((bits >> 63) != 0 ? ~bits : bits ^ ((guint64) 1 << 63));
      memcpy (row->key, &bits, sizeof bits);
      break;
    case VECHE_FIELD_TEXT:
    case VECHE_FIELD_LONG_TEXT:
    case VECHE_FIELD_CODE:
    case VECHE_FIELD_REF:
    case VECHE_FIELD_GEOMETRY:
    default:
      key = veche_text_sort_key (veche_stmt_get_text (stmt, 1), LONGEST_KEY);
      veche_record_order_put_text (row, key);
      veche_record_order_put_rest (self, row, key);
      break;
    }
}

static char *
veche_record_order_dup_column (const VecheRecordOrder *self)
{
  const VecheKind *target;

  if (self->sort == NULL)
    return g_strdup ("NULL");
  if (self->sort->type != VECHE_FIELD_REF)
    return g_strdup_printf ("t.\"%s\"", self->sort->name);
  target = veche_kind_find (self->sort->target);
  return g_strdup_printf ("(SELECT r.\"%s\" FROM \"%s\" r WHERE r.id = t.\"%s\")", target->title_field, target->table,
                          self->sort->name);
}

/* Parameters after the filter's own: the row below which to go on, how many, and, with a text, what to match. */
static char *
veche_record_order_dup_sql (const VecheRecordOrder *self, VecheRecordFilter *filter)
{
  const VecheKind *kind = self->query->kind;
  const char *where = veche_record_filter_get_where (filter);
  const int next = veche_record_filter_count_parameters (filter) + 1;
  const char *joint = *where != '\0' ? "AND" : "WHERE";
  g_autofree char *column = veche_record_order_dup_column (self);
  g_autofree char *join = NULL;
  gint64 first;

  if (self->match == NULL)
    return g_strdup_printf ("SELECT t.id, %s FROM \"%s\" t %s %s t.id < ?%d ORDER BY t.id DESC LIMIT ?%d", column, kind->table,
                            where, joint, next, next + 1);

  /* The index gives its hits newest first as they are asked for: IN would gather all of them for every slice. */
  veche_search_rowid_range (kind, &first, NULL);
  join = *where == '\0' && self->sort == NULL
           ? g_strdup ("")
           : g_strdup_printf ("CROSS JOIN \"%s\" t ON t.id = s.rowid - %" G_GINT64_FORMAT, kind->table, first);
  return g_strdup_printf ("SELECT s.rowid - %" G_GINT64_FORMAT ", %s FROM veche_search s %s %s %s s.veche_search MATCH ?%d "
                          "AND s.rowid > %" G_GINT64_FORMAT " AND s.rowid < ?%d ORDER BY s.rowid DESC LIMIT ?%d",
                          first, column, join, where, joint, next + 2, first, next, next + 1);
}

/* Reads the next rows; how many there were, or -1. */
static int
veche_record_order_read (VecheRecordOrder *self, VecheStore *store, guint wanted, GError **error)
{
  VecheRecordFilter *filter;
  g_autofree char *sql = NULL;
  g_autoptr (VecheStmt) stmt = NULL;
  VecheStmtResult step;
  int found = 0;
  int next;
  gint64 first = 0;
  gint64 last;

  if (self->filter == NULL)
    self->filter = veche_record_filter_new (store, self->match != NULL ? self->terms : self->query, error);
  filter = self->filter;
  if (filter == NULL)
    return -1;
  if (self->match == NULL && self->query->text != NULL)
    veche_record_filter_get_text (filter, &self->swapped);
  sql = veche_record_order_dup_sql (self, filter);
  stmt = veche_stmt_new (veche_store_get_db (store), sql, error);
  if (stmt == NULL)
    return -1;

  next = veche_record_filter_count_parameters (filter) + 1;
  veche_record_filter_bind (filter, stmt);
  if (self->match != NULL)
    {
      veche_search_rowid_range (self->query->kind, &first, &last);
      veche_stmt_bind_text (stmt, next + 2, self->match);
    }
  veche_stmt_bind_integer (stmt, next, self->match == NULL        ? self->last_id
                                       : self->last_id == G_MAXINT64 ? last + 1
                                                                     : first + self->last_id);
  veche_stmt_bind_integer (stmt, next + 1, wanted);
  while ((step = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      VecheRecordOrderRow row;

      row.id = veche_stmt_get_integer (stmt, 0);
      self->last_id = row.id;
      found++;
      if (self->sort == NULL)
        g_array_append_val (self->ids, row.id);
      else
        {
          veche_record_order_make_key (self, stmt, &row);
          g_array_append_val (self->rows, row);
        }
    }
  return step == VECHE_STMT_DONE ? found : -1;
}

/* A text is looked up in the index of its kind; a child's is found by its root, and so only by the filter. */
static void
veche_record_order_prepare_match (VecheRecordOrder *self, VecheStore *store)
{
  if (self->query->text == NULL || veche_kind_get_root (self->query->kind) != self->query->kind)
    return;
  self->match = veche_search_build_match (store, self->query->text);
  if (self->match == NULL)
    return;
  self->terms = veche_query_copy (self->query);
  veche_query_set_text (self->terms, NULL);
}

/* Nothing found: perhaps the keyboard was in the other layout. */
static gboolean
veche_record_order_swap_layout (VecheRecordOrder *self, VecheStore *store)
{
  g_autofree char *text = veche_search_resolve (store, self->query->kind, self->query->text, &self->swapped);

  if (!self->swapped)
    return FALSE;
  g_free (self->match);
  self->match = veche_search_build_match (store, text);
  return TRUE;
}

static VecheJobResult
veche_record_order_next_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  VecheRecordOrder *self = data;
  const guint wanted = self->started ? SLICE : FIRST_SLICE;
  int found;

  veche_db_set_cancellable (veche_store_get_db (*store), cancellable);
  if (!self->started)
    veche_record_order_prepare_match (self, *store);
  found = veche_record_order_read (self, *store, wanted, error);
  if (found == 0 && !self->started && self->match != NULL && veche_record_order_swap_layout (self, *store))
    found = veche_record_order_read (self, *store, wanted, error);
  if (found < 0)
    return VECHE_JOB_FAILED;
  self->started = TRUE;
  g_value_init (result, G_TYPE_BOOLEAN);
  g_value_set_boolean (result, (guint) found == wanted);
  return VECHE_JOB_DONE;
}

DexFuture *
veche_record_order_next (VecheRecordOrder *self, VecheWorkspace *workspace)
{
  return veche_workspace_push (workspace, (self->started ? VECHE_JOB_SOON : VECHE_JOB_INTERACTIVE) | VECHE_JOB_READS,
                               veche_record_order_next_thread, veche_record_order_ref (self),
                               (GDestroyNotify) veche_record_order_unref);
}

/* Equal ones go by id, the older first, as the store has them too. */
static int
veche_record_order_compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const VecheRecordOrder *self = data;
  const VecheRecordOrderRow *x = a;
  const VecheRecordOrderRow *y = b;
  int order = memcmp (x->key, y->key, KEY_BYTES);

  if (order == 0)
    order = strcmp ((const char *) self->rests->data + x->rest, (const char *) self->rests->data + y->rest);
  return order != 0 ? order : (x->id > y->id) - (x->id < y->id);
}

/* Empty values stay last in either direction. */
static gboolean
veche_record_order_is_empty (const VecheRecordOrderRow *row)
{
  for (guint i = 0; i < KEY_BYTES; i++)
    if ((guint8) row->key[i] != 0xff)
      return FALSE;
  return TRUE;
}

static DexFuture *
veche_record_order_sort_fiber (gpointer data)
{
  VecheRecordOrder *self = data;
  guint filled;

  g_array_sort_with_data (self->rows, veche_record_order_compare, self);
  filled = self->rows->len;
  while (filled > 0 && veche_record_order_is_empty (&g_array_index (self->rows, VecheRecordOrderRow, filled - 1)))
    filled--;
  g_array_set_size (self->ids, self->rows->len);
  for (guint i = 0; i < self->rows->len; i++)
    {
      guint from = self->query->descending && i < filled ? filled - 1 - i : i;

      g_array_index (self->ids, gint64, i) = g_array_index (self->rows, VecheRecordOrderRow, from).id;
    }
  g_clear_pointer (&self->rows, g_array_unref);
  self->rows = g_array_new (FALSE, FALSE, sizeof (VecheRecordOrderRow));
  g_byte_array_set_size (self->rests, 1);
  return dex_future_new_true ();
}

DexFuture *
veche_record_order_sort (VecheRecordOrder *self)
{
  if (self->sort == NULL)
    return dex_future_new_true ();
  return dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), 0, veche_record_order_sort_fiber,
                              veche_record_order_ref (self), (GDestroyNotify) veche_record_order_unref);
}

gboolean
veche_record_order_is_streamed (VecheRecordOrder *self)
{
  return self->sort == NULL;
}

gboolean
veche_record_order_is_swapped (VecheRecordOrder *self)
{
  return self->swapped;
}

GArray *
veche_record_order_get_ids (VecheRecordOrder *self)
{
  return self->ids;
}
