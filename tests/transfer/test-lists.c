/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a printed list takes over from the list on the screen. */

#include "config.h"

#include <string.h>

#include "veche-office-papers.h"
#include "workspace-fixture.h"

static VecheReportApplications *
gather (VecheWorkspace *workspace, const VecheQuery *query, const char *columns)
{
  g_autoptr (GHashTable) params = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (VecheOfficeContext) context = NULL;
  g_autoptr (GError) error = NULL;
  VecheReportApplications *list;

  if (columns != NULL)
    g_hash_table_insert (params, (gpointer) "columns", (gpointer) columns);
  context = veche_office_context_load (workspace, params, &error);
  g_assert_no_error (error);
  context->query = veche_query_copy (query);
  list = veche_office_papers_gather_list (context, &error);
  g_assert_no_error (error);
  return list;
}

static const char *
get_cell (const VecheReportApplications *list, guint row, guint column)
{
  return ((char **) g_ptr_array_index (list->rows, row))[column];
}

/* Search, filter, order and columns are those of the page. */
static void
test_as_shown (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);
  g_autoptr (VecheReportApplications) list = NULL;
  gint64 first = workspace_fixture_insert (workspace, "Сквер у реки");
  gint64 second = workspace_fixture_insert (workspace, "Сквер на горе");

  workspace_fixture_insert (workspace, "Каток");
  workspace_fixture_set (workspace, workspace_fixture_insert (workspace, "Сквер без города"), "note", "нет");
  workspace_fixture_set (workspace, first, "city", "Ярославль");
  workspace_fixture_set (workspace, second, "city", "Ярославль");
  veche_query_set_text (query, "сквер");
  veche_query_add_term (query, "city", "Ярославль", FALSE);
  veche_query_set_sort (query, "title", TRUE);
  list = gather (workspace, query, "title,city");
  g_assert_cmpuint (list->rows->len, ==, 2);
  g_assert_cmpstr (get_cell (list, 0, 0), ==, "Сквер у реки");
  g_assert_cmpstr (get_cell (list, 1, 0), ==, "Сквер на горе");
  g_assert_cmpstr (get_cell (list, 1, 1), ==, "Ярославль");
  g_assert_nonnull (strstr (list->filter, "поиск: «сквер»"));
  g_assert_nonnull (strstr (list->filter, "Ярославль"));
  workspace_fixture_close (workspace);
}

/* The programme that the window shows stands in the heading, even above no rows. */
static void
test_programme (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);
  g_autoptr (VecheEdit) edit = veche_edit_new ("отбор");
  g_autoptr (VecheEdit) done = NULL;
  g_autoptr (VecheReportApplications) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *reference = NULL;

  workspace_fixture_insert (workspace, "Каток");
  veche_edit_insert (edit, veche_kind_find ("programme"), 0);
  veche_edit_set_text (edit, 0, "title", "Конкурс дворов");
  done = dex_await_boxed (veche_workspace_apply (workspace, veche_edit_ref (edit)), &error);
  g_assert_no_error (error);
  reference = g_strdup_printf ("id:%" G_GINT64_FORMAT, veche_edit_get_op (done, 0)->id);
  veche_query_add_term (query, "programme", reference, FALSE);
  list = gather (workspace, query, NULL);
  g_assert_cmpuint (list->rows->len, ==, 0);
  g_assert_cmpstr (list->programme, ==, "Конкурс дворов");
  g_assert_null (list->filter);
  workspace_fixture_close (workspace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  dex_init ();
  workspace_fixture_add_test ("/lists/as-shown", test_as_shown);
  workspace_fixture_add_test ("/lists/programme", test_programme);
  return g_test_run ();
}
