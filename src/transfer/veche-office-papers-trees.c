/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-office-papers.h"

#include <math.h>
#include <string.h>

#include "veche-act-trees.h"
#include "veche-i18n.h"
#include "veche-own-file.h"
#include "veche-place.h"
#include "veche-species-lookup.h"
#include "veche-survey.h"
#include "veche-territory.h"
#include "veche-time.h"
#include "veche-tree-choice.h"
#include "veche-tree.h"

/* Papers have columns of diameters: «20.1+12.7» of girths too. %NULL where there is one stem. */
static char *
veche_office_papers_dup_stems (const char *sizes)
{
  if (sizes == NULL || strchr (sizes, '+') == NULL)
    return NULL;
  return veche_tree_dup_diameters (sizes);
}

/* «порубочный билет № 7 от 12.05.2026, вырублено 14.05.2026, взамен: липа, 2 шт.» */
static char *
veche_office_papers_dup_felling (VecheRecord *record)
{
  const char *permit = veche_record_get_text (record, "permit");
  const char *planted = veche_record_get_text (record, "planted");
  g_autofree char *permitted = veche_time_format_date (veche_record_get_text (record, "permitted"), NULL);
  g_autofree char *removed = veche_time_format_date (veche_record_get_text (record, "removed"), NULL);
  GString *text = g_string_new (NULL);

  if (permit != NULL)
    g_string_append_printf (text, "порубочный билет № %s%s%s", permit, *permitted != '\0' ? " от " : "", permitted);
  if (*removed != '\0')
    g_string_append_printf (text, "%sвырублено %s", text->len > 0 ? ", " : "", removed);
  if (planted != NULL)
    g_string_append_printf (text, "%sвзамен: %s", text->len > 0 ? ", " : "", planted);
  return g_string_free (text, FALSE);
}

/* «Ёлка», «ель обыкн.», «Picea abies»: one species on one paper, as the office calls it. */
static void
veche_office_papers_set_species (VecheReportTree *tree, VecheRecord *record, VecheSpeciesNames *names)
{
  const VecheSpecies *species = veche_species_names_find (names, veche_record_get_text (record, "species"));

  if (species == NULL)
    species = veche_species_names_find (names, veche_record_get_text (record, "latin"));
  tree->species = g_strdup (veche_record_get_text (record, "species"));
  tree->form = g_strdup (veche_record_get_text (record, "form"));
  if (species == NULL)
    return;
  tree->listed = g_strdup (species->name);
  /* Of what neither list says the paper's own rules go on. */
  if (species->value_group != NULL && *species->value_group != '\0')
    tree->group = g_strdup (species->value_group);
  if (tree->form == NULL)
    tree->form = g_strdup (species->form);
}

VecheReportTree *
veche_office_papers_new_tree (VecheRecord *record, VecheSpeciesNames *names)
{
  VecheReportTree *tree = veche_report_tree_new ();
  g_autoptr (VecheGeometry) shape = veche_place_dup (record);

  tree->number = g_strdup (veche_record_get_number (record));
  tree->old_numbers = g_strdup (veche_record_get_text (record, "old_numbers"));
  veche_office_papers_set_species (tree, record, names);
  tree->stems = veche_office_papers_dup_stems (veche_record_get_value (record, "diameter")->label);
  tree->condition = g_strdup (veche_record_get_text (record, "condition"));
  tree->decision = g_strdup (veche_record_get_text (record, "decision"));
  tree->proposal = g_strdup (veche_record_get_text (record, "volunteer_decision"));
  tree->ground = g_strdup (veche_record_get_text (record, "ground"));
  tree->note = g_strdup (veche_record_get_text (record, "note"));
  tree->unit = g_strdup (veche_record_get_text (record, "unit"));
  tree->surveyed = g_strdup (veche_record_get_text (record, "surveyed"));
  tree->felling = veche_office_papers_dup_felling (record);
  tree->diameter = veche_record_get_real (record, "diameter");
  tree->height = veche_record_get_real (record, "height");
  tree->crown = veche_record_get_real (record, "crown");
  tree->accuracy = veche_record_get_real (record, "accuracy");
  tree->age = veche_record_get_integer (record, "age");
  tree->count = veche_record_get_real (record, "count");
  if (shape != NULL && veche_geometry_count_vertices (shape) > 0)
    {
      tree->lon = veche_geometry_get_xy (shape)[0];
      tree->lat = veche_geometry_get_xy (shape)[1];
    }
  return tree;
}

gboolean
veche_office_papers_gather_trees (VecheOfficeContext *context, const VecheTreeChoice *choice, GPtrArray *list, GError **error)
{
  g_autoptr (VecheSpeciesNames) names = veche_species_lookup_load (context->workspace, error);
  g_autoptr (GHashTable) felled = names != NULL ? veche_act_trees_list_felled (context->workspace, error) : NULL;
  g_autoptr (GPtrArray) records = felled != NULL ? veche_tree_choice_list (context->workspace, choice, error) : NULL;

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      const gint64 id = veche_record_get_id (g_ptr_array_index (records, i));
      VecheReportTree *tree = veche_office_papers_new_tree (g_ptr_array_index (records, i), names);

      tree->acted = g_hash_table_contains (felled, &id);
      g_ptr_array_add (list, tree);
    }
  return TRUE;
}

/* The trees that the parameters leave, into @list. */
static gboolean
veche_office_papers_gather_chosen (VecheOfficeContext *context, GPtrArray *list, GError **error)
{
  const VecheTreeChoice choice = { context->territory, context->survey, context->layer };

  if (!veche_office_papers_gather_trees (context, &choice, list, error))
    return FALSE;
  if (list->len == 0)
    g_ptr_array_add (context->warnings, g_strdup (_("There are no such trees: the paper is empty.")));
  return TRUE;
}

