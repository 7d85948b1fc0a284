/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "report-fixture.h"
#include "report-reader.h"
#include "veche-error.h"
#include "veche-report-sitting.h"

/* The checks of the fixture's protocols, in one protocol. */
static VecheReportSitting *
new_sitting (guint n_entries)
{
  g_autoptr (VecheReportCheckProtocol) checks = report_fixture_new_check_protocol (n_entries);
  VecheReportSitting *input = veche_report_sitting_new ();

  input->made_at = g_strdup (checks->made_at);
  input->zone = g_strdup (checks->zone);
  input->office = g_steal_pointer (&checks->office);
  input->number = g_strdup ("14");
  input->date = g_strdup ("2020-02-20");
  input->chair = veche_report_person_new ("Ветрова Анна Сергеевна", "руководитель проектного офиса");
  input->secretary = veche_report_person_new ("Громов Пётр Ильич", "главный специалист");
  g_ptr_array_add (input->present, veche_report_person_new ("Лугова Мария Павловна", "ведущий специалист"));
  while (checks->entries->len > 0)
    g_ptr_array_add (input->entries, g_ptr_array_steal_index (checks->entries, 0));
  return input;
}

static char *
write_sitting (const VecheReportSitting *input, const char *name)
{
  char *path = report_reader_dup_path (name);
  g_auto (VecheReportResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  veche_report_sitting_write (input, path, VECHE_REPORT_FORMAT_AUTO, &result, &error);
  g_assert_no_error (error);
  if (g_str_has_suffix (name, ".pdf"))
    g_assert_cmpuint (report_reader_assert_inside (path), ==, result.pages);
  return path;
}

/* How often a text without white space stands in another one. */
static guint
count (const char *read, const char *words)
{
  guint n = 0;

  for (const char *at = read; (at = strstr (at, words)) != NULL; at += strlen (words))
    n++;
  return n;
}

/* Each application is heard and decided, in one document with one head and one row of signatures. */
static void
test_parts (void)
{
  g_autoptr (VecheReportSitting) input = new_sitting (3);
  VecheReportCheckProtocolEntry *entry = g_ptr_array_index (input->entries, 1);
  g_autofree char *path = NULL;
  g_autofree char *read = NULL;

  if (!report_reader_has_pdf_tools ())
    return;
  entry->decision = VECHE_REPORT_CHECK_DECISION_ACCEPT;
  path = write_sitting (input, "s.pdf");
  read = report_reader_read_pdf (path);
  report_reader_assert_words (read, "ПРОТОКОЛ заседанияпотехническойэкспертизезаявок 20февраля2020г. №14 г.Тестовск");
  report_reader_assert_words (read, "Председатель: ВетроваАннаСергеевна,руководительпроектногоофиса Секретарь: ГромовПётрИльич,главныйспециалист "
                                    "ПРИСУТСТВОВАЛИ: ЛуговаМарияПавловна,ведущийспециалист");
  report_reader_assert_words (read, "ПОВЕСТКАДНЯ: Рассмотренозаявок–3:допустить–1,вернутьзаявителю–2.");
  report_reader_assert_words (read, "1.СЛУШАЛИ: Орезультатахтехническойэкспертизызаявки№Л-2020/001 Итого:есть–6,недостаточно–1,нет–1,нетребуется–1. "
                                    "Ссылканеоткрывается. 1.РЕШИЛИ: Вернутьзаявку№Л-2020/001");
  report_reader_assert_words (read, "2.СЛУШАЛИ: №Л-2020/002 2.РЕШИЛИ: Допуститьзаявку№Л-2020/002.");
  report_reader_assert_words (read, "3.СЛУШАЛИ: №Л-2020/003 3.РЕШИЛИ: Вернутьзаявку№Л-2020/003");
  g_assert_cmpuint (count (read, "СЛУШАЛИ:"), ==, 3);
  g_assert_cmpuint (count (read, "РЕШИЛИ:"), ==, 3);
  g_assert_cmpuint (count (read, "ПРОТОКОЛ"), ==, 1);
  g_assert_cmpuint (count (read, "ВетроваАннаСергеевна"), ==, 2);
  g_assert_cmpuint (count (read, "ЛуговаМарияПавловна"), ==, 2);
  report_reader_remove (path);
}

/* What is not known is a line to be filled in by hand. */
static void
test_blanks (void)
{
  g_autoptr (VecheReportSitting) input = veche_report_sitting_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *read = NULL;

  if (!report_reader_has_pdf_tools ())
    return;
  g_assert_null (veche_report_sitting_build (input, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOTHING);
  g_ptr_array_add (input->entries, veche_report_check_protocol_entry_new ());
  path = write_sitting (input, "s.pdf");
  read = report_reader_read_pdf (path);
  report_reader_assert_words (read, "ПРОТОКОЛ №__________ Председатель Секретарь СЛУШАЛИ:");
  g_assert_null (strstr (read, "(null)"));
  report_reader_remove (path);
}

static void
test_odt (void)
{
  g_autoptr (VecheReportSitting) input = new_sitting (2);
  g_autofree char *path = write_sitting (input, "s.odt");
  g_autoptr (xmlDoc) content = report_reader_read_part (path, "content.xml");
  g_autofree char *text = report_reader_get_text (content);

  report_reader_assert_words (text, "1.СЛУШАЛИ: 1.РЕШИЛИ: 2.СЛУШАЛИ: 2.РЕШИЛИ:");
  report_reader_remove (path);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/sitting/parts", test_parts);
  g_test_add_func ("/report/sitting/blanks", test_blanks);
  g_test_add_func ("/report/sitting/odt", test_odt);
  return g_test_run ();
}
