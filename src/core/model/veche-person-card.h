/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-edit.h"
#include "veche-person-name.h"
#include "veche-record.h"

G_BEGIN_DECLS

/** What of a person's record hangs together: the name, its parts, the sex and the forms. */
typedef enum
{
  VECHE_PERSON_CARD_SURNAME,
  VECHE_PERSON_CARD_GIVEN,
  VECHE_PERSON_CARD_PATRONYMIC,
  VECHE_PERSON_CARD_SEX,
  VECHE_PERSON_CARD_DATIVE,
  VECHE_PERSON_CARD_SALUTATION,
  VECHE_PERSON_CARD_NAME,
} VechePersonCardField;

#define VECHE_PERSON_CARD_N_FIELDS 7

/** VechePersonCard: values of these fields; %NULL where empty. Owned by the card. */
typedef struct
{
  char *values[VECHE_PERSON_CARD_N_FIELDS];
} VechePersonCard;

/** veche_person_card_get_field: the field's name in #veche_people_person_kind. Static. */
const char *veche_person_card_get_field (VechePersonCardField field);

/** veche_person_card_find: by the field's name; -1: it is none of these. */
int veche_person_card_find (const char *name);

/**
 * veche_person_card_new:
 * @record: (nullable): a person, or %NULL for an empty card
 *
 * The record as it is, and what follows by rule where it is empty: parts of the name, sex, forms. A name that cannot be split stands
 * as the surname. Owned.
 */
VechePersonCard *veche_person_card_new (VecheRecord *record) G_GNUC_WARN_UNUSED_RESULT;

/** veche_person_card_new_for_name: of a full name as it stands on an application. Owned. */
VechePersonCard *veche_person_card_new_for_name (const char *name) G_GNUC_WARN_UNUSED_RESULT;

void veche_person_card_free (VechePersonCard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VechePersonCard, veche_person_card_free)

/**
 * veche_person_card_change:
 * @text: (nullable): what a person has written there
 *
 * The card with one field changed, and all that follows from it. A sex or form that a person has written, that is one that is not the rule's of the
 * card before, stays; an emptied one is the rule's again. A full name written into one part is split. Owned.
 */
VechePersonCard *veche_person_card_change (const VechePersonCard *self, VechePersonCardField field,
                                           const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** veche_person_card_fill_edit: sets the cells of @op that differ from @record (%NULL: an empty one). */
void veche_person_card_fill_edit (const VechePersonCard *self, VecheRecord *record, VecheEdit *edit, guint op);

G_END_DECLS
