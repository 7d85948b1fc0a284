/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What people type and what it finds. */

#include "config.h"

#include <string.h>

#include "files-fixture.h"
#include "veche-application.h"
#include "veche-people.h"
#include "veche-search.h"
#include "veche-stmt.h"
#include "veche-text.h"

#define TEXT "Жители просят поставить лавочки и фонари у фонтана, посадить ёлки; дорожка вдоль реки разбита."

/* Ids of the applications that @text finds, joined by spaces, newest last. */
static char *
search_find (VecheStore *store, const char *text)
{
  g_autofree char *match = veche_search_build_match (store, text);
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheStmt) stmt = NULL;
  gint64 first, last;

  if (match == NULL)
    return NULL;
  stmt = veche_stmt_new (veche_store_get_db (store),
                         "SELECT rowid FROM veche_search WHERE veche_search MATCH ?1 AND rowid BETWEEN ?2 AND ?3 ORDER BY rowid",
                         &error);
  g_assert_no_error (error);
  veche_search_rowid_range (&veche_application_kind, &first, &last);
  veche_stmt_bind_text (stmt, 1, match);
  veche_stmt_bind_integer (stmt, 2, first);
  veche_stmt_bind_integer (stmt, 3, last);
  while (veche_stmt_step (stmt, &error) == VECHE_STMT_ROW)
    g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, ids->len > 0 ? " " : "", veche_stmt_get_integer (stmt, 0) - first);
  g_assert_no_error (error);
  return g_string_free_and_steal (g_steal_pointer (&ids));
}

#define assert_finds(fixture, text, expected) \
  G_STMT_START \
    { \
      g_autofree char *found_ = search_find ((fixture)->store, (text)); \
      if (g_strcmp0 (found_, (expected)) != 0) \
        g_test_message ("“%s”", (text)); \
      g_assert_cmpstr (found_, ==, (expected)); \
    } \
  G_STMT_END

static void
test_search_words (FilesFixture *fixture, gconstpointer data)
{
  files_fixture_run (fixture, "INSERT INTO application (id, title, problem) VALUES (1, 'Набережная', '" TEXT "'); "
                              "INSERT INTO application (id, title) VALUES (2, 'Лавочка в сквере'), (3, 'Каток')");

  assert_finds (fixture, "лавочками", "1 2");
  assert_finds (fixture, "Лавочка", "1 2");
  assert_finds (fixture, "елка", "1");
  assert_finds (fixture, "ЁЛКУ", "1");
  assert_finds (fixture, "лавочки фонтан", "1");
  assert_finds (fixture, "фонтан лав", "1");
  assert_finds (fixture, "лавочка каток", "");
  assert_finds (fixture, "к", "3");
  assert_finds (fixture, "бассейн", "");
  assert_finds (fixture, "бассейн ", "");
  /* A word with a space behind it is whole. */
  assert_finds (fixture, "лав ", "");
  assert_finds (fixture, "лав", "1 2");
  g_assert_null (search_find (fixture->store, " — … "));
  g_assert_null (search_find (fixture->store, ""));
  g_assert_null (search_find (fixture->store, NULL));
}

/* Every beginning of every word finds it: what is typed must not blink while a person types on. */
static void
test_search_beginnings (FilesFixture *fixture, gconstpointer data)
{
  g_auto (GStrv) words = veche_text_split_words (TEXT);

  files_fixture_run (fixture, "INSERT INTO application (id, title, problem) VALUES (7, 'Набережная', '" TEXT "')");
  for (guint i = 0; words[i] != NULL; i++)
    for (const char *end = words[i]; *end != '\0';)
      {
        g_autofree char *beginning = NULL;

        end = g_utf8_next_char (end);
        beginning = g_strndup (words[i], (gsize) (end - words[i]));
        assert_finds (fixture, beginning, "7");
      }
}

/* More stems begin with what is typed than are put into the question one by one. */
static void
test_search_many_stems (FilesFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) sql = g_string_new ("INSERT INTO application (id, title) VALUES (1000, 'Каток')");
  g_autoptr (GString) expected = g_string_new (NULL);

  for (guint i = 1; i <= 700; i++)
    {
      g_string_append_printf (sql, ", (%u, 'Приморск%s%s%s')", i, i % 2 ? "бин" : "вод", i % 3 ? "тур" : "каз",
                              i % 5 ? "лес" : "дом");
      g_string_append_printf (expected, "%s%u", i > 1 ? " " : "", i);
    }
  /* Different words without digits. */
  for (guint i = 0; i < 26 * 26; i++)
    g_string_append_printf (sql, ", (%u, 'Zabx%c%cum')", 2000 + i, 'a' + i / 26, 'a' + i % 26);
  files_fixture_run (fixture, sql->str);

  assert_finds (fixture, "приморск", expected->str);
  g_string_truncate (expected, 0);
  for (guint i = 0; i < 26 * 26; i++)
    g_string_append_printf (expected, "%s%u", i > 0 ? " " : "", 2000 + i);
  assert_finds (fixture, "zabx", expected->str);
  assert_finds (fixture, "zabxcd", "2055");
}

static void
test_search_numbers (FilesFixture *fixture, gconstpointer data)
{
  files_fixture_run (fixture, "INSERT INTO application (id, title, number) VALUES (1, 'А', '2020-ИГ-014'), (2, 'Б', '2020-ГС-114'), "
                              "(3, 'В', '2021-ИГ-014')");

  assert_finds (fixture, "2020-ИГ-014", "1");
  assert_finds (fixture, "2020 иг", "1");
  assert_finds (fixture, "ИГ-014", "1 3");
  assert_finds (fixture, "иг014", "1 3");
  assert_finds (fixture, "2020иг01", "1");
  assert_finds (fixture, "2020-", "1 2");
  assert_finds (fixture, "202", "1 2 3");
  assert_finds (fixture, "014", "1 3");
  assert_finds (fixture, "14 ", "1 3");
  assert_finds (fixture, "114", "2");
}

