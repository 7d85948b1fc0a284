/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What surveyors write and the species that they mean, by the office's list and by Veche's. */

#include "config.h"

#include "veche-species-names.h"

static void
add (VecheSpeciesNames *names, const char *name, const char *latin, const char *aliases)
{
  g_autoptr (VecheRecord) record = veche_record_new (&veche_tree_species_kind, 1, "");

  veche_record_set_text (record, "name", name);
  veche_record_set_text (record, "latin", latin);
  veche_record_set_text (record, "aliases", aliases);
  veche_species_names_add (names, record);
}

static void
expect (VecheSpeciesNames *names, const char *written, const char *name)
{
  const VecheSpecies *species = veche_species_names_find (names, written);

  g_test_message ("%s", written != NULL ? written : "(nothing)");
  g_assert_cmpstr (species != NULL ? species->name : NULL, ==, name);
}

/* Without a list of its own an office has Veche's. */
static void
test_listed (void)
{
  g_autoptr (VecheSpeciesNames) names = veche_species_names_new ();

  for (guint i = 0; i < 2; i++)
    {
      VecheSpeciesNames *either = i == 0 ? names : NULL;

      expect (either, " ЁЛКА ", "Ель обыкновенная");
      expect (either, "елка", "Ель обыкновенная");
      expect (either, "picea ABIES", "Ель обыкновенная");
      expect (either, "клён американский", "Клён ясенелистный");
      expect (either, "?", NULL);
      expect (either, "не определена", NULL);
      expect (either, "", NULL);
      expect (either, NULL, NULL);
    }
}

/* How large it grows: as the office says, else as in Veche's list, by whatever name. */
static void
test_limits (void)
{
  g_autoptr (VecheSpeciesNames) names = veche_species_names_new ();
  g_autoptr (VecheRecord) spruce = veche_record_new (&veche_tree_species_kind, 1, "");

  veche_record_set_text (spruce, "name", "Ель европейская");
  veche_record_set_text (spruce, "latin", "Picea abies");
  veche_record_set_text (spruce, "aliases", "смерека");
  veche_record_get_nth_value (spruce, (guint) veche_kind_find_field (&veche_tree_species_kind, "max_diameter"))->type = VECHE_VALUE_REAL;
  veche_record_get_nth_value (spruce, (guint) veche_kind_find_field (&veche_tree_species_kind, "max_diameter"))->real = 300;
  veche_species_names_add (names, spruce);
  add (names, "Секвойя", NULL, NULL);
  g_assert_cmpfloat (veche_species_names_find (names, "смерека")->limits.diameter, ==, 300);
  g_assert_cmpfloat (veche_species_names_find (names, "ёлка")->limits.diameter, ==, 300);
  g_assert_cmpfloat (veche_species_names_find (names, "смерека")->limits.height, ==, veche_species_find ("Picea abies")->limits.height);
  g_assert_cmpfloat (veche_species_names_find (names, "секвойя")->limits.height, ==, veche_tree_limits_any.height);
}

static void
test_own (void)
{
  g_autoptr (VecheSpeciesNames) names = veche_species_names_new ();
  const VecheSpecies *species;

  add (names, "Ель европейская", "Picea abies", "смерека; ёлочка\nхвойное");
  add (names, "Липа", NULL, NULL);
  add (names, "Секвойя", NULL, "мамонтово дерево, осина");
  add (names, "Дерево", NULL, "секвойя");
  add (names, "Сирень обыкновенная", "Syringa vulgaris L.", NULL);

  /* All names of a species lead to what the office calls it, those of Veche's list too. */
  expect (names, "смерека", "Ель европейская");
  expect (names, "Елочка", "Ель европейская");
  expect (names, "хвойное", "Ель европейская");
  expect (names, "Ель обыкновенная", "Ель европейская");
  expect (names, "ёлка", "Ель европейская");
  expect (names, "липа мелколистная", "Липа");
  expect (names, "Tilia cordata", "Липа");
  /* The office's other names go before Veche's names, its names before its other names. */
  expect (names, "осина", "Секвойя");
  expect (names, "секвойя", "Секвойя");
  expect (names, "мамонтово дерево", "Секвойя");
  expect (names, "Берёза повислая", "Берёза повислая");

  /* What it does not say itself is as in Veche's list, if that has it. */
  species = veche_species_names_find (names, "липа");
  g_assert_cmpstr (species->latin, ==, "Tilia cordata");
  g_assert_cmpstr (species->form, ==, "tree");
  g_assert_cmpstr (species->value_group, ==, "broad-leaved");
  species = veche_species_names_find (names, "секвойя");
  g_assert_null (species->latin);
  g_assert_null (species->form);
  g_assert_null (species->value_group);
  g_assert_cmpuint (veche_species_names_list_own (names)->len, ==, 5);
  /* A Latin name that is not listed does not hide what the Russian one says. */
  species = veche_species_names_find (names, "сирень обыкновенная");
  g_assert_cmpstr (species->latin, ==, "Syringa vulgaris L.");
  g_assert_cmpstr (species->form, ==, "shrub");
  g_assert_cmpstr (species->value_group, ==, veche_species_find ("Syringa vulgaris")->value_group);
  g_assert_cmpfloat (species->limits.height, ==, veche_species_find ("Syringa vulgaris")->limits.height);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/species-names/listed", test_listed);
  g_test_add_func ("/species-names/limits", test_limits);
  g_test_add_func ("/species-names/own", test_own);
  return g_test_run ();
}
