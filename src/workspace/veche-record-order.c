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
/* What of a sort key is kept: enough to tell titles apart; equal ones go by id. */
#define KEY_BYTES 24

typedef struct
{
  gint64 id;
  char key[KEY_BYTES];
} VecheRecordOrderRow;

struct _VecheRecordOrder
{
  gatomicrefcount refs;
  VecheQuery *query;
  const VecheField *sort; /* or NULL: newest first */
  GArray *ids;            /* of gint64 */
  GArray *rows;           /* of VecheRecordOrderRow, while sorting */
  gint64 last_id;         /* the slice before ended here */
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
  g_array_unref (self->ids);
  g_array_unref (self->rows);
  g_free (self);
}

/* Texts by the Russian dictionary, numbers by value (their sign bit flipped, so that bytes compare like them), empty ones last. */
static void
veche_record_order_make_key (const VecheRecordOrder *self, VecheStmt *stmt, VecheRecordOrderRow *row)
{
  g_autofree char *key = NULL;
  guint64 bits;

  memset (row->key, 0xff, KEY_BYTES);
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
      strncpy (row->key, veche_stmt_get_text (stmt, 1), KEY_BYTES);
      break;
    case VECHE_FIELD_TEXT:
    case VECHE_FIELD_LONG_TEXT:
    case VECHE_FIELD_REAL:
    case VECHE_FIELD_CODE:
    case VECHE_FIELD_REF:
    case VECHE_FIELD_GEOMETRY:
    default:
      key = veche_text_sort_key (veche_stmt_get_text (stmt, 1), KEY_BYTES);
      strncpy (row->key, key, KEY_BYTES);
      break;
    }
}

static char *
veche_record_order_dup_sql (const VecheRecordOrder *self, VecheRecordFilter *filter)
{
  const VecheKind *kind = self->query->kind;
  const char *where = veche_record_filter_get_where (filter);
  int parameters = veche_record_filter_count_parameters (filter);
  g_autofree char *column = NULL;
  g_autofree char *before = *where != '\0' ? g_strconcat (where, " AND", NULL) : g_strdup ("WHERE");

  if (self->sort == NULL)
    column = g_strdup ("NULL");
  else if (self->sort->type == VECHE_FIELD_REF)
    {
      const VecheKind *target = veche_kind_find (self->sort->target);

      column = g_strdup_printf ("(SELECT r.\"%s\" FROM \"%s\" r WHERE r.id = t.\"%s\")", target->title_field, target->table,
                                self->sort->name);
    }
  else
    column = g_strdup_printf ("t.\"%s\"", self->sort->name);
  return g_strdup_printf ("SELECT t.id, %s FROM \"%s\" t %s t.id < ?%d ORDER BY t.id DESC LIMIT ?%d", column, kind->table,
                          before, parameters + 1, parameters + 2);
}

static VecheJobResult
veche_record_order_next_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  VecheRecordOrder *self = data;
  const guint wanted = self->started ? SLICE : FIRST_SLICE;
  g_autoptr (VecheRecordFilter) filter = veche_record_filter_new (*store, self->query, error);
  g_autofree char *sql = NULL;
  g_autoptr (VecheStmt) stmt = NULL;
  VecheStmtResult step;
  guint found = 0;
  int parameters;

  if (filter == NULL)
    return VECHE_JOB_FAILED;
  veche_record_filter_get_text (filter, &self->swapped);
  parameters = veche_record_filter_count_parameters (filter);
  sql = veche_record_order_dup_sql (self, filter);
  stmt = veche_stmt_new (veche_store_get_db (*store), sql, error);
  if (stmt == NULL)
    return VECHE_JOB_FAILED;

  veche_db_set_cancellable (veche_store_get_db (*store), cancellable);
  veche_record_filter_bind (filter, stmt);
  veche_stmt_bind_integer (stmt, parameters + 1, self->last_id);
  veche_stmt_bind_integer (stmt, parameters + 2, wanted);
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
  if (step != VECHE_STMT_DONE)
    return VECHE_JOB_FAILED;
  self->started = TRUE;
  g_value_init (result, G_TYPE_BOOLEAN);
  g_value_set_boolean (result, found == wanted);
  return VECHE_JOB_DONE;
}

DexFuture *
veche_record_order_next (VecheRecordOrder *self, VecheWorkspace *workspace)
{
  return veche_workspace_push (workspace, self->started ? VECHE_JOB_BACKGROUND : VECHE_JOB_INTERACTIVE,
                               veche_record_order_next_thread, veche_record_order_ref (self),
                               (GDestroyNotify) veche_record_order_unref);
}

static int
veche_record_order_compare (gconstpointer a, gconstpointer b)
{
  const VecheRecordOrderRow *x = a;
  const VecheRecordOrderRow *y = b;
  int order = memcmp (x->key, y->key, KEY_BYTES);

  return order != 0 ? order : (x->id < y->id) - (x->id > y->id);
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

  g_array_sort (self->rows, veche_record_order_compare);
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
