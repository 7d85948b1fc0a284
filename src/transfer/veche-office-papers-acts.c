/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-office-papers.h"

#include "veche-act.h"
#include "veche-i18n.h"
#include "veche-species-lookup.h"
#include "veche-survey.h"
#include "veche-territory.h"
#include "veche-tree-choice.h"
#include "veche-tree.h"

static GPtrArray *
veche_office_papers_list_act_rows (VecheOfficeContext *context, const VecheKind *kind, gint64 act, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (kind);

  query->parent_id = act;
  query->settled = TRUE;
  return dex_await_boxed (veche_workspace_query (context->workspace, query), error);
}

/* The chair comes first, the others as they were written down. */
static gboolean
veche_office_papers_gather_members (VecheOfficeContext *context, gint64 act, VecheReportActEntry *entry, GError **error)
{
  g_autoptr (GPtrArray) rows = veche_office_papers_list_act_rows (context, &veche_act_member_kind, act, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      VecheRecord *row = g_ptr_array_index (rows, i);
      const gboolean chair = !entry->has_chair && g_strcmp0 (veche_record_get_text (row, "role"), "chair") == 0;
      VecheReportPerson *person = veche_report_person_new (veche_record_get_text (row, "name"), veche_record_get_text (row, "position"));

      g_ptr_array_insert (entry->members, chair ? 0 : -1, person);
      entry->has_chair |= chair;
    }
  return rows != NULL;
}

static gboolean
veche_office_papers_gather_act_trees (VecheOfficeContext *context, gint64 act, VecheReportActEntry *entry, GError **error)
{
  g_autoptr (GPtrArray) rows = veche_office_papers_list_act_rows (context, &veche_act_tree_kind, act, error);
  /* A tree stands once in an act; older files may have it twice. */
  g_autoptr (GHashTable) by_tree = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) trees = NULL;
  g_autoptr (VecheSpeciesNames) names = NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const gint64 id = veche_record_get_integer (g_ptr_array_index (rows, i), "tree");
      GPtrArray *same = g_hash_table_lookup (by_tree, &id);

      if (same == NULL)
        {
          same = g_ptr_array_new ();
          g_array_append_val (ids, id);
          g_hash_table_insert (by_tree, g_memdup2 (&id, sizeof id), same);
        }
      g_ptr_array_add (same, g_ptr_array_index (rows, i));
    }
  if (rows == NULL)
    return FALSE;
  if (ids->len == 0)
    return TRUE;
  trees = dex_await_boxed (veche_workspace_get_many (context->workspace, &veche_tree_kind, (const gint64 *) (gpointer) ids->data, ids->len), error);
  names = trees != NULL ? veche_species_lookup_load (context->workspace, error) : NULL;
  if (names == NULL)
    return FALSE;
  veche_tree_choice_sort (trees);
  for (guint i = 0; i < trees->len; i++)
    {
      VecheRecord *tree = g_ptr_array_index (trees, i);
      const gint64 id = veche_record_get_id (tree);
      const GPtrArray *same = g_hash_table_lookup (by_tree, &id);

      for (guint nth = 0; nth < same->len; nth++)
        {
          VecheRecord *row = g_ptr_array_index (same, nth);
          VecheReportActTree *told = veche_report_act_tree_new ();

          told->tree = veche_office_papers_new_tree (tree, names);
          told->decision = g_strdup (veche_record_get_text (row, "decision"));
          told->findings = g_strdup (veche_record_get_text (row, "text"));
          g_ptr_array_add (entry->trees, told);
        }
    }
  return TRUE;
}

/* The act that the number names; without one all that the days, the territory and the survey leave, by number. */
static GPtrArray *
veche_office_papers_list_acts (VecheOfficeContext *context, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_act_kind);
  GPtrArray *acts;

  if (context->number != NULL)
    {
      const gint64 id = veche_tree_choice_find (context->workspace, &veche_act_kind, context->number, error);

      return id != 0 ? dex_await_boxed (veche_workspace_get_many (context->workspace, &veche_act_kind, &id, 1), error) : NULL;
    }
  query->settled = TRUE;
  if (!veche_tree_choice_narrow (context->workspace, query, &veche_territory_area_kind, "area", context->territory, error)
      || !veche_tree_choice_narrow (context->workspace, query, &veche_survey_kind, "survey", context->survey, error))
    return NULL;
  acts = dex_await_boxed (veche_workspace_query (context->workspace, query), error);
  if (acts != NULL)
    veche_tree_choice_sort (acts);
  return acts;
}

static gboolean
veche_office_papers_add_act (VecheOfficeContext *context, VecheReportAct *input, VecheRecord *act, GError **error)
{
  g_autoptr (VecheReportActEntry) entry = veche_report_act_entry_new ();

  if (!veche_office_papers_gather_members (context, veche_record_get_id (act), entry, error)
      || !veche_office_papers_gather_act_trees (context, veche_record_get_id (act), entry, error))
    return FALSE;
  if (entry->trees->len == 0)
    {
      const char *number = veche_record_get_number (act);

      g_ptr_array_add (context->warnings, number != NULL ? g_strdup_printf (_("There are no trees in the act %s."), number)
                                                         : g_strdup (_("There are no trees in the act.")));
    }
  entry->number = g_strdup (veche_record_get_number (act));
  entry->date = g_strdup (veche_record_get_text (act, "date"));
  entry->territory = g_strdup (veche_record_get_value (act, "area")->label);
  entry->survey = g_strdup (veche_record_get_value (act, "survey")->label);
  entry->address = g_strdup (veche_record_get_text (act, "address"));
  entry->reason = g_strdup (veche_record_get_text (act, "reason"));
  entry->findings = g_strdup (veche_record_get_text (act, "text"));
  g_ptr_array_add (input->entries, g_steal_pointer (&entry));
  return TRUE;
}

VecheReportAct *
veche_office_papers_gather_act (VecheOfficeContext *context, GError **error)
{
  g_autoptr (VecheReportAct) input = veche_report_act_new ();
  g_autoptr (GPtrArray) acts = veche_office_papers_list_acts (context, error);

  if (acts == NULL)
    return NULL;
  for (guint i = 0; i < acts->len; i++)
    {
      VecheRecord *act = g_ptr_array_index (acts, i);

      if ((context->number != NULL || veche_office_context_has_day (context, veche_record_get_text (act, "date")))
          && !veche_office_papers_add_act (context, input, act, error))
        return NULL;
    }
  input->page = context->page;
  input->zone = g_strdup (veche_office_context_get_zone (context, NULL));
  input->office = veche_office_context_new_office (context, NULL);
  return g_steal_pointer (&input);
}
