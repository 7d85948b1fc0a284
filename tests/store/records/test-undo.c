/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/undo/nothing", test_nothing);
  g_test_add_func ("/undo/no-step", test_no_step);
  g_test_add_func ("/undo/linear", test_linear);
  g_test_add_func ("/undo/random", test_random);
  g_test_add_func ("/undo/external", test_external);
  g_test_add_func ("/undo/external-closed", test_external_closed);
  return g_test_run ();
}
