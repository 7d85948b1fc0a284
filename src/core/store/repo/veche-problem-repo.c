/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-problem-repo.h"

#include "veche-application-repo.h"
#include "veche-application-warnings.h"
#include "veche-application.h"
#include "veche-check-repo.h"
#include "veche-duplicate-repo.h"
#include "veche-merge-repo.h"
#include "veche-people.h"
#include "veche-programme-check.h"
#include "veche-programme.h"
#include "veche-record-repo.h"
#include "veche-stmt.h"
#include "veche-time.h"

/* Other applications of the programme that the person, or a row merged into it, leads or works in; each once, at most 100. */
#define TEAMS \
  "WITH RECURSIVE family (id) AS (SELECT ?1 UNION SELECT m.id FROM person m JOIN family f ON m.merged_into = f.id) " \
  "SELECT t.id FROM application t WHERE t.id <> ?2 AND t.programme IS ?3 AND t.state IS NOT 'withdrawn' AND t.id IN (" \
  "SELECT id FROM application WHERE leader_person IN (SELECT id FROM family) " \
  "UNION SELECT application FROM application_member WHERE person IN (SELECT id FROM family)) ORDER BY t.id LIMIT 100"

static GPtrArray *
veche_problem_repo_list_children (VecheStore *store, const VecheKind *kind, gint64 parent, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (kind);

  query->parent_id = parent;
  return veche_record_repo_query (store, query, error);
}

static GPtrArray *
veche_problem_repo_list_programme (VecheStore *store, gint64 id, GError **error)
{
  g_autoptr (VecheRecord) programme = veche_record_repo_get (store, &veche_programme_kind, id, error);
  g_autoptr (GPtrArray) themes = NULL;
  g_autoptr (GPtrArray) stages = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) criteria = NULL;

  if (programme == NULL)
    return NULL;
  themes = veche_problem_repo_list_children (store, &veche_programme_theme_kind, id, error);
  stages = themes != NULL ? veche_problem_repo_list_children (store, &veche_programme_stage_kind, id, error) : NULL;
  items = stages != NULL ? veche_problem_repo_list_children (store, &veche_programme_item_kind, id, error) : NULL;
  criteria = items != NULL ? veche_problem_repo_list_children (store, &veche_programme_criterion_kind, id, error) : NULL;
  if (criteria == NULL)
    return NULL;
  return veche_programme_check_list (&(VecheProgrammeCase) { programme, themes, stages, items, criteria });
}

static void
veche_problem_repo_free_repeat (gpointer data)
{
  VecheApplicationRepeat *repeat = data;

  g_object_unref (repeat->application);
  g_free (repeat);
}

static GPtrArray *
veche_problem_repo_load_repeats (VecheStore *store, GArray *pairs, GError **error)
{
  g_autoptr (GPtrArray) repeats = g_ptr_array_new_with_free_func (veche_problem_repo_free_repeat);

  for (guint i = 0; i < pairs->len; i++)
    {
      const VecheDuplicatePair *pair = &g_array_index (pairs, VecheDuplicatePair, i);
      VecheRecord *other = veche_record_repo_get (store, &veche_application_kind, pair->a, error);
      VecheApplicationRepeat *repeat;

      if (other == NULL)
        return NULL;
      repeat = g_new0 (VecheApplicationRepeat, 1);
      repeat->application = other;
      repeat->reasons = pair->reasons;
      g_ptr_array_add (repeats, repeat);
    }
  return g_steal_pointer (&repeats);
}

/* Whoever stands for the person now, by the row that is referred to. A person who is gone is none. */
static void
veche_problem_repo_add_person (VecheStore *store, GHashTable *people, gint64 id)
{
  gint64 keeper = id != 0 ? veche_merge_repo_get_keeper (store, &veche_people_person_kind, id, NULL) : 0;
  VecheRecord *person = keeper != 0 ? veche_record_repo_get (store, &veche_people_person_kind, keeper, NULL) : NULL;

  if (person != NULL)
    g_hash_table_insert (people, g_memdup2 (&id, sizeof id), person);
}

static GHashTable *
veche_problem_repo_list_people (VecheStore *store, VecheRecord *application, GPtrArray *members)
{
  GHashTable *people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);

  veche_problem_repo_add_person (store, people, veche_record_get_integer (application, "leader_person"));
  for (guint i = 0; i < members->len; i++)
    veche_problem_repo_add_person (store, people, veche_record_get_integer (g_ptr_array_index (members, i), "person"));
  return people;
}

/* In what else of the programme somebody of the application takes part, by the directory. Owned. */
static GPtrArray *
veche_problem_repo_list_other (VecheStore *store, VecheRecord *application, VecheRecord *person, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), TEAMS, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  VecheStmtResult result;

  if (stmt == NULL)
    return NULL;
  veche_stmt_bind_integer (stmt, 1, veche_record_get_id (person));
  veche_stmt_bind_integer (stmt, 2, veche_record_get_id (application));
  if (!veche_record_is_null (application, "programme"))
    veche_stmt_bind_integer (stmt, 3, veche_record_get_integer (application, "programme"));
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      gint64 id = veche_stmt_get_integer (stmt, 0);

      g_array_append_val (ids, id);
    }
  if (result != VECHE_STMT_DONE)
    return NULL;
  return veche_record_repo_get_many (store, &veche_application_kind, (const gint64 *) ids->data, ids->len, FALSE, error);
}

