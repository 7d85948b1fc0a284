/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Letters: put together, with what they lack, kept as one step, marked, written to files. */

#include "config.h"

#include <string.h>

#include "veche-error.h"
#include "veche-letter-desk.h"
#include "veche-letter-kept.h"
#include "veche-letter.h"
#include "workspace-fixture.h"

static GPtrArray *
letters_prepare (VecheWorkspace *workspace, const char *subject, const char *body, const char *number, const gint64 *ids,
                 guint n_ids)
{
  VecheLetterOrder *order = veche_letter_order_new ();
  g_autoptr (GError) error = NULL;
  GPtrArray *drafts;

  order->subject = g_strdup (subject);
  order->body = g_strdup (body);
  order->number = g_strdup (number);
  order->date = g_strdup ("2020-02-20");
  g_array_append_vals (order->applications, ids, n_ids);
  drafts = dex_await_boxed (veche_letter_desk_prepare (workspace, order), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (drafts->len, ==, n_ids);
  g_assert_cmpstr (((VecheLetterDraft *) g_ptr_array_index (drafts, 0))->number, ==, number);
  for (guint i = 1; i < n_ids; i++)
    {
      VecheLetterDraft *draft = g_ptr_array_index (drafts, i);

      g_assert_null (draft->number);
      draft->number = veche_letter_draft_next_number (((VecheLetterDraft *) g_ptr_array_index (drafts, i - 1))->number);
    }
  return drafts;
}

static guint
letters_count (VecheWorkspace *workspace)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_letter_kind);
  g_autoptr (GError) error = NULL;
  gint64 count = dex_await_int64 (veche_workspace_count (workspace, query), &error);

  g_assert_no_error (error);
  return (guint) count;
}

