/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "veche-personal.h"

G_BEGIN_DECLS

/**
 * VechePersonalNames:
 *
 * The names that must not leave, and the look at a text whether it may. What is in doubt stays: a title that is blanked for
 * nothing costs a question, one that names somebody cannot be called back.
 */
typedef struct _VechePersonalNames VechePersonalNames;

VechePersonalNames *veche_personal_names_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_personal_names_free (VechePersonalNames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VechePersonalNames, veche_personal_names_free)

/** veche_personal_names_add: a person of the workspace; surname, patronymic and rare given names are sought in every text. */
void veche_personal_names_add (VechePersonalNames *self, const char *name);

/** veche_personal_names_add_surname: what is known to be a surname, also where it is a given name too («Роман»). %NULL: nobody's. */
void veche_personal_names_add_surname (VechePersonalNames *self, const char *surname);

/** veche_personal_names_add_firm: an organisation; those that are a person («ИП Иванова А. С.») are that person's name. */
void veche_personal_names_add_firm (VechePersonalNames *self, const char *name);

/** veche_personal_names_clear_near: forgets those whom veche_personal_names_add_near() has named. */
void veche_personal_names_clear_near (VechePersonalNames *self);

/** veche_personal_names_add_near: a person of the record in hand: there each word of the name counts, «Анна» too. */
void veche_personal_names_add_near (VechePersonalNames *self, const char *name);

/**
 * veche_personal_names_is_clean:
 *
 * Whether a text holds none of the names in whatever case form, nothing that has the form of a person's name («А. С. Иванова», a
 * patronymic, «ИП …»), no e-mail address, phone, link or home address. %VECHE_PERSONAL_CODE are numbers and codes, in which many
 * digits are no phone unless they look like one; %VECHE_PERSONAL_SITE are links of the office, in which personal pages are not.
 */
gboolean veche_personal_names_is_clean (VechePersonalNames *self, VechePersonal judgement, const char *text);

G_END_DECLS
