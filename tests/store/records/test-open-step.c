/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "records-fixture.h"
#include "veche-error.h"

typedef struct
{
  guint from;
  guint count;
} TestSlice;

static gboolean
test_slice_write (VecheStore *store, gpointer data, GError **error)
{
  const TestSlice *slice = data;
  g_autoptr (VecheEdit) edit = veche_edit_new (NULL);

  for (guint i = 0; i < slice->count; i++)
    {
      guint op = veche_edit_insert (edit, &veche_application_kind, 0);
      g_autofree char *title = g_strdup_printf ("Загруженная %u", slice->from + i);

      veche_edit_set_text (edit, op, "title", title);
    }
  if (slice->from == 0)
    {
      guint op = veche_edit_update (edit, &veche_application_kind, 1);

      veche_edit_set_text (edit, op, "title", "Переписана загрузкой");
    }
  return veche_record_repo_apply (store, edit, error);
}

static gint64
test_begin (VecheStore *store, guint slices)
{
  g_autoptr (GError) error = NULL;
  gint64 step = veche_store_begin_step (store, VECHE_STEP_IMPORT, "загрузка", NULL, &error);

  for (guint i = 0; i < slices; i++)
    {
      TestSlice slice = { i * 50, 50 };

      g_assert_true (veche_store_write_slice (store, step, test_slice_write, &slice, NULL, &error));
      g_assert_no_error (error);
    }
  return step;
}

/* A step that a crash left open is taken back before anything else, whole, its documents too. */
static void
test_crash (void)
{
  VecheStore *store = records_fixture_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  records_fixture_add (store, "application", 0, "title", "Своя", NULL);
  before = records_fixture_hash (store);
  test_begin (store, 8);
  g_assert_cmpuint (records_fixture_hits (store, "загруженная"), ==, 400);
  store = records_fixture_reopen (store);
  after = records_fixture_hash (store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (records_fixture_hits (store, "загруженная"), ==, 0);
  g_assert_cmpuint (records_fixture_hits (store, "своя"), ==, 1);
  g_assert_cmpuint (records_fixture_hits (store, "переписана"), ==, 0);
  records_fixture_check (store);
  records_fixture_free (store);
}

/* Others write in between; the import is sealed after them and undone as one. */
static void
test_interleaved (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 own = records_fixture_add (store, "application", 0, "title", "Своя", NULL);
  gint64 step = test_begin (store, 2);
  g_autoptr (GError) error = NULL;
  gboolean sealed = FALSE;
  g_autofree char *title = NULL;

  records_fixture_set (store, "application", own, "city", "Орёл");
  g_assert_true (veche_store_end_step (store, step, &sealed, &error));
  g_assert_true (sealed);
  records_fixture_check (store);
  title = records_fixture_undo (store, FALSE);
  g_assert_cmpstr (title, ==, "загрузка");
  g_assert_cmpuint (records_fixture_hits (store, "загруженная"), ==, 0);
  g_free (records_fixture_undo (store, TRUE));
  g_assert_cmpuint (records_fixture_hits (store, "загруженная"), ==, 100);
  records_fixture_check (store);
  records_fixture_free (store);
}

/* Rows of a step under way are told as such, and papers can leave them out. */
static void
test_pending (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 own = records_fixture_add (store, "application", 0, "title", "Своя", NULL);
  gint64 step = test_begin (store, 1);
  g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);
  g_autoptr (GError) error = NULL;

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (GPtrArray) all = NULL;
      g_autoptr (GPtrArray) settled = NULL;

      query->settled = FALSE;
      all = veche_record_repo_query (store, query, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (all->len, ==, 51);
      for (guint i = 0; i < all->len; i++)
        {
          VecheRecord *record = g_ptr_array_index (all, i);

          g_assert_true (veche_record_is_pending (record) == (round == 0 && veche_record_get_id (record) != own));
        }
      query->settled = TRUE;
      settled = veche_record_repo_query (store, query, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (settled->len, ==, round == 0 ? 1 : 51);
      if (round == 0)
        g_assert_true (veche_store_end_step (store, step, NULL, &error));
    }
  records_fixture_free (store);
}

static void
test_empty (void)
{
  VecheStore *store = records_fixture_new ();
  g_autoptr (GError) error = NULL;
  gint64 step = veche_store_begin_step (store, VECHE_STEP_IMPORT, "пустая", NULL, &error);
  gboolean sealed = TRUE;

  g_assert_true (veche_store_end_step (store, step, &sealed, &error));
  g_assert_false (sealed);
  g_assert_cmpint (veche_store_find_open_step (store), ==, 0);
  records_fixture_check (store);
  records_fixture_free (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/open-step/crash", test_crash);
  g_test_add_func ("/open-step/interleaved", test_interleaved);
  g_test_add_func ("/open-step/pending", test_pending);
  g_test_add_func ("/open-step/empty", test_empty);
  return g_test_run ();
}
