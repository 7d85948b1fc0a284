/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "exchange-fixture.h"
#include "veche-error.h"
#include "veche-mapping-file.h"
#include "veche-mapping-guess.h"

static VecheMapping *
parse (const char *text, GError **error)
{
  return veche_mapping_file_parse (text, -1, "the mapping file", error);
}

static void
test_defaults (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheMapping) mapping = parse ("{}", &error);
  VecheTableOptions options = { 0 };

  g_assert_no_error (error);
  g_assert_null (veche_mapping_get_sheet (mapping));
  g_assert_cmpint (veche_mapping_get_header_row (mapping), ==, 1);
  g_assert_cmpstr (veche_mapping_get_encoding (mapping), ==, "auto");
  g_assert_cmpstr (veche_mapping_get_delimiter (mapping), ==, "auto");
  g_assert_cmpint (veche_mapping_get_decimal (mapping), ==, ',');
  g_assert_cmpuint (veche_mapping_get_n_columns (mapping), ==, 0);
  veche_mapping_fill_options (mapping, &options);
  g_assert_cmpint (options.header_row, ==, 1);
  g_assert_cmpstr (options.encoding, ==, "auto");
}

/* The very text of the contract of the command line, and back. */
static void
test_file (ExchangeFixture *fixture, gconstpointer data)
{
  static const char text[] = "{\"version\":1,\"sheet\":null,\"header_row\":1,\"encoding\":\"auto\",\"delimiter\":\"auto\",\"decimal\":\",\","
                             "\"columns\":{\"Название\":\"title\",\"summ\":{\"field\":\"budget\",\"unit\":\"rub\"}},\"ignore\":[\"N\"]}";
  g_autofree char *path = exchange_fixture_write (fixture, "m.json", text, -1);
  g_autofree char *copy = exchange_fixture_path (fixture, "copy.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheMapping) mapping = veche_mapping_file_load (path, &error);
  g_autoptr (VecheMapping) again = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  const VecheMappingColumn *column;

  g_assert_no_error (error);
  g_assert_cmpuint (veche_mapping_get_n_columns (mapping), ==, 2);
  column = veche_mapping_get_column (mapping, 0);
  g_assert_cmpstr (column->column, ==, "Название");
  g_assert_cmpstr (column->field, ==, "title");
  g_assert_cmpint (column->unit, ==, VECHE_MAPPING_UNIT_NONE);
  column = veche_mapping_find_field (mapping, "budget");
  g_assert_cmpstr (column->column, ==, "summ");
  g_assert_cmpint (column->unit, ==, VECHE_MAPPING_UNIT_RUB);
  g_assert_true (veche_mapping_is_ignored (mapping, "N"));
  g_assert_false (veche_mapping_is_ignored (mapping, "summ"));

  veche_mapping_file_save (mapping, copy, &error);
  g_assert_no_error (error);
  again = veche_mapping_file_load (copy, &error);
  g_assert_no_error (error);
  one = veche_mapping_file_to_text (mapping);
  two = veche_mapping_file_to_text (again);
  g_assert_cmpstr (one, ==, two);
}

static void
test_set (void)
{
  g_autoptr (VecheMapping) mapping = veche_mapping_new ();

  veche_mapping_set_column (mapping, "a", "title", VECHE_MAPPING_UNIT_NONE);
  veche_mapping_set_column (mapping, "b", "budget", VECHE_MAPPING_UNIT_RUB);
  veche_mapping_set_column (mapping, "a", "summary", VECHE_MAPPING_UNIT_NONE);
  g_assert_cmpuint (veche_mapping_get_n_columns (mapping), ==, 2);
  g_assert_cmpstr (veche_mapping_find_column (mapping, "a")->field, ==, "summary");
  veche_mapping_ignore (mapping, "a");
  g_assert_null (veche_mapping_find_column (mapping, "a"));
  g_assert_true (veche_mapping_is_ignored (mapping, "a"));
  g_assert_cmpuint (veche_mapping_get_n_ignored (mapping), ==, 1);
  veche_mapping_ignore (mapping, "a");
  g_assert_cmpuint (veche_mapping_get_n_ignored (mapping), ==, 1);
  veche_mapping_set_column (mapping, "a", "title", VECHE_MAPPING_UNIT_NONE);
  g_assert_false (veche_mapping_is_ignored (mapping, "a"));
  veche_mapping_set_column (mapping, "b", NULL, VECHE_MAPPING_UNIT_NONE);
  g_assert_null (veche_mapping_find_field (mapping, "budget"));
}

static void
test_other_values (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheMapping) none = parse ("{\"header_row\":0,\"decimal\":\".\",\"columns\":{\"x\":null}}", &error);
  g_autoptr (VecheMapping) automatic = parse ("{\"header_row\":null,\"sheet\":\"Лист2\",\"columns\":null,\"ignore\":null}", NULL);

  g_assert_no_error (error);
  g_assert_cmpint (veche_mapping_get_header_row (none), ==, VECHE_TABLE_HEADER_NONE);
  g_assert_cmpint (veche_mapping_get_decimal (none), ==, '.');
  g_assert_true (veche_mapping_is_ignored (none, "x"));
  g_assert_cmpint (veche_mapping_get_header_row (automatic), ==, VECHE_TABLE_HEADER_AUTO);
  g_assert_cmpstr (veche_mapping_get_sheet (automatic), ==, "Лист2");
}

