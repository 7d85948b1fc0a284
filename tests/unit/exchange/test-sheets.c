/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What XLSX and ODS may hold, in workbooks that are written by hand. */

#include "config.h"

#include <string.h>

#include "exchange-fixture.h"
#include "veche-error.h"

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define REL "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

static const char workbook[] = "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" REL "\"><workbookPr%s/><sheets>"
                               "<sheet name=\"Тайный\" sheetId=\"1\" state=\"hidden\" r:id=\"rId2\"/>"
                               "<sheet name=\"Пустой\" sheetId=\"2\" r:id=\"rId3\"/>"
                               "<sheet name=\"Диаграмма\" sheetId=\"3\" r:id=\"rId9\"/>"
                               "<sheet name=\"Данные\" sheetId=\"4\" r:id=\"rId1\"/></sheets></workbook>";
static const char relations[] = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                                "<Relationship Id=\"rId1\" Type=\"" REL "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                                "<Relationship Id=\"rId2\" Type=\"" REL "/worksheet\" Target=\"worksheets/sheet2.xml\"/>"
                                "<Relationship Id=\"rId3\" Type=\"" REL "/worksheet\" Target=\"/xl/worksheets/sheet3.xml\"/>"
                                "<Relationship Id=\"rId9\" Type=\"" REL "/chartsheet\" Target=\"chartsheets/sheet1.xml\"/>"
                                "<Relationship Id=\"rId4\" Type=\"" REL "/styles\" Target=\"../xl/styles.xml\"/>"
                                "<Relationship Id=\"rId5\" Type=\"" REL "/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>";
static const char styles[] = "<styleSheet xmlns=\"" MAIN "\"><numFmts><numFmt numFmtId=\"165\" formatCode=\"[$-419]d\\ mmmm\\ yyyy;@\"/>"
                             "<numFmt numFmtId=\"166\" formatCode=\"[h]:mm\"/><numFmt numFmtId=\"167\" formatCode=\"&quot;день&quot; 0.00\"/></numFmts>"
                             "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"
                             "<xf numFmtId=\"22\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/><xf numFmtId=\"167\"/></cellXfs></styleSheet>";
static const char strings[] = "<sst xmlns=\"" MAIN "\"><si><t>Имя</t></si><si><r><t>Жир</t></r><r><t>ный</t></r><rPh sb=\"0\" eb=\"1\"><t>не это</t></rPh></si>"
                              "<si><t>a_x000D_b_x005F_c</t></si></sst>";
static const char empty[] = "<worksheet xmlns=\"" MAIN "\"><sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"/></row></sheetData></worksheet>";

static char *
write_xlsx (ExchangeFixture *fixture, const char *rows, gboolean days_1904)
{
  g_autofree char *book = g_strdup_printf (workbook, days_1904 ? " date1904=\"1\"" : "");
  g_autofree char *sheet = g_strdup_printf ("<worksheet xmlns=\"" MAIN "\"><sheetData>%s</sheetData></worksheet>", rows);

  return exchange_fixture_write_zip (fixture, "t.xlsx", "xl/workbook.xml", book, "xl/_rels/workbook.xml.rels", relations, "xl/styles.xml",
                                     styles, "xl/sharedStrings.xml", strings, "xl/worksheets/sheet1.xml", sheet, "xl/worksheets/sheet2.xml",
                                     sheet, "xl/worksheets/sheet3.xml", empty, NULL);
}

