/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>

#include "workspace-fixture.h"

static gboolean
list_is_loaded (gpointer data)
{
  gboolean loading;

  g_object_get (data, "loading", &loading, NULL);
  return !loading;
}

/* A list, loaded. @text is searched for; @sort may be NULL. Owned. */
static VecheRecordList *
list_new (VecheWorkspace *workspace, const char *text, const char *sort, gboolean descending)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);
  VecheRecordList *list;

  veche_query_set_text (query, text);
  veche_query_set_sort (query, sort, descending);
  list = veche_record_list_new (workspace, query);
  workspace_fixture_wait (list_is_loaded, list);
  return list;
}

static gboolean
item_has_record (gpointer data)
{
  return veche_record_item_get_record (data) != NULL;
}

/* The title at a position, once its page is there. Owned. */
static char *
list_dup_title (VecheRecordList *list, guint position)
{
  g_autoptr (VecheRecordItem) item = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_nonnull (item);
  workspace_fixture_wait (item_has_record, item);
  g_assert_cmpint (veche_record_get_id (veche_record_item_get_record (item)), ==, veche_record_item_get_id (item));
  return g_strdup (veche_record_get_title (veche_record_item_get_record (item)));
}

/* The titles, parted by «|». Owned. */
static char *
list_dup_titles (VecheRecordList *list)
{
  GString *titles = g_string_new (NULL);

  workspace_fixture_wait (list_is_loaded, list);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autofree char *title = list_dup_title (list, i);

      g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "", title);
    }
  return g_string_free_and_steal (titles);
}

static void
list_expect (VecheRecordList *list, const char *titles)
{
  g_autofree char *found = list_dup_titles (list);

  g_assert_cmpstr (found, ==, titles);
}

static void
test_order (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autoptr (VecheRecordList) newest = NULL;
  g_autoptr (VecheRecordList) by_title = NULL;
  g_autoptr (VecheRecordList) by_title_down = NULL;
  g_autoptr (VecheRecordList) by_budget = NULL;
  g_autoptr (VecheRecordList) by_budget_down = NULL;
  static const char *const titles[] = { "Ёлка", "жук", "Еда", "Яма", "арка", "Двор 10", "Двор 9", "ель" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      gint64 id = workspace_fixture_insert (workspace, titles[i]);
      g_autofree char *budget = g_strdup_printf ("%u", 100 * (i * 5 % 8));

      if (i % 3 != 2)
        workspace_fixture_set (workspace, id, "budget", budget);
    }
  newest = list_new (workspace, NULL, NULL, FALSE);
  list_expect (newest, "ель|Двор 9|Двор 10|арка|Яма|Еда|жук|Ёлка");
  by_title = list_new (workspace, NULL, "title", FALSE);
  list_expect (by_title, "арка|Двор 9|Двор 10|Еда|Ёлка|ель|жук|Яма");
  by_title_down = list_new (workspace, NULL, "title", TRUE);
  list_expect (by_title_down, "Яма|жук|ель|Ёлка|Еда|Двор 10|Двор 9|арка");
  /* 0, 500, —, 700, 400, —, 600, 300: those without stay at the end, the older first. */
  by_budget = list_new (workspace, NULL, "budget", FALSE);
  list_expect (by_budget, "Ёлка|ель|арка|жук|Двор 9|Яма|Еда|Двор 10");
  by_budget_down = list_new (workspace, NULL, "budget", TRUE);
  list_expect (by_budget_down, "Яма|Двор 9|жук|арка|ель|Ёлка|Еда|Двор 10");
  workspace_fixture_close (workspace);
}

/* Titles that begin alike stand by what comes after, in either direction. */
static void
test_order_alike (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autoptr (VecheRecordList) up = NULL;
  g_autoptr (VecheRecordList) down = NULL;
  static const char *const endings[] = { "Б", "А", "В 10", "В 9", "" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *title = g_strconcat ("Благоустройство территории парка культуры и отдыха ", endings[i], NULL);

      workspace_fixture_insert (workspace, g_strchomp (title));
    }
#define ALIKE "Благоустройство территории парка культуры и отдыха"
  up = list_new (workspace, NULL, "title", FALSE);
  list_expect (up, ALIKE "|" ALIKE " А|" ALIKE " Б|" ALIKE " В 9|" ALIKE " В 10");
  down = list_new (workspace, NULL, "title", TRUE);
  list_expect (down, ALIKE " В 10|" ALIKE " В 9|" ALIKE " Б|" ALIKE " А|" ALIKE);
#undef ALIKE
  workspace_fixture_close (workspace);
}

