/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "report-fixture.h"
#include "report-reader.h"
#include "veche-page-writer.h"
#include "veche-pages.h"

static VecheDocument *
new_document (void)
{
  VechePageStyle style;

  veche_page_style_init (&style, NULL, VECHE_PAGE_ORIENTATION_PORTRAIT);
  return veche_document_new (&style, "Проверка", REPORT_FIXTURE_MADE_AT);
}

static char *
write_pdf (const VecheDocument *document)
{
  char *path = report_reader_dup_path ("pages.pdf");
  g_autoptr (GError) error = NULL;

  veche_report_write_document (document, path, VECHE_REPORT_FORMAT_PDF, FALSE, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static guint
count_pages (const VecheDocument *document)
{
  g_autoptr (VechePages) pages = veche_pages_new (document);

  return veche_pages_get_n_pages (pages);
}

static void
test_empty (void)
{
  g_autoptr (VecheDocument) document = new_document ();

  g_assert_cmpuint (count_pages (document), ==, 1);
  veche_document_add_text (document, VECHE_TEXT_ROLE_BODY, NULL);
  veche_document_add_text (document, VECHE_TEXT_ROLE_BODY, " \n \n");
  veche_document_begin_table (document, NULL, VECHE_TABLE_DEFAULT);
  g_assert_cmpuint (count_pages (document), ==, 1);
}

static void
test_long_text (void)
{
  g_autoptr (VecheDocument) document = new_document ();
  g_autofree char *text = report_fixture_make_words ("слово", 30000);
  g_autofree char *path = NULL;
  g_autofree char *read = NULL;
  guint n_pages;

  if (!report_reader_has_pdf_tools ())
    return;
  veche_document_add_text (document, VECHE_TEXT_ROLE_BODY, text);
  path = write_pdf (document);
  read = report_reader_read_pdf (path);
  report_reader_assert_words (read, text);
  n_pages = report_reader_assert_inside (path);
  g_assert_cmpuint (n_pages, ==, count_pages (document));
  g_assert_cmpuint (n_pages, >, 5);
  report_reader_remove (path);
}

/* A row of a table that is much higher than a page goes on on the next pages, below the head. */
static void
test_high_row (void)
{
  g_autoptr (VecheDocument) document = new_document ();
  g_autofree char *left = report_fixture_make_words ("лево", 12000);
  g_autofree char *right = report_fixture_make_words ("право", 6000);
  const char *cells[] = { left, right, NULL };
  const char *after[] = { "последняя", "строка", NULL };
  g_autofree char *path = NULL;
  g_autofree char *read = NULL;
  guint n_pages;

  if (!report_reader_has_pdf_tools ())
    return;
  veche_document_begin_table (document, NULL, VECHE_TABLE_DEFAULT);
  veche_document_add_column (document, "Первыйзаголовок", VECHE_CELL_KIND_TEXT, 1);
  veche_document_add_column (document, "Второйзаголовок", VECHE_CELL_KIND_TEXT, 1);
  veche_document_add_row (document, VECHE_ROW_KIND_NORMAL, cells);
  veche_document_add_row (document, VECHE_ROW_KIND_TOTAL, after);
  path = write_pdf (document);
  read = report_reader_read_pdf (path);
  report_reader_assert_words (read, left);
  report_reader_assert_words (read, right);
  report_reader_assert_words (read, "последняя строка");
  n_pages = report_reader_assert_inside (path);
  g_assert_cmpuint (n_pages, >, 3);
  for (guint i = 1; i <= n_pages; i++)
    {
      g_autofree char *page = report_reader_read_page (path, i);

      report_reader_assert_words (page, "Первыйзаголовок Второйзаголовок");
    }
  report_reader_remove (path);
}

/* Thirty columns, words without spaces, a head that is too high to be repeated. */
static void
test_wide_table (void)
{
  g_autoptr (VecheDocument) document = new_document ();
  g_autofree char *solid = g_strnfill (600, 'x');
  g_auto (GStrv) cells = g_new0 (char *, 31);
  g_autofree char *path = NULL;

  if (!report_reader_has_pdf_tools ())
    return;
  veche_document_begin_table (document, NULL, VECHE_TABLE_DEFAULT);
  for (guint i = 0; i < 30; i++)
    {
      veche_document_add_column (document, i == 3 ? solid : "Наименование",
                                 i % 2 == 0 ? VECHE_CELL_KIND_TEXT : VECHE_CELL_KIND_CENTRED, 1);
      cells[i] = g_strdup (i == 5 ? solid : "Достопримечательность");
    }
  veche_document_add_row (document, VECHE_ROW_KIND_NORMAL, (const char *const *) cells);
  path = write_pdf (document);
  g_assert_cmpuint (report_reader_assert_inside (path), ==, count_pages (document));
  report_reader_remove (path);
}

static void
test_section_numbers (void)
{
  g_autoptr (VecheDocument) document = new_document ();
  g_autofree char *path = NULL;
  static const char *const expected[] = { "первая", "2вторая", "третья", "2четвёртая" };

  if (!report_reader_has_pdf_tools ())
    return;
  veche_document_begin_section (document, "Один");
  veche_document_add_text (document, VECHE_TEXT_ROLE_PLAIN, "первая");
  veche_document_add_page_break (document);
  veche_document_add_text (document, VECHE_TEXT_ROLE_PLAIN, "вторая");
  veche_document_begin_section (document, "Два");
  veche_document_add_text (document, VECHE_TEXT_ROLE_PLAIN, "третья");
  veche_document_add_page_break (document);
  veche_document_add_text (document, VECHE_TEXT_ROLE_PLAIN, "четвёртая");
  path = write_pdf (document);
  g_assert_cmpuint (report_reader_assert_inside (path), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *page = report_reader_read_page (path, i + 1);

      g_assert_cmpstr (page, ==, expected[i]);
    }
  report_reader_remove (path);
}

/* A heading is never the last thing on a page, however full the page is. */
static void
test_heading_stays (void)
{
  if (!report_reader_has_pdf_tools ())
    return;
  for (guint n = 38; n < 54; n++)
    {
      g_autoptr (VecheDocument) document = new_document ();
      g_autofree char *path = NULL;
      g_autofree char *first = NULL;

      for (guint i = 0; i < n; i++)
        veche_document_add_text (document, VECHE_TEXT_ROLE_PLAIN, "строка");
      veche_document_add_text (document, VECHE_TEXT_ROLE_HEADING, "Заголовок");
      veche_document_add_text (document, VECHE_TEXT_ROLE_PLAIN, "следом");
      path = write_pdf (document);
      first = report_reader_read_page (path, 1);
      g_assert_false (g_str_has_suffix (first, "Заголовок"));
      report_reader_remove (path);
    }
}

static void
test_hostile_text (void)
{
  g_autoptr (VecheDocument) document = new_document ();
  g_autofree char *path = NULL;
  g_autofree char *read = NULL;
  static const VecheTextRole roles[] = {
    VECHE_TEXT_ROLE_BODY,     VECHE_TEXT_ROLE_PLAIN,   VECHE_TEXT_ROLE_OFFICE,  VECHE_TEXT_ROLE_TITLE,
    VECHE_TEXT_ROLE_SUBTITLE, VECHE_TEXT_ROLE_HEADING, VECHE_TEXT_ROLE_CENTRED, VECHE_TEXT_ROLE_RIGHT,
    VECHE_TEXT_ROLE_MARK,     VECHE_TEXT_ROLE_NOTE,
  };
  g_auto (GStrv) texts = g_new0 (char *, G_N_ELEMENTS (roles) + 5);
  guint n = 0;

  if (!report_reader_has_pdf_tools ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (roles) + 4; i++)
    {
      g_autofree char *prefix = g_strdup_printf ("к%02u", i);

      texts[i] = report_fixture_make_hostile (prefix);
    }
  for (; n < G_N_ELEMENTS (roles); n++)
    veche_document_add_text (document, roles[n], texts[n]);
  veche_document_add_pair (document, texts[n], texts[n + 1]);
  veche_document_add_value (document, "Поле", texts[n + 2]);
  veche_document_add_signature (document, texts[n + 3], texts[n + 3]);
  path = write_pdf (document);
  read = report_reader_read_pdf (path);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *words = g_strdup_printf ("док%02u послек%02u", i, i);

      report_reader_assert_words (read, words);
    }
  report_reader_assert_words (read, "<b>&amp;</b> %s %n");
  g_assert_cmpuint (report_reader_assert_inside (path), ==, count_pages (document));
  report_reader_remove (path);
}

static void
test_same_data_same_bytes (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (VecheReportCheckProtocol) input = report_fixture_new_check_protocol (2);
      g_autoptr (VecheDocument) first = veche_report_check_protocol_build (input, NULL);
      g_autoptr (VecheDocument) second = veche_report_check_protocol_build (input, NULL);
      g_autoptr (VechePages) first_pages = veche_pages_new (first);
      g_autoptr (VechePages) second_pages = veche_pages_new (second);
      g_autoptr (GBytes) one = i == 0 ? veche_page_writer_make_pdf (first_pages, first, NULL)
                                      : veche_page_writer_make_svg (first_pages, 0, NULL);
      g_autoptr (GBytes) two = i == 0 ? veche_page_writer_make_pdf (second_pages, second, NULL)
                                      : veche_page_writer_make_svg (second_pages, 0, NULL);

      g_assert_true (g_bytes_equal (one, two));
    }
}

