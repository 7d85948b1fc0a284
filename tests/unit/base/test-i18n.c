/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>

#include "veche-i18n.h"

/* A catalogue of one message, in the format of GNU gettext (its manual, «MO Files»). */
static void
test_i18n_write_catalogue (const char *root)
{
  static const char header[] = "Content-Type: text/plain; charset=UTF-8\n";
  static const char id[] = "Tree";
  static const char text[] = "Дерево";
  const guint32 strings = 28 + 2 * 16;
  const guint32 words[] = {
    0x950412de, 0, 2, 28, 28 + 16, 0, 28 + 32,
    0, strings, sizeof id - 1, strings + 1,
    sizeof header - 1, strings + 1 + sizeof id, sizeof text - 1, strings + 1 + sizeof id + sizeof header,
  };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *folder = g_build_filename (root, "ru", "LC_MESSAGES", NULL);
  g_autofree char *path = g_build_filename (folder, GETTEXT_PACKAGE ".mo", NULL);
  g_autoptr (GError) error = NULL;

  g_byte_array_append (bytes, (const guint8 *) words, sizeof words);
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  g_byte_array_append (bytes, (const guint8 *) id, sizeof id);
  g_byte_array_append (bytes, (const guint8 *) header, sizeof header);
  g_byte_array_append (bytes, (const guint8 *) text, sizeof text);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, (const char *) bytes->data, bytes->len, &error));
  g_assert_no_error (error);
}

static void
test_i18n_child (void)
{
  char number[16];

  veche_i18n_init ();
  g_snprintf (number, sizeof number, "%.1f", 0.5);
  g_print ("<%s %s %s>\n", nl_langinfo (CODESET), number, _("Tree"));
}

/* Initialises with nothing but @settings (NULL-terminated pairs) and says what came of it. */
static void
test_i18n_assert (const char *root, const char *expected, const char *const *settings)
{
  static const char *const cleared[]
      = { "LANGUAGE", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LC_NUMERIC", "LANG" };
  g_auto (GStrv) environment = g_get_environ ();

  for (gsize i = 0; i < G_N_ELEMENTS (cleared); i++)
    environment = g_environ_unsetenv (environment, cleared[i]);
  environment = g_environ_setenv (environment, "VECHE_LOCALEDIR", root, TRUE);
  for (; settings[0] != NULL; settings += 2)
    environment = g_environ_setenv (environment, settings[0], settings[1], TRUE);

  g_test_trap_subprocess_with_envp ("/base/i18n/subprocess", (const char *const *) environment, 0,
                                    G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout (expected);
}

static char *
test_i18n_dup_root (void)
{
  g_autoptr (GError) error = NULL;
  char *root = g_dir_make_tmp ("veche-i18n-XXXXXX", &error);

  g_assert_no_error (error);
  test_i18n_write_catalogue (root);
  return root;
}

static void
test_i18n_remove_root (const char *root)
{
  g_autofree char *file = g_build_filename (root, "ru", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *language = g_path_get_dirname (folder);

  g_assert_cmpint (g_remove (file), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_assert_cmpint (g_rmdir (language), ==, 0);
  g_assert_cmpint (g_rmdir (root), ==, 0);
}

static void
test_i18n_english (void)
{
  g_autofree char *root = test_i18n_dup_root ();
  const char *expected = "*<UTF-8 0.5 Tree>*";

  test_i18n_assert (root, expected, (const char *[]) { NULL });
  test_i18n_assert (root, expected, (const char *[]) { "LANG", "C", NULL });
  test_i18n_assert (root, expected, (const char *[]) { "LC_ALL", "POSIX", NULL });
  test_i18n_assert (root, expected, (const char *[]) { "LC_ALL", "xx_YY.UTF-8", NULL });
  /* POSIX: LC_ALL outweighs LANG. */
  test_i18n_assert (root, expected, (const char *[]) { "LC_ALL", "C", "LANG", "ru_RU.UTF-8", NULL });
  test_i18n_assert (root, expected, (const char *[]) { "LANG", "ru_RU.UTF-8", "LANGUAGE", "en", NULL });
  test_i18n_remove_root (root);
}

static void
test_i18n_russian (void)
{
  g_autofree char *root = test_i18n_dup_root ();
  const char *expected = "*<UTF-8 0.5 Дерево>*";
  g_autofree char *locale = g_strdup (setlocale (LC_MESSAGES, NULL));

  if (setlocale (LC_MESSAGES, "ru_RU.UTF-8") == NULL && setlocale (LC_MESSAGES, "en_US.UTF-8") == NULL)
    {
      test_i18n_remove_root (root);
      g_test_skip ("neither ru_RU.UTF-8 nor en_US.UTF-8 is installed");
      return;
    }
  setlocale (LC_MESSAGES, locale);

  test_i18n_assert (root, expected, (const char *[]) { "LANGUAGE", "ru", NULL });
  test_i18n_assert (root, expected, (const char *[]) { "LANGUAGE", "ru:en", "LC_ALL", "C", NULL });
  test_i18n_assert (root, expected, (const char *[]) { "LANGUAGE", "ru_RU.UTF-8", "LANG", "C.UTF-8", NULL });
  test_i18n_assert (root, expected, (const char *[]) { "LANG", "ru_RU.UTF-8", NULL });
  test_i18n_assert (root, expected, (const char *[]) { "LANG", "ru_RU.UTF-8", "LC_CTYPE", "C", NULL });
  test_i18n_assert (root, expected, (const char *[]) { "LANG", "ru_UA.UTF-8", NULL });
  test_i18n_assert (root, expected, (const char *[]) { "LANG", "ru_RU.KOI8-R", NULL });
  test_i18n_assert (root, expected, (const char *[]) { "LANG", "ru", NULL });
  test_i18n_remove_root (root);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/i18n/english", test_i18n_english);
  g_test_add_func ("/base/i18n/russian", test_i18n_russian);
  g_test_add_func ("/base/i18n/subprocess", test_i18n_child);
  return g_test_run ();
}