static void
test_invalid (ExchangeFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *words;
  } cases[] = {
    { "[]", "mapping file" },
    { "{\"version\":0}", "version" },
    { "{\"version\":\"1\"}", "version" },
    { "{\"sheet\":1}", "sheet" },
    { "{\"header_row\":-1}", "header_row" },
    { "{\"header_row\":\"1\"}", "header_row" },
    { "{\"decimal\":\";\"}", "decimal" },
    { "{\"columns\":[]}", "columns" },
    { "{\"columns\":{\"a\":1}}", "“a”" },
    { "{\"columns\":{\"a\":{\"unit\":\"rub\"}}}", "“a”" },
    { "{\"columns\":{\"a\":{\"field\":\"b\",\"unit\":\"yard\"}}}", "unit" },
    { "{\"ignore\":\"N\"}", "ignore" },
    { "{\"ignore\":[1]}", "ignore" },
  };
  g_autofree char *missing = exchange_fixture_path (fixture, "no.json");
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_null (parse (cases[i].text, &error));
      g_assert_error (error, VECHE_ERROR, VECHE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].words));
      g_clear_error (&error);
    }
  g_assert_null (parse ("{\"version\":2}", &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NEWER);
  g_clear_error (&error);
  g_assert_null (veche_mapping_file_load (missing, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND);
}

static void
test_units (void)
{
  static const char *const codes[] = { "rub", "thousand-rub", "kopeck", "cm", "in", "mm", "girth-cm", "girth-mm", "m", "ft", "hdop" };
  static const struct
  {
    const char *header;
    VecheMappingQuantity quantity;
    VecheMappingUnit unit;
  } cases[] = {
    { "Бюджет, тыс. руб.", VECHE_MAPPING_QUANTITY_MONEY, VECHE_MAPPING_UNIT_THOUSAND_RUB },
    { "Сумма (коп.)", VECHE_MAPPING_QUANTITY_MONEY, VECHE_MAPPING_UNIT_KOPECK },
    { "Сумма, руб.", VECHE_MAPPING_QUANTITY_MONEY, VECHE_MAPPING_UNIT_NONE },
    { "Бюджет, тыс. руб.", VECHE_MAPPING_QUANTITY_NONE, VECHE_MAPPING_UNIT_NONE },
    { "Окружность ствола, см", VECHE_MAPPING_QUANTITY_DIAMETER, VECHE_MAPPING_UNIT_GIRTH_CM },
    { "Обхват, мм", VECHE_MAPPING_QUANTITY_DIAMETER, VECHE_MAPPING_UNIT_GIRTH_MM },
    { "Диаметр (мм)", VECHE_MAPPING_QUANTITY_DIAMETER, VECHE_MAPPING_UNIT_MM },
    { "DBH in", VECHE_MAPPING_QUANTITY_DIAMETER, VECHE_MAPPING_UNIT_IN },
    { "height_ft", VECHE_MAPPING_QUANTITY_HEIGHT, VECHE_MAPPING_UNIT_FT },
    { "Высота, м", VECHE_MAPPING_QUANTITY_HEIGHT, VECHE_MAPPING_UNIT_NONE },
  };
  VecheMappingUnit unit;

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_assert_true (veche_mapping_unit_parse (codes[i], &unit));
      g_assert_cmpstr (veche_mapping_unit_get_code (unit), ==, codes[i]);
    }
  g_assert_false (veche_mapping_unit_parse ("yard", &unit));
  g_assert_null (veche_mapping_unit_get_code (VECHE_MAPPING_UNIT_NONE));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (veche_mapping_unit_guess (cases[i].header, cases[i].quantity), ==, cases[i].unit);

  g_assert_cmpint (veche_mapping_unit_get_kopecks (VECHE_MAPPING_UNIT_THOUSAND_RUB), ==, 100000);
  g_assert_cmpfloat_with_epsilon (100 * veche_mapping_unit_get_factor (VECHE_MAPPING_UNIT_GIRTH_CM), 31.83, 0.01);
  g_assert_cmpfloat_with_epsilon (1000 * veche_mapping_unit_get_factor (VECHE_MAPPING_UNIT_GIRTH_MM), 31.83, 0.01);
  g_assert_cmpfloat (veche_mapping_unit_get_factor (VECHE_MAPPING_UNIT_IN), ==, 2.54);
  g_assert_cmpint (veche_mapping_unit_strip_girth (VECHE_MAPPING_UNIT_GIRTH_MM), ==, VECHE_MAPPING_UNIT_MM);
  g_assert_cmpint (veche_mapping_unit_strip_girth (VECHE_MAPPING_UNIT_IN), ==, VECHE_MAPPING_UNIT_IN);
}

