/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-personal.h"

#include <string.h>

typedef struct
{
  const char *kind;
  const char *codes;  /* its numbers and codes, space-separated */
  const char *screen; /* its texts that are public as a rule */
  const char *sites;  /* links of the office itself */
} VechePersonalRule;

/* No text leaves unseen: wherever one can type, somebody has typed a phone. */
static const VechePersonalRule veche_personal_rules[] = {
  { "programme", "code zone number_pattern", "title organiser", "site" },
  { "theme", "code abbr", "title scope" },
  { "stage", "code", "title" },
  { "item", "code field", "title requirement" },
  { "criterion", "code", "title anchors" },
  { "reason", "code applies", "title" },
  { "application", "number", "title organisation region city" },
  { "application.budget-line", "", "article" },
  { "application.votes", "", "" },
  { "check", "reasons", "" },
  { "check.item", "", "" },
  { "project", "", "title" },
  { "layer", "code", "title" },
  { "area", "", "title" },
  { "tree", "number", "species condition" },
  { "spot", "", "" },
  { "place", "", "title" },
  { "route", "", "title" },
};

static const VechePersonalRule *
veche_personal_find (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (veche_personal_rules); i++)
    if (g_strcmp0 (veche_personal_rules[i].kind, kind) == 0)
      return &veche_personal_rules[i];
  return NULL;
}

gboolean
veche_personal_kind_leaves (const VecheKind *kind)
{
  return veche_personal_find (kind->name) != NULL;
}

static gboolean
veche_personal_has (const char *names, const char *name)
{
  g_auto (GStrv) all = g_strsplit (names != NULL ? names : "", " ", -1);

  return g_strv_contains ((const char *const *) all, name);
}

VechePersonal
veche_personal_judge (const VecheKind *kind, const VecheField *field)
{
  const VechePersonalRule *rule = veche_personal_find (kind->name);

  if (rule == NULL || (field->flags & VECHE_FIELD_PERSONAL) != 0)
    return VECHE_PERSONAL_STAYS;
  switch (field->type)
    {
    case VECHE_FIELD_TEXT:
    case VECHE_FIELD_LONG_TEXT:
      if (veche_personal_has (rule->codes, field->name))
        return VECHE_PERSONAL_CODE;
      if (veche_personal_has (rule->sites, field->name))
        return VECHE_PERSONAL_SITE;
      return veche_personal_has (rule->screen, field->name) ? VECHE_PERSONAL_SCREEN : VECHE_PERSONAL_STAYS;
    case VECHE_FIELD_REF:
      return veche_personal_find (field->target) != NULL ? VECHE_PERSONAL_LEAVES : VECHE_PERSONAL_STAYS;
    case VECHE_FIELD_INTEGER:
    case VECHE_FIELD_REAL:
    case VECHE_FIELD_MONEY:
    case VECHE_FIELD_DATE:
    case VECHE_FIELD_TIME:
    case VECHE_FIELD_BOOLEAN:
    case VECHE_FIELD_CODE:
    case VECHE_FIELD_GEOMETRY:
    default:
      return VECHE_PERSONAL_LEAVES;
    }
}

gboolean
veche_personal_is_plain (const VecheField *field, const VecheValue *value)
{
  if (value->type == VECHE_VALUE_NULL)
    return TRUE;
  if (field->type == VECHE_FIELD_REF)
    return value->type == VECHE_VALUE_INTEGER;
  if (!veche_field_check (field, value, NULL))
    return FALSE;
  return (field->type != VECHE_FIELD_DATE && field->type != VECHE_FIELD_TIME)
         || strspn (value->text, "0123456789-:.+TZ") == strlen (value->text);
}
