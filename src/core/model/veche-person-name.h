/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-given-names.h"

G_BEGIN_DECLS

/**
 * VechePersonName:
 * A Russian full name in parts; a part that the name does not have is %NULL. Given name and patronymic may be initials («А.»).
 */
typedef struct
{
  char *surname;
  char *given;
  char *patronymic;
  VecheSex sex;
} VechePersonName;

/**
 * veche_person_name_parse:
 *
 * Splits a name as people write it: «Иванова Анна Сергеевна», «Анна Сергеевна Иванова», «Иванова А. С.», «Мамедов Али Гасан оглы»;
 * words all in capitals are set in small letters. %NULL for what cannot be split for certain: one word, a name in
 * Latin letters, a list. Owned.
 */
VechePersonName *veche_person_name_parse (const char *full) G_GNUC_WARN_UNUSED_RESULT;

/** veche_person_name_new: from parts, each maybe %NULL or empty; a sex that is unknown is told from them. Owned. */
VechePersonName *veche_person_name_new (const char *surname, const char *given, const char *patronymic,
                                        VecheSex sex) G_GNUC_WARN_UNUSED_RESULT;

void veche_person_name_free (VechePersonName *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VechePersonName, veche_person_name_free)

/** veche_person_name_sex_from_code: «m», «f»; anything else is unknown. */
VecheSex veche_person_name_sex_from_code (const char *code);

/** veche_person_name_get_sex_code: «m», «f» or %NULL. Static. */
const char *veche_person_name_get_sex_code (const VechePersonName *self);

/** veche_person_name_dup_dative: «Ивановой Анне Сергеевне»; %NULL where a part's form is not certain. Owned. */
char *veche_person_name_dup_dative (const VechePersonName *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_person_name_dup_short: «Иванова А. С.» with no-break spaces; %NULL without surname or given name. Owned. */
char *veche_person_name_dup_short (const VechePersonName *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_person_name_dup_short_dative: «Ивановой А. С.», likewise. Owned. */
char *veche_person_name_dup_short_dative (const VechePersonName *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_person_name_shorten_dative:
 *
 * The short form of a dative that a person has written in full («Ивановой Анне Сергеевне»), surname first; %NULL where it has
 * not three words. Owned.
 */
char *veche_person_name_shorten_dative (const char *dative) G_GNUC_WARN_UNUSED_RESULT;

/** veche_person_name_dup_salutation: «Уважаемая Анна Сергеевна»; %NULL without name and patronymic in full, or sex. Owned. */
char *veche_person_name_dup_salutation (const VechePersonName *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
