/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-tree-choice.h"

#include <inttypes.h>

#include "veche-area-inside.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-survey.h"
#include "veche-territory.h"
#include "veche-tree.h"

gint64
veche_tree_choice_find (VecheWorkspace *workspace, const VecheKind *kind, const char *reference, GError **error)
{
  g_autoptr (GError) unknown = NULL;
  gint64 id = dex_await_int64 (veche_workspace_find (workspace, kind, reference), &unknown);
  g_autoptr (VecheQuery) query = NULL;
  g_autoptr (GPtrArray) records = NULL;

  if (id != 0 || !g_error_matches (unknown, VECHE_ERROR, VECHE_ERROR_NOT_FOUND))
    {
      if (id == 0)
        g_propagate_error (error, g_steal_pointer (&unknown));
      return id;
    }
  query = veche_query_new (kind);
  veche_query_add_term (query, kind->title_field, reference, FALSE);
  records = dex_await_boxed (veche_workspace_query (workspace, query), error);
  if (records == NULL)
    return 0;
  if (records->len == 1)
    return veche_record_get_id (g_ptr_array_index (records, 0));
  g_propagate_error (error, g_steal_pointer (&unknown));
  return 0;
}

gboolean
veche_tree_choice_narrow (VecheWorkspace *workspace, VecheQuery *query, const VecheKind *kind, const char *field,
                          const char *reference, GError **error)
{
  g_autofree char *value = NULL;
  gint64 id;

  if (reference == NULL)
    return TRUE;
  id = veche_tree_choice_find (workspace, kind, reference, error);
  value = g_strdup_printf ("id:%" PRId64, id);
  if (id != 0)
    veche_query_add_term (query, field, value, FALSE);
  return id != 0;
}

gboolean
veche_tree_choice_narrow_to_area (VecheWorkspace *workspace, VecheQuery *query, const char *reference, GError **error)
{
  g_autoptr (VecheAreaInside) inside = NULL;
  gint64 id;

  if (reference == NULL)
    return TRUE;
  id = veche_tree_choice_find (workspace, &veche_territory_area_kind, reference, error);
  if (id == 0)
    return FALSE;
  inside = dex_await_boxed (veche_area_inside_find (workspace, id, query->kind, 0), error);
  if (inside == NULL)
    return FALSE;
  veche_query_set_ids (query, (const gint64 *) (gpointer) inside->ids->data, inside->ids->len);
  return TRUE;
}

/* Those without a number come last. */
static int
veche_tree_choice_compare (gconstpointer a, gconstpointer b)
{
  VecheRecord *first = *(VecheRecord *const *) a;
  VecheRecord *second = *(VecheRecord *const *) b;
  const char *one = veche_record_get_number (first), *other = veche_record_get_number (second);
  const gint64 one_value = one != NULL ? g_ascii_strtoll (one, NULL, 10) : G_MAXINT64;
  const gint64 other_value = other != NULL ? g_ascii_strtoll (other, NULL, 10) : G_MAXINT64;
  int order = (one_value > other_value) - (one_value < other_value);

  if (order == 0)
    order = g_strcmp0 (one, other);
  return order != 0 ? order : (veche_record_get_id (first) > veche_record_get_id (second)) * 2 - 1;
}

void
veche_tree_choice_sort (GPtrArray *records)
{
  g_ptr_array_sort (records, veche_tree_choice_compare);
}

GPtrArray *
veche_tree_choice_list (VecheWorkspace *workspace, const VecheTreeChoice *choice, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_tree_kind);
  GPtrArray *trees;

  query->settled = TRUE;
  if (!veche_tree_choice_narrow (workspace, query, &veche_survey_kind, "survey", choice->survey, error)
      || !veche_tree_choice_narrow (workspace, query, &veche_territory_layer_kind, "layer", choice->layer, error)
      || !veche_tree_choice_narrow_to_area (workspace, query, choice->territory, error))
    return NULL;
  trees = dex_await_boxed (veche_workspace_query (workspace, query), error);
  if (trees != NULL)
    veche_tree_choice_sort (trees);
  return trees;
}
