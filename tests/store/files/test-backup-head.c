/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The copy that names no people. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "files-fixture.h"
#include "veche-backup-head.h"
#include "veche-backup.h"
#include "veche-error.h"
#include "veche-search.h"

/* What must be nowhere in the file: names, contacts, texts, names and bytes of files, steps, keys of imports. */
static const char *const head_people[] = {
  "Сидоров", "сидоров", "Аркадиевн", "Ёжикова", "79120000001", "912 000", "sidorova", "example.org", "Тайная заметка", "резюме", "Резюме",
  "СОДЕРЖИМОЕ", "Разговор", "Письмо", "Петрова", "петров", "Замечание", "Изъятие", "Кличка", "ключ-выгрузки", "Опросник.xlsx", "Основание",
  "Уволен", "Родник у бани", "Переулок", "900 123", "9001234567", "900.123", "900\u00a0123", "Иванов", "ivanova", "maria_", "Кравц", "кравц", "Кравец", "ул. Мира", NULL,
};

static void
head_set_up (FilesFixture *fixture)
{
  files_fixture_run (fixture,
                     "INSERT INTO programme (id, title, note) VALUES (1, 'Отбор', 'Тайная заметка'); "
                     "INSERT INTO employee (id, name) VALUES (1, 'Петрова Нина'); "
                     "INSERT INTO person (id, name, phone) VALUES (1, 'Ёжикова Мария', '+7 912 000-00-01'); "
                     "INSERT INTO organisation (id, name, address) VALUES (1, 'ИП Сидорова', 'Переулок, 3')");
  files_fixture_run (fixture,
                     "INSERT INTO application (id, number, title, programme, state, leader, leader_phone, leader_email, organisation, city, "
                     "summary, budget, responsible, leader_person, received, note, withdrawal, due) VALUES "
                     "(1, '2020-1', 'Сквер', 1, 'registered', 'Сидорова Анна Аркадиевна', '+79120000001', 'sidorova@example.org', "
                     "'ИП Сидоровой А. А.', 'Вельск', 'Тайная заметка', 12000000, 1, 1, '2020-02-17T09:30:00Z', 'Тайная заметка', 'Изъятие', "
                     "'Сидорова после обеда'), "
                     "(2, '2020-2', 'Дом Ёжиковой', 1, 'draft', 'Ёжикова Мария', NULL, NULL, 'Совет ветеранов', 'Вельск', NULL, NULL, NULL, "
                     "1, NULL, NULL, NULL, NULL), "
                     "(3, '2020-3', 'Каток, звонить 8 (912) 000-00-01', 1, 'draft', NULL, NULL, NULL, NULL, NULL, NULL, 5, NULL, NULL, NULL, "
                     "NULL, NULL, NULL); "
                     "INSERT INTO application_member (application, name, phone) VALUES (1, 'Сидоров Иван', '8 912 000-00-01'); "
                     "INSERT INTO application_contact (application, text) VALUES (1, 'Разговор с ней'); "
                     "INSERT INTO application_budget_line (application, article, amount, note) VALUES (1, 'Скамейки', 100, 'Кличка'), "
                     "(1, 'Зарплата Сидорову', 200, NULL); "
                     "INSERT INTO application_votes (application, count, note) VALUES (1, 12, 'Кличка'); "
                     "INSERT INTO letter (application, subject, body) VALUES (1, 'Письмо', 'Сидоровой'); "
                     "INSERT INTO tech_check (id, application, decision, remark, decided_by, override) "
                     "VALUES (1, 1, 'accept', 'Замечание', 'Петрова Нина', 'Основание'); "
                     "INSERT INTO spot (title, text) VALUES ('Родник у бани', 'Сидорова')");
  /* People stand where nobody expects them: in the programme, in another's city, in a number, in what the office calls the file. */
  files_fixture_run (fixture,
                     "UPDATE programme SET organiser = 'Иванова М. П., 8 900 123-45-67, ivanova@mail.ru', code = 'Сидорова'; "
                     "INSERT INTO application (id, number, title, state, leader, organisation, region, city) VALUES "
                     "(4, 'ИВАНОВА-М-П-89001234567', 'Музей семьи Кравца', 'draft', NULL, NULL, 'vk.com/maria_sidorova', 'Кравец А. М., ул. Мира 5-12'), "
                     "(5, '2020-5', 'Двор, тел. 8.900.123.45.67', 'draft', 'Кравец Айгуль', 'ИП Сидорова Мария Петровна', NULL, NULL), "
                     "(6, '2020-6', 'Каток, звонить 8\u00a0900\u00a0123\u00a045\u00a067', 'draft', NULL, NULL, NULL, NULL); "
                     "INSERT INTO project (title) VALUES ('Сад Ивановой М. П.'); "
                     "UPDATE veche_meta SET value = 'Отбор, отв. Иванова М. П.' WHERE key = 'title'");
  files_fixture_run (fixture, "INSERT INTO import_series (id, uuid, kind, name) VALUES (1, 'u', 'application', 'Опросник.xlsx'); "
                              "INSERT INTO import_key (uuid, series, key, target, hashes) VALUES ('k', 1, 'ключ-выгрузки', 1, '{}')");
  files_fixture_attach (fixture, 1, "Резюме Сидоровой.txt", "СОДЕРЖИМОЕ", strlen ("СОДЕРЖИМОЕ"));
  /* Images of what was before are full of names. */
  files_fixture_run (fixture, "UPDATE application SET leader = 'Сидорова Алла' WHERE id = 1; DELETE FROM application_contact; "
                              "UPDATE employee SET position = 'Уволена' WHERE id = 1");
}

