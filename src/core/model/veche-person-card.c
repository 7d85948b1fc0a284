/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-person-card.h"

#include "veche-people.h"
#include "veche-text.h"

static const char *const veche_person_card_fields[VECHE_PERSON_CARD_N_FIELDS]
  = { "surname", "given", "patronymic", "sex", "dative", "salutation", "name" };

const char *
veche_person_card_get_field (VechePersonCardField field)
{
  return veche_person_card_fields[field];
}

int
veche_person_card_find (const char *name)
{
  for (int i = 0; i < VECHE_PERSON_CARD_N_FIELDS; i++)
    if (g_str_equal (veche_person_card_fields[i], name))
      return i;
  return -1;
}

static void
veche_person_card_set (VechePersonCard *self, VechePersonCardField field, const char *text)
{
  g_autofree char *stripped = text != NULL ? veche_text_strip (text) : NULL;

  g_set_str (&self->values[field], stripped != NULL && *stripped != '\0' ? stripped : NULL);
}

static void
veche_person_card_take (VechePersonCard *self, VechePersonCardField field, char *text)
{
  g_free (self->values[field]);
  self->values[field] = text;
}

static gboolean
veche_person_card_has_parts (const VechePersonCard *self)
{
  return self->values[VECHE_PERSON_CARD_SURNAME] != NULL || self->values[VECHE_PERSON_CARD_GIVEN] != NULL
         || self->values[VECHE_PERSON_CARD_PATRONYMIC] != NULL;
}

static void
veche_person_card_split (VechePersonCard *self, const char *name)
{
  g_autoptr (VechePersonName) parsed = veche_person_name_parse (name);

  veche_person_card_set (self, VECHE_PERSON_CARD_SURNAME, parsed != NULL ? parsed->surname : name);
  veche_person_card_set (self, VECHE_PERSON_CARD_GIVEN, parsed != NULL ? parsed->given : NULL);
  veche_person_card_set (self, VECHE_PERSON_CARD_PATRONYMIC, parsed != NULL ? parsed->patronymic : NULL);
}

static void
veche_person_card_join (VechePersonCard *self)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (int i = VECHE_PERSON_CARD_SURNAME; i <= VECHE_PERSON_CARD_PATRONYMIC; i++)
    if (self->values[i] != NULL)
      g_strv_builder_add (parts, self->values[i]);
  all = g_strv_builder_end (parts);
  veche_person_card_take (self, VECHE_PERSON_CARD_NAME, all[0] != NULL ? g_strjoinv (" ", all) : NULL);
}

/* The parts with the sex that stands there, or with what the rule says of them where @guess. */
static VechePersonName *
veche_person_card_dup_name (const VechePersonCard *self, gboolean guess)
{
  VecheSex sex = guess ? VECHE_SEX_UNKNOWN : veche_person_name_sex_from_code (self->values[VECHE_PERSON_CARD_SEX]);

  return veche_person_name_new (self->values[VECHE_PERSON_CARD_SURNAME], self->values[VECHE_PERSON_CARD_GIVEN],
                                self->values[VECHE_PERSON_CARD_PATRONYMIC], sex);
}

