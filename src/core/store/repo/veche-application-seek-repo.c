/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application-seek-repo.h"

#include <string.h>

#include "veche-application.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-time.h"

/* What somebody still has to do, as veche_application_state_is_open() has it. */
#define OPEN "t.state IN ('draft', 'registered', 'in-check', 'returned')"

gboolean
veche_application_seek_repo_knows (const char *field)
{
  return g_str_equal (field, VECHE_APPLICATION_TERM_FIELD) || g_str_equal (field, VECHE_APPLICATION_SINCE_FIELD)
         || g_str_equal (field, VECHE_APPLICATION_UNTIL_FIELD);
}

static char *
veche_application_seek_repo_dup_term (const char *value, GError **error)
{
  const char *space = strchr (value, ' ');
  g_autofree char *code = space != NULL ? g_strndup (value, (gsize) (space - value)) : g_strdup (value);
  g_autofree char *today = veche_time_parse_date (space != NULL ? space + 1 : "today", error);

  if (today == NULL)
    return NULL;
  if (g_str_equal (code, "overdue"))
    return g_strdup_printf ("(" OPEN " AND ifnull(t.due < '%s', 0))", today);
  if (g_str_equal (code, "week"))
    return g_strdup_printf ("(" OPEN " AND ifnull(t.due BETWEEN '%s' AND date('%s', '+7 days'), 0))", today, today);
  if (g_str_equal (code, "none"))
    return g_strdup ("(" OPEN " AND t.due IS NULL)");
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
               _("Could not list by “%s”: there is no such term. Take “overdue”, “week” or “none”."), value);
  return NULL;
}

/* By the second, which is what bounds are told by. */
static char *
veche_application_seek_repo_dup_bound (const char *value, gboolean until, GError **error)
{
  g_autofree char *day = veche_time_parse_date (value, error);
  g_autofree char *moment = day != NULL ? veche_time_bound_day (day, until, NULL) : NULL;

  if (moment == NULL)
    return NULL;
  return g_strdup_printf ("ifnull(substr(t.received, 1, 19) %s '%.19s', 0)", until ? "<=" : ">=", moment);
}

char *
veche_application_seek_repo_dup_condition (const VecheQueryTerm *term, GError **error)
{
  g_autofree char *condition = NULL;

  if (g_str_equal (term->field, VECHE_APPLICATION_TERM_FIELD))
    condition = veche_application_seek_repo_dup_term (term->value, error);
  else
    condition = veche_application_seek_repo_dup_bound (term->value, g_str_equal (term->field, VECHE_APPLICATION_UNTIL_FIELD), error);
  if (condition == NULL)
    return NULL;
  return term->negated ? g_strconcat ("NOT ", condition, NULL) : g_steal_pointer (&condition);
}
