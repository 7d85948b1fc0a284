/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-duplicate-twin.h"

#include "veche-text.h"

/* Of two titles so much of the words must be common. */
#define LIKE_TITLE 0.7

struct _VecheDuplicateTwin
{
  char *title;
  char *organisation;
  char *ogrn;
  char *phone;
};

/* Texts of other programs may be anything. */
static char *
veche_duplicate_twin_dup_key (const char *text, char *(*dup_key) (const char *text))
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

  return valid != NULL ? dup_key (valid) : NULL;
}

VecheDuplicateTwin *
veche_duplicate_twin_new (const VecheDuplicateCard *card)
{
  VecheDuplicateTwin *self = g_new0 (VecheDuplicateTwin, 1);

  self->title = veche_duplicate_twin_dup_key (card->name, veche_duplicates_dup_title_key);
  self->organisation = veche_duplicate_twin_dup_key (card->organisation, veche_duplicates_dup_organisation_key);
  self->phone = veche_duplicate_twin_dup_key (card->phone, veche_text_phone_key);
  self->ogrn = card->ogrn != NULL && *card->ogrn != '\0' ? g_strdup (card->ogrn) : NULL;
  return self;
}

void
veche_duplicate_twin_free (VecheDuplicateTwin *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->organisation);
  g_free (self->ogrn);
  g_free (self->phone);
  g_free (self);
}

/* The common part of the words of both keys, each counted once, 0 to 1. In a key words stand in order. */
static double
veche_duplicate_twin_measure_likeness (const char *a, const char *b)
{
  g_auto (GStrv) left = g_strsplit (a, " ", -1);
  g_auto (GStrv) right = g_strsplit (b, " ", -1);
  guint common = 0, all = 0;

  for (guint i = 0; left[i] != NULL; i++)
    {
      if (i > 0 && g_str_equal (left[i], left[i - 1]))
        continue;
      common += g_strv_contains ((const char *const *) right, left[i]);
      all++;
    }
  for (guint i = 0; right[i] != NULL; i++)
    all += (i == 0 || !g_str_equal (right[i], right[i - 1])) && !g_strv_contains ((const char *const *) left, right[i]);
  return all > 0 ? (double) common / all : 0;
}

static guint
veche_duplicate_twin_compare_titles (const VecheDuplicateTwin *self, const char *title)
{
  g_autofree char *other = self->title != NULL ? veche_duplicate_twin_dup_key (title, veche_duplicates_dup_title_key) : NULL;

  if (other == NULL)
    return 0;
  if (g_str_equal (self->title, other))
    return VECHE_DUPLICATE_TITLE;
  return veche_duplicate_twin_measure_likeness (self->title, other) >= LIKE_TITLE ? VECHE_DUPLICATE_LIKE_TITLE : 0;
}

static gboolean
veche_duplicate_twin_has_organisation (const VecheDuplicateTwin *self, const VecheDuplicateCard *other)
{
  g_autofree char *key = NULL;

  if (self->ogrn != NULL && g_strcmp0 (self->ogrn, other->ogrn) == 0)
    return TRUE;
  if (self->organisation == NULL)
    return FALSE;
  key = veche_duplicate_twin_dup_key (other->organisation, veche_duplicates_dup_organisation_key);
  return g_strcmp0 (self->organisation, key) == 0;
}

guint
veche_duplicate_twin_compare (const VecheDuplicateTwin *self, const VecheDuplicateCard *other)
{
  const guint both = VECHE_DUPLICATE_ORGANISATION | VECHE_DUPLICATE_PHONE;
  g_autofree char *phone = self->phone != NULL ? veche_duplicate_twin_dup_key (other->phone, veche_text_phone_key) : NULL;
  guint reasons = veche_duplicate_twin_compare_titles (self, other->name);

  if (veche_duplicate_twin_has_organisation (self, other))
    reasons |= VECHE_DUPLICATE_ORGANISATION;
  if (self->phone != NULL && g_strcmp0 (self->phone, phone) == 0)
    reasons |= VECHE_DUPLICATE_PHONE;
  if ((reasons & VECHE_DUPLICATE_TITLE) != 0 || ((reasons & VECHE_DUPLICATE_LIKE_TITLE) != 0 && (reasons & both) != 0)
      || (reasons & both) == both)
    return reasons;
  return 0;
}
