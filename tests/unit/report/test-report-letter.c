/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "report-fixture.h"
#include "report-reader.h"
#include "veche-error.h"
#include "veche-report-attendance.h"
#include "veche-report-letter.h"

static VecheReportLetter *
new_letter (const char *body)
{
  VecheReportLetter *input = veche_report_letter_new ();
  VecheReportLetterEntry *entry = veche_report_letter_entry_new ();

  input->made_at = g_strdup (REPORT_FIXTURE_MADE_AT);
  input->office = report_fixture_new_office ();
  entry->number = g_strdup ("12-05/7");
  entry->date = g_strdup ("2020-02-20");
  entry->addressee = g_strdup ("АНО «Выдумка»\nОбразцовой М. Т.");
  entry->subject = g_strdup ("О возврате заявки");
  entry->body = g_strdup (body);
  entry->signer = veche_report_person_new ("П. О. Примеров", "руководитель офиса");
  entry->executor = veche_report_person_new ("Тестова Анна Петровна", NULL);
  g_ptr_array_add (input->entries, entry);
  return input;
}

static void
test_parts (void)
{
  g_autoptr (VecheReportLetter) input = new_letter ("Уважаемая Мария Тимофеевна!\n\nЗаявка возвращается.");
  g_autofree char *path = report_reader_dup_path ("l.pdf");
  g_autofree char *odt = report_reader_dup_path ("l.odt");
  g_autofree char *read = NULL;
  g_autoptr (xmlDoc) content = NULL;
  g_autofree char *text = NULL;
  g_auto (VecheReportResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  const char *const words = "20.02.2020№12-05/7 АНО«Выдумка» ОбразцовойМ.Т. Овозвратезаявки УважаемаяМарияТимофеевна! "
                            "Заявкавозвращается. Руководительофиса П.О.Примеров Исполнитель:ТестоваАннаПетровна";

  if (!report_reader_has_pdf_tools ())
    return;
  g_assert_true (veche_report_letter_write (input, path, VECHE_REPORT_FORMAT_AUTO, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (report_reader_assert_inside (path), ==, 1);
  read = report_reader_read_pdf (path);
  report_reader_assert_words (read, words);
  g_assert_true (veche_report_letter_write (input, odt, VECHE_REPORT_FORMAT_AUTO, &result, &error));
  g_assert_no_error (error);
  content = report_reader_read_part (odt, "content.xml");
  text = report_reader_get_text (content);
  report_reader_assert_words (text, words);
  g_assert_cmpint (g_unlink (odt), ==, 0);
  report_reader_remove (path);
}

/* Running text goes on on the next page; signature and executor are on the last one, and nothing gets lost. */
static void
test_long (void)
{
  g_autofree char *body = report_fixture_make_words ("слово", 9000);
  g_autoptr (VecheReportLetter) input = new_letter (body);
  g_autofree char *path = report_reader_dup_path ("l.pdf");
  g_autofree char *read = NULL;
  g_autofree char *last = NULL;
  g_auto (VecheReportResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  if (!report_reader_has_pdf_tools ())
    return;
  g_assert_true (veche_report_letter_write (input, path, VECHE_REPORT_FORMAT_AUTO, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.pages, >, 1);
  g_assert_cmpuint (report_reader_assert_inside (path), ==, result.pages);
  read = report_reader_read_pdf (path);
  report_reader_assert_words (read, body);
  last = report_reader_read_page (path, result.pages);
  report_reader_assert_words (last, "П.О.Примеров Исполнитель:ТестоваАннаПетровна");
  report_reader_remove (path);
}

static void
test_blanks (void)
{
  g_autoptr (VecheReportLetter) none = veche_report_letter_new ();
  g_autoptr (VecheReportAttendance) sheet = veche_report_attendance_new ();
  g_autofree char *path = report_reader_dup_path ("a.pdf");
  g_autofree char *read = NULL;
  g_autoptr (GError) error = NULL;

  if (!report_reader_has_pdf_tools ())
    return;
  g_assert_null (veche_report_letter_build (none, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOTHING);
  g_clear_error (&error);
  g_ptr_array_add (sheet->people, veche_report_person_new ("Образцова Мария Тимофеевна", "главный специалист"));
  sheet->n_blanks = 2;
  g_assert_true (veche_report_attendance_write (sheet, path, VECHE_REPORT_FORMAT_AUTO, NULL, &error));
  g_assert_no_error (error);
  read = report_reader_read_pdf (path);
  report_reader_assert_words (read, "ЛИСТПРИСУТСТВИЯ ОбразцоваМарияТимофеевна главныйспециалист Подпись 3");
  report_reader_remove (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/letter/parts", test_parts);
  g_test_add_func ("/report/letter/long", test_long);
  g_test_add_func ("/report/letter/blanks", test_blanks);
  return g_test_run ();
}
