/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "records-fixture.h"
#include "veche-error.h"
#include "veche-undo.h"

static void
test_nothing (void)
{
  VecheStore *store = records_fixture_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (veche_undo_apply (store, FALSE, NULL, NULL, NULL, &error), ==, 0);
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOTHING);
  g_clear_error (&error);
  g_assert_cmpint (veche_undo_apply (store, TRUE, NULL, NULL, NULL, &error), ==, 0);
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOTHING);
  records_fixture_free (store);
}

/* An edit that changes nothing makes no step. */
static void
test_no_step (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 id = records_fixture_add (store, "application", 0, "title", "А", NULL);
  g_autoptr (VecheEdit) edit = veche_edit_new ("ничего");
  guint op = veche_edit_update (edit, &veche_application_kind, id);
  g_autofree char *title = NULL;

  veche_edit_set_text (edit, op, "title", "А");
  g_assert_cmpint (records_fixture_apply (store, edit), ==, 0);
  veche_undo_get_next (store, FALSE, &title);
  g_assert_cmpstr (title, ==, "добавление");
  records_fixture_free (store);
}

/* A new edit after an undo ends the chance to redo. */
static void
test_linear (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 id = records_fixture_add (store, "application", 0, "title", "А", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  records_fixture_set (store, "application", id, "title", "Б");
  first = records_fixture_undo (store, FALSE);
  g_assert_cmpstr (first, ==, "правка");
  g_assert_cmpint (veche_undo_get_next (store, TRUE, NULL), !=, 0);
  records_fixture_set (store, "application", id, "title", "В");
  g_assert_cmpint (veche_undo_get_next (store, TRUE, NULL), ==, 0);
  second = records_fixture_undo (store, FALSE);
  records_fixture_check (store);
  records_fixture_free (store);
}

static void
test_random_step (VecheStore *store, GRand *rand, GArray *ids)
{
  guint choice = (guint) g_rand_int_range (rand, 0, 10);
  g_autofree char *text = g_strdup_printf ("Проект %u «ёлка» %u", g_rand_int (rand), choice);

  if (ids->len == 0 || choice < 4)
    {
      gint64 id = records_fixture_add (store, "application", 0, "title", text, "budget", "100", NULL);

      g_array_append_val (ids, id);
    }
  else if (choice < 7)
    records_fixture_set (store, "application", g_array_index (ids, gint64, (guint) g_rand_int_range (rand, 0, (gint32) ids->len)),
                         choice == 4 ? "title" : "summary", text);
  else if (choice < 9)
    records_fixture_add (store, "application.member",
                         g_array_index (ids, gint64, (guint) g_rand_int_range (rand, 0, (gint32) ids->len)), "name", text, NULL);
  else
    {
      guint victim = (guint) g_rand_int_range (rand, 0, (gint32) ids->len);

      records_fixture_delete (store, "application", g_array_index (ids, gint64, victim));
      g_array_remove_index (ids, victim);
    }
}

/* Whatever was done: all of it undone is the beginning, all of it redone is the end. */
static void
test_random (void)
{
  for (guint32 seed = 1; seed <= 6; seed++)
    {
      VecheStore *store = records_fixture_new ();
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autofree char *start = records_fixture_hash (store);
      g_autofree char *end = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;
      guint steps = 0;

      for (guint i = 0; i < 40; i++)
        test_random_step (store, rand, ids);
      end = records_fixture_hash (store);
      for (; veche_undo_get_next (store, FALSE, NULL) != 0; steps++)
        g_free (records_fixture_undo (store, FALSE));
      undone = records_fixture_hash (store);
      g_assert_cmpstr (start, ==, undone);
      store = records_fixture_reopen (store);
      for (; veche_undo_get_next (store, TRUE, NULL) != 0; steps--)
        g_free (records_fixture_undo (store, TRUE));
      g_assert_cmpuint (steps, ==, 0);
      redone = records_fixture_hash (store);
      g_assert_cmpstr (end, ==, redone);
      records_fixture_check (store);
      records_fixture_free (store);
    }
}

/* What another program writes is a step of its own, found by search and taken back like any other. */
static void
test_external (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 id = records_fixture_add (store, "application", 0, "title", "Качели", NULL);
  g_autofree char *title = NULL;
  g_autofree char *back = NULL;
  gboolean changed = FALSE;
  g_autoptr (GError) error = NULL;

  records_fixture_stranger (store, "UPDATE application SET title = 'Карусель'; INSERT INTO application (title) VALUES ('Батут')");
  g_assert_true (veche_store_poll (store, &changed, &error));
  g_assert_no_error (error);
  g_assert_true (changed);
  g_assert_cmpuint (records_fixture_hits (store, "карусель"), ==, 1);
  g_assert_cmpuint (records_fixture_hits (store, "батут"), ==, 1);
  g_assert_cmpuint (records_fixture_hits (store, "качели"), ==, 0);
  records_fixture_check (store);

  veche_undo_get_next (store, FALSE, &title);
  g_assert_cmpstr (title, ==, "Changes by another program");
  g_free (records_fixture_undo (store, FALSE));
  back = records_fixture_get (store, "application", id, "title");
  g_assert_cmpstr (back, ==, "Качели");
  g_assert_cmpuint (records_fixture_hits (store, "батут"), ==, 0);
  records_fixture_check (store);
  records_fixture_free (store);
}

/* The same while the file was closed. */
static void
test_external_closed (void)
{
  VecheStore *store = records_fixture_new ();

  records_fixture_add (store, "application", 0, "title", "Качели", NULL);
  records_fixture_stranger (store, "DELETE FROM application");
  store = records_fixture_reopen (store);
  g_assert_cmpuint (records_fixture_hits (store, "качели"), ==, 0);
  g_free (records_fixture_undo (store, FALSE));
  g_assert_cmpuint (records_fixture_hits (store, "качели"), ==, 1);
  records_fixture_check (store);
  records_fixture_free (store);
}

/* A caller may name the step that it means: something newer is not taken back in its stead. */
static void
test_wanted (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 id = records_fixture_add (store, "application", 0, "title", "А", NULL);
  gint64 meant = veche_undo_get_next (store, FALSE, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;

  records_fixture_set (store, "application", id, "title", "Б");
  g_assert_cmpint (veche_undo_apply_step (store, FALSE, meant, NULL, NULL, NULL, NULL, &error), ==, 0);
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED);
  g_assert_nonnull (strstr (error->message, "правка"));
  g_clear_error (&error);
  title = records_fixture_get (store, "application", id, "title");
  g_assert_cmpstr (title, ==, "Б");
  g_assert_cmpint (
    veche_undo_apply_step (store, FALSE, veche_undo_get_next (store, FALSE, NULL), NULL, NULL, NULL, NULL, &error), !=, 0);
  g_assert_no_error (error);
  records_fixture_check (store);
  records_fixture_free (store);
}

/* Another program's transaction, which comes to its end while Veche waits for the file. */
static gpointer
undo_stranger_thread (gpointer data)
{
  sqlite3 *handle = data;

  g_usleep (G_USEC_PER_SEC / 2);
  g_assert_cmpint (sqlite3_exec (handle, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  return NULL;
}

static void
test_waited (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 id = records_fixture_add (store, "application", 0, "title", "А", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;
  sqlite3 *handle = NULL;
  gint64 meant;
  GThread *thread;

  records_fixture_set (store, "application", id, "title", "Б");
  meant = veche_undo_get_next (store, FALSE, NULL);
  g_assert_cmpint (sqlite3_open (veche_store_get_path (store), &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "BEGIN IMMEDIATE; UPDATE application SET title = 'В'", NULL, NULL, NULL), ==, SQLITE_OK);
  thread = g_thread_new ("stranger", undo_stranger_thread, handle);
  g_assert_cmpint (veche_undo_apply_step (store, FALSE, meant, NULL, NULL, NULL, NULL, &error), ==, 0);
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED);
  g_thread_join (thread);
  sqlite3_close (handle);
  title = records_fixture_get (store, "application", id, "title");
  g_assert_cmpstr (title, ==, "В");

  /* Without a wish it is the colleague's change that goes first. */
  name = records_fixture_undo (store, FALSE);
  g_assert_cmpstr (name, ==, "Changes by another program");
  g_free (title);
  title = records_fixture_get (store, "application", id, "title");
  g_assert_cmpstr (title, ==, "Б");
  records_fixture_check (store);
  records_fixture_free (store);
}

static gboolean
undo_insert (VecheStore *store, gpointer data, GError **error)
{
  g_autoptr (VecheEdit) edit = veche_edit_new (NULL);

  for (guint i = 0; i < 2; i++)
    veche_edit_set_text (edit, veche_edit_insert (edit, &veche_application_kind, 0), "title", "Загруженная");
  return veche_record_repo_apply (store, edit, error);
}

static guint
undo_count_stayed (VecheStore *store)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) stayed = NULL;

  g_assert_cmpint (veche_undo_apply_step (store, FALSE, 0, NULL, NULL, &stayed, NULL, &error), !=, 0);
  g_assert_no_error (error);
  return stayed != NULL ? g_strv_length (stayed) : 0;
}

/* An imported row is edited while the import goes on, which is sealed after that: nothing of it blocks the way back, nothing typed is lost. */
static void
test_interleaved (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 old = records_fixture_add (store, "application", 0, "title", "Старая", NULL);
  g_autoptr (GError) error = NULL;
  gint64 step = veche_store_begin_step (store, VECHE_STEP_IMPORT, "загрузка", NULL, &error);
  g_autofree char *city = NULL;
  gint64 row;

  g_assert_true (veche_store_write_slice (store, step, undo_insert, NULL, NULL, &error));
  row = veche_db_query_integer (veche_store_get_db (store), "SELECT max(id) FROM application", 0);
  records_fixture_set (store, "application", row, "city", "Орёл");
  g_assert_true (veche_store_end_step (store, step, NULL, &error));

  g_assert_cmpuint (undo_count_stayed (store), ==, 1); /* the import, but for the row that was worked on */
  city = records_fixture_get (store, "application", row, "city");
  g_assert_cmpstr (city, ==, "Орёл");
  g_assert_cmpuint (records_fixture_hits (store, "загруженная"), ==, 1);
  g_assert_cmpuint (undo_count_stayed (store), ==, 0); /* the edit */
  g_assert_cmpuint (undo_count_stayed (store), ==, 0); /* the older one */
  g_assert_cmpint (veche_undo_get_next (store, FALSE, NULL), ==, 0);
  records_fixture_check (store);
  for (guint i = 0; i < 3; i++)
    g_free (records_fixture_undo (store, TRUE));
  g_free (city);
  city = records_fixture_get (store, "application", row, "city");
  g_assert_cmpstr (city, ==, "Орёл");
  g_free (records_fixture_get (store, "application", old, "title"));
  records_fixture_check (store);
  records_fixture_free (store);
}

/* Rows of the step that are gone by ways of which the journal knows nothing: the step counts as undone, and says what it missed. */
static void
test_gone (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 older = records_fixture_add (store, "application", 0, "title", "Старая", NULL);
  gint64 id = records_fixture_add (store, "application", 0, "title", "Новая", NULL);
  g_autoptr (VecheEdit) edit = veche_edit_new ("правка двух");
  g_autofree char *title = NULL;

  veche_edit_set_text (edit, veche_edit_update (edit, &veche_application_kind, id), "title", "Правленая");
  veche_edit_set_text (edit, veche_edit_update (edit, &veche_application_kind, older), "title", "Тоже");
  records_fixture_apply (store, edit);
  records_fixture_stranger (store, "UPDATE veche_context SET mute = 1; DELETE FROM application WHERE title = 'Правленая';"
                                   "UPDATE veche_context SET mute = 0");
  g_assert_cmpuint (undo_count_stayed (store), ==, 1);
  title = records_fixture_get (store, "application", older, "title");
  g_assert_cmpstr (title, ==, "Старая");
  g_assert_cmpuint (undo_count_stayed (store), ==, 0); /* what made the row that is gone */
  g_free (records_fixture_undo (store, FALSE));
  g_assert_cmpint (veche_undo_get_next (store, FALSE, NULL), ==, 0);
  records_fixture_free (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/undo/nothing", test_nothing);
  g_test_add_func ("/undo/no-step", test_no_step);
  g_test_add_func ("/undo/linear", test_linear);
  g_test_add_func ("/undo/random", test_random);
  g_test_add_func ("/undo/external", test_external);
  g_test_add_func ("/undo/wanted", test_wanted);
  g_test_add_func ("/undo/waited", test_waited);
  g_test_add_func ("/undo/interleaved", test_interleaved);
  g_test_add_func ("/undo/gone", test_gone);
  g_test_add_func ("/undo/external-closed", test_external_closed);
  return g_test_run ();
}