static void
test_filter (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);
  g_autoptr (VecheRecordList) list = NULL;

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *title = g_strdup_printf ("Сквер %u", i);
      gint64 id = workspace_fixture_insert (workspace, title);

      workspace_fixture_set (workspace, id, "city", i % 2 == 0 ? "Орёл" : "Тверь");
      if (i > 3)
        workspace_fixture_set (workspace, id, "theme", "smart");
    }
  veche_query_add_term (query, "city", "Орёл", FALSE);
  list = veche_record_list_new (workspace, query);
  list_expect (list, "Сквер 4|Сквер 2|Сквер 0");
  veche_query_add_term (query, "theme", "smart", TRUE);
  veche_record_list_set_query (list, query);
  list_expect (list, "Сквер 2|Сквер 0");
  veche_query_set_text (query, "скв");
  veche_query_set_sort (query, "title", FALSE);
  veche_record_list_set_query (list, query);
  list_expect (list, "Сквер 0|Сквер 2");

  /* Of these, only rows that are asked for; those that do not fit stay out. */
  veche_query_set_ids (query, (const gint64[]){ 2, 3 }, 2);
  veche_record_list_set_query (list, query);
  list_expect (list, "Сквер 2");
  g_assert_cmpint (veche_record_list_get_id (list, 0), ==, 3);
  g_assert_cmpint (veche_record_list_get_id (list, 1), ==, 0);
  veche_query_set_ids (query, NULL, 0);
  veche_record_list_set_query (list, query);
  list_expect (list, "");
  g_clear_pointer (&query->ids, g_array_unref);
  veche_record_list_set_query (list, query);
  list_expect (list, "Сквер 0|Сквер 2");

  /* A row that comes to fit, and one that no longer does. */
  workspace_fixture_set (workspace, 2, "city", "Орёл");
  list_expect (list, "Сквер 0|Сквер 1|Сквер 2");
  workspace_fixture_set (workspace, 1, "city", "Клин");
  list_expect (list, "Сквер 1|Сквер 2");
  workspace_fixture_close (workspace);
}

static gint64
insert_child (VecheWorkspace *workspace, const char *kind, gint64 parent, const char *field, const char *text)
{
  VecheEdit *edit = veche_edit_new ("Ещё");
  guint op = veche_edit_insert (edit, veche_kind_find (kind), parent);
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheEdit) done = NULL;

  veche_edit_set_text (edit, op, field, text);
  done = dex_await_boxed (veche_workspace_apply (workspace, edit), &error);
  g_assert_no_error (error);
  return veche_edit_get_op (done, op)->id;
}

/* Letters by what their applications are; by their own «state» all the same. */
static void
test_filter_parent (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autoptr (VecheQuery) query = veche_query_new (veche_kind_find ("application.letter"));
  g_autoptr (VecheRecordList) list = NULL;
  gint64 old = workspace_fixture_insert (workspace, "Каток");
  gint64 other = insert_child (workspace, "programme", 0, "title", "Отбор 2021 года");
  gint64 later = workspace_fixture_insert (workspace, "Сквер");
  g_autofree char *reference = g_strdup_printf ("id:%" G_GINT64_FORMAT, other);

  workspace_fixture_set (workspace, old, "programme", "id:1");
  workspace_fixture_set (workspace, later, "programme", reference);
  insert_child (workspace, "application.letter", old, "subject", "О катке");
  insert_child (workspace, "application.letter", later, "subject", "О сквере");
  veche_query_add_term (query, "programme", reference, FALSE);
  list = veche_record_list_new (workspace, query);
  list_expect (list, "О сквере");
  insert_child (workspace, "application.letter", later, "subject", "Ещё о сквере");
  list_expect (list, "Ещё о сквере|О сквере");
  /* An application that is moved into the programme brings its letters. */
  workspace_fixture_set (workspace, old, "programme", reference);
  list_expect (list, "Ещё о сквере|О сквере|О катке");
  workspace_fixture_set (workspace, later, "programme", "id:1");
  list_expect (list, "О катке");

  veche_query_add_term (query, "state", "sent", FALSE);
  veche_record_list_set_query (list, query);
  list_expect (list, "");
  g_clear_pointer (&query, veche_query_free);
  query = veche_query_new (veche_kind_find ("application.letter"));
  veche_query_add_term (query, "programme", reference, TRUE);
  veche_record_list_set_query (list, query);
  list_expect (list, "Ещё о сквере|О сквере");
  workspace_fixture_close (workspace);
}

