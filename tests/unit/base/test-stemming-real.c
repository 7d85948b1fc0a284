/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-stemmer.h"
#include "veche-text.h"

/* Cuts the next line out of a text; %NULL at its end. */
static char *
test_stemming_take_line (char **text)
{
  char *line = *text;
  char *end = line;

  while (*end != '\0' && *end != '\n')
    end++;
  if (*line == '\0')
    return NULL;
  *text = *end == '\n' ? end + 1 : end;
  *end = '\0';
  return line;
}

/* Snowball's Russian vocabulary and the stems it should give, line by line. */
static void
test_stemming_vocabulary (void)
{
  const char *root = g_getenv ("VECHE_REAL_DATA");
  const char *tests = g_test_get_dir (G_TEST_DIST);
  g_autofree char *folder
      = root != NULL ? g_strdup (root) : g_build_filename (tests, "..", "..", "shared", "data", NULL);
  g_autofree char *words_path = g_build_filename (folder, "stemming", "voc.txt", NULL);
  g_autofree char *stems_path = g_build_filename (folder, "stemming", "output.txt", NULL);
  g_autofree char *words_text = NULL;
  g_autofree char *stems_text = NULL;
  g_autoptr (VecheStemmer) stemmer = veche_stemmer_new ();
  g_autoptr (GError) error = NULL;
  char *words;
  char *stems;
  guint count = 0;

  if (!g_file_test (words_path, G_FILE_TEST_EXISTS) || !g_file_test (stems_path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("no stemming/voc.txt and output.txt in VECHE_REAL_DATA");
      return;
    }
  g_assert_true (g_file_get_contents (words_path, &words_text, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (stems_path, &stems_text, NULL, &error));
  g_assert_no_error (error);

  words = words_text;
  stems = stems_text;
  for (char *word = test_stemming_take_line (&words); word != NULL; word = test_stemming_take_line (&words))
    {
      g_autofree char *folded = veche_text_fold (word);

      g_assert_cmpstr (veche_stemmer_stem (stemmer, folded), ==, test_stemming_take_line (&stems));
      count++;
    }
  g_assert_null (test_stemming_take_line (&stems));
  g_assert_cmpuint (count, >, 10000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/stemming-real/vocabulary", test_stemming_vocabulary);
  return g_test_run ();
}