static void
test_xlsx (ExchangeFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *cell;
    const char *text;
  } cells[] = {
    { "<c t=\"s\"><v>1</v></c>", "Жирный" },
    { "<c t=\"s\"><v>2</v></c>", "a\rb_c" },
    { "<c t=\"s\"><v>99</v></c>", "-" },
    { "<c t=\"inlineStr\"><is><r><t>в</t></r><r><t xml:space=\"preserve\"> строке</t></r></is></c>", "в строке" },
    { "<c t=\"str\"><f>A1&amp;B1</f><v>итог</v></c>", "итог" },
    { "<c t=\"b\"><v>1</v></c>", "1" },
    { "<c t=\"e\"><v>#N/A</v></c>", "#N/A" },
    { "<c t=\"d\" s=\"1\"><v>2021-01-31</v></c>", "2021-01-31" },
    { "<c t=\"d\"><v>2021-01-31T00:00:00</v></c>", "2021-01-31" },
    { "<c t=\"d\"><v>2021-01-31T10:20:30Z</v></c>", "2021-01-31T10:20:30Z" },
    { "<c><v>1.0952E12</v></c>", "1.0952E12" },
    { "<c><v>1095200000000</v></c>", "1095200000000" },
    { "<c><v>123456789012345678</v></c>", "123456789012345678" },
    { "<c><v>0.30000000000000004</v></c>", "0.3" },
    { "<c s=\"5\"><v>44227</v></c>", "44227" },
    { "<c s=\"1\"><v>44227</v></c>", "2021-01-31" },
    { "<c s=\"3\"><v>44227</v></c>", "2021-01-31" },
    { "<c s=\"2\"><v>44227.430902777778</v></c>", "2021-01-31T10:20:30" },
    { "<c s=\"4\"><v>1.5</v></c>", "36:00:00" },
    { "<c s=\"1\"><v>1</v></c>", "1900-01-01" },
    { "<c s=\"1\"><v>61</v></c>", "1900-03-01" },
    { "<c s=\"1\"><v>-5</v></c>", "-5" },
    { "<c s=\"1\"><v>1e300</v></c>", "1e300" },
    { "<c s=\"1\"><v>нет</v></c>", "нет" },
    { "<c s=\"1\"/>", "-" },
  };
  g_autoptr (GString) rows = g_string_new ("<row><c t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><t>Два</t></is></c></row>");
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  guint at = 0;

  /* Rows and cells without places follow one another. */
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    g_string_append_printf (rows, "<row>%s<c><v>%u</v></c></row>", cells[i].cell, (guint) i);
  path = write_xlsx (fixture, rows->str, FALSE);
  read = exchange_fixture_read_rows (path, &(VecheTableOptions){ .header_row = 1 }, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, G_N_ELEMENTS (cells));
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      const VecheTableRow *row = g_ptr_array_index (read, at++);
      const char *text = veche_table_row_get (row, 0);

      g_assert_cmpuint (row->line, ==, i + 2);
      g_assert_cmpstr (text != NULL ? text : "-", ==, cells[i].text);
    }
}

static void
test_xlsx_places (ExchangeFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_xlsx (fixture,
                                      "<row r=\"3\"><c r=\"B3\"><v>1</v></c><c r=\"D3\"><v>2</v></c><c r=\"XFD3\" s=\"1\"/></row>"
                                      "<row r=\"1048576\"><c r=\"A1048576\"><v>3</v></c><c r=\"AA1048576\"><v>4</v></c></row>", FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheTableReader) reader = veche_table_reader_open (path, NULL, NULL, &error);
  g_autoptr (GPtrArray) rows = exchange_fixture_read_rows (path, NULL, &error);
  g_autofree char *sheets = NULL;
  const VecheTableRow *row;

  g_assert_no_error (error);
  sheets = g_strjoinv ("|", (char **) veche_table_reader_get_sheets (reader));
  g_assert_cmpstr (sheets, ==, "Пустой|Данные");
  g_assert_cmpstr (veche_table_reader_get_sheet (reader), ==, "Данные");
  g_assert_cmpuint (veche_table_reader_get_header_row (reader), ==, 3);
  g_assert_cmpuint (veche_table_reader_get_n_columns (reader), ==, 27);
  g_assert_cmpstr (veche_table_reader_get_columns (reader)[1], ==, "1");
  g_assert_cmpuint (rows->len, ==, 1);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpuint (row->line, ==, 1048576);
  g_assert_cmpstr (veche_table_row_get (row, 0), ==, "3");
  g_assert_null (veche_table_row_get (row, 1));
  g_assert_cmpstr (veche_table_row_get (row, 26), ==, "4");

  exchange_fixture_assert_refused (path, &(VecheTableOptions){ .sheet = "Пустой" }, VECHE_ERROR_INVALID, "not a single row");
  exchange_fixture_assert_refused (path, &(VecheTableOptions){ .sheet = "Тайный" }, VECHE_ERROR_NOT_FOUND, "«Данные»");
}