static void
test_search (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autoptr (VecheRecordList) list = NULL;
  g_autoptr (VecheRecordList) swapped = NULL;
  g_autoptr (VecheRecordList) nothing = NULL;
  gboolean is_swapped;

  workspace_fixture_insert (workspace, "Лавочки у пруда");
  workspace_fixture_insert (workspace, "Фонтан");
  workspace_fixture_insert (workspace, "Пруд и лавочка");
  list = list_new (workspace, "лавочками", NULL, FALSE);
  list_expect (list, "Пруд и лавочка|Лавочки у пруда");
  g_object_get (list, "swapped", &is_swapped, NULL);
  g_assert_false (is_swapped);

  /* «фонт» typed with Latin letters switched on. */
  swapped = list_new (workspace, "ajyn", NULL, FALSE);
  list_expect (swapped, "Фонтан");
  g_object_get (swapped, "swapped", &is_swapped, NULL);
  g_assert_true (is_swapped);

  nothing = list_new (workspace, "хоккей", NULL, FALSE);
  list_expect (nothing, "");
  workspace_fixture_insert (workspace, "Хоккей во дворе");
  list_expect (nothing, "Хоккей во дворе");
  workspace_fixture_close (workspace);
}

/* --- following ----------------------------------------------------------------------------------------------------- */

static gboolean
item_says_changed (gpointer data)
{
  VecheRecord *record = veche_record_item_get_record (data);

  return record != NULL && g_str_has_prefix (veche_record_get_title (record), "Перекрашенная");
}

static void
test_live (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autoptr (VecheRecordList) newest = NULL;
  g_autoptr (VecheRecordList) by_title = NULL;
  g_autoptr (VecheRecordItem) item = NULL;
  g_autoptr (VecheRecordItem) same = NULL;
  g_autoptr (GError) error = NULL;

  workspace_fixture_insert_many (workspace, "Скамья", 3);
  newest = list_new (workspace, NULL, NULL, FALSE);
  by_title = list_new (workspace, NULL, "title", FALSE);
  list_expect (newest, "Скамья 3|Скамья 2|Скамья 1");
  item = g_list_model_get_item (G_LIST_MODEL (newest), 1);

  workspace_fixture_set (workspace, 2, "title", "Перекрашенная");
  workspace_fixture_wait (item_says_changed, item);
  list_expect (newest, "Скамья 3|Перекрашенная|Скамья 1");
  list_expect (by_title, "Перекрашенная|Скамья 1|Скамья 3");

  workspace_fixture_insert (workspace, "Новая");
  list_expect (newest, "Новая|Скамья 3|Перекрашенная|Скамья 1");
  list_expect (by_title, "Новая|Перекрашенная|Скамья 1|Скамья 3");
  same = g_list_model_get_item (G_LIST_MODEL (newest), 2);
  g_assert_true (same == item);

  workspace_fixture_delete (workspace, 3);
  list_expect (newest, "Новая|Перекрашенная|Скамья 1");
  g_assert_cmpuint (veche_record_list_find (newest, 2), ==, 1);
  g_assert_cmpuint (veche_record_list_find (newest, 3), ==, G_MAXUINT);
  g_assert_true (dex_await (veche_workspace_undo (workspace, 1), &error));
  list_expect (newest, "Новая|Скамья 3|Перекрашенная|Скамья 1");
  list_expect (by_title, "Новая|Перекрашенная|Скамья 1|Скамья 3");
  workspace_fixture_close (workspace);
}

