/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-office-papers.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "veche-area-inside.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-place.h"
#include "veche-species.h"
#include "veche-survey.h"
#include "veche-territory.h"
#include "veche-text.h"
#include "veche-tree.h"

/* Of a sector on A4, where nothing else is asked for. */
#define SCALE 500
#define KEY_BYTES 200

/* What the crews of one survey share. */
typedef struct
{
  VecheRecord *survey;
  VecheRecord *area;  /* the territory that is asked for, else the survey's; or %NULL */
  char *title;
  char *scale;
  GPtrArray *grades;
  GHashTable *known;
} VecheOfficePapersField;

static void
veche_office_papers_field_clear (VecheOfficePapersField *self)
{
  g_clear_object (&self->area);
  g_free (self->title);
  g_free (self->scale);
  g_clear_pointer (&self->grades, g_ptr_array_unref);
  g_clear_pointer (&self->known, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VecheOfficePapersField, veche_office_papers_field_clear)

static int
veche_office_papers_compare_names (gconstpointer a, gconstpointer b)
{
  g_autofree char *one = veche_text_sort_key (*(const char *const *) a, KEY_BYTES);
  g_autofree char *other = veche_text_sort_key (*(const char *const *) b, KEY_BYTES);

  return strcmp (one, other);
}

/* The office's own list, else Veche's. */
static gboolean
veche_office_papers_gather_species (VecheOfficeContext *context, GPtrArray *list, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_tree_species_kind);
  g_autoptr (GPtrArray) own = dex_await_boxed (veche_workspace_query (context->workspace, query), error);

  for (guint i = 0; own != NULL && i < own->len; i++)
    g_ptr_array_add (list, g_strdup (veche_record_get_title (g_ptr_array_index (own, i))));
  if (list->len == 0)
    for (const VecheSpecies *species = veche_species_list (); species->name != NULL; species++)
      g_ptr_array_add (list, g_strdup (species->name));
  g_ptr_array_sort (list, veche_office_papers_compare_names);
  return own != NULL;
}

static gboolean
veche_office_papers_gather_grades (VecheOfficeContext *context, VecheOfficePapersField *field, GError **error)
{
  const gint64 scale = veche_record_get_integer (field->survey, "scale");
  g_autoptr (VecheQuery) query = veche_query_new (&veche_survey_grade_kind);
  g_autoptr (GPtrArray) rows = NULL;

  field->grades = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_report_field_grade_free);
  if (scale == 0)
    {
      g_ptr_array_add (context->warnings, g_strdup_printf (_("“%s” has no condition scale: its cribs are without one."), field->title));
      return TRUE;
    }
  field->scale = g_strdup (veche_record_get_value (field->survey, "scale")->label);
  query->parent_id = scale;
  query->settled = TRUE;
  veche_query_set_sort (query, "position", FALSE);
  rows = dex_await_boxed (veche_workspace_query (context->workspace, query), error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      VecheRecord *row = g_ptr_array_index (rows, i);

      g_ptr_array_add (field->grades, veche_report_field_grade_new (veche_record_get_text (row, "code"), veche_record_get_title (row),
                                                                    veche_record_get_text (row, "text")));
    }
  return rows != NULL;
}

/* Numbers of the survey that are no longer free. */
static gboolean
veche_office_papers_gather_known (VecheOfficeContext *context, VecheOfficePapersField *field, GError **error)
{
  g_autofree char *reference = g_strdup_printf ("id:%" PRId64, veche_record_get_id (field->survey));
  const VecheTreeChoice choice = { NULL, reference, NULL };
  g_autoptr (GPtrArray) trees = g_ptr_array_new ();

  field->known = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) veche_report_tree_free);
  if (!veche_office_papers_gather_trees (context, &choice, trees, error))
    return FALSE;
  for (guint i = 0; i < trees->len; i++)
    {
      VecheReportTree *tree = g_ptr_array_index (trees, i);

      if (tree->number == NULL || g_hash_table_contains (field->known, tree->number))
        veche_report_tree_free (tree);
      else
        g_hash_table_insert (field->known, tree->number, tree);
    }
  return TRUE;
}

/* --- the map -------------------------------------------------------------------------------------------------------- */