static void
test_xlsx_1904 (ExchangeFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_xlsx (fixture, "<row><c><v>1</v></c></row><row><c s=\"1\"><v>0</v></c></row><row><c s=\"1\"><v>42765</v></c></row>", TRUE);
  g_autofree char *rows = exchange_fixture_read (path, NULL);

  g_assert_cmpstr (rows, ==, "2:[1904-01-01]\n3:[2021-01-31]\n");
}

static void
test_xlsx_hostile (ExchangeFixture *fixture, gconstpointer data)
{
  static const char laughs[] = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><worksheet xmlns=\"" MAIN "\"/>";
  g_autofree char *book = g_strdup_printf (workbook, "");
  g_autofree char *doctype = exchange_fixture_write_zip (fixture, "a.xlsx", "xl/workbook.xml", book, "xl/_rels/workbook.xml.rels", relations,
                                                         "xl/worksheets/sheet1.xml", laughs, "xl/worksheets/sheet3.xml", empty, NULL);
  g_autofree char *cut = exchange_fixture_write_zip (fixture, "b.xlsx", "xl/workbook.xml", book, "xl/_rels/workbook.xml.rels", relations,
                                                     "xl/worksheets/sheet3.xml", empty, "xl/worksheets/sheet1.xml",
                                                     "<worksheet><sheetData><row><c><v>1</v></c></row><row>", NULL);
  g_autofree char *missing = exchange_fixture_write_zip (fixture, "c.xlsx", "xl/workbook.xml", book, "xl/_rels/workbook.xml.rels", relations, NULL);
  g_autofree char *no_book = exchange_fixture_write_zip (fixture, "d.xlsx", "[Content_Types].xml", "<a/>", "_rels/.rels", "<a/>", NULL);

  exchange_fixture_assert_refused (doctype, NULL, VECHE_ERROR_CORRUPT, "damaged");
  exchange_fixture_assert_refused (cut, NULL, VECHE_ERROR_CORRUPT, "damaged");
  exchange_fixture_assert_refused (missing, NULL, VECHE_ERROR_CORRUPT, "damaged");
  exchange_fixture_assert_refused (no_book, NULL, VECHE_ERROR_CORRUPT, "damaged");
}

static char *
write_ods (ExchangeFixture *fixture, const char *tables)
{
  g_autofree char *content = g_strdup_printf (
    "<o:document-content xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:t=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
    "xmlns:x=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><o:body><o:spreadsheet>%s</o:spreadsheet></o:body></o:document-content>", tables);

  return exchange_fixture_write_zip (fixture, "t.ods", "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", content, NULL);
}

