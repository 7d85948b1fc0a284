/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-given-names.h"

G_BEGIN_DECLS

/* The dative of Russian names by rule. A form that no rule gives for certain is %NULL: a person writes it, nobody guesses.
 *
 * The rules are those of Д. Э. Розенталь, «Справочник по правописанию и литературной правке», «Склонение некоторых имён и
 * фамилий», and of Н. А. Еськова, «Трудности словоизменения существительных», section 13, which gramota.ru publishes as «Как
 * склонять фамилии (трудные случаи)»: a man's surname in a consonant declines, a woman's does not; -ко, -ых and final vowels but
 * -а, -я stay; -а after a consonant declines for both; a vowel that may fall out (Кравец) is the family's own affair. */

/** veche_declension_dup_surname: dative of a surname, part by part of a double one. Owned, or %NULL. */
char *veche_declension_dup_surname (const char *surname, VecheSex sex) G_GNUC_WARN_UNUSED_RESULT;

/** veche_declension_dup_given: dative of a given name; an initial («А.») stays. Owned, or %NULL. */
char *veche_declension_dup_given (const char *given, VecheSex sex) G_GNUC_WARN_UNUSED_RESULT;

/** veche_declension_dup_patronymic: dative of a patronymic; «Гейдар оглы» and an initial stay. Owned, or %NULL. */
char *veche_declension_dup_patronymic (const char *patronymic, VecheSex sex) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