/* What the rule says of a sex or a form, from the rest of the card; %NULL: nothing certain. */
static char *
veche_person_card_dup_rule (const VechePersonCard *self, VechePersonCardField field)
{
  g_autoptr (VechePersonName) name = veche_person_card_dup_name (self, field == VECHE_PERSON_CARD_SEX);

  switch (field)
    {
    case VECHE_PERSON_CARD_SEX:
      return g_strdup (veche_person_name_get_sex_code (name));
    case VECHE_PERSON_CARD_DATIVE:
      return veche_person_name_dup_dative (name);
    case VECHE_PERSON_CARD_SALUTATION:
      return veche_person_name_dup_salutation (name);
    case VECHE_PERSON_CARD_SURNAME:
    case VECHE_PERSON_CARD_GIVEN:
    case VECHE_PERSON_CARD_PATRONYMIC:
    case VECHE_PERSON_CARD_NAME:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* In this order: the forms hang on the sex. */
static void
veche_person_card_follow (VechePersonCard *self, const VechePersonCard *before)
{
  for (int i = VECHE_PERSON_CARD_SEX; i <= VECHE_PERSON_CARD_SALUTATION; i++)
    {
      g_autofree char *rule = before != NULL ? veche_person_card_dup_rule (before, i) : NULL;
      gboolean written = self->values[i] != NULL && (before == NULL || g_strcmp0 (self->values[i], rule) != 0);

      if (!written)
        veche_person_card_take (self, i, veche_person_card_dup_rule (self, i));
    }
}

VechePersonCard *
veche_person_card_new (VecheRecord *record)
{
  VechePersonCard *self = g_new0 (VechePersonCard, 1);

  if (record == NULL)
    return self;
  for (int i = 0; i < VECHE_PERSON_CARD_N_FIELDS; i++)
    veche_person_card_set (self, i, veche_record_get_text (record, veche_person_card_fields[i]));
  if (!veche_person_card_has_parts (self) && self->values[VECHE_PERSON_CARD_NAME] != NULL)
    veche_person_card_split (self, self->values[VECHE_PERSON_CARD_NAME]);
  veche_person_card_follow (self, NULL);
  return self;
}

VechePersonCard *
veche_person_card_new_for_name (const char *name)
{
  VechePersonCard *self = g_new0 (VechePersonCard, 1);

  g_return_val_if_fail (name != NULL, self);

  veche_person_card_split (self, name);
  veche_person_card_join (self);
  veche_person_card_follow (self, NULL);
  return self;
}

void
veche_person_card_free (VechePersonCard *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < VECHE_PERSON_CARD_N_FIELDS; i++)
    g_free (self->values[i]);
  g_free (self);
}

/* «Иванова Анна Сергеевна» in the field of the surname, and nothing in the others. */
static gboolean
veche_person_card_is_whole_name (const VechePersonCard *self, VechePersonCardField field)
{
  g_autoptr (VechePersonName) parsed = NULL;

  for (int i = VECHE_PERSON_CARD_SURNAME; i <= VECHE_PERSON_CARD_PATRONYMIC; i++)
    if (i != (int) field && self->values[i] != NULL)
      return FALSE;
  parsed = self->values[field] != NULL ? veche_person_name_parse (self->values[field]) : NULL;
  return parsed != NULL && parsed->patronymic != NULL && parsed->surname != NULL;
}

VechePersonCard *
veche_person_card_change (const VechePersonCard *self, VechePersonCardField field, const char *text)
{
  VechePersonCard *changed = g_new0 (VechePersonCard, 1);

  for (int i = 0; i < VECHE_PERSON_CARD_N_FIELDS; i++)
    changed->values[i] = g_strdup (self->values[i]);
  veche_person_card_set (changed, field, text);
  if (field == VECHE_PERSON_CARD_NAME && changed->values[field] != NULL)
    veche_person_card_split (changed, changed->values[field]);
  else if (field <= VECHE_PERSON_CARD_PATRONYMIC)
    {
      g_autofree char *whole = g_strdup (changed->values[field]);

      if (veche_person_card_is_whole_name (changed, field))
        veche_person_card_split (changed, whole);
      veche_person_card_join (changed);
    }
  veche_person_card_follow (changed, self);
  return changed;
}

void
veche_person_card_fill_edit (const VechePersonCard *self, VecheRecord *record, VecheEdit *edit, guint op)
{
  for (int i = 0; i < VECHE_PERSON_CARD_N_FIELDS; i++)
    {
      const char *stored = record != NULL ? veche_record_get_text (record, veche_person_card_fields[i]) : NULL;

      if (g_strcmp0 (self->values[i], stored) != 0)
        veche_edit_set_text (edit, op, veche_person_card_fields[i], self->values[i]);
    }
}
