/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "report-fixture.h"
#include "report-reader.h"

static void
assert_parts_parse (const char *path)
{
  static const char *const parts[] = { "META-INF/manifest.xml", "styles.xml", "content.xml", "meta.xml" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (xmlDoc) part = report_reader_read_part (path, parts[i]);

      g_assert_nonnull (xmlDocGetRootElement (part));
    }
}

/* ODF 1.2, part 3, 3.3: the type stands at byte 38, uncompressed. */
static void
test_package (void)
{
  static const char type[] = "application/vnd.oasis.opendocument.text";
  g_autoptr (VecheReportReceipt) input = report_fixture_new_receipt (2);
  g_autofree char *path = report_reader_dup_path ("r.odt");
  g_autofree char *again = NULL;
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0, length_again = 0;

  veche_report_receipt_write (input, path, VECHE_REPORT_FORMAT_AUTO, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_assert_cmpuint (length, >, 38 + strlen (type));
  g_assert_cmpmem (data + 30, 8, "mimetype", 8);
  g_assert_cmpmem (data + 38, strlen (type), type, strlen (type));
  assert_parts_parse (path);
  veche_report_receipt_write (input, path, VECHE_REPORT_FORMAT_AUTO, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &again, &length_again, NULL));
  g_assert_cmpmem (data, length, again, length_again);
  report_reader_remove (path);
}

/* Names of styles that are used are those of styles that are there. */
static void
collect_styles (xmlNode    *node,
                GHashTable *defined,
                GPtrArray  *used)
{
  for (xmlNode *child = xmlFirstElementChild (node); child != NULL; child = xmlNextElementSibling (child))
    {
      xmlChar *name = xmlGetProp (child, BAD_CAST "style-name");

      if (strcmp ((const char *) child->name, "style") == 0)
        {
          xmlChar *own = xmlGetProp (child, BAD_CAST "name");
          xmlChar *parent = xmlGetProp (child, BAD_CAST "parent-style-name");

          g_hash_table_add (defined, g_strdup ((const char *) own));
          if (parent != NULL)
            g_ptr_array_add (used, g_strdup ((const char *) parent));
          xmlFree (own);
          xmlFree (parent);
        }
      if (name != NULL)
        g_ptr_array_add (used, g_strdup ((const char *) name));
      xmlFree (name);
      collect_styles (child, defined, used);
    }
}

static void
test_styles (void)
{
  g_autoptr (VecheReportCheckProtocol) input = report_fixture_new_check_protocol (2);
  g_autofree char *path = report_reader_dup_path ("p.odt");
  g_autoptr (GHashTable) defined = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) used = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (xmlDoc) styles = NULL;
  g_autoptr (xmlDoc) content = NULL;

  g_assert_true (veche_report_check_protocol_write (input, path, VECHE_REPORT_FORMAT_AUTO, NULL, NULL));
  styles = report_reader_read_part (path, "styles.xml");
  content = report_reader_read_part (path, "content.xml");
  collect_styles (xmlDocGetRootElement (styles), defined, used);
  collect_styles (xmlDocGetRootElement (content), defined, used);
  g_assert_cmpuint (used->len, >, 100);
  for (guint i = 0; i < used->len; i++)
    g_assert_true (g_hash_table_contains (defined, g_ptr_array_index (used, i)));
  report_reader_remove (path);
}

static void
test_odt_words (void)
{
  g_autoptr (VecheReportCheckProtocol) input = report_fixture_new_check_protocol (1);
  VecheReportCheckProtocolEntry *entry = g_ptr_array_index (input->entries, 0);
  g_autofree char *scope = report_fixture_make_words ("тема", 10000);
  g_autofree char *hostile = report_fixture_make_hostile ("проверка");
  g_autofree char *path = report_reader_dup_path ("p.odt");
  g_autofree char *text = NULL;
  g_autoptr (xmlDoc) content = NULL;

  g_free (entry->theme_scope);
  entry->theme_scope = g_strdup (scope);
  g_ptr_array_add (entry->items,
                   veche_report_check_protocol_item_new (hostile, VECHE_REPORT_CHECK_STATE_PRESENT, hostile));
  g_assert_true (veche_report_check_protocol_write (input, path, VECHE_REPORT_FORMAT_AUTO, NULL, NULL));
  assert_parts_parse (path);
  content = report_reader_read_part (path, "content.xml");
  text = report_reader_get_text (content);
  report_reader_assert_words (text, scope);
  report_reader_assert_words (
      text,
      "ПРОТОКОЛ №7 допроверка послепроверка <b>&amp;</b> оборот \360\237\214\263 М.Т.Образцова (подпись)");
  report_reader_remove (path);
}

