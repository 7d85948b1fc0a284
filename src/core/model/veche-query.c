/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-query.h"

#include <string.h>

static void
veche_query_term_free (gpointer data)
{
  VecheQueryTerm *term = data;

  g_free (term->field);
  g_free (term->value);
  g_free (term);
}

VecheQuery *
veche_query_new (const VecheKind *kind)
{
  VecheQuery *self = g_new0 (VecheQuery, 1);

  self->kind = kind;
  self->terms = g_ptr_array_new_with_free_func (veche_query_term_free);
  self->limit = -1;
  return self;
}

VecheQuery *
veche_query_copy (const VecheQuery *self)
{
  VecheQuery *copy = veche_query_new (self->kind);

  copy->text = g_strdup (self->text);
  copy->sort = g_strdup (self->sort);
  copy->descending = self->descending;
  copy->with_hidden = self->with_hidden;
  copy->settled = self->settled;
  copy->parent_id = self->parent_id;
  copy->limit = self->limit;
  copy->offset = self->offset;
  copy->box = g_memdup2 (self->box, self->box != NULL ? 4 * sizeof (double) : 0);
  if (self->ids != NULL)
    veche_query_set_ids (copy, (const gint64 *) (gpointer) self->ids->data, self->ids->len);
  for (guint i = 0; i < self->terms->len; i++)
    {
      const VecheQueryTerm *term = g_ptr_array_index (self->terms, i);

      veche_query_add_term (copy, term->field, term->value, term->negated);
    }
  return copy;
}

void
veche_query_free (VecheQuery *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->sort);
  g_free (self->box);
  g_clear_pointer (&self->ids, g_array_unref);
  g_ptr_array_unref (self->terms);
  g_free (self);
}

void
veche_query_set_text (VecheQuery *self, const char *text)
{
  g_set_str (&self->text, text != NULL && *text != '\0' ? text : NULL);
}

void
veche_query_set_sort (VecheQuery *self, const char *field, gboolean descending)
{
  g_set_str (&self->sort, field);
  self->descending = descending;
}

void
veche_query_add_term (VecheQuery *self, const char *field, const char *value, gboolean negated)
{
  VecheQueryTerm *term = g_new0 (VecheQueryTerm, 1);

  term->field = g_strdup (field);
  term->value = g_strdup (value != NULL ? value : "");
  term->negated = negated;
  g_ptr_array_add (self->terms, term);
}

void
veche_query_set_ids (VecheQuery *self, const gint64 *ids, guint n_ids)
{
  g_clear_pointer (&self->ids, g_array_unref);
  self->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids);
  if (n_ids > 0)
    g_array_append_vals (self->ids, ids, n_ids);
}

void
veche_query_set_box (VecheQuery *self, const double box[4])
{
  g_free (self->box);
  self->box = g_memdup2 (box, box != NULL ? 4 * sizeof (double) : 0);
}

static gboolean
veche_query_equal_boxes (const double *a, const double *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a[0] == b[0] && a[1] == b[1] && a[2] == b[2] && a[3] == b[3];
}

static gboolean
veche_query_equal_ids (const GArray *a, const GArray *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->len == b->len && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0);
}

gboolean
veche_query_equal (const VecheQuery *a, const VecheQuery *b)
{
  if (a->kind != b->kind || g_strcmp0 (a->text, b->text) != 0 || g_strcmp0 (a->sort, b->sort) != 0
      || a->descending != b->descending || a->with_hidden != b->with_hidden || a->settled != b->settled
      || a->parent_id != b->parent_id || a->limit != b->limit
      || a->offset != b->offset || a->terms->len != b->terms->len || !veche_query_equal_ids (a->ids, b->ids)
      || !veche_query_equal_boxes (a->box, b->box))
    return FALSE;

  for (guint i = 0; i < a->terms->len; i++)
    {
      const VecheQueryTerm *x = g_ptr_array_index (a->terms, i);
      const VecheQueryTerm *y = g_ptr_array_index (b->terms, i);

      if (!g_str_equal (x->field, y->field) || !g_str_equal (x->value, y->value) || x->negated != y->negated)
        return FALSE;
    }
  return TRUE;
}
