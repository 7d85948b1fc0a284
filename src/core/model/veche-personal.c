/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-personal.h"

#include <string.h>

#include "veche-stemmer.h"
#include "veche-text.h"

/* So many digits in a row, spaces and brackets aside, are a phone and no year, sum or number of a house. */
#define PHONE_DIGITS 7

typedef struct
{
  const char *kind;
  const char *leave;  /* its texts that may leave, space-separated */
  const char *screen; /* those that are looked at */
} VechePersonalRule;

static const VechePersonalRule veche_personal_rules[] = {
  { "programme", "code organiser zone number_pattern site", "title" },
  { "theme", "code title abbr scope", "" },
  { "stage", "code title", "" },
  { "item", "code title requirement field", "" },
  { "criterion", "code title anchors", "" },
  { "reason", "code title applies", "" },
  { "application", "number", "title organisation region city" },
  { "application.budget-line", "", "article" },
  { "application.votes", "", "" },
  { "check", "reasons", "" },
  { "check.item", "", "" },
  { "project", "", "title" },
  { "layer", "code color symbol", "title" },
  { "area", "", "title" },
  { "scale", "code title", "" },
  { "scale.grade", "code title text", "" },
  { "species", "name latin aliases", "" },
  { "tree", "number old_numbers species latin condition", "" },
  { "tree.stem", "", "" },
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
  g_auto (GStrv) all = g_strsplit (names, " ", -1);

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
      if (veche_personal_has (rule->leave, field->name))
        return VECHE_PERSONAL_LEAVES;
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

void
veche_personal_add_name (GHashTable *stems, const char *name)
{
  g_autoptr (VecheStemmer) stemmer = NULL;
  g_auto (GStrv) words = NULL;

  if (name == NULL)
    return;
  stemmer = veche_stemmer_new ();
  words = veche_text_split_words (name);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) > 1)
      g_hash_table_add (stems, g_strdup (veche_stemmer_stem (stemmer, words[i])));
}

static gboolean
veche_personal_has_phone (const char *text)
{
  guint digits = 0;

  for (const char *at = text; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      {
        if (++digits >= PHONE_DIGITS)
          return TRUE;
      }
    else if (strchr (" -()+", *at) == NULL)
      digits = 0;
  return FALSE;
}

gboolean
veche_personal_is_clean (const char *text, GHashTable *stems)
{
  g_autoptr (VecheStemmer) stemmer = NULL;
  g_auto (GStrv) words = NULL;

  if (strchr (text, '@') != NULL || veche_personal_has_phone (text))
    return FALSE;
  if (g_hash_table_size (stems) == 0)
    return TRUE;
  stemmer = veche_stemmer_new ();
  words = veche_text_split_words (text);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_hash_table_contains (stems, veche_stemmer_stem (stemmer, words[i])))
      return FALSE;
  return TRUE;
}