static void
test_workbook (void)
{
  g_autoptr (VecheReportRegister) input = report_fixture_new_register (3);
  VecheReportRegisterRow *row = g_ptr_array_index (input->rows, 0);
  g_autofree char *path = report_reader_dup_path ("r.xlsx");
  g_auto (VecheReportResult) result = { 0 };
  g_autofree char *texts = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) strings = NULL;
  g_autoptr (xmlDoc) sheet = NULL;
  g_autoptr (xmlDoc) totals = NULL;

  g_free (row->title);
  row->title = g_strdup ("=HYPERLINK(0)");
  g_free (row->leader);
  row->leader = g_strdup ("@Тестова");
  veche_report_register_write (input, path, VECHE_REPORT_FORMAT_AUTO, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result.pages, ==, 2);
  strings = report_reader_read_part (path, "xl/sharedStrings.xml");
  sheet = report_reader_read_part (path, "xl/worksheets/sheet1.xml");
  totals = report_reader_read_part (path, "xl/worksheets/sheet2.xml");
  texts = report_reader_get_text (strings);
  report_reader_assert_words (texts, "'=HYPERLINK(0) '@Тестова Л-2020/0003 ЖУРНАЛРЕГИСТРАЦИИЗАЯВОК Всего");
  first = report_reader_get_text (sheet);
  second = report_reader_get_text (totals);
  /* 1 February 2020, 09:05, is a date and not a text. */
  report_reader_assert_words (first, "43862.378");
  g_assert_true (g_str_has_suffix (second, "3"));
  report_reader_remove (path);
}

static void
test_workbook_limits (void)
{
  g_autoptr (VecheReportApplications) input = veche_report_applications_new ();
  g_autofree char *huge = g_strnfill (40000, 'a');
  g_autofree char *path = report_reader_dup_path ("a.xlsx");
  g_autofree char *number = NULL;
  g_auto (VecheReportResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) sheet = NULL;
  const char *values[] = { huge, "-12.5", "99999999999999999999", "250", NULL };

  g_assert_true (veche_report_applications_add_column (input, "title", NULL));
  g_assert_true (veche_report_applications_add_column (input, "votes", NULL));
  veche_report_applications_add_own_column (input, "Много", VECHE_REPORT_APPLICATIONS_KIND_NUMBER, 1);
  g_assert_true (veche_report_applications_add_column (input, "budget", NULL));
  veche_report_applications_add_row (input, values);
  veche_report_applications_write (input, path, VECHE_REPORT_FORMAT_AUTO, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (result.warnings), ==, 1);
  sheet = report_reader_read_part (path, "xl/worksheets/sheet1.xml");
  number = report_reader_get_text (sheet);
  report_reader_assert_words (number, "-12.5 2.5");
  g_assert_null (strstr (number, "9999999"));
  report_reader_remove (path);
}

static void
convert (const char *path,
         guint       n_pages)
{
  g_autofree char *directory = g_path_get_dirname (path);
  g_autofree char *home = g_dir_make_tmp ("veche-soffice-XXXXXX", NULL);
  g_autofree char *profile = g_strconcat ("-env:UserInstallation=file://", home, NULL);
  g_autofree char *pdf = g_build_filename (directory, "c.pdf", NULL);
  const char *command[]
      = { "soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", directory, path, NULL };
  const char *clean[] = { "rm", "-r", home, NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GSubprocess) cleaning = NULL;
  g_autoptr (GError) error = NULL;

  process = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                               &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  cleaning = g_subprocess_newv (clean, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_true (g_subprocess_wait_check (cleaning, NULL, &error));
  g_assert_cmpuint (report_reader_assert_inside (pdf), ==, n_pages);
  g_assert_cmpint (g_remove (path), ==, 0);
  report_reader_remove (pdf);
}

/* LibreOffice opens what Veche writes, and two copies stay on one sheet there too. */
static void
test_libreoffice (void)
{
  g_autofree char *soffice = g_find_program_in_path ("soffice");
  g_autoptr (VecheReportReceipt) receipt = report_fixture_new_receipt (2);
  g_autoptr (VecheReportCheckProtocol) protocol = report_fixture_new_check_protocol (1);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  if (soffice == NULL)
    {
      g_test_skip ("LibreOffice is not installed");
      return;
    }
  if (!report_reader_has_pdf_tools ())
    return;
  path = report_reader_dup_path ("c.odt");
  veche_report_receipt_write (receipt, path, VECHE_REPORT_FORMAT_AUTO, NULL, &error);
  g_assert_no_error (error);
  convert (path, 2);
  g_free (path);
  path = report_reader_dup_path ("c.odt");
  veche_report_check_protocol_write (protocol, path, VECHE_REPORT_FORMAT_AUTO, NULL, &error);
  g_assert_no_error (error);
  convert (path, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (g_test_slow ())
    {
      g_test_add_func ("/report/office-files/libreoffice", test_libreoffice);
      return g_test_run ();
    }
  g_test_add_func ("/report/office-files/package", test_package);
  g_test_add_func ("/report/office-files/styles", test_styles);
  g_test_add_func ("/report/office-files/odt-words", test_odt_words);
  g_test_add_func ("/report/office-files/workbook", test_workbook);
  g_test_add_func ("/report/office-files/workbook-limits", test_workbook_limits);
  return g_test_run ();
}
