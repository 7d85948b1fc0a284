/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-overview-data.h"

#include "veche-application.h"
#include "veche-positions.h"
#include "veche-programme-choice.h"
#include "veche-programme.h"
#include "veche-time.h"
#include "veche-workspace-intake.h"

/* A week has no more rows than this in an office; more are counted as this many. */
#define CAME_LIMIT 2000
/* Promises are shown this many days ahead. */
#define DAYS_AHEAD 7

static void
veche_overview_data_count_free (gpointer data)
{
  VecheOverviewCount *count = data;

  g_free (count->value);
  g_free (count->label);
  g_free (count);
}

static char *
veche_overview_data_dup_reference (VecheRecord *record)
{
  return g_strdup_printf ("id:%" G_GINT64_FORMAT, veche_record_get_id (record));
}

/* Applications of the programme. */
static VecheQuery *
veche_overview_data_new_query (const VecheOverviewData *self)
{
  VecheQuery *query = veche_query_new (&veche_application_kind);
  g_autofree char *programme = veche_overview_data_dup_reference (self->programme);

  veche_query_add_term (query, "programme", programme, FALSE);
  return query;
}

/* The day of a moment that is @days away from @day; «2020-02-17» again. Owned. */
static char *
veche_overview_data_shift_day (const char *day, int days)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *text = g_strdup_printf ("%.10sT00:00:00Z", day);
  g_autoptr (GDateTime) from = g_date_time_new_from_iso8601 (text, utc);
  g_autoptr (GDateTime) to = from != NULL ? g_date_time_add_days (from, days) : NULL;

  return to != NULL ? g_date_time_format (to, "%Y-%m-%d") : g_strdup (day);
}

static char *
veche_overview_data_dup_monday (const char *today)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *text = g_strdup_printf ("%.10sT00:00:00Z", today);
  g_autoptr (GDateTime) day = g_date_time_new_from_iso8601 (text, utc);

  return veche_overview_data_shift_day (today, day != NULL ? 1 - g_date_time_get_day_of_week (day) : 0);
}

static gboolean
veche_overview_data_load_programme (VecheOverviewData *self, VecheWorkspace *workspace, gint64 programme, GError **error)
{
  g_autoptr (VecheQuery) stages = veche_query_new (&veche_programme_stage_kind);

  self->programme = dex_await_object (veche_workspace_get (workspace, &veche_programme_kind, programme), error);
  if (self->programme == NULL)
    return FALSE;
  stages->parent_id = programme;
  self->stages = dex_await_boxed (veche_workspace_query (workspace, stages), error);
  if (self->stages != NULL)
    veche_positions_sort (self->stages);
  return self->stages != NULL;
}

static DexFuture *
veche_overview_data_start_count (VecheOverviewData *self, VecheWorkspace *workspace, const char *field, const char *value)
{
  g_autoptr (VecheQuery) query = veche_overview_data_new_query (self);

  veche_query_add_term (query, field, value, FALSE);
  return veche_workspace_count (workspace, query);
}

/* Takes @future. */
static gboolean
veche_overview_data_take_count (DexFuture *future, GPtrArray *counts, const char *value, const char *label, gboolean always, GError **error)
{
  VecheOverviewCount *count;
  GError *local = NULL;
  gint64 rows = dex_await_int64 (future, &local);

  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (rows == 0 && !always)
    return TRUE;
  count = g_new0 (VecheOverviewCount, 1);
  count->value = g_strdup (value);
  count->label = g_strdup (label);
  count->count = (guint) rows;
  g_ptr_array_add (counts, count);
  return TRUE;
}

/* All are asked for before the first one is waited for: a question after the other would take as long as the way there and back. */
static gboolean
veche_overview_data_load_counts (VecheOverviewData *self, VecheWorkspace *workspace, GError **error)
{
  const VecheField *field = &veche_application_kind.fields[veche_kind_find_field (&veche_application_kind, "state")];
  g_autoptr (VecheQuery) query = veche_query_new (&veche_programme_theme_kind);
  g_autoptr (GPtrArray) counts = g_ptr_array_new_with_free_func (dex_unref);
  g_autoptr (GPtrArray) themes = NULL;
  guint at = 0;

  query->parent_id = veche_record_get_id (self->programme);
  themes = dex_await_boxed (veche_workspace_query (workspace, query), error);
  if (themes == NULL)
    return FALSE;
  veche_positions_sort (themes);
  for (const VecheCode *code = field->codes; code->code != NULL; code++)
    g_ptr_array_add (counts, veche_overview_data_start_count (self, workspace, "state", code->code));
  for (guint i = 0; i < themes->len; i++)
    {
      g_autofree char *reference = veche_overview_data_dup_reference (g_ptr_array_index (themes, i));

      g_ptr_array_add (counts, veche_overview_data_start_count (self, workspace, "theme", reference));
    }

  for (const VecheCode *code = field->codes; code->code != NULL; code++)
    if (!veche_overview_data_take_count (dex_ref (g_ptr_array_index (counts, at++)), self->states, code->code,
                                         veche_field_get_code_label (field, code->code), FALSE, error))
      return FALSE;
  for (guint i = 0; i < themes->len; i++)
    {
      VecheRecord *theme = g_ptr_array_index (themes, i);
      g_autofree char *reference = veche_overview_data_dup_reference (theme);

      if (!veche_overview_data_take_count (dex_ref (g_ptr_array_index (counts, at++)), self->themes, reference,
                                           veche_record_get_title (theme), TRUE, error))
        return FALSE;
    }
  return TRUE;
}