/* By its middle: sectors share their edges with the territory. */
static gboolean
veche_office_papers_is_sector_of (VecheRecord *sector, VecheRecord *area)
{
  g_autoptr (VecheGeometry) shape = veche_place_dup (sector);
  double bounds[4];

  return shape != NULL && veche_geometry_get_bounds (shape, bounds)
         && veche_area_inside_has_point (area, (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2);
}

/* One sector of the territory that is called as the workplace is that crew's; else they share the territory: crews are called alike in
 * every survey, and another park is no map for this one. *@found is owned, maybe %NULL. */
static gboolean
veche_office_papers_find_sector (VecheOfficeContext *context, const VecheOfficePapersField *field, const char *workplace, VecheRecord **found,
                                 GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_territory_area_kind);
  g_autoptr (VecheGeometry) boundary = field->area != NULL ? veche_place_dup (field->area) : NULL;
  g_autoptr (GPtrArray) sectors = NULL;

  if (workplace != NULL && (boundary != NULL || context->territory == NULL))
    {
      query->settled = TRUE;
      veche_query_add_term (query, "category", "sector", FALSE);
      veche_query_add_term (query, "title", workplace, FALSE);
      sectors = dex_await_boxed (veche_workspace_query (context->workspace, query), error);
      if (sectors == NULL)
        return FALSE;
      for (guint i = sectors->len; boundary != NULL && i-- > 0;)
        if (!veche_office_papers_is_sector_of (g_ptr_array_index (sectors, i), field->area))
          g_ptr_array_remove_index (sectors, i);
    }
  if (sectors != NULL && sectors->len > 1)
    g_ptr_array_add (context->warnings, g_strdup_printf (_("More than one sector is called “%s”: the map of that crew is not of a sector."), workplace));
  if (sectors != NULL && sectors->len == 1)
    *found = g_object_ref (g_ptr_array_index (sectors, 0));
  else if (field->area != NULL)
    *found = g_object_ref (field->area);
  return TRUE;
}

static gboolean
veche_office_papers_has_place (const VecheReportPlan *plan)
{
  if (plan->boundary != NULL && veche_geometry_count_vertices (plan->boundary) > 0)
    return TRUE;
  for (guint i = 0; i < plan->trees->len; i++)
    if (!isnan (((const VecheReportTree *) g_ptr_array_index (plan->trees, i))->lon))
      return TRUE;
  return FALSE;
}

/* Within a territory all trees, whoever has recorded them; without one those of the survey. */
static gboolean
veche_office_papers_add_map (VecheOfficeContext *context, const VecheOfficePapersField *field, VecheReportFieldCrew *crew, GError **error)
{
  g_autoptr (VecheReportPlan) plan = veche_report_plan_new ();
  g_autoptr (VecheRecord) area = NULL;
  g_autofree char *reference = NULL;
  VecheTreeChoice choice = { NULL, NULL, NULL };

  if (!veche_office_papers_find_sector (context, field, crew->workplace, &area, error))
    return FALSE;
  plan->boundary = area != NULL ? veche_place_dup (area) : NULL;
  reference = g_strdup_printf ("id:%" PRId64, veche_record_get_id (plan->boundary != NULL ? area : field->survey));
  if (plan->boundary != NULL)
    choice.territory = reference;
  else
    choice.survey = reference;
  plan->scale = SCALE;
  if ((context->scale != NULL && !veche_report_plan_parse_scale (context->scale, &plan->scale, error))
      || !veche_office_papers_gather_trees (context, &choice, plan->trees, error)
      || !veche_office_papers_gather_base (context, plan, area, error))
    return FALSE;
  crew->territory = area != NULL ? g_strdup (veche_record_get_text (area, "title")) : NULL;
  if (!veche_office_papers_has_place (plan))
    return TRUE;
  plan->name = crew->workplace != NULL ? g_strdup_printf ("Схема участка. %s", crew->workplace) : g_strdup ("Схема участка");
  plan->grid = TRUE;
  plan->page = context->page;
  if (plan->page.paper == VECHE_PAPER_DEFAULT)
    plan->page.paper = VECHE_PAPER_A4;
  plan->zone = g_strdup (veche_office_context_get_zone (context, NULL));
  plan->office = veche_office_context_new_office (context, NULL);
  plan->territory = g_strdup (crew->territory);
  plan->survey = g_strdup (field->title);
  crew->plan = g_steal_pointer (&plan);
  return TRUE;
}

/* --- crews ---------------------------------------------------------------------------------------------------------- */

