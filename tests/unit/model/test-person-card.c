/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-people.h"
#include "veche-person-card.h"

#define assert_card(card, field, text) g_assert_cmpstr ((card)->values[VECHE_PERSON_CARD_##field], ==, (text))

static VechePersonCard *
change (VechePersonCard *card, VechePersonCardField field, const char *text)
{
  VechePersonCard *changed = veche_person_card_change (card, field, text);

  veche_person_card_free (card);
  return changed;
}

/* The forms follow the name as it is typed. */
static void
test_person_card_follows (void)
{
  g_autoptr (VechePersonCard) card = veche_person_card_new (NULL);

  card = change (card, VECHE_PERSON_CARD_SURNAME, "Иванова");
  assert_card (card, NAME, "Иванова");
  card = change (card, VECHE_PERSON_CARD_GIVEN, " Анна ");
  card = change (card, VECHE_PERSON_CARD_PATRONYMIC, "Сергеевна");
  assert_card (card, NAME, "Иванова Анна Сергеевна");
  assert_card (card, SEX, "f");
  assert_card (card, DATIVE, "Ивановой Анне Сергеевне");
  assert_card (card, SALUTATION, "Уважаемая Анна Сергеевна");

  card = change (card, VECHE_PERSON_CARD_SURNAME, "Петрова");
  assert_card (card, DATIVE, "Петровой Анне Сергеевне");
  card = change (card, VECHE_PERSON_CARD_PATRONYMIC, NULL);
  assert_card (card, NAME, "Петрова Анна");
  assert_card (card, SALUTATION, NULL);
}

/* What a person has written is not overwritten; emptied, it is the rule's again. */
static void
test_person_card_written (void)
{
  g_autoptr (VechePersonCard) card = veche_person_card_new_for_name ("Кравец Иван Петрович");

  assert_card (card, DATIVE, NULL);
  card = change (card, VECHE_PERSON_CARD_DATIVE, "Кравцу Ивану Петровичу");
  card = change (card, VECHE_PERSON_CARD_SURNAME, "Кравцов");
  assert_card (card, DATIVE, "Кравцу Ивану Петровичу");
  assert_card (card, SALUTATION, "Уважаемый Иван Петрович");
  card = change (card, VECHE_PERSON_CARD_DATIVE, "");
  assert_card (card, DATIVE, "Кравцову Ивану Петровичу");

  card = change (card, VECHE_PERSON_CARD_SEX, "f");
  assert_card (card, SALUTATION, "Уважаемая Иван Петрович");
  card = change (card, VECHE_PERSON_CARD_GIVEN, "Ольга");
  assert_card (card, SEX, "f");
  card = change (card, VECHE_PERSON_CARD_SEX, NULL);
  assert_card (card, SEX, "m");
}

/* A whole name pasted into one field is split, one that cannot be split stays as it is. */
static void
test_person_card_split (void)
{
  g_autoptr (VechePersonCard) card = veche_person_card_new (NULL);
  g_autoptr (VechePersonCard) strange = veche_person_card_new_for_name ("Anna Smith");

  card = change (card, VECHE_PERSON_CARD_SURNAME, "Анна Сергеевна Иванова");
  assert_card (card, SURNAME, "Иванова");
  assert_card (card, GIVEN, "Анна");
  assert_card (card, NAME, "Иванова Анна Сергеевна");
  assert_card (strange, SURNAME, "Anna Smith");
  assert_card (strange, NAME, "Anna Smith");
  assert_card (strange, DATIVE, NULL);
}

/* Only what differs is written; a name that came in one piece is shown in parts. */
static void
test_person_card_edit (void)
{
  g_autoptr (VecheRecord) record = veche_record_new (&veche_people_person_kind, 7, NULL);
  g_autoptr (VechePersonCard) card = NULL;
  g_autoptr (VecheEdit) edit = veche_edit_new ("правка");
  guint op = veche_edit_update (edit, &veche_people_person_kind, 7);

  veche_record_set_text (record, "name", "Анна Ветрова");
  veche_record_set_text (record, "dative", "Анне Ветровой");
  card = veche_person_card_new (record);
  assert_card (card, SURNAME, "Ветрова");
  assert_card (card, NAME, "Анна Ветрова");
  veche_person_card_fill_edit (card, record, edit, op);
  g_assert_null (veche_edit_op_get_cell (veche_edit_get_op (edit, op), "name"));
  g_assert_null (veche_edit_op_get_cell (veche_edit_get_op (edit, op), "dative"));
  g_assert_cmpstr (veche_edit_op_get_cell (veche_edit_get_op (edit, op), "given")->text, ==, "Анна");
  g_assert_cmpint (veche_person_card_find ("salutation"), ==, VECHE_PERSON_CARD_SALUTATION);
  g_assert_cmpint (veche_person_card_find ("phone"), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/person-card/follows", test_person_card_follows);
  g_test_add_func ("/model/person-card/written", test_person_card_written);
  g_test_add_func ("/model/person-card/split", test_person_card_split);
  g_test_add_func ("/model/person-card/edit", test_person_card_edit);
  return g_test_run ();
}
