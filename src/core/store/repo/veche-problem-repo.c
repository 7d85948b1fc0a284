/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-problem-repo.h"

#include "veche-application-repo.h"
#include "veche-application-warnings.h"
#include "veche-application.h"
#include "veche-check-repo.h"
#include "veche-duplicate-repo.h"
#include "veche-people.h"
#include "veche-programme-check.h"
#include "veche-programme.h"
#include "veche-record-repo.h"
#include "veche-stmt.h"
#include "veche-time-zone.h"

/* Whom the application refers to as its leader and its team, and who stands for each now (`next` is null). UNION, so that a circle that
 * another program made comes to an end. */
#define PEOPLE \
  "WITH RECURSIVE up (ref, id, next) AS (SELECT id, id, merged_into FROM person WHERE id IN (" \
  "SELECT leader_person FROM application WHERE id = ?1 UNION SELECT person FROM application_member WHERE application = ?1) " \
  "UNION SELECT up.ref, m.id, m.merged_into FROM person m JOIN up ON m.id = up.next)"

/* Other applications of the programme that they, or rows merged into them, lead or work in; each once, of each person at most 100. */
#define TEAMS \
  PEOPLE ", family (keeper, id) AS (SELECT id, id FROM up WHERE next IS NULL " \
         "UNION SELECT f.keeper, m.id FROM person m JOIN family f ON m.merged_into = f.id), " \
         "place (keeper, id) AS (SELECT f.keeper, a.id FROM family f JOIN application a ON a.leader_person = f.id " \
         "UNION SELECT f.keeper, m.application FROM family f JOIN application_member m ON m.person = f.id) " \
         "SELECT keeper, id FROM (SELECT p.keeper, t.id, row_number () OVER (PARTITION BY p.keeper ORDER BY t.id) AS n " \
         "FROM place p JOIN application t ON t.id = p.id WHERE t.id <> ?1 " \
         "AND t.programme IS (SELECT programme FROM application WHERE id = ?1) AND t.state IS NOT 'withdrawn') " \
         "WHERE n <= 100 ORDER BY keeper, id"

/* One row refers to another. */
typedef struct
{
  gint64 from;
  gint64 to;
} VecheProblemPair;

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

static GArray *
veche_problem_repo_list_pairs (VecheStore *store, const char *sql, gint64 application, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), sql, error);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (VecheProblemPair));
  VecheStmtResult result;

  if (stmt == NULL)
    return NULL;
  veche_stmt_bind_integer (stmt, 1, application);
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      VecheProblemPair pair = { veche_stmt_get_integer (stmt, 0), veche_stmt_get_integer (stmt, 1) };

      g_array_append_val (pairs, pair);
    }
  return result == VECHE_STMT_DONE ? g_steal_pointer (&pairs) : NULL;
}

/* The records that the pairs lead to, by row id; what is gone is not among them. */
static GHashTable *
veche_problem_repo_load_targets (VecheStore *store, const VecheKind *kind, const GArray *pairs, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) records = NULL;
  GHashTable *targets;

  for (guint i = 0; i < pairs->len; i++)
    g_array_append_val (ids, g_array_index (pairs, VecheProblemPair, i).to);
  records = veche_record_repo_get_many (store, kind, (const gint64 *) ids->data, ids->len, FALSE, error);
  if (records == NULL)
    return NULL;
  targets = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  for (guint i = 0; i < records->len; i++)
    {
      VecheRecord *record = g_ptr_array_index (records, i);
      gint64 id = veche_record_get_id (record);

      g_hash_table_insert (targets, g_memdup2 (&id, sizeof id), g_object_ref (record));
    }
  return targets;
}

/* Whoever stands for them now, by the rows that the application refers to. */
static GHashTable *
veche_problem_repo_list_people (VecheStore *store, gint64 application, GError **error)
{
  g_autoptr (GArray) pairs = veche_problem_repo_list_pairs (store, PEOPLE " SELECT ref, id FROM up WHERE next IS NULL", application, error);
  g_autoptr (GHashTable) keepers
    = pairs != NULL ? veche_problem_repo_load_targets (store, &veche_people_person_kind, pairs, error) : NULL;
  GHashTable *people;

  if (keepers == NULL)
    return NULL;
  people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  for (guint i = 0; i < pairs->len; i++)
    {
      const VecheProblemPair *pair = &g_array_index (pairs, VecheProblemPair, i);
      VecheRecord *keeper = g_hash_table_lookup (keepers, &pair->to);

      if (keeper != NULL)
        g_hash_table_insert (people, g_memdup2 (&pair->from, sizeof pair->from), g_object_ref (keeper));
    }
  return people;
}

static void
veche_problem_repo_free_teams (gpointer data)
{
  VecheApplicationTeams *team = data;

  g_object_unref (team->person);
  g_ptr_array_unref (team->applications);
  g_free (team);
}

/* The person's, which are the last ones of the list or new ones. */
static VecheApplicationTeams *
veche_problem_repo_get_teams (GPtrArray *teams, VecheRecord *person)
{
  VecheApplicationTeams *last = teams->len > 0 ? g_ptr_array_index (teams, teams->len - 1) : NULL;

  if (last != NULL && veche_record_get_id (last->person) == veche_record_get_id (person))
    return last;
  last = g_new0 (VecheApplicationTeams, 1);
  last->person = g_object_ref (person);
  last->applications = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (teams, last);
  return last;
}

/* In what else of the programme somebody of the application takes part, by the directory; each person once, whatever rows are named. */
static GPtrArray *
veche_problem_repo_list_teams (VecheStore *store, gint64 application, GHashTable *people, GError **error)
{
  g_autoptr (GArray) pairs = veche_problem_repo_list_pairs (store, TEAMS, application, error);
  g_autoptr (GHashTable) others
    = pairs != NULL ? veche_problem_repo_load_targets (store, &veche_application_kind, pairs, error) : NULL;
  g_autoptr (GHashTable) keepers = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree gint64 *ids = NULL;
  GPtrArray *teams;
  GHashTableIter iter;
  gpointer person;
  guint n = 0;

  if (others == NULL)
    return NULL;
  ids = g_new (gint64, g_hash_table_size (people) + 1);
  g_hash_table_iter_init (&iter, people);
  while (g_hash_table_iter_next (&iter, NULL, &person))
    {
      ids[n] = veche_record_get_id (person);
      g_hash_table_insert (keepers, &ids[n++], person);
    }
  teams = g_ptr_array_new_with_free_func (veche_problem_repo_free_teams);
  for (guint i = 0; i < pairs->len; i++)
    {
      const VecheProblemPair *pair = &g_array_index (pairs, VecheProblemPair, i);
      VecheRecord *other = g_hash_table_lookup (others, &pair->to);

      person = g_hash_table_lookup (keepers, &pair->from);
      if (person != NULL && other != NULL)
        g_ptr_array_add (veche_problem_repo_get_teams (teams, person)->applications, g_object_ref (other));
    }
  return teams;
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
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char *today = NULL;
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
  people = repeats != NULL ? veche_problem_repo_list_people (store, id, error) : NULL;
  teams = people != NULL ? veche_problem_repo_list_teams (store, id, people, error) : NULL;
  if (teams == NULL)
    return NULL;
  zone = veche_time_zone_load (programme != NULL ? veche_record_get_text (programme, "zone") : NULL);
  today = veche_time_zone_today (zone);
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