/* X8: as typed, or by the last ten digits. */
static void
test_search_phones (FilesFixture *fixture, gconstpointer data)
{
  static const char *const ways[] = { "8(30245)2-11-11", "+7 30245 21111", "83024521111", "3024521111", "30245 2-11-11",
                                      "8302452", "21111", "2-11-11", "8(30245)21111" };

  files_fixture_run (fixture, "INSERT INTO application (id, title, leader_phone) VALUES (1, 'А', '8(30245)2-11-11'), "
                              "(2, 'Б', '+7 (30245) 4-22-33; 8-914-000-11-22')");
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    assert_finds (fixture, ways[i], "1");
  assert_finds (fixture, "8 (30245)", "1 2");
  assert_finds (fixture, "89140001122", "2");
  assert_finds (fixture, "42233", "2");
  assert_finds (fixture, "79140001129", "");
}

/* X9 */
static void
test_search_layout (FilesFixture *fixture, gconstpointer data)
{
  gboolean swapped;

  files_fixture_run (fixture, "INSERT INTO application (id, title) VALUES (1, 'Предложение жителей'), (2, 'Wi-Fi в парке')");
  files_fixture_run (fixture, "INSERT INTO person (name) VALUES ('Хабарова Жанна')");

#define assert_resolves(kind, text, expected, was_swapped) \
  G_STMT_START \
    { \
      g_autofree char *resolved_ = veche_search_resolve (fixture->store, (kind), (text), &swapped); \
      g_assert_cmpstr (resolved_, ==, (expected)); \
      g_assert_cmpint (swapped, ==, (was_swapped)); \
    } \
  G_STMT_END

  assert_resolves (&veche_application_kind, "ghtlkj;tybt", "предложение", TRUE);
  assert_resolves (NULL, "ghtlkj", "предло", TRUE);
  assert_resolves (&veche_application_kind, "предложение", "предложение", FALSE);
  assert_resolves (&veche_application_kind, "цш-аш", "wi-fi", TRUE);
  assert_resolves (&veche_application_kind, "wi", "wi", FALSE);
  assert_resolves (&veche_application_kind, "xyzzy", "xyzzy", FALSE);
  /* «[» and «;» are letters in the other layout; only people have it. */
  assert_resolves (&veche_people_person_kind, "[f,fhjdf ;fyyf", "хабарова жанна", TRUE);
  assert_resolves (&veche_application_kind, "[f,fhjdf ;fyyf", "[f,fhjdf ;fyyf", FALSE);
  assert_resolves (NULL, "", "", FALSE);
#undef assert_resolves
}

/* Nothing that can be typed is taken for the language of FTS5. */
static void
test_search_signs (FilesFixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "\"", "\"\"", "лавочка\"", "лав* OR каток", "AND", "NOT", "NEAR(а б)", "stems:лавочка",
                                       "(лавочка", "лавочка)", "{а}", "^лавочка", "+", "-каток", "а;DROP TABLE blob", "%_'",
                                       "\xff\xfe", "лавочка\xd0", "\xee\x80\x80" };
  g_autofree char *pasted = g_strnfill (20000, 'x');
  g_autoptr (GString) many = g_string_new (NULL);

  files_fixture_run (fixture, "INSERT INTO application (id, title) VALUES (1, 'Лавочка'), (2, 'Каток')");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      /* Fails the test by itself where SQLite finds fault with the expression. */
      g_autofree char *found = search_find (fixture->store, texts[i]);

      g_assert_true (found == NULL || *found == '\0' || strchr ("12", *found) != NULL);
    }
  assert_finds (fixture, "лавочка\"", "1");
  assert_finds (fixture, "-каток", "2");
  assert_finds (fixture, pasted, "");
  for (guint i = 0; i < 3000; i++)
    g_string_append (many, "лавочка ");
  assert_finds (fixture, many->str, "1");
}

static void
test_search_kinds (FilesFixture *fixture, gconstpointer data)
{
  gint64 first, last;

  files_fixture_run (fixture, "INSERT INTO person (name) VALUES ('Иванова Мария')");
  g_assert_true (veche_search_has_hits (fixture->store, NULL, "иванов"));
  g_assert_true (veche_search_has_hits (fixture->store, &veche_people_person_kind, "иванов"));
  g_assert_false (veche_search_has_hits (fixture->store, &veche_application_kind, "иванов"));
  g_assert_false (veche_search_has_hits (fixture->store, NULL, "петров"));

  veche_search_rowid_range (&veche_application_member_kind, &first, &last);
  g_assert_true (veche_search_kind_of (first + 5) == &veche_application_kind);
  g_assert_true (veche_search_kind_of (last) == &veche_application_kind);
  g_assert_true (veche_search_kind_of (last + 1) != &veche_application_kind);
  g_assert_null (veche_search_kind_of (-1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  files_fixture_add ("/search/words", test_search_words);
  files_fixture_add ("/search/beginnings", test_search_beginnings);
  files_fixture_add ("/search/many-stems", test_search_many_stems);
  files_fixture_add ("/search/numbers", test_search_numbers);
  files_fixture_add ("/search/phones", test_search_phones);
  files_fixture_add ("/search/layout", test_search_layout);
  files_fixture_add ("/search/signs", test_search_signs);
  files_fixture_add ("/search/kinds", test_search_kinds);
  return g_test_run ();
}
