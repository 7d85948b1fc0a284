/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-template-year.h"

#include "veche-time-zone.h"
#include "veche-time.h"

char *
veche_template_year_replace (const char *text, gint64 from, gint64 to)
{
  g_autofree char *pattern = g_strdup_printf ("(?<![0-9])%" G_GINT64_FORMAT "(?![0-9])", from);
  g_autofree char *year = g_strdup_printf ("%" G_GINT64_FORMAT, to);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  char *replaced;

  g_return_val_if_fail (text != NULL && regex != NULL, NULL);

  replaced = g_regex_replace_literal (regex, text, -1, 0, year, 0, NULL);
  return replaced != NULL ? replaced : g_strdup (text);
}

static char *
veche_template_year_move (const char *moment, int years, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (moment, NULL);
  g_autoptr (GDateTime) there = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
  g_autoptr (GDateTime) later = there != NULL ? g_date_time_add_years (there, years) : NULL;

  return later != NULL ? veche_time_format_iso (g_date_time_to_unix (later) * 1000) : g_strdup (moment);
}

static void
veche_template_year_move_op (VecheEditOp *op, int years, GTimeZone *zone)
{
  for (guint i = 0; i < op->cells->len; i++)
    {
      VecheEditCell *cell = &g_array_index (op->cells, VecheEditCell, i);

      if (cell->field->type == VECHE_FIELD_TIME && cell->value.type == VECHE_VALUE_TEXT)
        veche_value_take_text (&cell->value, veche_template_year_move (cell->value.text, years, zone));
    }
}

static void
veche_template_year_replace_in (VecheEdit *edit, const char *field, gint64 from, gint64 to)
{
  const VecheValue *value = veche_edit_op_get_cell (veche_edit_get_op (edit, 0), field);
  g_autofree char *text = value != NULL && value->text != NULL ? veche_template_year_replace (value->text, from, to) : NULL;

  if (text != NULL)
    veche_edit_set_text (edit, 0, field, text);
}

void
veche_template_year_set (VecheEdit *edit, gint64 year)
{
  static const char *const fields[] = { "title", "code", "number_pattern" };
  const VecheValue *old;
  const VecheValue *name;
  g_autoptr (GTimeZone) zone = NULL;
  gint64 from;

  g_return_if_fail (edit != NULL && edit->ops->len > 0);

  old = veche_edit_op_get_cell (veche_edit_get_op (edit, 0), "year");
  from = old != NULL && old->type == VECHE_VALUE_INTEGER ? old->integer : year;
  name = veche_edit_op_get_cell (veche_edit_get_op (edit, 0), "zone");
  zone = veche_time_zone_load (name != NULL ? name->text : NULL);
  for (guint i = 1; from != year && i < edit->ops->len; i++)
    veche_template_year_move_op (veche_edit_get_op (edit, i), (int) (year - from), zone);
  for (guint i = 0; from != year && i < G_N_ELEMENTS (fields); i++)
    veche_template_year_replace_in (edit, fields[i], from, year);
  veche_edit_set_integer (edit, 0, "year", year);
}