/* A row that changes while its page is on its way must not stay as it was. */
static void
test_changed_on_its_way (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();

  workspace_fixture_insert_many (workspace, "Скамья", 30);
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (VecheRecordList) list = list_new (workspace, NULL, NULL, FALSE);
      g_autoptr (VecheRecordItem) item = NULL;
      g_autofree char *title = g_strdup_printf ("Перекрашенная %u", i);

      workspace_fixture_set (workspace, 15, "title", "Прежняя");
      item = g_list_model_get_item (G_LIST_MODEL (list), 15);
      g_assert_cmpint (veche_record_item_get_id (item), ==, 15);
      workspace_fixture_set (workspace, 15, "title", title);
      workspace_fixture_wait (item_says_changed, item);
    }
  workspace_fixture_close (workspace);
}

/* Nor may one stay empty whose place changed in that time. */
static void
test_moved_on_its_way (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autoptr (VecheRecordList) list = NULL;

  workspace_fixture_insert_many (workspace, "Скамья", 200);
  list = list_new (workspace, NULL, NULL, FALSE);
  for (guint i = 0; i < 30; i++)
    {
      guint first = (i % 3) * 64;
      g_autoptr (VecheRecordItem) early = g_list_model_get_item (G_LIST_MODEL (list), first + 10);
      g_autoptr (VecheRecordItem) late = NULL;
      g_autoptr (VecheQuery) query = veche_query_copy (veche_record_list_get_query (list));

      veche_query_set_sort (query, i % 2 == 0 ? "title" : NULL, FALSE);
      veche_record_list_set_query (list, query);
      workspace_fixture_insert (workspace, "Ещё одна");
      late = g_list_model_get_item (G_LIST_MODEL (list), first + 30);
      workspace_fixture_wait (item_has_record, early);
      workspace_fixture_wait (item_has_record, late);
      workspace_fixture_wait (list_is_loaded, list);
    }
  workspace_fixture_close (workspace);
}

typedef struct
{
  guint n_items; /* as a view that only listens knows it */
  guint times;
} ListListener;

static void
list_items_changed_cb (GListModel *model, guint position, guint removed, guint added, ListListener *listener)
{
  g_assert_cmpuint (position + removed, <=, listener->n_items);
  listener->n_items = listener->n_items - removed + added;
  g_assert_cmpuint (listener->n_items, ==, g_list_model_get_n_items (model));
  listener->times++;
}

/* What the list says of its changes adds up. */
static void
test_signals (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autoptr (VecheRecordList) list = NULL;
  ListListener listener = { 0, 0 };

  workspace_fixture_insert_many (workspace, "Скамья", 700);
  list = list_new (workspace, NULL, NULL, FALSE);
  listener.n_items = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_signal_connect (list, "items-changed", G_CALLBACK (list_items_changed_cb), &listener);
  for (guint i = 0; i < 10; i++)
    {
      workspace_fixture_insert (workspace, "Новая");
      workspace_fixture_delete (workspace, 10 + i);
    }
  workspace_fixture_wait (list_is_loaded, list);
  g_assert_cmpuint (listener.n_items, ==, 700);
  g_assert_cmpuint (listener.times, >, 0);
  /* Only contents: no row comes or goes. */
  listener.times = 0;
  workspace_fixture_set (workspace, 300, "title", "Перекрашенная");
  workspace_fixture_wait (list_is_loaded, list);
  g_assert_cmpuint (listener.times, ==, 0);
  workspace_fixture_close (workspace);
}

static void
test_paging (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autoptr (VecheRecordList) newest = NULL;
  g_autoptr (VecheRecordList) by_title = NULL;

  workspace_fixture_insert_many (workspace, "Заявка", 10000);
  newest = list_new (workspace, NULL, NULL, FALSE);
  by_title = list_new (workspace, NULL, "title", FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (newest)), ==, 10000);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (by_title)), ==, 10000);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (newest), 10000));
  for (guint i = 0; i < 10000; i += 997)
    {
      g_autofree char *late = list_dup_title (newest, i);
      g_autofree char *early = list_dup_title (by_title, i);
      g_autofree char *wanted_late = g_strdup_printf ("Заявка %u", 10000 - i);
      g_autofree char *wanted_early = g_strdup_printf ("Заявка %u", i + 1);

      g_assert_cmpstr (late, ==, wanted_late);
      g_assert_cmpstr (early, ==, wanted_early);
    }
  /* All of it once through, as a view that scrolls: rows long past are let go of. */
  for (guint i = 0; i < 10000; i++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (newest), i));
  g_free (list_dup_title (newest, 0));
  g_free (list_dup_title (newest, 9999));
  workspace_fixture_close (workspace);
}

