/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "report-fixture.h"
#include "report-reader.h"
#include "veche-error.h"

static char *
write_protocol (const VecheReportCheckProtocol *input)
{
  char *path = report_reader_dup_path ("p.pdf");
  g_auto (VecheReportResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  veche_report_check_protocol_write (input, path, VECHE_REPORT_FORMAT_AUTO, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report_reader_assert_inside (path), ==, result.pages);
  return path;
}

static void
test_parts (void)
{
  g_autoptr (VecheReportCheckProtocol) input = report_fixture_new_check_protocol (2);
  VecheReportCheckProtocolEntry *entry = g_ptr_array_index (input->entries, 1);
  g_autofree char *path = NULL;
  g_autofree char *read = NULL;

  if (!report_reader_has_pdf_tools ())
    return;
  entry->decision = VECHE_REPORT_CHECK_DECISION_ACCEPT;
  entry->override_reason = g_strdup ("видеоролик показан очно");
  path = write_protocol (input);
  read = report_reader_read_pdf (path);
  report_reader_assert_words (
      read, "ПРОТОКОЛ техническойэкспертизызаявки 20февраля2020г. №7 №8 г.Тестовск №Л-2020/001 №Л-2020/002");
  report_reader_assert_words (read, "есть нет недостаточно нетребуется Ссылканеоткрывается. "
                                    "Итого:есть–6,недостаточно–1,нет–1,нетребуется–1.");
  report_reader_assert_words (
      read,
      "Содержаниетематики«Умныйгород»:решения Проектнесоответствуеттематике. Проектсоответствуеттематике.");
  report_reader_assert_words (read,
                              "СЛУШАЛИ: Орезультатахтехническойэкспертизызаявки№Л-2020/001 РЕШИЛИ: Вернутьзаявку№Л-2020/001заявителюдляустранениязамечанийвсрокдо22февраля2020г. "
                              "Допуститьзаявку№Л-2020/002.");
  report_reader_assert_words (
      read,
      "1)заявканекомплектна: 2)проектнесоответствуетзаявленнойтематике. Основание:видеороликпоказаночно. Замечания:");
  report_reader_assert_words (read, "ПРИСУТСТВОВАЛИ: М.Т.Образцова,главныйспециалист П.О.Примеров,руководитель "
                                    "Решениепринял:главный Руководительпроектногоофиса М.Т.Образцова "
                                    "5f1d0a7e9b3c4d2286aa90bb17c6e35f04d1928374655647382910abcdef0123");
  report_reader_remove (path);
}

static void
test_codes (void)
{
  g_assert_cmpint (veche_report_check_protocol_state_from_code ("not-needed"), ==,
                   VECHE_REPORT_CHECK_STATE_NOT_NEEDED);
  g_assert_cmpint (veche_report_check_protocol_state_from_code ("x"), ==, VECHE_REPORT_CHECK_STATE_UNKNOWN);
  g_assert_cmpint (veche_report_check_protocol_state_from_code (NULL), ==, VECHE_REPORT_CHECK_STATE_UNKNOWN);
  g_assert_cmpint (veche_report_check_protocol_decision_from_code ("refuse"), ==,
                   VECHE_REPORT_CHECK_DECISION_REFUSE);
  g_assert_cmpint (veche_report_check_protocol_decision_from_code (NULL), ==, VECHE_REPORT_CHECK_DECISION_NONE);
}

static void
test_empty (void)
{
  g_autoptr (VecheReportCheckProtocol) input = veche_report_check_protocol_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *read = NULL;

  if (!report_reader_has_pdf_tools ())
    return;
  g_assert_null (veche_report_check_protocol_build (input, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOTHING);
  g_ptr_array_add (input->entries, veche_report_check_protocol_entry_new ());
  path = write_protocol (input);
  read = report_reader_read_pdf (path);
  report_reader_assert_words (read, "ПРОЕКТПРОТОКОЛА Решениенепринято. №__________");
  g_assert_null (strstr (read, "(null)"));
  report_reader_remove (path);
}

static void
test_long (void)
{
  g_autoptr (VecheReportCheckProtocol) input = report_fixture_new_check_protocol (1);
  VecheReportCheckProtocolEntry *entry = g_ptr_array_index (input->entries, 0);
  g_autofree char *scope = report_fixture_make_words ("тема", 10000);
  g_autofree char *remark = report_fixture_make_words ("замечание", 10000);
  g_autofree char *reason = report_fixture_make_words ("причина", 10000);
  g_autofree char *position = report_fixture_make_words ("должность", 10000);
  g_autofree char *path = NULL;
  g_autofree char *read = NULL;

  if (!report_reader_has_pdf_tools ())
    return;
  g_free (entry->theme_scope);
  entry->theme_scope = g_strdup (scope);
  g_ptr_array_insert (entry->items, 1,
                      veche_report_check_protocol_item_new (remark, VECHE_REPORT_CHECK_STATE_ABSENT, remark));
  g_ptr_array_add (entry->reasons, g_strdup (reason));
  g_ptr_array_add (entry->signers, veche_report_person_new (NULL, position));
  path = write_protocol (input);
  read = report_reader_read_pdf (path);
  report_reader_assert_words (read, scope);
  report_reader_assert_words (read, remark);
  report_reader_assert_words (read, reason);
  report_reader_assert_words (read, position + strlen ("должность00001"));
  report_reader_remove (path);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/check-protocol/parts", test_parts);
  g_test_add_func ("/report/check-protocol/codes", test_codes);
  g_test_add_func ("/report/check-protocol/empty", test_empty);
  g_test_add_func ("/report/check-protocol/long", test_long);
  return g_test_run ();
}
