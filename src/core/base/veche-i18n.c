/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-i18n.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>

static gboolean
veche_i18n_is_plain (const char *locale)
{
  return locale == NULL || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX") ||
         g_str_has_prefix (locale, "C.");
}

/* Sets one category to the first of the locales that this system has. */
static const char *
veche_i18n_set_first (int category, const char *const *names)
{
  for (; *names != NULL; names++)
    if (setlocale (category, *names) != NULL)
      return *names;
  return NULL;
}

/* The language asked for, without its code set: the first of LANGUAGE, else the locale's by POSIX's order. */
static char *
veche_i18n_dup_language (void)
{
  static const char *const variables[] = { "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG" };

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      const char *value = g_getenv (variables[i]);
      g_autofree char *language = NULL;

      if (value == NULL || *value == '\0')
        continue;
      language = g_strndup (value, strcspn (value, i == 0 ? ":" : ".@"));
      if (i == 0)
        language[strcspn (language, ".@")] = '\0';
      return veche_i18n_is_plain (language) || *language == '\0' ? NULL : g_steal_pointer (&language);
    }
  return NULL;
}

/* gettext pays no heed to LANGUAGE while the locale is C or C.UTF-8, nor to a LANG that is not installed;
 * under any other locale it looks at LANGUAGE alone. So one of those that Veche's systems mostly have is
 * taken for the messages only. Where there is none, the messages stay English: gettext knows no other way. */
static void
veche_i18n_set_messages (void)
{
  g_autofree char *language = veche_i18n_dup_language ();
  g_autofree char *own = NULL;
  const char *chosen;

  if (language == NULL || !veche_i18n_is_plain (setlocale (LC_MESSAGES, NULL)))
    return;

  own = g_strconcat (language, ".UTF-8", NULL);
  chosen = veche_i18n_set_first (LC_MESSAGES, (const char *[]) { own, "ru_RU.UTF-8", "en_US.UTF-8", NULL });
  if (chosen != NULL && chosen != own)
    g_setenv ("LANGUAGE", language, FALSE);
}

void
veche_i18n_init (void)
{
  static const int categories[] = { LC_CTYPE, LC_COLLATE, LC_TIME, LC_MONETARY, LC_MESSAGES };
  static const char *const utf8_names[] = { "C.UTF-8", "C.utf8", "en_US.UTF-8", "ru_RU.UTF-8", NULL };
  const char *directory = g_getenv ("VECHE_LOCALEDIR");

  /* One missing locale makes setlocale() refuse all of them; then each category is tried by itself. */
  if (setlocale (LC_ALL, "") == NULL)
    for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
      setlocale (categories[i], "");

  if (!g_str_equal (nl_langinfo (CODESET), "UTF-8"))
    veche_i18n_set_first (LC_ALL, utf8_names);
  veche_i18n_set_messages ();

  /* SQLite, JSON, GPX and printf() of doubles must never meet a decimal comma; what people read is
   * formatted by functions that do not ask the locale. */
  setlocale (LC_NUMERIC, "C");

  if (directory == NULL || *directory == '\0')
    directory = VECHE_INSTALLED_LOCALEDIR;
  bindtextdomain (GETTEXT_PACKAGE, directory);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
