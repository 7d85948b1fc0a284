/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "veche-error.h"
#include "veche-money.h"

#define NBSP "\302\240"
#define MINUS "\342\210\222"
#define TEST_MONEY_MAX G_GINT64_CONSTANT (92000000000000000)

static void
test_money_assert_reads (const char *text, gint64 unit, gint64 expected)
{
  g_autoptr (GError) error = NULL;
  gint64 kopecks = 0;

  g_assert_true (veche_money_parse (text, unit, &kopecks, &error));
  g_assert_no_error (error);
  g_assert_cmpint (kopecks, ==, expected);
}

static void
test_money_assert_refused (const char *text, gint64 unit)
{
  g_autoptr (GError) error = NULL;
  gint64 kopecks = 4242;

  g_assert_false (veche_money_parse (text, unit, &kopecks, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_INVALID);
  g_assert_cmpint (kopecks, ==, 4242);
}

static void
test_money_parse (void)
{
  test_money_assert_reads ("1 234 567,89", 100, 123456789);
  test_money_assert_reads ("1" NBSP "234" NBSP "567,89", 100, 123456789);
  test_money_assert_reads ("1\342\200\257234\342\200\257567,89 ₽", 100, 123456789);
  test_money_assert_reads ("1234567.89", 100, 123456789);
  test_money_assert_reads ("1 234,5 тыс. руб.", 100, 123450000);
  test_money_assert_reads ("1 234,5 тыс.руб", 100, 123450000);
  test_money_assert_reads ("850000 ₽", 100, 85000000);
  test_money_assert_reads ("850000₽", 100, 85000000);
  test_money_assert_reads ("1,5 млн", 100, 150000000);
  test_money_assert_reads ("2,25 МЛРД РУБЛЕЙ", 100, 225000000000);
  test_money_assert_reads ("  12р.  ", 100, 1200);
  test_money_assert_reads ("0,5", 100, 50);
  test_money_assert_reads ("-3,07", 100, -307);
  test_money_assert_reads (MINUS " 3,07", 100, -307);
  test_money_assert_reads ("007", 100, 700);
}

static void
test_money_parse_units (void)
{
  test_money_assert_reads ("1234", 1, 1234);
  test_money_assert_reads ("1234,5", 100000, 123450000);
  test_money_assert_reads ("1,23456", 100000, 123456);
  test_money_assert_refused ("1,234567", 100000);
  test_money_assert_refused ("12,5", 1);
  /* A unit in the text is surer than the column's. */
  test_money_assert_reads ("850000 руб.", 100000, 85000000);
  test_money_assert_reads ("1,5 млн", 1, 150000000);
}

static void
test_money_parse_refuses (void)
{
  static const char *const texts[] = {
    "",
    " ",
    "-",
    "--1",
    "+1",
    ",5",
    "5,",
    "1,2,3",
    "1.234.567,89",
    "1,234",
    "1,230",
    "12 34",
    "1 2345",
    "1234 567",
    "0x10",
    "1e5",
    "NaN",
    "сто",
    "5 штук",
    "5 руб 5",
    "5 тыс тыс",
    "5 руб тыс",
    "₽ 5",
    "5 тыс. шт",
    "1 234 ,5 6",
    "5 руб.руб",
    "\xff"
    "5",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    test_money_assert_refused (texts[i], 100);
}

static void
test_money_parse_limits (void)
{
  test_money_assert_reads ("920000000000000", 100, TEST_MONEY_MAX);
  test_money_assert_reads ("-920000000000000,00", 100, -TEST_MONEY_MAX);
  test_money_assert_refused ("920000000000000,01", 100);
  test_money_assert_refused ("-920000000000000,01", 100);
  test_money_assert_refused ("92233720368547758,08", 100);
  test_money_assert_refused ("184467440737095516,17", 100);
  test_money_assert_refused ("99999999999999999999999999999999", 1);
  test_money_assert_refused ("9223372036854775807 млрд", 100);
}

static void
test_money_format (void)
{
  g_autofree char *sum = veche_money_format (123456789);
  g_autofree char *whole = veche_money_format (100000000);
  g_autofree char *small = veche_money_format (-5);
  g_autofree char *nothing = veche_money_format (0);
  g_autofree char *least = veche_money_format_plain (G_MININT64);
  g_autofree char *plain = veche_money_format_plain (123456789);
  g_autofree char *plain_whole = veche_money_format_plain (85000000);

  g_assert_cmpstr (sum, ==, "1" NBSP "234" NBSP "567,89" NBSP "₽");
  g_assert_cmpstr (whole, ==, "1" NBSP "000" NBSP "000" NBSP "₽");
  g_assert_cmpstr (small, ==, MINUS "0,05" NBSP "₽");
  g_assert_cmpstr (nothing, ==, "0" NBSP "₽");
  g_assert_cmpstr (least, ==, "-92233720368547758.08");
  g_assert_cmpstr (plain, ==, "1234567.89");
  g_assert_cmpstr (plain_whole, ==, "850000.00");
}

/* Sums of every size, of both signs. */
static gint64
test_money_draw (void)
{
  guint64 bits = (guint64) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();
  gint64 sum = (gint64) (bits >> g_test_rand_int_range (1, 63));

  return g_test_rand_bit () ? -sum : sum;
}

static void
test_money_round_trip (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      gint64 sum = test_money_draw ();
      g_autofree char *shown = veche_money_format (sum);
      g_autofree char *plain = veche_money_format_plain (sum);

      if (ABS (sum) <= TEST_MONEY_MAX)
        {
          test_money_assert_reads (shown, 100, sum);
          test_money_assert_reads (plain, 100, sum);
        }
      else
        {
          test_money_assert_refused (shown, 100);
          test_money_assert_refused (plain, 100);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/money/parse", test_money_parse);
  g_test_add_func ("/base/money/parse-units", test_money_parse_units);
  g_test_add_func ("/base/money/parse-refuses", test_money_parse_refuses);
  g_test_add_func ("/base/money/parse-limits", test_money_parse_limits);
  g_test_add_func ("/base/money/format", test_money_format);
  g_test_add_func ("/base/money/round-trip", test_money_round_trip);
  return g_test_run ();
}