static void
apply_new (VecheWorkspace *workspace, const char *kind, gint64 parent, const char *const *cells)
{
  VecheEdit *edit = veche_edit_new ("новое");
  guint op = veche_edit_insert (edit, veche_kind_find (kind), parent);
  g_autoptr (VecheEdit) done = NULL;
  g_autoptr (GError) error = NULL;

  for (; *cells != NULL; cells += 2)
    g_assert_true (veche_edit_parse (edit, op, cells[0], cells[1], &error));
  done = dex_await_boxed (veche_workspace_apply (workspace, edit), &error);
  g_assert_no_error (error);
}

static gboolean
item_is_complete (gpointer data)
{
  return (veche_record_get_marks (veche_record_item_get_record (data)) & VECHE_APPLICATION_INCOMPLETE) == 0;
}

/* What is told of an item, or came on paper, tells on the mark of the row. */
static void
test_marks (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autoptr (VecheRecordList) list = NULL;
  g_autoptr (VecheRecordItem) item = NULL;
  gint64 id;

  apply_new (workspace, "item", 1, (const char *const[]){ "code", "cv", "title", "Резюме", "item_kind", "file", "required", "да", NULL });
  id = workspace_fixture_insert (workspace, "Скамья");
  workspace_fixture_set (workspace, id, "programme", "id:1");
  list = list_new (workspace, NULL, NULL, FALSE);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  workspace_fixture_wait (item_has_record, item);
  g_assert_false (item_is_complete (item));
  apply_new (workspace, "application.content", id, (const char *const[]){ "item", "cv", "sheets", "2", NULL });
  workspace_fixture_wait (item_is_complete, item);
  workspace_fixture_close (workspace);
}

/* A list that goes while it loads, and one whose workspace closes. */
static void
test_gone (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);
  g_autoptr (VecheRecordList) list = NULL;
  g_autoptr (VecheRecordItem) item = NULL;
  g_autofree char *error = NULL;

  workspace_fixture_insert_many (workspace, "Скамья", 500);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (VecheRecordList) gone = veche_record_list_new (workspace, query);

      if (i > 2)
        workspace_fixture_wait (list_is_loaded, gone);
      if (i > 3)
        item = g_list_model_get_item (G_LIST_MODEL (gone), 0);
    }
  list = veche_record_list_new (workspace, query);
  workspace_fixture_close (workspace);
  workspace_fixture_wait (list_is_loaded, list);
  veche_query_set_sort (query, "title", FALSE);
  veche_record_list_set_query (list, query);
  workspace_fixture_wait (list_is_loaded, list);
  g_object_get (list, "error", &error, NULL);
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  dex_init ();
  workspace_fixture_add_test ("/record-list/order", test_order);
  workspace_fixture_add_test ("/record-list/order-alike", test_order_alike);
  workspace_fixture_add_test ("/record-list/filter", test_filter);
  workspace_fixture_add_test ("/record-list/filter-parent", test_filter_parent);
  workspace_fixture_add_test ("/record-list/search", test_search);
  workspace_fixture_add_test ("/record-list/live", test_live);
  workspace_fixture_add_test ("/record-list/changed-on-its-way", test_changed_on_its_way);
  workspace_fixture_add_test ("/record-list/moved-on-its-way", test_moved_on_its_way);
  workspace_fixture_add_test ("/record-list/signals", test_signals);
  workspace_fixture_add_test ("/record-list/paging", test_paging);
  workspace_fixture_add_test ("/record-list/marks", test_marks);
  workspace_fixture_add_test ("/record-list/gone", test_gone);
  return g_test_run ();
}
