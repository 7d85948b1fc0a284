/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application-warnings.h"

#include <string.h>

#include "veche-duplicates.h"
#include "veche-i18n.h"
#include "veche-money.h"
#include "veche-time-zone.h"
#include "veche-time.h"

static void
veche_application_warnings_add_team (const VecheApplicationCase *self, GPtrArray *list)
{
  gint64 most = self->programme != NULL ? veche_record_get_integer (self->programme, "team_max") : 0;
  guint n = self->members != NULL ? self->members->len : 0;

  if (most > 0 && n > most)
    veche_problem_add (list, VECHE_PROBLEM_WARNING, "team", self->application, NULL,
                       g_strdup_printf (_("Team members: %u. The programme allows %d at most."), n, (int) most));
}

/* FALSE when it is more than can be counted; the sum stays at the most that can. */
static gboolean
veche_application_warnings_add_amount (gint64 *sum, gint64 amount)
{
  gint64 whole;

  if (__builtin_add_overflow (*sum, amount, &whole))
    {
      *sum = amount > 0 ? G_MAXINT64 : G_MININT64;
      return FALSE;
    }
  *sum = whole;
  return TRUE;
}

/* «federal 100 ₽, private 20 ₽» of the lines, in the order in which sources come. */
static char *
veche_application_warnings_sum_sources (GPtrArray *lines, gint64 *sum, gboolean *countable)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GString) text = g_string_new (NULL);

  *sum = 0;
  *countable = TRUE;
  for (guint i = 0; i < lines->len; i++)
    {
      VecheRecord *line = g_ptr_array_index (lines, i);
      g_autofree char *source = veche_record_dup_display (line, "source");
      const char *name = *source != '\0' ? source : "—";
      gint64 *known = g_hash_table_lookup (sums, name);

      if (known == NULL)
        {
          known = g_new0 (gint64, 1);
          g_ptr_array_add (names, g_strdup (name));
          g_hash_table_insert (sums, g_ptr_array_index (names, names->len - 1), known);
        }
      if (!veche_application_warnings_add_amount (known, veche_record_get_integer (line, "amount"))
          || !veche_application_warnings_add_amount (sum, veche_record_get_integer (line, "amount")))
        *countable = FALSE;
    }
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *money = veche_money_format (*(gint64 *) g_hash_table_lookup (sums, name));

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", name, money);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
veche_application_warnings_add_budget (const VecheApplicationCase *self, GPtrArray *list)
{
  g_autofree char *sources = NULL;
  g_autofree char *total = NULL;
  g_autofree char *budget = NULL;
  gboolean countable;
  gint64 sum;

  if (self->budget_lines == NULL || self->budget_lines->len == 0)
    return;
  sources = veche_application_warnings_sum_sources (self->budget_lines, &sum, &countable);
  if (!countable)
    {
      veche_problem_add (list, VECHE_PROBLEM_WARNING, "budget", self->application, "budget",
                         g_strdup (_("The budget's lines add up to more than can be counted. Look at their amounts.")));
      return;
    }
  if (!veche_record_is_null (self->application, "budget") && veche_record_get_integer (self->application, "budget") == sum)
    return;
  total = veche_money_format (sum);
  budget = veche_record_dup_display (self->application, "budget");
  veche_problem_add (list, VECHE_PROBLEM_WARNING, "budget", self->application, "budget",
                     *budget != '\0'
                       ? g_strdup_printf (_("The budget is %s, but its lines add up to %s (%s)."), budget, total, sources)
                       : g_strdup_printf (_("The budget is empty, but its lines add up to %s (%s)."), total, sources));
}

gboolean
veche_application_warnings_is_late (const char *received, const char *deadline)
{
  const gsize whole = strlen ("2020-02-17T20:59:59");

  if (received == NULL || deadline == NULL)
    return FALSE;
  /* An end by the second holds to the end of that second: a day ends at 23:59:59, and what comes half a second later is of that day. */
  if (strlen (deadline) <= whole || deadline[whole] == '.' || strlen (received) <= whole || received[whole] != '.')
    return veche_time_compare (received, deadline) > 0;
  return strncmp (received, deadline, whole) > 0;
}

static void
veche_application_warnings_add_late (const VecheApplicationCase *self, GPtrArray *list)
{
  const char *received = veche_record_get_text (self->application, "received");
  const char *name = self->programme != NULL ? veche_record_get_text (self->programme, "zone") : NULL;
  g_autoptr (GTimeZone) zone = veche_time_zone_load (name);
  g_autofree char *there = NULL;
  g_autofree char *here = NULL;
  g_autofree char *end = NULL;

  if (!veche_application_warnings_is_late (received, self->deadline))
    return;
  there = veche_time_format_moment (received, zone);
  here = veche_time_format_moment (received, self->local);
  end = veche_time_format_moment (self->deadline, zone);
  veche_problem_add (list, VECHE_PROBLEM_WARNING, "late", self->application, "received",
                     g_str_equal (there, here)
                       ? g_strdup_printf (_("Late: received %s, the intake ended %s."), there, end)
                       : g_strdup_printf (_("Late: received %s by the programme's time (%s here), the intake ended %s."), there,
                                          here, end));
}

