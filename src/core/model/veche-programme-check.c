/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-programme-check.h"

#include <math.h>

#include "veche-application.h"
#include "veche-days-off.h"
#include "veche-i18n.h"
#include "veche-programme.h"
#include "veche-time-zone.h"

typedef struct
{
  const VecheProgrammeCase *programme;
  GTimeZone *zone;
  GPtrArray *problems;
} VecheProgrammeCheck;

static void
veche_programme_check_zone (VecheProgrammeCheck *self)
{
  const char *name = veche_record_get_text (self->programme->programme, "zone");
  g_autoptr (GTimeZone) named = name != NULL ? g_time_zone_new_identifier (name) : NULL;

  self->zone = veche_time_zone_load (name);
  if (name != NULL && named == NULL)
    veche_problem_add (self->problems, VECHE_PROBLEM_ERROR, "zone", self->programme->programme, "zone",
                       g_strdup_printf (_("There is no time zone “%s”."), name));
}

static void
veche_programme_check_own_fields (VecheProgrammeCheck *self)
{
  static const char *const amounts[] = { "finalists", "per_expert", "team_max", "check_days" };
  VecheRecord *programme = self->programme->programme;
  const char *pattern = veche_record_get_text (programme, "number_pattern");
  g_autoptr (GError) error = NULL;

  if (pattern != NULL && !veche_programme_check_pattern (pattern, &error))
    veche_problem_add (self->problems, VECHE_PROBLEM_ERROR, "pattern", programme, "number_pattern", g_strdup (error->message));
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    if (!veche_record_is_null (programme, amounts[i]) && veche_record_get_integer (programme, amounts[i]) < 1)
      {
        int index = veche_kind_find_field (&veche_programme_kind, amounts[i]);

        veche_problem_add (self->problems, VECHE_PROBLEM_ERROR, "amount", programme, amounts[i],
                           g_strdup_printf (_("“%s” is less than one."), _(veche_programme_kind.fields[index].label)));
      }
}

/* Codes tell rows apart in files and on the command line. */
static void
veche_programme_check_codes (VecheProgrammeCheck *self, GPtrArray *records)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      VecheRecord *record = g_ptr_array_index (records, i);
      const char *code = veche_record_get_text (record, "code");

      if (code != NULL && !g_hash_table_add (seen, (gpointer) code))
        veche_problem_add (self->problems, VECHE_PROBLEM_ERROR, "codes", record, "code",
                           g_strdup_printf (_("The code “%s” stands twice."), code));
    }
}

/* --- stages -------------------------------------------------------------------------------------------------------- */

static GDateTime *
veche_programme_check_read_moment (VecheProgrammeCheck *self, VecheRecord *stage, const char *field)
{
  const char *iso = veche_record_get_text (stage, field);
  g_autoptr (GDateTime) moment = iso != NULL ? g_date_time_new_from_iso8601 (iso, NULL) : NULL;

  return moment != NULL ? g_date_time_to_timezone (moment, self->zone) : NULL;
}

static void
veche_programme_check_day_off (VecheProgrammeCheck *self, VecheRecord *stage, const char *field, GDateTime *moment)
{
  g_autofree char *date = NULL;
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) g_date_time_get_day_of_month (moment), (GDateMonth) g_date_time_get_month (moment),
                  (GDateYear) g_date_time_get_year (moment));
  if (!veche_days_off_contain (&day))
    return;
  date = g_date_time_format (moment, "%d.%m.%Y");
  veche_problem_add (self->problems, VECHE_PROBLEM_NOTE, "day-off", stage, field,
                     g_strdup_printf (g_str_equal (field, "starts") ? _("“%s” starts on a day off, %s.")
                                                                    : _("“%s” ends on a day off, %s."),
                                      veche_record_get_title (stage), date));
}

/* The day as a number, so that days are compared without their hours. */
static int
veche_programme_check_count_days (GDateTime *moment)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) g_date_time_get_day_of_month (moment), (GDateMonth) g_date_time_get_month (moment),
                  (GDateYear) g_date_time_get_year (moment));
  return (int) g_date_get_julian (&day);
}

/* A border day that two stages share is what programmes have; more is a slip. */
static void
veche_programme_check_overlap (VecheProgrammeCheck *self, VecheRecord *stage, GDateTime *starts, VecheRecord *other)
{
  g_autoptr (GDateTime) other_starts = veche_programme_check_read_moment (self, other, "starts");
  g_autoptr (GDateTime) other_ends = veche_programme_check_read_moment (self, other, "ends");

  if (other_starts == NULL || other_ends == NULL || g_date_time_compare (other_starts, starts) > 0
      || (g_date_time_compare (other_starts, starts) == 0 && veche_record_get_id (other) > veche_record_get_id (stage)))
    return;
  if (veche_programme_check_count_days (starts) < veche_programme_check_count_days (other_ends))
    veche_problem_add (self->problems, VECHE_PROBLEM_WARNING, "stage-overlap", stage, "starts",
                       g_strdup_printf (_("“%s” starts before “%s” is over."), veche_record_get_title (stage),
                                        veche_record_get_title (other)));
}

static void
veche_programme_check_stage (VecheProgrammeCheck *self, VecheRecord *stage)
{
  g_autoptr (GDateTime) starts = veche_programme_check_read_moment (self, stage, "starts");
  g_autoptr (GDateTime) ends = veche_programme_check_read_moment (self, stage, "ends");

  if (starts != NULL)
    veche_programme_check_day_off (self, stage, "starts", starts);
  if (ends != NULL)
    veche_programme_check_day_off (self, stage, "ends", ends);
  if (starts == NULL || ends == NULL)
    return;
  if (g_date_time_compare (starts, ends) > 0)
    {
      veche_problem_add (self->problems, VECHE_PROBLEM_ERROR, "stage-reversed", stage, "ends",
                         g_strdup_printf (_("“%s” ends before it starts."), veche_record_get_title (stage)));
      return;
    }
  for (guint i = 0; i < self->programme->stages->len; i++)
    if (g_ptr_array_index (self->programme->stages, i) != stage)
      veche_programme_check_overlap (self, stage, starts, g_ptr_array_index (self->programme->stages, i));
}