/* What the office owes and by when: the same as «My tasks» shows of everybody, of this programme. */
static gboolean
veche_overview_data_load_duties (VecheOverviewData *self, VecheWorkspace *workspace, GError **error)
{
  g_autofree char *last = veche_overview_data_shift_day (self->today, DAYS_AHEAD);
  g_autoptr (GPtrArray) duties = dex_await_boxed (veche_workspace_intake_list_duties (workspace, NULL, VECHE_DUTY_ALL), error);

  for (guint i = 0; duties != NULL && i < duties->len; i++)
    {
      VecheDuty *duty = g_ptr_array_index (duties, i);
      const VecheDutyFacts *facts = veche_duty_get_facts (duty);
      VecheDutySpan span = veche_duty_get_span (duty, self->today);

      if (facts->programme != veche_record_get_id (self->programme))
        continue;
      if (span == VECHE_DUTY_OVERDUE)
        g_ptr_array_add (self->overdue, g_object_ref (duty));
      else if (span == VECHE_DUTY_TODAY)
        g_ptr_array_add (self->due_today, g_object_ref (duty));
      else if (span == VECHE_DUTY_LATER && facts->reason == VECHE_DUTY_STEP && strncmp (facts->due, last, 10) <= 0)
        g_ptr_array_add (self->steps, g_object_ref (duty));
    }
  return duties != NULL;
}

static gboolean
veche_overview_data_load_week (VecheOverviewData *self, VecheWorkspace *workspace, GError **error)
{
  g_autoptr (VecheQuery) query = veche_overview_data_new_query (self);
  g_autofree char *monday = veche_overview_data_dup_monday (self->today);
  g_autofree char *start = veche_time_parse (monday, NULL, error);
  g_autoptr (GPtrArray) records = NULL;

  if (start == NULL)
    return FALSE;
  veche_query_add_term (query, "received", "", TRUE);
  veche_query_set_sort (query, "received", TRUE);
  query->limit = CAME_LIMIT;
  records = dex_await_boxed (veche_workspace_query (workspace, query), error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    if (g_strcmp0 (veche_record_get_text (g_ptr_array_index (records, i), "received"), start) >= 0)
      self->came++;
  return records != NULL;
}

VecheOverviewData *
veche_overview_data_load (VecheWorkspace *workspace, gint64 programme, GError **error)
{
  g_autoptr (VecheOverviewData) self = g_atomic_rc_box_new0 (VecheOverviewData);

  g_return_val_if_fail (VECHE_IS_WORKSPACE (workspace), NULL);

  self->states = g_ptr_array_new_with_free_func (veche_overview_data_count_free);
  self->themes = g_ptr_array_new_with_free_func (veche_overview_data_count_free);
  self->overdue = g_ptr_array_new_with_free_func (g_object_unref);
  self->due_today = g_ptr_array_new_with_free_func (g_object_unref);
  self->steps = g_ptr_array_new_with_free_func (g_object_unref);
  self->today = veche_programme_choice_dup_today (veche_programme_choice_get (workspace));
  if (programme == 0)
    return g_steal_pointer (&self);
  if (!veche_overview_data_load_programme (self, workspace, programme, error))
    return NULL;
  if (!veche_overview_data_load_counts (self, workspace, error) || !veche_overview_data_load_duties (self, workspace, error)
      || !veche_overview_data_load_week (self, workspace, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
veche_overview_data_clear (gpointer data)
{
  VecheOverviewData *self = data;

  g_free (self->today);
  g_clear_object (&self->programme);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_clear_pointer (&self->states, g_ptr_array_unref);
  g_clear_pointer (&self->themes, g_ptr_array_unref);
  g_clear_pointer (&self->overdue, g_ptr_array_unref);
  g_clear_pointer (&self->due_today, g_ptr_array_unref);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
}

void
veche_overview_data_unref (VecheOverviewData *self)
{
  g_atomic_rc_box_release_full (self, veche_overview_data_clear);
}

guint
veche_overview_data_count_state (const VecheOverviewData *self, const char *state)
{
  for (guint i = 0; i < self->states->len; i++)
    {
      const VecheOverviewCount *count = g_ptr_array_index (self->states, i);

      if (g_str_equal (count->value, state))
        return count->count;
    }
  return 0;
}