gboolean
veche_office_papers_find_named (VecheOfficeContext *context, const VecheKind *kind, const char *reference, VecheRecord **found,
                                GError **error)
{
  gint64 id;

  if (reference == NULL)
    return TRUE;
  id = veche_tree_choice_find (context->workspace, kind, reference, error);
  *found = id != 0 ? dex_await_object (veche_workspace_get (context->workspace, kind, id), error) : NULL;
  return *found != NULL;
}

VecheReportTally *
veche_office_papers_gather_tally (VecheOfficeContext *context, GError **error)
{
  g_autoptr (VecheReportTally) input = veche_report_tally_new ();
  g_autoptr (VecheRecord) area = NULL;
  g_autoptr (VecheRecord) survey = NULL;

  if ((context->form != NULL && !veche_report_tally_form_parse (context->form, &input->form, error))
      || !veche_office_papers_find_named (context, &veche_territory_area_kind, context->territory, &area, error)
      || !veche_office_papers_find_named (context, &veche_survey_kind, context->survey, &survey, error)
      || !veche_office_papers_gather_chosen (context, input->trees, error))
    return NULL;
  input->page = context->page;
  input->zone = g_strdup (veche_office_context_get_zone (context, NULL));
  input->office = veche_office_context_new_office (context, NULL);
  input->territory = area != NULL ? g_strdup (veche_record_get_title (area)) : NULL;
  input->survey = survey != NULL ? g_strdup (veche_record_get_title (survey)) : NULL;
  input->address = g_strdup (context->address);
  input->cadastral = g_strdup (context->cadastral);
  input->works = g_strdup (context->works);
  input->applicant = g_strdup (context->applicant);
  return g_steal_pointer (&input);
}

/* --- the plan ----------------------------------------------------------------------------------------------------- */

/* Shapes of that kind within the box, but for the one of @except. */
static gboolean
veche_office_papers_gather_shapes (VecheOfficeContext *context, const VecheKind *kind, const double box[4], gint64 except, GPtrArray *list,
                                   GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (kind);
  g_autoptr (GPtrArray) records = NULL;

  query->settled = TRUE;
  veche_query_set_box (query, box);
  records = dex_await_boxed (veche_workspace_query (context->workspace, query), error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      VecheRecord *record = g_ptr_array_index (records, i);
      VecheGeometry *shape = veche_record_get_id (record) != except ? veche_place_dup (record) : NULL;

      if (shape != NULL)
        g_ptr_array_add (list, shape);
    }
  return records != NULL;
}

gboolean
veche_office_papers_gather_base (VecheOfficeContext *context, VecheReportPlan *input, VecheRecord *area, GError **error)
{
  double box[4] = { 180, 90, -180, -90 };

  for (guint i = 0; i < input->trees->len; i++)
    {
      const VecheReportTree *tree = g_ptr_array_index (input->trees, i);

      if (!isfinite (tree->lon))
        continue;
      box[0] = MIN (box[0], tree->lon);
      box[1] = MIN (box[1], tree->lat);
      box[2] = MAX (box[2], tree->lon);
      box[3] = MAX (box[3], tree->lat);
    }
  if (box[0] > box[2])
    return TRUE;
  return veche_office_papers_gather_shapes (context, &veche_territory_route_kind, box, 0, input->lines, error)
         && veche_office_papers_gather_shapes (context, &veche_territory_area_kind, box, area != NULL ? veche_record_get_id (area) : 0,
                                               input->outlines, error);
}

char *
veche_office_papers_dup_survey (VecheRecord *survey)
{
  g_autofree char *from = veche_time_format_date (veche_record_get_text (survey, "started"), NULL);
  g_autofree char *to = veche_time_format_date (veche_record_get_text (survey, "ended"), NULL);

  if (*from == '\0' && *to == '\0')
    return g_strdup (veche_record_get_title (survey));
  return g_strdup_printf ("%s, %s%s%s", veche_record_get_title (survey), from, *from != '\0' && *to != '\0' ? "–" : "", to);
}

VecheReportPlan *
veche_office_papers_gather_plan (VecheOfficeContext *context, GError **error)
{
  g_autoptr (VecheReportPlan) input = veche_report_plan_new ();
  g_autoptr (VecheRecord) area = NULL;
  g_autoptr (VecheRecord) survey = NULL;

  if ((context->scale != NULL && !veche_report_plan_parse_scale (context->scale, &input->scale, error))
      || !veche_office_papers_find_named (context, &veche_territory_area_kind, context->territory, &area, error)
      || !veche_office_papers_find_named (context, &veche_survey_kind, context->survey, &survey, error)
      || !veche_office_papers_gather_chosen (context, input->trees, error)
      || !veche_office_papers_gather_base (context, input, area, error))
    return NULL;
  /* A second descriptor of an open workspace, once closed, would drop its locks. */
  if (context->base != NULL && !veche_own_file_check_readable (context->base, error))
    return NULL;
  input->base = g_strdup (context->base);
  input->page = context->page;
  input->zone = g_strdup (veche_office_context_get_zone (context, NULL));
  input->office = veche_office_context_new_office (context, NULL);
  input->territory = area != NULL ? g_strdup (veche_record_get_title (area)) : g_strdup (context->title);
  input->boundary = area != NULL ? veche_place_dup (area) : NULL;
  input->survey = survey != NULL ? veche_office_papers_dup_survey (survey) : NULL;
  input->started = survey != NULL ? g_strdup (veche_record_get_text (survey, "started")) : NULL;
  input->ended = survey != NULL ? g_strdup (veche_record_get_text (survey, "ended")) : NULL;
  return g_steal_pointer (&input);
}
