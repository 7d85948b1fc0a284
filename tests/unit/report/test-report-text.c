/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-document.h"
#include "veche-error.h"
#include "veche-report-text.h"
#include "veche-report.h"

#define NBSP VECHE_REPORT_TEXT_NBSP

static void
assert_taken (char       *made,
              const char *expected)
{
  g_assert_cmpstr (made, ==, expected);
  g_free (made);
}

static void
test_clean (void)
{
  assert_taken (veche_report_text_clean (NULL), "");
  assert_taken (veche_report_text_clean ("а\tб\r\nв\rг\001\177 "), "а б\nв\nг");
  assert_taken (veche_report_text_clean ("\342\200\256оборот\342\200\254"), "оборот");
  assert_taken (veche_report_text_clean ("\xff"), "\357\277\275");
  assert_taken (veche_report_text_clean ("\357\277\277x\357\273\277"), "x");
  g_assert_true (veche_report_text_is_blank (" \n" NBSP));
  g_assert_false (veche_report_text_is_blank ("0"));
}

static void
test_quote (void)
{
  assert_taken (veche_report_text_quote ("Сквер"), "«Сквер»");
  assert_taken (veche_report_text_quote ("«Сквер»"), "«Сквер»");
  assert_taken (veche_report_text_quote ("«Сквер» и «Парк»"), "«„Сквер“ и „Парк“»");
  assert_taken (veche_report_text_quote ("Сквер «Искра»"), "«Сквер „Искра“»");
  assert_taken (veche_report_text_quote (NULL), "");
}

static void
test_numbers (void)
{
  assert_taken (veche_report_text_number ("12"), "№" NBSP "12");
  assert_taken (veche_report_text_number (" "), "№" NBSP "__________");
  assert_taken (veche_report_text_count (1, "заявка", "заявки", "заявок"), "1" NBSP "заявка");
  assert_taken (veche_report_text_count (12, "заявка", "заявки", "заявок"), "12" NBSP "заявок");
  assert_taken (veche_report_text_count (112, "заявка", "заявки", "заявок"), "112" NBSP "заявок");
  assert_taken (veche_report_text_count (23, "заявка", "заявки", "заявок"), "23" NBSP "заявки");
  assert_taken (veche_report_text_size (1023), "1023" NBSP "Б");
  assert_taken (veche_report_text_size (1024), "1" NBSP "КБ");
  assert_taken (veche_report_text_size (1572864), "1,5" NBSP "МБ");
  assert_taken (veche_report_text_size (G_MAXUINT64), "16777215" NBSP "ТБ");
  assert_taken (veche_document_format_cell (VECHE_CELL_KIND_MONEY, "-1234567.80"), "−1" NBSP "234" NBSP "567,80");
  assert_taken (veche_document_format_cell (VECHE_CELL_KIND_NUMBER, "1234"), "1234");
  assert_taken (veche_document_format_cell (VECHE_CELL_KIND_NUMBER, "1.2.3"), "1.2.3");
  assert_taken (veche_document_format_cell (VECHE_CELL_KIND_TEXT, "1234567"), "1234567");
}

static void
test_names (void)
{
  assert_taken (veche_report_text_name ("Тестова А. П."), "Тестова А." NBSP "П.");
  assert_taken (veche_report_text_name ("А. П. Тестова"), "А." NBSP "П." NBSP "Тестова");
  assert_taken (veche_report_text_capitalise ("ёлочный мастер"), "Ёлочный мастер");
  assert_taken (veche_report_text_capitalise (NULL), "");
}

static void
test_moments (void)
{
  g_autoptr (GTimeZone) moscow = veche_report_text_load_zone ("Europe/Moscow");
  g_autoptr (GTimeZone) chita = veche_report_text_load_zone ("Asia/Chita");
  g_autoptr (GTimeZone) kaliningrad = veche_report_text_load_zone ("Europe/Kaliningrad");

  assert_taken (veche_report_text_moment ("2020-02-17T20:59:00Z", moscow),
                "17" NBSP "февраля 2020" NBSP "г., 23:59" NBSP "(МСК)");
  assert_taken (veche_report_text_moment ("2020-02-17T20:59:00Z", chita),
                "18" NBSP "февраля 2020" NBSP "г., 05:59" NBSP "(МСК+6)");
  assert_taken (veche_report_text_moment ("2020-02-17T20:59:00Z", kaliningrad),
                "17" NBSP "февраля 2020" NBSP "г., 22:59" NBSP "(МСК−1)");
  assert_taken (veche_report_text_moment ("2020-02-17", moscow), "17" NBSP "февраля 2020" NBSP "г.");
  assert_taken (veche_report_text_moment ("на днях", moscow), "на днях");
  assert_taken (veche_report_text_moment (NULL, moscow), "");
}

static void
test_formats (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (veche_report_format_from_path ("/x/y.PDF", NULL), ==, VECHE_REPORT_FORMAT_PDF);
  g_assert_cmpint (veche_report_format_from_path ("а.б.odt", NULL), ==, VECHE_REPORT_FORMAT_ODT);
  g_assert_cmpint (veche_report_format_from_path (".pdf", &error), ==, VECHE_REPORT_FORMAT_AUTO);
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_UNSUPPORTED);
}

static void
test_page_choice (void)
{
  VechePageChoice choice = { 0 };
  VechePageStyle style;
  g_autoptr (GError) error = NULL;

  g_assert_true (veche_page_style_choose (&choice, "paper", "a3", NULL));
  g_assert_true (veche_page_style_choose (&choice, "orientation", "landscape", NULL));
  g_assert_true (veche_page_style_choose (&choice, "kept-long", "yes", NULL));
  veche_page_style_init (&style, &choice, VECHE_PAGE_ORIENTATION_PORTRAIT);
  g_assert_cmpfloat_with_epsilon (style.width, 1190.55, 0.01);
  g_assert_cmpfloat_with_epsilon (style.height, 841.89, 0.01);
  g_assert_cmpfloat_with_epsilon (style.left, 85.04, 0.01);
  g_assert_false (veche_page_style_choose (&choice, "paper", "A9", &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (veche_page_style_choose (&choice, "colour", "A9", &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/text/clean", test_clean);
  g_test_add_func ("/report/text/quote", test_quote);
  g_test_add_func ("/report/text/numbers", test_numbers);
  g_test_add_func ("/report/text/names", test_names);
  g_test_add_func ("/report/text/moments", test_moments);
  g_test_add_func ("/report/text/formats", test_formats);
  g_test_add_func ("/report/text/page-choice", test_page_choice);
  return g_test_run ();
}
