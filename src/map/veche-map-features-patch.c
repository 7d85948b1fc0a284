/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-features-private.h"

static int
veche_map_features_compare_id (gconstpointer a, gconstpointer b)
{
  const gint64 first = *(const gint64 *) a;
  const gint64 second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

/* @ids in ascending order, and without those that come twice. */
static guint
veche_map_features_sort_ids (gint64 *ids, guint n)
{
  guint kept = 0;

  qsort (ids, n, sizeof *ids, veche_map_features_compare_id);
  for (guint i = 0; i < n; i++)
    if (kept == 0 || ids[kept - 1] != ids[i])
      ids[kept++] = ids[i];
  return kept;
}

static int
veche_map_features_compare_column (gconstpointer a, gconstpointer b, gpointer data)
{
  const gint64 *ids = data;

  return veche_map_features_compare_id (&ids[*(const guint *) a], &ids[*(const guint *) b]);
}

VecheMapFeatures *
veche_map_features_patch (const VecheMapFeatures *self, const VecheMapColumns *fresh, const gint64 *ids, guint n_ids)
{
  g_autofree gint64 *asked = g_memdup2 (ids, n_ids * sizeof *ids);
  g_autofree guint *order = g_new (guint, MAX (fresh->ids->len, 1));
  const gint64 *fresh_ids = (const gint64 *) (gpointer) fresh->ids->data;
  VecheMapFeatures *result = veche_map_features_alloc (self->kind, self->n + fresh->ids->len);
  guint n_asked = veche_map_features_sort_ids (asked, n_ids);
  guint n = 0;
  guint ask = 0;
  guint take = 0;

  for (guint i = 0; i < fresh->ids->len; i++)
    order[i] = i;
  g_sort_array (order, fresh->ids->len, sizeof *order, veche_map_features_compare_column, (gpointer) fresh_ids);
  for (guint i = 0; i < self->n; i++)
    {
      for (; take < fresh->ids->len && fresh_ids[order[take]] < self->ids[i]; take++)
        n += veche_map_features_take_column (result, n, fresh, order[take]) ? 1 : 0;
      while (ask < n_asked && asked[ask] < self->ids[i])
        ask++;
      if (ask < n_asked && asked[ask] == self->ids[i])
        continue;
      veche_map_features_take_feature (result, n++, self, i);
    }
  for (; take < fresh->ids->len; take++)
    n += veche_map_features_take_column (result, n, fresh, order[take]) ? 1 : 0;
  result->n = n;
  veche_map_features_finish (result);
  return result;
}
