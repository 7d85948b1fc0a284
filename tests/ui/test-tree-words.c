/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a cell of the table of trees is completed from. */

#include "config.h"

#include "veche-tree-words.h"

static char *
find (VecheTreeWords *words, const char *typed)
{
  g_autoptr (GPtrArray) found = veche_tree_words_find (words, typed, 2);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (text, "%s;", ((VecheTreeWord *) g_ptr_array_index (found, i))->text);
  return g_string_free (text, FALSE);
}

static void
expect (VecheTreeWords *words, const char *typed, const char *found)
{
  g_autofree char *text = find (words, typed);

  g_assert_cmpstr (text, ==, found);
}

static void
test_find (void)
{
  g_autoptr (VecheTreeWords) words = veche_tree_words_new (FALSE);

  veche_tree_words_add (words, "Берёза повислая", "Betula pendula", "бородавчатая");
  veche_tree_words_add (words, "Берёза пушистая", "Betula pubescens", NULL);
  veche_tree_words_add (words, "Ель европейская", "Picea abies", "ёлка, обыкновенная");
  veche_tree_words_add (words, "Ель европейская", NULL, NULL);
  g_assert_cmpuint (words->words->len, ==, 3);

  /* The beginning of any word, of each that is typed; е for ё; Latin and other names too. */
  expect (words, "берез", "Берёза повислая;Берёза пушистая;");
  expect (words, "пуш бер", "Берёза пушистая;");
  expect (words, "pen", "Берёза повислая;");
  expect (words, "елка", "Ель европейская;");
  expect (words, "ависл", "");
  /* What stands there whole already is not proposed; of nothing typed there is all, as much as has room. */
  expect (words, "берёза ПОВИСЛАЯ", "");
  expect (words, "", "Берёза повислая;Берёза пушистая;");

  /* What was used last comes first. */
  veche_tree_words_prefer (words, "Берёза пушистая");
  expect (words, "берез", "Берёза пушистая;Берёза повислая;");
}

/* An office's own species stand first and once; what it has changed in its list counts from then on. */
static void
test_species (void)
{
  g_autoptr (VecheTreeWords) words = veche_tree_words_new (FALSE);
  g_autoptr (VecheSpeciesNames) names = veche_species_names_new ();
  g_autoptr (VecheRecord) spruce = veche_record_new (&veche_tree_species_kind, 1, "");
  const guint listed = (veche_tree_words_add_species (words, NULL), words->words->len);

  expect (words, "picea abies", "Ель обыкновенная;");
  veche_tree_words_clear (words);
  veche_record_set_text (spruce, "name", "Ель европейская");
  veche_record_set_text (spruce, "latin", "Picea abies");
  veche_species_names_add (names, spruce);
  veche_tree_words_add_species (words, names);
  g_assert_cmpuint (words->words->len, ==, listed);
  expect (words, "picea abies", "Ель европейская;");
  expect (words, "елка", "Ель европейская;");
  expect (words, "смерека", "");
  veche_record_set_text (spruce, "aliases", "смерека");
  g_clear_pointer (&names, veche_species_names_unref);
  names = veche_species_names_new ();
  veche_species_names_add (names, spruce);
  veche_tree_words_add_species (words, names);
  g_assert_cmpuint (words->words->len, ==, listed);
  expect (words, "смерека", "Ель европейская;");
}

static void
test_whole (void)
{
  g_autoptr (VecheTreeWords) words = veche_tree_words_new (FALSE);
  const VecheTreeWord *birch;

  veche_tree_words_add (words, "Берёза повислая", NULL, NULL);
  birch = g_ptr_array_index (words->words, 0);
  g_assert_true (veche_tree_words_is_whole (birch, "Береза"));
  g_assert_false (veche_tree_words_is_whole (birch, "Берез"));
  g_assert_false (veche_tree_words_is_whole (birch, "Берёза пов"));
}

/* The scale is read again while a cell's list shows words of it. */
static void
test_kept (void)
{
  g_autoptr (VecheTreeWords) words = veche_tree_words_new (TRUE);
  g_autoptr (GPtrArray) found = NULL;
  const VecheTreeWord *word;

  veche_tree_words_add (words, "1", "удовлетворительное", NULL);
  found = veche_tree_words_find (words, "удовл", 8);
  veche_tree_words_clear (words);
  veche_tree_words_add (words, "2", "хорошее", NULL);
  g_assert_cmpuint (found->len, ==, 1);
  word = g_ptr_array_index (found, 0);
  g_assert_cmpstr (word->text, ==, "1");
  g_assert_cmpstr (word->hint, ==, "удовлетворительное");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/tree-words/species", test_species);
  g_test_add_func ("/ui/tree-words/find", test_find);
  g_test_add_func ("/ui/tree-words/whole", test_whole);
  g_test_add_func ("/ui/tree-words/kept", test_kept);
  return g_test_run ();
}