/* Ink stays off the edges of the paper on every page: nothing is cut. */
static void
test_margins_are_white (void)
{
  g_autoptr (VecheReportRegister) input = report_fixture_new_register (40);
  g_autoptr (VecheDocument) document = veche_report_register_build (input, NULL);
  g_autoptr (VechePages) pages = veche_pages_new (document);
  double width, height;

  veche_pages_get_size (pages, &width, &height);
  for (guint page = 0; page < veche_pages_get_n_pages (pages); page++)
    {
      cairo_surface_t *surface
          = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width), (int) ceil (height));
      cairo_t *cr = cairo_create (surface);
      int stride = cairo_image_surface_get_stride (surface);
      const unsigned char *data;
      guint n_dark = 0;

      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
      veche_pages_paint (pages, page, cr);
      cairo_surface_flush (surface);
      data = cairo_image_surface_get_data (surface);
      for (int y = 0; y < (int) height; y++)
        for (int x = 0; x < (int) width; x++)
          {
            gboolean dark = data[y * stride + x * 4] < 128;

            n_dark += dark;
            /* 10 mm at the right, 20 mm elsewhere, but for the number at the top. */
            if (x < 55 || x > width - 27 || y < 27 || y > height - 55)
              g_assert_false (dark);
          }
      g_assert_cmpuint (n_dark, >, 100);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/pages/empty", test_empty);
  g_test_add_func ("/report/pages/long-text", test_long_text);
  g_test_add_func ("/report/pages/high-row", test_high_row);
  g_test_add_func ("/report/pages/wide-table", test_wide_table);
  g_test_add_func ("/report/pages/section-numbers", test_section_numbers);
  g_test_add_func ("/report/pages/heading-stays", test_heading_stays);
  g_test_add_func ("/report/pages/hostile-text", test_hostile_text);
  g_test_add_func ("/report/pages/same-data-same-bytes", test_same_data_same_bytes);
  g_test_add_func ("/report/pages/margins-are-white", test_margins_are_white);
  return g_test_run ();
}