static void
head_assert_nowhere (const char *path)
{
  g_autofree char *contents = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  for (guint i = 0; head_people[i] != NULL; i++)
    if (memmem (contents, size, head_people[i], strlen (head_people[i])) != NULL)
      g_error ("“%s” stands in the copy", head_people[i]);
}

static void
test_head_bytes (FilesFixture *fixture, gconstpointer data)
{
  g_autofree char *path = files_fixture_path (fixture, "Для руководителя.veche");
  g_autofree char *names = NULL;
  g_auto (VecheBackupInfo) info = { 0 };
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  head_set_up (fixture);
  g_assert_true (veche_backup_head_write (fixture->store, path, &info, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (info.path, ==, path);
  head_assert_nowhere (path);
  names = files_fixture_list (fixture->folder);
  g_assert_cmpstr (names, ==, "work.veche Для руководителя.veche");
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0222, ==, 0);
  /* The workspace itself is as it was. */
  g_assert_cmpint (files_fixture_count (fixture->store, "SELECT count (*) FROM application_member"), ==, 1);

  g_assert_false (veche_backup_head_write (fixture->store, path, NULL, NULL, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_EXISTS);
}

static void
test_head_contents (FilesFixture *fixture, gconstpointer data)
{
  g_autofree char *path = files_fixture_path (fixture, "Для руководителя.veche");
  g_autoptr (VecheStore) copy = NULL;
  g_autoptr (GError) error = NULL;

  head_set_up (fixture);
  g_assert_true (veche_backup_head_write (fixture->store, path, NULL, NULL, &error));
  g_assert_no_error (error);
  /* Whatever rights the file has: on a memory stick there are none. */
  g_assert_cmpint (g_chmod (path, 0644), ==, 0);
  copy = veche_store_open (path, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (veche_store_is_read_only (copy));
  g_assert_nonnull (veche_store_get_notice (copy));
  g_assert_cmpstr (veche_store_get_uuid (copy), !=, veche_store_get_uuid (fixture->store));
  g_assert_false (veche_store_write (copy, VECHE_STEP_EDIT, "x", NULL, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_READ_ONLY);

  g_assert_cmpint (files_fixture_count (copy, "SELECT count (*) FROM application"), ==, 6);
  g_assert_cmpint (files_fixture_count (copy, "SELECT budget FROM application WHERE number = '2020-1'"), ==, 12000000);
  g_assert_cmpint (files_fixture_count (copy, "SELECT count (*) FROM application WHERE title = 'Сквер' AND state = 'registered' "
                                              "AND received IS NOT NULL AND organisation IS NULL AND city = 'Вельск' AND due IS NULL"),
                   ==, 1);
  g_assert_cmpint (files_fixture_count (copy, "SELECT count (*) FROM application WHERE organisation = 'Совет ветеранов'"), ==, 1);
  g_assert_cmpint (files_fixture_count (copy, "SELECT sum (amount) FROM application_budget_line"), ==, 300);
  g_assert_cmpint (files_fixture_count (copy, "SELECT count (*) FROM application_budget_line WHERE article = 'Скамейки'"), ==, 1);
  g_assert_cmpint (files_fixture_count (copy, "SELECT count FROM application_votes"), ==, 12);
  g_assert_cmpint (files_fixture_count (copy, "SELECT count (*) FROM tech_check WHERE decision = 'accept'"), ==, 1);
  g_assert_cmpint (files_fixture_count (copy, "SELECT (SELECT count (*) FROM person) + (SELECT count (*) FROM employee) "
                                              "+ (SELECT count (*) FROM attachment) + (SELECT count (*) FROM veche_journal)"),
                   ==, 0);
  g_assert_true (veche_search_has_hits (copy, NULL, "сквер"));
  g_assert_false (veche_search_has_hits (copy, NULL, "сидорова"));
}

/* A backup of such a copy is one too. */
static void
test_head_restored (FilesFixture *fixture, gconstpointer data)
{
  g_autofree char *path = files_fixture_path (fixture, "Для руководителя.veche");
  g_autofree char *again = files_fixture_path (fixture, "ещё.veche");
  g_autoptr (VecheStore) copy = NULL;
  g_autoptr (GError) error = NULL;

  head_set_up (fixture);
  g_assert_true (veche_backup_head_write (fixture->store, path, NULL, NULL, &error));
  g_assert_true (veche_backup_restore (path, again, FALSE, NULL, NULL, &error));
  g_assert_no_error (error);
  head_assert_nowhere (again);
  copy = veche_store_open (again, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (veche_store_is_read_only (copy));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  files_fixture_add ("/backup-head/bytes", test_head_bytes);
  files_fixture_add ("/backup-head/contents", test_head_contents);
  files_fixture_add ("/backup-head/restored", test_head_restored);
  return g_test_run ();
}
