/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application-sums.h"

#include "veche-application.h"
#include "veche-i18n.h"
#include "veche-money.h"
#include "veche-votes.h"

char *
veche_application_sums_dup_team (GPtrArray *members, gint64 limit)
{
  const guint n = members != NULL ? members->len : 0;
  g_autofree char *count = NULL;

  if (limit <= 0)
    return NULL;
  count = g_strdup_printf (ngettext ("%u member", "%u members", n), n);
  if (n > limit)
    return g_strdup_printf (_("%s; the programme allows at most %u"), count, (guint) limit);
  return g_strdup_printf (_("%s of at most %u"), count, (guint) limit);
}

/* Of the lines of one source (%NULL: of none), kopecks. */
static gint64
veche_application_sums_add_up (GPtrArray *lines, const char *source, gboolean *any)
{
  gint64 sum = 0;

  *any = FALSE;
  for (guint i = 0; i < lines->len; i++)
    if (g_strcmp0 (veche_record_get_text (g_ptr_array_index (lines, i), "source"), source) == 0)
      {
        sum += veche_record_get_integer (g_ptr_array_index (lines, i), "amount");
        *any = TRUE;
      }
  return sum;
}

static void
veche_application_sums_append (GString *text, const char *label, gint64 sum)
{
  g_autofree char *money = veche_money_format (sum);

  g_string_append_printf (text, "%s%s: %s", text->len > 0 ? " · " : "", label, money);
}

char *
veche_application_sums_dup_budget (GPtrArray *lines, gint64 budget)
{
  const VecheField *field = &veche_application_budget_line_kind.fields[veche_kind_find_field (&veche_application_budget_line_kind,
                                                                                            "source")];
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 total = 0;
  gint64 sum;
  gboolean any;

  if (lines == NULL || lines->len == 0)
    return NULL;
  for (const VecheCode *code = field->codes; code->code != NULL; code++)
    {
      sum = veche_application_sums_add_up (lines, code->code, &any);
      total += sum;
      if (any)
        veche_application_sums_append (text, veche_field_get_code_label (field, code->code), sum);
    }
  sum = veche_application_sums_add_up (lines, NULL, &any);
  total += sum;
  if (any)
    veche_application_sums_append (text, _("no source"), sum);
  g_string_append_c (text, '\n');
  {
    g_autofree char *all = veche_money_format (total);
    g_autofree char *difference = veche_money_format (ABS (total - budget));

    if (budget == 0)
      g_string_append_printf (text, _("In all %s; the application does not tell its budget"), all);
    else if (total == budget)
      g_string_append_printf (text, _("In all %s, as the budget of the application"), all);
    else
      g_string_append_printf (text, total > budget ? _("In all %s: %s more than the budget of the application")
                                                   : _("In all %s: %s less than the budget of the application"),
                              all, difference);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
veche_application_sums_dup_votes (GPtrArray *votes)
{
  VecheVotesCount count;

  if (votes == NULL || votes->len == 0)
    return NULL;
  veche_votes_count (votes, &count);
  return g_strdup_printf (_("Platform: %lld · on paper, valid: %lld, void: %lld\nIn all %lld"), (long long) count.platform,
                          (long long) count.paper, (long long) count.voided, (long long) count.total);
}
