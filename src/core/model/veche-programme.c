/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-programme.h"

#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"

static const VecheField veche_programme_fields[] = {
  { "title", N_("Title"), VECHE_FIELD_TEXT, VECHE_FIELD_REQUIRED | VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF },
  { "code", N_("Code"), VECHE_FIELD_TEXT, VECHE_FIELD_BRIEF },
  { "year", N_("Year"), VECHE_FIELD_INTEGER, VECHE_FIELD_BRIEF },
  { "organiser", N_("Organiser"), VECHE_FIELD_TEXT, VECHE_FIELD_SEARCH },
  { "zone", N_("Time zone"), VECHE_FIELD_TEXT, 0 },
  { "number_pattern", N_("Numbering pattern"), VECHE_FIELD_TEXT, 0 },
  { "finalists", N_("Finalists"), VECHE_FIELD_INTEGER, 0 },
  { "per_expert", N_("Projects per expert"), VECHE_FIELD_INTEGER, 0 },
  { "team_max", N_("Team members at most"), VECHE_FIELD_INTEGER, 0 },
  { "site", N_("Site"), VECHE_FIELD_TEXT, 0 },
  { "confirm_checks", N_("A second employee confirms decisions"), VECHE_FIELD_BOOLEAN, 0 },
  { "check_days", N_("Days for a check"), VECHE_FIELD_INTEGER, 0 },
  { "note", N_("Note"), VECHE_FIELD_LONG_TEXT, VECHE_FIELD_SEARCH },
  { NULL },
};

const VecheKind veche_programme_kind = {
  .name = "programme",
  .plural = "programmes",
  .table = "programme",
  .label = N_("Programme"),
  .title_field = "title",
  .key_field = "code",
  .fields = veche_programme_fields,
  .code = 1,
};

static const VecheField veche_programme_theme_fields[] = {
  { "code", N_("Code"), VECHE_FIELD_TEXT, VECHE_FIELD_REQUIRED | VECHE_FIELD_BRIEF },
  { "title", N_("Title"), VECHE_FIELD_TEXT, VECHE_FIELD_REQUIRED | VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF },
  { "abbr", N_("Abbreviation"), VECHE_FIELD_TEXT, VECHE_FIELD_BRIEF },
  { "scope", N_("Scope"), VECHE_FIELD_LONG_TEXT, VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF },
  { "position", N_("Order"), VECHE_FIELD_INTEGER, VECHE_FIELD_BRIEF },
  { NULL },
};

const VecheKind veche_programme_theme_kind = {
  .name = "theme",
  .plural = "themes",
  .table = "theme",
  .label = N_("Theme"),
  .parent = "programme",
  .parent_column = "programme",
  .title_field = "title",
  .key_field = "code",
  .fields = veche_programme_theme_fields,
  .code = 2,
};

static const VecheField veche_programme_stage_fields[] = {
  { "code", N_("Code"), VECHE_FIELD_TEXT, VECHE_FIELD_REQUIRED | VECHE_FIELD_BRIEF },
  { "title", N_("Title"), VECHE_FIELD_TEXT, VECHE_FIELD_REQUIRED | VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF },
  { "starts", N_("Starts"), VECHE_FIELD_TIME, VECHE_FIELD_BRIEF | VECHE_FIELD_FROM },
  { "ends", N_("Ends"), VECHE_FIELD_TIME, VECHE_FIELD_BRIEF | VECHE_FIELD_UNTIL },
  { "position", N_("Order"), VECHE_FIELD_INTEGER, VECHE_FIELD_BRIEF },
  { NULL },
};

const VecheKind veche_programme_stage_kind = {
  .name = "stage",
  .plural = "stages",
  .table = "stage",
  .label = N_("Stage"),
  .parent = "programme",
  .parent_column = "programme",
  .title_field = "title",
  .key_field = "code",
  .fields = veche_programme_stage_fields,
  .code = 3,
};

