/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "report-fixture.h"
#include "report-reader.h"
#include "veche-error.h"

static char *
write_register (const VecheReportRegister *input,
                const char                *name,
                guint                     *n_pages)
{
  char *path = report_reader_dup_path (name);
  g_auto (VecheReportResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  veche_report_register_write (input, path, VECHE_REPORT_FORMAT_AUTO, &result, &error);
  g_assert_no_error (error);
  if (n_pages != NULL)
    *n_pages = result.pages;
  return path;
}

static void
test_register (void)
{
  g_autoptr (VecheReportRegister) input = report_fixture_new_register (200);
  g_autofree char *path = NULL;
  g_autofree char *read = NULL;
  guint n_pages = 0;

  if (!report_reader_has_pdf_tools ())
    return;
  path = write_register (input, "r.pdf", &n_pages);
  g_assert_cmpuint (report_reader_assert_inside (path), ==, n_pages);
  read = report_reader_read_pdf (path);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *number = g_strdup_printf ("Л-2020/%04u", i + 1);

      report_reader_assert_words (read, number);
    }
  report_reader_assert_words (read, "ЖУРНАЛРЕГИСТРАЦИИЗАЯВОК с13января2020г.по17февраля2020г. "
                                    "номервыдандважды аннулирована1 Всего200 Изнихпослесрока:11заявок.");
  report_reader_assert_words (read, "зарегистрирована34 Журналвёл:главныйспециалист");
  for (guint i = 1; i < n_pages; i++)
    {
      g_autofree char *page = report_reader_read_page (path, i);

      report_reader_assert_words (page, "Наименованиепроекта Состояние");
    }
  report_reader_remove (path);
}

static void
test_empty_register (void)
{
  g_autoptr (VecheReportRegister) input = report_fixture_new_register (0);
  g_autoptr (VecheReportRegister) blank = report_fixture_new_register (0);
  g_autofree char *path = NULL;
  g_autofree char *read = NULL;
  g_autofree char *blank_path = NULL;

  if (!report_reader_has_pdf_tools ())
    return;
  path = write_register (input, "r.pdf", NULL);
  read = report_reader_read_pdf (path);
  report_reader_assert_words (read, "Заэтотпериодзаявокнезарегистрировано.");
  report_reader_remove (path);
  g_ptr_array_add (blank->rows, veche_report_register_row_new ());
  blank_path = write_register (blank, "b.pdf", NULL);
  g_assert_cmpuint (report_reader_assert_inside (blank_path), ==, 1);
  report_reader_remove (blank_path);
}

static void
test_applications (void)
{
  g_autoptr (VecheReportApplications) input = report_fixture_new_applications (30);
  g_autoptr (GError) error = NULL;
  g_auto (VecheReportResult) result = { 0 };
  g_autofree char *path = report_reader_dup_path ("a.pdf");
  g_autofree char *read = NULL;

  if (!report_reader_has_pdf_tools ())
    return;
  veche_report_applications_write (input, path, VECHE_REPORT_FORMAT_AUTO, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report_reader_assert_inside (path), ==, result.pages);
  read = report_reader_read_pdf (path);
  report_reader_assert_words (
      read,
      "СПИСОКЗАЯВОК 1234567,50 22.02.2020 17.02.2020, 09:55 лично допущена Всего:30заявок. Л-2020/0030");
  report_reader_remove (path);
}

static void
test_columns (void)
{
  g_autoptr (VecheReportApplications) input = veche_report_applications_new ();
  g_autoptr (VecheDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  static const char *const short_row[] = { "Л-1", NULL };

  g_assert_false (veche_report_applications_add_column (input, "сolour", &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND);
  for (const char *const *code = veche_report_applications_list_codes (); *code != NULL; code++)
    g_assert_true (veche_report_applications_add_column (input, *code, NULL));
  veche_report_applications_add_own_column (input, "Своё поле", VECHE_REPORT_APPLICATIONS_KIND_TEXT, 2);
  veche_report_applications_add_row (input, short_row);
  document = veche_report_applications_build (input, NULL);
  g_assert_nonnull (document);
  g_assert_cmpfloat (veche_document_get_style (document)->width, >, veche_document_get_style (document)->height);
}

static void
test_default_columns (void)
{
  g_autoptr (VecheReportApplications) input = veche_report_applications_new ();
  g_autofree char *path = report_reader_dup_path ("a.pdf");
  g_autofree char *read = NULL;
  static const char *const row[]
      = { "Л-7", "2020-02-17T06:55:00Z", "Сквер", "", "", "Тестова А. П.", "", "withdrawn", NULL };

  if (!report_reader_has_pdf_tools ())
    return;
  veche_report_applications_add_row (input, row);
  g_assert_true (veche_report_applications_write (input, path, VECHE_REPORT_FORMAT_AUTO, NULL, NULL));
  read = report_reader_read_pdf (path);
  report_reader_assert_words (read, "Л-7 Сквер отозвана Исполнитель");
  report_reader_remove (path);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/tables/register", test_register);
  g_test_add_func ("/report/tables/empty-register", test_empty_register);
  g_test_add_func ("/report/tables/applications", test_applications);
  g_test_add_func ("/report/tables/columns", test_columns);
  g_test_add_func ("/report/tables/default-columns", test_default_columns);
  return g_test_run ();
}