/* @block: %NULL: the survey has none */
static gboolean
veche_office_papers_add_crew (VecheOfficeContext *context, const VecheOfficePapersField *field, VecheRecord *block, VecheReportField *input,
                              GError **error)
{
  g_autoptr (VecheReportFieldCrew) crew = veche_report_field_crew_new ();

  crew->survey = g_strdup (field->title);
  crew->scale = g_strdup (field->scale);
  crew->grades = g_ptr_array_ref (field->grades);
  crew->known = g_hash_table_ref (field->known);
  if (block != NULL)
    {
      crew->workplace = g_strdup (veche_record_get_text (block, "workplace"));
      crew->employee = g_strdup (veche_record_get_value (block, "employee")->label);
      crew->first = veche_record_get_integer (block, "first");
      crew->last = veche_record_get_integer (block, "last");
    }
  if (!veche_office_papers_add_map (context, field, crew, error))
    return FALSE;
  g_ptr_array_add (input->crews, g_steal_pointer (&crew));
  return TRUE;
}

static gboolean
veche_office_papers_add_survey (VecheOfficeContext *context, VecheRecord *survey, VecheReportField *input, GError **error)
{
  g_auto (VecheOfficePapersField) field = { .survey = survey };
  const gint64 area = veche_record_get_integer (survey, "area");
  g_autoptr (VecheQuery) query = veche_query_new (&veche_survey_block_kind);
  g_autoptr (GPtrArray) blocks = NULL;

  field.title = veche_office_papers_dup_survey (survey);
  if (!veche_office_papers_find_named (context, &veche_territory_area_kind, context->territory, &field.area, error))
    return FALSE;
  if (field.area == NULL && area != 0)
    field.area = dex_await_object (veche_workspace_get (context->workspace, &veche_territory_area_kind, area), error);
  if ((field.area == NULL && area != 0) || !veche_office_papers_gather_grades (context, &field, error)
      || !veche_office_papers_gather_known (context, &field, error))
    return FALSE;
  query->parent_id = veche_record_get_id (survey);
  query->settled = TRUE;
  veche_query_set_sort (query, "first", FALSE);
  blocks = dex_await_boxed (veche_workspace_query (context->workspace, query), error);
  if (blocks == NULL)
    return FALSE;
  if (blocks->len == 0 && context->number == NULL)
    {
      g_ptr_array_add (context->warnings, g_strdup_printf (_("“%s” has no number blocks: its blank is without numbers."), field.title));
      return veche_office_papers_add_crew (context, &field, NULL, input, error);
    }
  for (guint i = 0; i < blocks->len; i++)
    {
      VecheRecord *block = g_ptr_array_index (blocks, i);

      if ((context->number == NULL || g_strcmp0 (context->number, veche_record_get_text (block, "workplace")) == 0)
          && !veche_office_papers_add_crew (context, &field, block, input, error))
        return FALSE;
    }
  return TRUE;
}

/* The survey that is asked for, else each that there is, the oldest first. */
static GPtrArray *
veche_office_papers_list_surveys (VecheOfficeContext *context, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_survey_kind);

  if (context->survey != NULL)
    {
      const gint64 id = veche_tree_choice_find (context->workspace, &veche_survey_kind, context->survey, error);

      return id != 0 ? dex_await_boxed (veche_workspace_get_many (context->workspace, &veche_survey_kind, &id, 1), error) : NULL;
    }
  query->settled = TRUE;
  veche_query_set_sort (query, VECHE_QUERY_BY_ID, FALSE);
  return dex_await_boxed (veche_workspace_query (context->workspace, query), error);
}

VecheReportField *
veche_office_papers_gather_field (VecheOfficeContext *context, GError **error)
{
  g_autoptr (VecheReportField) input = veche_report_field_new ();
  g_autoptr (GPtrArray) surveys = veche_office_papers_list_surveys (context, error);

  if (surveys == NULL || !veche_office_papers_gather_species (context, input->species, error))
    return NULL;
  for (guint i = 0; i < surveys->len; i++)
    if (!veche_office_papers_add_survey (context, g_ptr_array_index (surveys, i), input, error))
      return NULL;
  if (input->crews->len == 0 && context->number != NULL)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND, _("Could not make a field kit: no survey has a workplace “%s”. Look at its number blocks."),
                   context->number);
      return NULL;
    }
  input->page = context->page;
  input->office = veche_office_context_new_office (context, NULL);
  return g_steal_pointer (&input);
}