static const VecheCode veche_programme_item_kinds[] = {
  { "text", NC_("item kind", "Text"), "item kind" },
  { "money", NC_("item kind", "Money"), "item kind" },
  { "number", NC_("item kind", "Number"), "item kind" },
  { "file", NC_("item kind", "File"), "item kind" },
  { "link", NC_("item kind", "Link"), "item kind" },
  { "people", NC_("item kind", "People"), "item kind" },
  { "votes", NC_("item kind", "Votes"), "item kind" },
  { "consent", NC_("item kind", "Consent"), "item kind" },
  { NULL },
};

/* What an application can be asked for; the last three are not in a field of it, but templates name them. */
static const VecheCode veche_programme_item_sources[] = {
  { "title", N_("Title") },
  { "theme", N_("Theme") },
  { "summary", N_("Short description") },
  { "problem", N_("Problem") },
  { "effect", N_("Socio-economic effect") },
  { "audience", N_("Target audience") },
  { "budget", N_("Budget") },
  { "video", N_("Team video") },
  { "organisation", N_("Organisation") },
  { "ogrn", N_("OGRN") },
  { "region", N_("Region") },
  { "city", N_("City") },
  { "leader", N_("Leader") },
  { "leader_phone", N_("Leader's phone") },
  { "leader_email", N_("Leader's e-mail") },
  { "leader_consent", N_("Leader's consent of") },
  { "note", N_("Note") },
  { "cv", N_("Files of the item") },
  { "members", N_("Team") },
  { "votes", N_("Votes of residents") },
  { NULL },
};

static const VecheField veche_programme_item_fields[] = {
  { "code", N_("Code"), VECHE_FIELD_TEXT, VECHE_FIELD_REQUIRED | VECHE_FIELD_BRIEF },
  { "title", N_("Title"), VECHE_FIELD_TEXT, VECHE_FIELD_REQUIRED | VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF },
  { "requirement", N_("Requirement"), VECHE_FIELD_LONG_TEXT, VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF },
  { "item_kind", N_("Kind of contents"), VECHE_FIELD_CODE, VECHE_FIELD_BRIEF, NULL, veche_programme_item_kinds },
  { "required", N_("Required"), VECHE_FIELD_BOOLEAN, VECHE_FIELD_BRIEF },
  { "limit_max", N_("At most"), VECHE_FIELD_INTEGER, VECHE_FIELD_BRIEF },
  { "field", N_("Field of the application"), VECHE_FIELD_CODE, VECHE_FIELD_BRIEF, NULL, veche_programme_item_sources },
  { "position", N_("Order"), VECHE_FIELD_INTEGER, VECHE_FIELD_BRIEF },
  { NULL },
};

const VecheKind veche_programme_item_kind = {
  .name = "item",
  .plural = "items",
  .table = "item",
  .label = N_("Required item"),
  .parent = "programme",
  .parent_column = "programme",
  .title_field = "title",
  .key_field = "code",
  .fields = veche_programme_item_fields,
  .code = 4,
};

static const VecheCode veche_programme_criterion_kinds[] = {
  { "marked", N_("Marked by experts") },
  { "suggested", N_("Suggested from votes") },
  { "computed", N_("Computed from votes") },
  { NULL },
};

static const VecheField veche_programme_criterion_fields[] = {
  { "code", N_("Code"), VECHE_FIELD_TEXT, VECHE_FIELD_REQUIRED | VECHE_FIELD_BRIEF },
  { "title", N_("Title"), VECHE_FIELD_TEXT, VECHE_FIELD_REQUIRED | VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF },
  { "weight", N_("Weight"), VECHE_FIELD_REAL, VECHE_FIELD_BRIEF },
  { "scale_min", N_("Lowest mark"), VECHE_FIELD_INTEGER, VECHE_FIELD_BRIEF },
  { "scale_max", N_("Highest mark"), VECHE_FIELD_INTEGER, VECHE_FIELD_BRIEF },
  { "criterion_kind", N_("Kind of criterion"), VECHE_FIELD_CODE, VECHE_FIELD_BRIEF, NULL, veche_programme_criterion_kinds },
  { "anchors", N_("What the marks mean"), VECHE_FIELD_LONG_TEXT, VECHE_FIELD_BRIEF },
  { "position", N_("Order"), VECHE_FIELD_INTEGER, VECHE_FIELD_BRIEF },
  { NULL },
};