static void
test_kept (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  gint64 ids[] = { workspace_fixture_insert (workspace, "Сквер «Дружба»"), workspace_fixture_insert (workspace, "Каток") };
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (VecheEdit) done = NULL;
  g_autoptr (VecheEdit) marked = NULL;
  g_auto (GStrv) undone = NULL;
  g_autoptr (GArray) letters = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  g_autofree char *next = NULL;
  const VecheLetterDraft *draft;

  workspace_fixture_set (workspace, ids[0], "leader", "Иванова Анна Сергеевна");
  workspace_fixture_set (workspace, ids[1], "leader", "Петров Иван Ильич");
  drafts = letters_prepare (workspace, "О заявке", "{salutation}!\nЗаявка «{title}», письмо {letter_number} от {date}.", "12/09", ids, 2);
  draft = g_ptr_array_index (drafts, 0);
  g_assert_cmpstr (draft->body, ==, "Уважаемая Анна Сергеевна!\nЗаявка «Сквер „Дружба“», письмо 12/09 от 20 февраля 2020 г.");
  draft = g_ptr_array_index (drafts, 1);
  g_assert_cmpstr (draft->number, ==, "12/10");
  g_assert_nonnull (strstr (draft->addressee, "Петрову"));

  done = dex_await_boxed (veche_letter_desk_save (workspace, drafts), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (letters_count (workspace), ==, 2);
  next = dex_await_string (veche_letter_desk_suggest_number (workspace), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (next, ==, "12/11");

  for (guint i = 0; i < 2; i++)
    g_array_append_val (letters, veche_edit_get_op (done, i)->id);
  marked = dex_await_boxed (veche_letter_desk_mark (workspace, letters, "sent", "post"), &error);
  g_assert_no_error (error);
  g_assert_cmpint (marked->step, !=, 0);
  g_clear_pointer (&marked, veche_edit_unref);
  /* What is sent is not merely printed again. */
  marked = dex_await_boxed (veche_letter_desk_mark (workspace, letters, "printed", NULL), &error);
  g_assert_no_error (error);
  g_assert_cmpint (marked->step, ==, 0);

  undone = dex_await_boxed (veche_workspace_undo (workspace, 2), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (letters_count (workspace), ==, 0);
  workspace_fixture_check (workspace);
  workspace_fixture_close (workspace);
}

static void
test_lacks (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  gint64 id = workspace_fixture_insert (workspace, "Каток");
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (VecheEdit) done = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lacks = NULL;
  VecheLetterDraft *draft;

  workspace_fixture_set (workspace, id, "leader", "Кравец");
  drafts = letters_prepare (workspace, "О заявке", "{salutation}! {ФИО} {leader_short_dative} {salutation}", NULL, &id, 1);
  draft = g_ptr_array_index (drafts, 0);
  lacks = veche_letter_draft_list_lacks (draft);
  g_assert_cmpuint (g_strv_length (lacks), ==, 3);
  g_assert_true (veche_letter_draft_lacks_form (draft));
  done = dex_await_boxed (veche_letter_desk_save (workspace, drafts), &error);
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_cmpuint (letters_count (workspace), ==, 0);

  /* A person writes it out. */
  g_set_str (&draft->body, "Здравствуйте!");
  g_set_str (&draft->addressee, "Айгуль Кравец");
  done = dex_await_boxed (veche_letter_desk_save (workspace, drafts), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (letters_count (workspace), ==, 1);
  workspace_fixture_close (workspace);
}

/* Braces in a title are the applicant's: they are no field, keep nothing back and stay as they are. */
static void
test_braces (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  gint64 id = workspace_fixture_insert (workspace, "Каток {ой} {исходящий_номер}");
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (VecheEdit) done = NULL;
  g_autoptr (VecheRecord) letter = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lacks = NULL;
  const VecheLetterDraft *draft;

  workspace_fixture_set (workspace, id, "leader", "Иванова Анна Сергеевна");
  drafts = letters_prepare (workspace, "О заявке {title}", "{обращение}! «{название}»", "5", &id, 1);
  draft = g_ptr_array_index (drafts, 0);
  /* As it is put together anew while it is edited. */
  again = letters_prepare (workspace, draft->subject, draft->body, "5", &id, 1);
  draft = g_ptr_array_index (again, 0);
  lacks = veche_letter_draft_list_lacks (draft);
  g_assert_cmpuint (g_strv_length (lacks), ==, 0);
  done = dex_await_boxed (veche_letter_desk_save (workspace, again), &error);
  g_assert_no_error (error);
  letter = dex_await_object (veche_workspace_get (workspace, &veche_letter_kind, veche_edit_get_op (done, 0)->id), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (veche_record_get_text (letter, "subject"), ==, "О заявке Каток {ой} {исходящий_номер}");
  g_assert_cmpstr (veche_record_get_text (letter, "body"), ==, "Уважаемая Анна Сергеевна! «Каток {ой} {исходящий_номер}»");
  workspace_fixture_close (workspace);
}

/* A leader who was merged into another is written to as that one. */
static void
test_merged_leader (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  gint64 id = workspace_fixture_insert (workspace, "Каток");
  VecheEdit *edit = veche_edit_new ("Люди");
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (VecheEdit) done = NULL;
  g_autoptr (VecheEdit) joined = NULL;
  g_autoptr (GError) error = NULL;
  const VecheLetterDraft *draft;
  guint kept = veche_edit_insert (edit, veche_kind_find ("person"), 0);
  guint merged = veche_edit_insert (edit, veche_kind_find ("person"), 0);

  veche_edit_set_text (edit, kept, "name", "Иванова Анна Сергеевна");
  veche_edit_set_text (edit, kept, "salutation", "Дорогая Анна Сергеевна");
  veche_edit_set_text (edit, merged, "name", "Иванова А. С.");
  veche_edit_get_op (edit, merged)->uuid = g_strdup ("00000000-0000-4000-8000-000000000002");
  veche_edit_set_text (edit, veche_edit_update (edit, veche_kind_find ("application"), id), "leader_person",
                       "00000000-0000-4000-8000-000000000002");
  done = dex_await_boxed (veche_workspace_apply (workspace, edit), &error);
  g_assert_no_error (error);
  edit = veche_edit_new ("Повтор");
  veche_edit_merge (edit, veche_kind_find ("person"), veche_edit_get_op (done, merged)->id, veche_edit_get_op (done, kept)->id);
  joined = dex_await_boxed (veche_workspace_apply (workspace, edit), &error);
  g_assert_no_error (error);
  drafts = letters_prepare (workspace, "О заявке", "{обращение}!", "5", &id, 1);
  draft = g_ptr_array_index (drafts, 0);
  g_assert_cmpstr (draft->body, ==, "Дорогая Анна Сергеевна!");
  g_assert_cmpint (draft->person, ==, veche_edit_get_op (done, kept)->id);
  workspace_fixture_close (workspace);
}

static void
test_office (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  gint64 id = workspace_fixture_insert (workspace, "Каток");
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (VecheEdit) done = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lacks = NULL;
  VecheEdit *edit = veche_edit_new ("Наше учреждение");
  const VecheLetterDraft *draft;
  guint op;

  workspace_fixture_set (workspace, id, "leader", "Иванова Анна Сергеевна");
  drafts = letters_prepare (workspace, "О заявке", "Ждём в {office_genitive}, {office_phone}.", NULL, &id, 1);
  draft = g_ptr_array_index (drafts, 0);
  lacks = veche_letter_draft_list_lacks (draft);
  g_assert_cmpuint (g_strv_length (lacks), ==, 2);
  g_assert_true (veche_letter_draft_lacks_office (draft));
  g_assert_nonnull (draft->letterhead);
  g_clear_pointer (&drafts, g_ptr_array_unref);

  op = veche_edit_insert (edit, veche_kind_find ("office"), 0);
  veche_edit_set_text (edit, op, "name", "Проектный офис");
  veche_edit_set_text (edit, op, "genitive", "проектном офисе");
  veche_edit_set_text (edit, op, "phone", "8 (800) 000-00-01");
  veche_edit_set_text (edit, op, "email", "office@example.org");
  veche_edit_set_text (edit, op, "address", "Тестовск, ул. Садовая, 1");
  veche_edit_set_text (edit, op, "ogrn", "1000000000000");
  done = dex_await_boxed (veche_workspace_apply (workspace, edit), &error);
  g_assert_no_error (error);
  drafts = letters_prepare (workspace, "О заявке", "Ждём в {office_genitive}, {office_phone}.", NULL, &id, 1);
  draft = g_ptr_array_index (drafts, 0);
  g_assert_cmpstr (draft->body, ==, "Ждём в проектном офисе, 8 (800) 000-00-01.");
  /* The line that is still empty is told, and keeps nothing back. */
  g_assert_cmpstr (draft->letterhead, ==, "INN");
  g_clear_pointer (&done, veche_edit_unref);
  done = dex_await_boxed (veche_letter_desk_save (workspace, drafts), &error);
  g_assert_no_error (error);
  workspace_fixture_close (workspace);
}

/* A list that is loaded anew keeps what was written into its letters by hand. */
static void
test_hand_written (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  gint64 ids[] = { workspace_fixture_insert (workspace, "Сквер"), workspace_fixture_insert (workspace, "Каток") };
  g_autoptr (VecheLetterKept) kept = veche_letter_kept_new ();
  g_autoptr (GPtrArray) drafts = letters_prepare (workspace, "О заявке", "{salutation}!", "5", ids, 2);
  g_autoptr (GError) error = NULL;
  VecheLetterDraft *draft = g_ptr_array_index (drafts, 0);

  g_set_str (&draft->body, "{salutation}! Приходите завтра.");
  draft->edited = TRUE;
  draft = g_ptr_array_index (drafts, 1);
  g_set_str (&draft->number, "77");
  draft->numbered = TRUE;
  veche_letter_kept_collect (kept, drafts);
  g_clear_pointer (&drafts, g_ptr_array_unref);

  workspace_fixture_set (workspace, ids[0], "leader", "Иванова Анна Сергеевна");
  workspace_fixture_set (workspace, ids[1], "leader", "Петров Иван Ильич");
  drafts = letters_prepare (workspace, "О заявке", "{salutation}!", "9", ids, 2);
  g_assert_true (veche_letter_kept_restore (kept, workspace, drafts, &error));
  g_assert_no_error (error);
  draft = g_ptr_array_index (drafts, 0);
  g_assert_cmpstr (draft->body, ==, "Уважаемая Анна Сергеевна! Приходите завтра.");
  g_assert_cmpstr (draft->number, ==, "9");
  draft = g_ptr_array_index (drafts, 1);
  g_assert_cmpstr (draft->body, ==, "Уважаемый Иван Ильич!");
  g_assert_cmpstr (draft->number, ==, "77");

  veche_letter_kept_forget (kept, drafts);
  g_clear_pointer (&drafts, g_ptr_array_unref);
  drafts = letters_prepare (workspace, "О заявке", "{salutation}!", "9", ids, 2);
  g_assert_true (veche_letter_kept_restore (kept, workspace, drafts, &error));
  draft = g_ptr_array_index (drafts, 0);
  g_assert_cmpstr (draft->body, ==, "Уважаемая Анна Сергеевна!");
  workspace_fixture_close (workspace);
}

static void
test_folder (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  gint64 id = workspace_fixture_insert (workspace, "Каток");
  g_autofree char *folder = workspace_fixture_path ("письма");
  g_autofree char *first = g_build_filename (folder, "Письмо 12-7 черновик.odt", NULL);
  g_autofree char *second = g_build_filename (folder, "Письмо 12-7 черновик (2).odt", NULL);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (VecheEdit) done = NULL;
  g_autoptr (GArray) letters = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  workspace_fixture_set (workspace, id, "leader", "Иванова Анна Сергеевна");
  drafts = letters_prepare (workspace, "О заявке", "{salutation}!", "12/7", &id, 1);
  done = dex_await_boxed (veche_letter_desk_save (workspace, drafts), &error);
  g_assert_no_error (error);
  g_array_append_val (letters, veche_edit_get_op (done, 0)->id);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpint (dex_await_int64 (veche_letter_desk_write_folder (workspace, letters, folder, "odt", NULL), &error), ==, 1);
      g_assert_no_error (error);
    }
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (second, G_FILE_TEST_EXISTS));
  workspace_fixture_close (workspace);
}

/* What cannot be written is told together with what has been; a number too long for a file's name is cut. */
static void
test_folder_breaks (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  gint64 id = workspace_fixture_insert (workspace, "Каток");
  g_autofree char *folder = workspace_fixture_path ("письма");
  g_autofree char *number = g_strnfill (400, '7');
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (VecheEdit) done = NULL;
  g_autoptr (GArray) letters = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  gint64 gone = 77777;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  workspace_fixture_set (workspace, id, "leader", "Иванова Анна Сергеевна");
  drafts = letters_prepare (workspace, "О заявке", "{salutation}!", number, &id, 1);
  done = dex_await_boxed (veche_letter_desk_save (workspace, drafts), &error);
  g_assert_no_error (error);
  g_array_append_val (letters, veche_edit_get_op (done, 0)->id);
  g_array_append_val (letters, gone);
  dex_await_int64 (veche_letter_desk_write_folder (workspace, letters, folder, "odt", NULL), &error);
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND);
  g_assert_true (g_str_has_prefix (error->message, "1 of 2 letters are saved"));
  workspace_fixture_close (workspace);
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *number, *next;
  } numbers[] = { { "12-05/7", "12-05/8" }, { "099", "100" }, { "99", "100" }, { "7-исх", "8-исх" }, { "б/н", NULL }, { NULL, NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *next = veche_letter_draft_next_number (numbers[i].number);

      g_assert_cmpstr (next, ==, numbers[i].next);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  dex_init ();
  workspace_fixture_add_test ("/letters/kept", test_kept);
  workspace_fixture_add_test ("/letters/lacks", test_lacks);
  workspace_fixture_add_test ("/letters/braces", test_braces);
  workspace_fixture_add_test ("/letters/merged-leader", test_merged_leader);
  workspace_fixture_add_test ("/letters/office", test_office);
  workspace_fixture_add_test ("/letters/hand-written", test_hand_written);
  workspace_fixture_add_test ("/letters/folder", test_folder);
  workspace_fixture_add_test ("/letters/folder-breaks", test_folder_breaks);
  g_test_add_func ("/letters/numbers", test_numbers);
  return g_test_run ();
}