static const VecheMappingTarget proposal[] = {
  { "number", "Number", "номер|№", VECHE_MAPPING_QUANTITY_NONE },
  { "text", "Text", "текст|предложение|суть предложения|обращение|жалоба", VECHE_MAPPING_QUANTITY_NONE },
  { "author", "Author", "фио|имя|автор", VECHE_MAPPING_QUANTITY_NONE },
  { "phone", "Phone", "телефон", VECHE_MAPPING_QUANTITY_NONE },
  { "email", "E-mail", "электронная почта|почта", VECHE_MAPPING_QUANTITY_NONE },
  { "address", "Address", "адрес|местоположение", VECHE_MAPPING_QUANTITY_NONE },
  { "received", "Received", "отметка времени|дата", VECHE_MAPPING_QUANTITY_NONE },
  { "budget", "Budget", "бюджет|стоимость|сумма", VECHE_MAPPING_QUANTITY_MONEY },
};

static char *
guess (const char *headers, const VecheMappingTarget *targets, guint n_targets)
{
  g_auto (GStrv) columns = g_strsplit (headers, "|", -1);
  g_autoptr (VecheMapping) mapping = veche_mapping_guess ((const char *const *) columns, targets, n_targets);
  GString *text = g_string_new (NULL);

  for (guint i = 0; columns[i] != NULL; i++)
    {
      const VecheMappingColumn *column = veche_mapping_find_column (mapping, columns[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", column != NULL ? column->field : "-");
      if (column != NULL && column->unit != VECHE_MAPPING_UNIT_NONE)
        g_string_append_printf (text, "=%s", veche_mapping_unit_get_code (column->unit));
    }

  return g_string_free (text, FALSE);
}

static void
test_guess (void)
{
  static const struct
  {
    const char *headers;
    const char *fields;
  } cases[] = {
    { "number|text|author|phone", "number|text|author|phone" },
    { "№|Текст|ФИО|Телефон|Адрес", "-|text|author|phone|address" },
    { "Отметка времени|Ваше имя|Ваше предложение по благоустройству двора (опишите подробно)|Номер телефона|Адрес электронной почты",
      "received|author|text|phone|email" },
    { "Отметка времени|Текст жалобы / Шағым мәтіні|Язык / Тіл|Район Астаны / Аудан", "received|text|-|-" },
    { "Предложения|Предложение|Стоимость, тыс. руб.", "-|text|budget=thousand-rub" },
    { "Где это?|Как вы узнали о нас?|ОГРН", "-|-|-" },
    { "", "" },
  };
  /* Where the kind has no field for contacts, nothing else takes them. */
  static const VecheMappingTarget place[] = {
    { "number", NULL, "номер", VECHE_MAPPING_QUANTITY_NONE }, { "address", NULL, "адрес", VECHE_MAPPING_QUANTITY_NONE } };
  g_autofree char *contacts = guess ("Номер телефона|Адрес электронной почты|Адрес объекта", place, G_N_ELEMENTS (place));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fields = guess (cases[i].headers, proposal, G_N_ELEMENTS (proposal));

      g_assert_cmpstr (fields, ==, cases[i].fields);
    }
  g_assert_cmpstr (contacts, ==, "-|-|address");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/mapping/defaults", test_defaults);
  g_test_add ("/exchange/mapping/file", ExchangeFixture, NULL, exchange_fixture_set_up, test_file, exchange_fixture_tear_down);
  g_test_add_func ("/exchange/mapping/set", test_set);
  g_test_add_func ("/exchange/mapping/other-values", test_other_values);
  g_test_add ("/exchange/mapping/invalid", ExchangeFixture, NULL, exchange_fixture_set_up, test_invalid, exchange_fixture_tear_down);
  g_test_add_func ("/exchange/mapping/units", test_units);
  g_test_add_func ("/exchange/mapping/guess", test_guess);

  return g_test_run ();
}