const VecheKind veche_programme_criterion_kind = {
  .name = "criterion",
  .plural = "criteria",
  .table = "criterion",
  .label = N_("Criterion"),
  .parent = "programme",
  .parent_column = "programme",
  .title_field = "title",
  .key_field = "code",
  .fields = veche_programme_criterion_fields,
  .code = 5,
};

static const VecheCode veche_programme_reason_decisions[] = {
  { "return,refuse", N_("Return and refusal") },
  { "return", N_("Return only") },
  { "refuse", N_("Refusal only") },
  { NULL },
};

static const VecheField veche_programme_reason_fields[] = {
  { "code", N_("Code"), VECHE_FIELD_TEXT, VECHE_FIELD_REQUIRED | VECHE_FIELD_BRIEF },
  { "title", N_("Title"), VECHE_FIELD_TEXT, VECHE_FIELD_REQUIRED | VECHE_FIELD_BRIEF },
  { "applies", N_("Applies to"), VECHE_FIELD_CODE, VECHE_FIELD_BRIEF, NULL, veche_programme_reason_decisions },
  { "position", N_("Order"), VECHE_FIELD_INTEGER, VECHE_FIELD_BRIEF },
  { NULL },
};

const VecheKind veche_programme_reason_kind = {
  .name = "reason",
  .plural = "reasons",
  .table = "reason",
  .label = N_("Reason"),
  .parent = "programme",
  .parent_column = "programme",
  .title_field = "title",
  .key_field = "code",
  .fields = veche_programme_reason_fields,
  .code = 6,
};

/* Takes one separator off the end, so that «2020-{theme}-{n}» without a theme is «2020-1», not «2020--1». */
static void
veche_programme_drop_separator (GString *out)
{
  if (out->len > 0 && strchr ("-/.", out->str[out->len - 1]) != NULL)
    g_string_truncate (out, out->len - 1);
}

char *
veche_programme_format_number (const char *pattern, const char *theme, int year, gint64 n)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (pattern != NULL, NULL);

  for (const char *p = pattern; *p != '\0';)
    {
      const char *end = *p == '{' ? strchr (p, '}') : NULL;

      if (end == NULL)
        {
          g_string_append_c (out, *p++);
          continue;
        }
      if (g_str_has_prefix (p, "{n:"))
        g_string_append_printf (out, "%0*" G_GINT64_FORMAT, CLAMP (p[3] - '0', 1, 9), n);
      else if (g_str_has_prefix (p, "{n}"))
        g_string_append_printf (out, "%" G_GINT64_FORMAT, n);
      else if (g_str_has_prefix (p, "{year}"))
        g_string_append_printf (out, "%d", year);
      else if (g_str_has_prefix (p, "{theme}") && theme != NULL)
        g_string_append (out, theme);
      else if (g_str_has_prefix (p, "{theme}"))
        veche_programme_drop_separator (out);
      p = end + 1;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

gboolean
veche_programme_check_pattern (const char *pattern, GError **error)
{
  g_autoptr (GRegex) marks = g_regex_new ("\\{(n|n:[1-9]|theme|year)\\}", 0, 0, NULL);
  g_autofree char *rest = g_regex_replace_literal (marks, pattern, -1, 0, "", 0, NULL);

  if (strstr (pattern, "{n}") == NULL && strstr (pattern, "{n:") == NULL)
    g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                 _("Could not take “%s” as a numbering pattern: it has no {n}. Put {n} or {n:3} where the count goes."),
                 pattern);
  else if (rest == NULL || strpbrk (rest, "{}") != NULL)
    g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                 _("Could not take “%s” as a numbering pattern: it has an unknown mark. Use {n}, {n:3}, {theme}, {year}."),
                 pattern);
  else
    return TRUE;
  return FALSE;
}