gboolean
veche_application_warnings_has_consent (const char *given, VecheRecord *person, const char *today)
{
  return veche_application_warnings_is_consent (given, person != NULL ? veche_record_get_text (person, "consent") : NULL,
                                                person != NULL ? veche_record_get_text (person, "consent_until") : NULL, today);
}

gboolean
veche_application_warnings_is_consent (const char *given, const char *kept, const char *until, const char *today)
{
  const char *latest = g_strcmp0 (given, kept) > 0 ? given : kept;

  if (latest == NULL)
    return FALSE;
  return until == NULL || today == NULL || g_strcmp0 (until, today) >= 0 || g_strcmp0 (latest, until) > 0;
}

static gboolean
veche_application_warnings_lacks_consent (const VecheApplicationCase *self, VecheRecord *record, const char *date, const char *ref)
{
  gint64 id = veche_record_get_integer (record, ref);
  VecheRecord *person = self->people != NULL ? g_hash_table_lookup (self->people, &id) : NULL;

  return !veche_application_warnings_has_consent (veche_record_get_text (record, date), person, self->today);
}

static void
veche_application_warnings_add_consent (const VecheApplicationCase *self, GPtrArray *list)
{
  g_autoptr (GString) names = g_string_new (NULL);
  const char *leader = veche_record_get_text (self->application, "leader");

  if (leader != NULL && veche_application_warnings_lacks_consent (self, self->application, "leader_consent", "leader_person"))
    g_string_append (names, leader);
  for (guint i = 0; self->members != NULL && i < self->members->len; i++)
    {
      VecheRecord *member = g_ptr_array_index (self->members, i);

      if (veche_application_warnings_lacks_consent (self, member, "consent", "person"))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", veche_record_get_title (member));
    }
  if (names->len > 0)
    veche_problem_add (list, VECHE_PROBLEM_WARNING, "consent", self->application, "leader_consent",
                       g_strdup_printf (_("There is no consent of: %s."), names->str));
}

static void
veche_application_warnings_add_repeats (const VecheApplicationCase *self, GPtrArray *list)
{
  for (guint i = 0; self->repeats != NULL && i < self->repeats->len; i++)
    {
      const VecheApplicationRepeat *repeat = g_ptr_array_index (self->repeats, i);
      const char *number = veche_record_get_number (repeat->application);
      g_autofree char *reasons = veche_duplicates_dup_reasons (repeat->reasons);

      veche_problem_add (list, VECHE_PROBLEM_WARNING, "repeat", repeat->application, NULL,
                         g_strdup_printf (_("May repeat “%s” (%s): %s."), veche_record_get_title (repeat->application),
                                          number != NULL ? number : "—", reasons));
    }
}

static void
veche_application_warnings_add_teams (const VecheApplicationCase *self, GPtrArray *list)
{
  for (guint i = 0; self->teams != NULL && i < self->teams->len; i++)
    {
      const VecheApplicationTeams *teams = g_ptr_array_index (self->teams, i);
      g_autoptr (GString) names = g_string_new (NULL);

      for (guint a = 0; a < teams->applications->len; a++)
        {
          VecheRecord *other = g_ptr_array_index (teams->applications, a);
          const char *number = veche_record_get_number (other);

          g_string_append_printf (names, a > 0 ? ", %s" : "%s", number != NULL ? number : veche_record_get_title (other));
        }
      /* Translators: a person, and numbers of applications. */
      veche_problem_add (list, VECHE_PROBLEM_NOTE, "teams", self->application, NULL,
                         g_strdup_printf (_("%s takes part in other applications too: %s."), veche_record_get_title (teams->person),
                                          names->str));
    }
}

static void
veche_application_warnings_add_missing (const VecheApplicationCase *self, GPtrArray *list)
{
  g_auto (GStrv) missing = self->sheet != NULL ? veche_check_sheet_list_missing (self->sheet) : NULL;
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; missing != NULL && i < self->sheet->items->len; i++)
    {
      VecheRecord *item = g_ptr_array_index (self->sheet->items, i);

      if (g_strv_contains ((const char *const *) missing, veche_record_get_text (item, "code")))
        g_string_append_printf (titles, "%s%s", titles->len > 0 ? ", " : "", veche_record_get_title (item));
    }
  if (titles->len > 0)
    veche_problem_add (list, VECHE_PROBLEM_WARNING, "incomplete", self->application, NULL,
                       g_strdup_printf (_("The card is incomplete: %s."), titles->str));
}

gboolean
veche_application_warnings_are_touched (const VecheChanges *changes)
{
  static const char *const sources[]
    = { "application", "application.budget-line", "application.content", "application.member", "application.votes", "attachment",
        "check", "check.item", "item", "person", "programme", "stage" };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (veche_changes_touch (changes, veche_kind_find (sources[i])))
      return TRUE;
  return FALSE;
}

GPtrArray *
veche_application_warnings_list (const VecheApplicationCase *application)
{
  GPtrArray *list = veche_problem_list_new ();

  veche_application_warnings_add_late (application, list);
  veche_application_warnings_add_repeats (application, list);
  veche_application_warnings_add_teams (application, list);
  veche_application_warnings_add_missing (application, list);
  veche_application_warnings_add_team (application, list);
  veche_application_warnings_add_budget (application, list);
  veche_application_warnings_add_consent (application, list);
  return list;
}
