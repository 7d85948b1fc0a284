/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-report-attendance.h"

#include "veche-report-office.h"
#include "veche-report-text.h"

#define NBSP VECHE_REPORT_TEXT_NBSP

VecheReportAttendance *
veche_report_attendance_new (void)
{
  VecheReportAttendance *input = g_new0 (VecheReportAttendance, 1);

  input->people = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_report_person_free);
  return input;
}

void
veche_report_attendance_free (VecheReportAttendance *input)
{
  if (input == NULL)
    return;
  g_free (input->made_at);
  g_free (input->date);
  g_free (input->event);
  veche_report_office_free (input->office);
  g_ptr_array_unref (input->people);
  veche_report_person_free (input->responsible);
  g_free (input);
}

static void
veche_report_attendance_add_row (VecheDocument           *document,
                                 guint                    number,
                                 const VecheReportPerson *person)
{
  /* A second line makes the row as high as a hand needs. */
  g_autofree char *count = g_strdup_printf ("%u\n" NBSP, number);
  const char *name = person != NULL && person->name != NULL ? person->name : "";
  const char *position = person != NULL && person->position != NULL ? person->position : "";
  const char *cells[] = { count, name, position, "", NULL };

  veche_document_add_row (document, VECHE_ROW_KIND_NORMAL, cells);
}

VecheDocument *
veche_report_attendance_build (const VecheReportAttendance *input)
{
  VechePageStyle style;
  VecheDocument *document;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *date = NULL;
  const char *place;

  g_return_val_if_fail (input != NULL, NULL);

  veche_page_style_init (&style, &input->page, VECHE_PAGE_ORIENTATION_PORTRAIT);
  document = veche_document_new (&style, "Лист присутствия", input->made_at);
  date = input->date != NULL ? veche_report_text_day (input->date, utc) : g_strdup ("«____» ______________ 20___" NBSP "г.");
  place = input->office != NULL ? input->office->place : NULL;

  veche_report_office_add_head (document, input->office);
  veche_document_add_text (document, VECHE_TEXT_ROLE_TITLE, "ЛИСТ ПРИСУТСТВИЯ");
  veche_document_add_text (document, VECHE_TEXT_ROLE_SUBTITLE,
                           input->event != NULL ? input->event : "________________________________________");
  veche_document_add_pair (document, date, place);
  veche_document_add_spacer (document, style.font_size * 0.7);
  veche_document_begin_table (document, "Лист присутствия", VECHE_TABLE_DEFAULT);
  veche_document_add_column (document, "№", VECHE_CELL_KIND_CENTRED, 1);
  veche_document_add_column (document, "Фамилия, имя, отчество", VECHE_CELL_KIND_TEXT, 8);
  veche_document_add_column (document, "Должность, организация", VECHE_CELL_KIND_TEXT, 8);
  veche_document_add_column (document, "Подпись", VECHE_CELL_KIND_TEXT, 4);
  for (guint i = 0; i < input->people->len + input->n_blanks; i++)
    veche_report_attendance_add_row (document, i + 1, i < input->people->len ? g_ptr_array_index (input->people, i) : NULL);
  veche_document_add_spacer (document, style.font_size * 0.7);
  veche_document_add_text (document, VECHE_TEXT_ROLE_PLAIN, "Всего присутствовало: ________ чел.");
  veche_document_keep_with_next (document);
  veche_report_office_add_signature (document, "Ответственный", input->responsible);
  return document;
}

gboolean
veche_report_attendance_write (const VecheReportAttendance *input,
                               const char                  *path,
                               VecheReportFormat            format,
                               VecheReportResult           *result,
                               GError                     **error)
{
  g_autoptr (VecheDocument) document = veche_report_attendance_build (input);

  return veche_report_write_document (document, path, format, TRUE, result, error);
}