static void
test_ods (ExchangeFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_ods (
    fixture,
    "<t:tracked-changes><t:table t:name=\"не он\"/></t:tracked-changes>"
    "<t:table t:name=\"Пустой\"><t:table-row t:number-rows-repeated=\"1048576\"><t:table-cell t:number-columns-repeated=\"16384\"/></t:table-row></t:table>"
    "<t:table t:name=\"Данные\"><t:shapes><x:p>рисунок</x:p></t:shapes><t:table-header-rows><t:table-row>"
    "<t:table-cell o:value-type=\"string\"><x:p>Имя</x:p></t:table-cell><t:table-cell o:value-type=\"string\"><x:p>Б</x:p></t:table-cell>"
    "<t:table-cell t:number-columns-repeated=\"1022\"/></t:table-row></t:table-header-rows>"
    "<t:table-row t:number-rows-repeated=\"2\"><t:table-cell o:value-type=\"float\" o:value=\"1.5\" t:number-columns-repeated=\"2\"><x:p>1,50</x:p></t:table-cell></t:table-row>"
    "<t:table-row t:number-rows-repeated=\"10\"><t:table-cell/></t:table-row>"
    "<t:table-row><t:table-cell o:value-type=\"string\"><o:annotation><x:p>примечание</x:p></o:annotation><x:p>два<x:s x:c=\"2\"/>слова,\n   <x:span>строка</x:span></x:p>"
    "<x:p>и<x:tab/>ещё</x:p></t:table-cell><t:covered-table-cell o:value-type=\"boolean\" o:boolean-value=\"true\"><x:p>ИСТИНА</x:p></t:covered-table-cell></t:table-row>"
    "<t:table-row><t:table-cell o:value-type=\"date\" o:date-value=\"2021-01-31\"><x:p>31.01.21</x:p></t:table-cell>"
    "<t:table-cell o:value-type=\"time\" o:time-value=\"PT255H10M10.5S\"><x:p>255:10:10</x:p></t:table-cell></t:table-row>"
    "<t:table-row><t:table-cell o:value-type=\"currency\" o:value=\"850000\"><x:p>850 000 ₽</x:p></t:table-cell><t:table-cell><x:p>без типа</x:p></t:table-cell></t:table-row>"
    "</t:table>");
  g_autoptr (VecheTableReader) reader = veche_table_reader_open (path, NULL, NULL, NULL);
  g_autofree char *columns = exchange_fixture_columns (path, NULL);
  g_autofree char *rows = exchange_fixture_read (path, NULL);
  g_autofree char *sheets = g_strjoinv ("|", (char **) veche_table_reader_get_sheets (reader));

  g_assert_cmpstr (columns, ==, "Имя|Б");
  g_assert_cmpstr (sheets, ==, "Пустой|Данные");
  g_assert_cmpstr (rows, ==,
                   "2:[1.5][1.5]\n3:[1.5][1.5]\n14:[два  слова, строка\nи\tещё][1]\n15:[2021-01-31][255:10:10]\n16:[850000][без типа]\n");
  exchange_fixture_assert_refused (path, &(VecheTableOptions){ .sheet = "1" }, VECHE_ERROR_INVALID, "not a single row");
  exchange_fixture_assert_refused (path, &(VecheTableOptions){ .sheet = "Нет" }, VECHE_ERROR_NOT_FOUND, "«Пустой», «Данные»");
}

/* A cell that repeats itself over the whole sheet is no reason to hand over seventeen milliards of cells. */
static void
test_ods_repeats (ExchangeFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_ods (fixture, "<t:table t:name=\"a\"><t:table-row t:number-rows-repeated=\"1048576\"><t:table-cell "
                                              "t:number-columns-repeated=\"99999999\"><x:p>x</x:p></t:table-cell></t:table-row></t:table>");
  g_autoptr (VecheTableReader) reader = veche_table_reader_open (path, NULL, NULL, NULL);
  g_autoptr (GPtrArray) rows = veche_table_reader_next_batch (reader, NULL, NULL);

  g_assert_cmpuint (veche_table_reader_get_n_columns (reader), ==, 16384);
  g_assert_nonnull (rows);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (ExchangeFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/exchange/xlsx/cells", test_xlsx },
    { "/exchange/xlsx/places", test_xlsx_places },
    { "/exchange/xlsx/1904", test_xlsx_1904 },
    { "/exchange/xlsx/hostile", test_xlsx_hostile },
    { "/exchange/ods/cells", test_ods },
    { "/exchange/ods/repeats", test_ods_repeats },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, ExchangeFixture, NULL, exchange_fixture_set_up, tests[i].test, exchange_fixture_tear_down);

  return g_test_run ();
}