static gboolean
veche_problem_repo_add_teams (VecheStore *store, VecheRecord *application, VecheRecord *person, GPtrArray *teams, GError **error)
{
  g_autoptr (GPtrArray) applications = veche_problem_repo_list_other (store, application, person, error);
  VecheApplicationTeams *team;

  if (applications == NULL)
    return FALSE;
  if (applications->len == 0)
    return TRUE;
  team = g_new0 (VecheApplicationTeams, 1);
  team->person = g_object_ref (person);
  team->applications = g_steal_pointer (&applications);
  g_ptr_array_add (teams, team);
  return TRUE;
}

static void
veche_problem_repo_free_teams (gpointer data)
{
  VecheApplicationTeams *team = data;

  g_object_unref (team->person);
  g_ptr_array_unref (team->applications);
  g_free (team);
}

/* Each person once, whatever rows they are linked by. */
static GPtrArray *
veche_problem_repo_list_teams (VecheStore *store, VecheRecord *application, GHashTable *people, GError **error)
{
  g_autoptr (GPtrArray) teams = g_ptr_array_new_with_free_func (veche_problem_repo_free_teams);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer person;

  g_hash_table_iter_init (&iter, people);
  while (g_hash_table_iter_next (&iter, NULL, &person))
    if (g_hash_table_add (seen, (gpointer) veche_record_get_uuid (person))
        && !veche_problem_repo_add_teams (store, application, person, teams, error))
      return NULL;
  return g_steal_pointer (&teams);
}

static GPtrArray *
veche_problem_repo_list_application (VecheStore *store, gint64 id, GError **error)
{
  g_autoptr (VecheCheckSheet) sheet = veche_check_repo_load (store, id, error);
  g_autoptr (VecheRecord) programme = NULL;
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GArray) pairs = NULL;
  g_autoptr (GPtrArray) repeats = NULL;
  g_autoptr (GPtrArray) teams = NULL;
  g_autoptr (GHashTable) people = NULL;
  g_autofree char *deadline = NULL;
  g_autofree char *today = veche_time_parse_date ("today", NULL);
  gint64 programme_id;

  if (sheet == NULL)
    return NULL;
  programme_id = veche_record_get_integer (sheet->application, "programme");
  if (programme_id != 0)
    {
      programme = veche_record_repo_get (store, &veche_programme_kind, programme_id, error);
      if (programme == NULL || !veche_application_repo_load_deadline (store, programme_id, &deadline, error))
        return NULL;
    }
  members = veche_problem_repo_list_children (store, &veche_application_member_kind, id, error);
  lines = members != NULL ? veche_problem_repo_list_children (store, &veche_application_budget_line_kind, id, error) : NULL;
  pairs = lines != NULL ? veche_duplicate_repo_find_repeats (store, id, error) : NULL;
  repeats = pairs != NULL ? veche_problem_repo_load_repeats (store, pairs, error) : NULL;
  if (repeats == NULL)
    return NULL;
  people = veche_problem_repo_list_people (store, sheet->application, members);
  teams = veche_problem_repo_list_teams (store, sheet->application, people, error);
  if (teams == NULL)
    return NULL;
  return veche_application_warnings_list (
    &(VecheApplicationCase) { sheet->application, programme, sheet, members, lines, repeats, deadline, NULL, people, today, teams });
}

GPtrArray *
veche_problem_repo_list (VecheStore *store, const VecheKind *kind, gint64 id, GError **error)
{
  if (kind == &veche_application_kind)
    return veche_problem_repo_list_application (store, id, error);
  if (kind == &veche_programme_kind)
    return veche_problem_repo_list_programme (store, id, error);
  return veche_problem_list_new ();
}

GPtrArray *
veche_problem_repo_list_filing (VecheStore *store, VecheRecord *blank, GError **error)
{
  const gint64 programme_id = veche_record_get_integer (blank, "programme");
  const VecheDuplicateCard card = {
    .name = veche_record_get_text (blank, "title"),
    .phone = veche_record_get_text (blank, "leader_phone"),
    .organisation = veche_record_get_text (blank, "organisation"),
  };
  g_autoptr (GArray) pairs = veche_duplicate_repo_find_like (store, programme_id, &card, error);
  g_autoptr (GPtrArray) repeats = pairs != NULL ? veche_problem_repo_load_repeats (store, pairs, error) : NULL;
  g_autoptr (VecheRecord) programme = NULL;
  g_autofree char *deadline = NULL;

  if (repeats == NULL)
    return NULL;
  if (programme_id != 0)
    {
      programme = veche_record_repo_get (store, &veche_programme_kind, programme_id, error);
      if (programme == NULL || !veche_application_repo_load_deadline (store, programme_id, &deadline, error))
        return NULL;
    }
  return veche_application_warnings_list (
    &(VecheApplicationCase) { .application = blank, .programme = programme, .repeats = repeats, .deadline = deadline });
}
