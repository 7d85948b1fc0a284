/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "report-fixture.h"
#include "report-reader.h"
#include "veche-error.h"

static guint
count (const char *haystack,
       const char *needle)
{
  guint n = 0;

  for (const char *at = strstr (haystack, needle); at != NULL; at = strstr (at + 1, needle))
    n++;
  return n;
}

static char *
write_receipt (const VecheReportReceipt *input,
               const char               *name,
               guint                     n_pages)
{
  char *path = report_reader_dup_path (name);
  g_auto (VecheReportResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  veche_report_receipt_write (input, path, VECHE_REPORT_FORMAT_AUTO, &result, &error);
  g_assert_no_error (error);
  if (n_pages > 0)
    g_assert_cmpuint (result.pages, ==, n_pages);
  return path;
}

static void
test_two_copies_on_one_sheet (void)
{
  g_autoptr (VecheReportReceipt) input = report_fixture_new_receipt (3);
  g_autofree char *path = NULL;
  g_autofree char *second = NULL;

  if (!report_reader_has_pdf_tools ())
    return;
  path = write_receipt (input, "r.pdf", 3);
  g_assert_cmpuint (report_reader_assert_inside (path), ==, 3);
  second = report_reader_read_page (path, 2);
  g_assert_cmpuint (count (second, "РАСПИСКАоприёмезаявки№Л-2020/002"), ==, 2);
  g_assert_cmpuint (count (second, "Экземплярзаявителя"), ==, 1);
  g_assert_cmpuint (count (second, "Экземплярдела"), ==, 1);
  g_assert_cmpuint (count (second, "непредставлено"), ==, 4);
  /* Late: both times, and each in both zones. */
  g_assert_cmpuint (count (second, "Поданапослесрока."), ==, 2);
  report_reader_assert_words (second, "23:59 (МСК) 05:59 (МСК+6) 00:07 06:07");
  report_reader_assert_words (
      second,
      "Администрация «Вымысел» «Музейоднойулицы» 8(00000)0-00-01 команда.mp4 12л. специалист Принял: Сдал");
  report_reader_remove (path);
}

static void
test_long_inventory_flows (void)
{
  g_autoptr (VecheReportReceipt) input = report_fixture_new_receipt (1);
  VecheReportReceiptEntry *entry = g_ptr_array_index (input->entries, 0);
  g_autofree char *path = NULL;
  g_autofree char *read = NULL;
  g_autofree char *first = NULL;

  if (!report_reader_has_pdf_tools ())
    return;
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *item = g_strdup_printf ("Приложение%03u", i);

      g_ptr_array_add (entry->parts, veche_report_receipt_part_new (item));
    }
  path = write_receipt (input, "r.pdf", 0);
  g_assert_cmpuint (report_reader_assert_inside (path), >, 6);
  read = report_reader_read_pdf (path);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *item = g_strdup_printf ("Приложение%03u", i);

      g_assert_cmpuint (count (read, item), ==, 2);
    }
  first = report_reader_read_page (path, 1);
  g_assert_cmpuint (count (first, "Экземплярдела"), ==, 0);
  g_assert_cmpuint (count (read, "Экземплярдела"), ==, 1);
  report_reader_remove (path);
}

static void
test_empty_fields (void)
{
  g_autoptr (VecheReportReceipt) input = veche_report_receipt_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *read = NULL;

  if (!report_reader_has_pdf_tools ())
    return;
  g_assert_null (veche_report_receipt_build (input, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOTHING);
  g_ptr_array_add (input->entries, veche_report_receipt_entry_new ());
  path = write_receipt (input, "r.pdf", 1);
  read = report_reader_read_pdf (path);
  report_reader_assert_words (read, "№__________ Принята: Сдал Принял Частизаявкинепредставлены. (расшифровкаподписи)");
  g_assert_null (strstr (read, "(null)"));
  report_reader_remove (path);
}

static void
test_hostile_fields (void)
{
  g_autoptr (VecheReportReceipt) input = report_fixture_new_receipt (1);
  VecheReportReceiptEntry *entry = g_ptr_array_index (input->entries, 0);
  g_autofree char *path = NULL;
  g_autofree char *read = NULL;
  char **fields[] = { &entry->number,    &entry->programme,    &entry->title,  &entry->theme,
                      &entry->applicant, &entry->organisation, &entry->leader, &entry->phone };

  if (!report_reader_has_pdf_tools ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *prefix = g_strdup_printf ("поле%u", i);

      g_free (*fields[i]);
      *fields[i] = report_fixture_make_hostile (prefix);
    }
  path = write_receipt (input, "r.pdf", 0);
  read = report_reader_read_pdf (path);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *words = g_strdup_printf ("дополе%u послеполе%u", i, i);

      report_reader_assert_words (read, words);
    }
  report_reader_assert_inside (path);
  report_reader_remove (path);
}

static void
test_pictures (void)
{
  static const char *const names[] = { "r.png", "r.svg" };
  static const char *const starts[] = { "\211PNG", "<?xml" };
  g_autoptr (VecheReportReceipt) input = report_fixture_new_receipt (2);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = report_reader_dup_path (names[i]);
      g_auto (VecheReportResult) result = { 0 };
      g_autoptr (GError) error = NULL;
      g_autofree char *data = NULL;
      gsize length = 0;

      veche_report_receipt_write (input, path, VECHE_REPORT_FORMAT_AUTO, &result, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (g_strv_length (result.warnings), ==, 1);
      g_assert_true (g_file_get_contents (path, &data, &length, NULL));
      g_assert_cmpmem (data, strlen (starts[i]), starts[i], strlen (starts[i]));
      report_reader_remove (path);
    }
}

/* A report that cannot be written leaves what was there. */
static void
test_failures (void)
{
  g_autoptr (VecheReportReceipt) input = report_fixture_new_receipt (1);
  g_autofree char *path = report_reader_dup_path ("r.xlsx");
  g_autofree char *nowhere = g_strconcat (path, "/r.pdf", NULL);
  g_autofree char *missing = report_reader_dup_path ("missing/r.pdf");
  g_autofree char *kept = NULL;
  g_auto (VecheReportResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "прежнее", -1, NULL));
  g_assert_false (veche_report_receipt_write (input, path, VECHE_REPORT_FORMAT_AUTO, &result, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_UNSUPPORTED);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "прежнее");
  g_assert_false (veche_report_receipt_write (input, nowhere, VECHE_REPORT_FORMAT_AUTO, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (veche_report_receipt_write (input, missing, VECHE_REPORT_FORMAT_AUTO, NULL, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (veche_report_receipt_write (input, "r.doc", VECHE_REPORT_FORMAT_AUTO, NULL, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_UNSUPPORTED);
  report_reader_remove (path);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/receipt/two-copies-on-one-sheet", test_two_copies_on_one_sheet);
  g_test_add_func ("/report/receipt/long-inventory-flows", test_long_inventory_flows);
  g_test_add_func ("/report/receipt/empty-fields", test_empty_fields);
  g_test_add_func ("/report/receipt/hostile-fields", test_hostile_fields);
  g_test_add_func ("/report/receipt/pictures", test_pictures);
  g_test_add_func ("/report/receipt/failures", test_failures);
  return g_test_run ();
}