static void
veche_programme_check_stages (VecheProgrammeCheck *self)
{
  gboolean intake = FALSE;

  for (guint i = 0; self->programme->stages != NULL && i < self->programme->stages->len; i++)
    {
      VecheRecord *stage = g_ptr_array_index (self->programme->stages, i);

      intake |= g_strcmp0 (veche_record_get_text (stage, "code"), "intake") == 0 && !veche_record_is_null (stage, "ends");
      veche_programme_check_stage (self, stage);
    }
  if (!intake)
    veche_problem_add (self->problems, VECHE_PROBLEM_NOTE, "no-intake", self->programme->programme, NULL,
                       g_strdup (_("There is no stage “intake” with an end: no application can be late.")));
}

/* --- criteria and items -------------------------------------------------------------------------------------------- */

/* Several that weigh the same mean «equally», whatever they add up to: 6 × 1 is no slip, and 100 is no multiple of 6. */
static gboolean
veche_programme_check_is_equal (GPtrArray *criteria)
{
  for (guint i = 0; i < criteria->len; i++)
    if (veche_record_is_null (g_ptr_array_index (criteria, i), "weight")
        || fabs (veche_record_get_real (g_ptr_array_index (criteria, i), "weight")
                 - veche_record_get_real (g_ptr_array_index (criteria, 0), "weight")) > 1e-9)
      return FALSE;
  return criteria->len > 1;
}

double
veche_programme_check_sum_weights (GPtrArray *criteria, gboolean *equal)
{
  double sum = 0;

  g_return_val_if_fail (criteria != NULL, 0);

  for (guint i = 0; i < criteria->len; i++)
    sum += veche_record_get_real (g_ptr_array_index (criteria, i), "weight");
  if (equal != NULL)
    *equal = veche_programme_check_is_equal (criteria);
  return sum;
}

static void
veche_programme_check_criteria (VecheProgrammeCheck *self)
{
  GPtrArray *criteria = self->programme->criteria;
  gboolean weighed = FALSE;
  gboolean equal = FALSE;
  double sum = criteria != NULL ? veche_programme_check_sum_weights (criteria, &equal) : 0;

  for (guint i = 0; criteria != NULL && i < criteria->len; i++)
    {
      VecheRecord *criterion = g_ptr_array_index (criteria, i);

      weighed |= !veche_record_is_null (criterion, "weight");
      if (veche_record_get_real (criterion, "weight") < 0)
        veche_problem_add (self->problems, VECHE_PROBLEM_ERROR, "weight", criterion, "weight",
                           g_strdup_printf (_("The weight of “%s” is below zero."), veche_record_get_title (criterion)));
      if (!veche_record_is_null (criterion, "scale_min") && !veche_record_is_null (criterion, "scale_max")
          && veche_record_get_integer (criterion, "scale_min") >= veche_record_get_integer (criterion, "scale_max"))
        veche_problem_add (self->problems, VECHE_PROBLEM_ERROR, "scale", criterion, "scale_max",
                           g_strdup_printf (_("The highest mark of “%s” is not above the lowest."),
                                            veche_record_get_title (criterion)));
    }
  if (weighed && !equal && fabs (sum - 100) > 0.005)
    {
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (buffer, sizeof buffer, "%.10g", sum);
      veche_problem_add (self->problems, VECHE_PROBLEM_WARNING, "weights", g_ptr_array_index (criteria, 0), "weight",
                         g_strdup_printf (_("The weights of the criteria add up to %s, not to 100."),
                                          g_strdelimit (buffer, ".", ',')));
    }
}

/* Whether contents of this kind are looked for in a field: people, votes, files and consents hang on the application. */
static gboolean
veche_programme_check_is_in_field (VecheRecord *item)
{
  static const char *const elsewhere[] = { "people", "votes", "file", "consent", NULL };
  const char *kind = veche_record_get_text (item, "item_kind");

  return kind == NULL || !g_strv_contains (elsewhere, kind);
}

static void
veche_programme_check_items (VecheProgrammeCheck *self)
{
  for (guint i = 0; self->programme->items != NULL && i < self->programme->items->len; i++)
    {
      VecheRecord *item = g_ptr_array_index (self->programme->items, i);
      const char *field = veche_record_get_text (item, "field");

      if (field != NULL && veche_programme_check_is_in_field (item) && veche_kind_find_field (&veche_application_kind, field) < 0)
        veche_problem_add (self->problems, VECHE_PROBLEM_ERROR, "item-field", item, "field",
                           g_strdup_printf (_("“%s” looks at the field “%s”, which applications do not have."),
                                            veche_record_get_title (item), field));
    }
}

GPtrArray *
veche_programme_check_list (const VecheProgrammeCase *programme)
{
  VecheProgrammeCheck self = { programme, NULL, veche_problem_list_new () };

  veche_programme_check_zone (&self);
  veche_programme_check_own_fields (&self);
  veche_programme_check_codes (&self, programme->themes);
  veche_programme_check_codes (&self, programme->stages);
  veche_programme_check_codes (&self, programme->items);
  veche_programme_check_codes (&self, programme->criteria);
  veche_programme_check_stages (&self);
  veche_programme_check_criteria (&self);
  veche_programme_check_items (&self);
  g_time_zone_unref (self.zone);
  return self.problems;
}
