/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-report-register.h"

#include <string.h>

#include "veche-report-office.h"
#include "veche-report-text.h"
#include "veche-time.h"

VecheReportRegisterRow *
veche_report_register_row_new (void)
{
  return g_new0 (VecheReportRegisterRow, 1);
}

void
veche_report_register_row_free (VecheReportRegisterRow *row)
{
  if (row == NULL)
    return;
  g_free (row->number);
  g_free (row->received);
  g_free (row->title);
  g_free (row->theme);
  g_free (row->applicant);
  g_free (row->organisation);
  g_free (row->leader);
  g_free (row->accepted_by);
  g_free (row->state);
  g_free (row->annulled);
  g_free (row->section);
  g_free (row->zone);
  g_free (row);
}

VecheReportRegister *
veche_report_register_new (void)
{
  VecheReportRegister *input = g_new0 (VecheReportRegister, 1);

  input->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_report_register_row_free);
  return input;
}

void
veche_report_register_free (VecheReportRegister *input)
{
  if (input == NULL)
    return;
  g_free (input->made_at);
  g_free (input->zone);
  veche_report_office_free (input->office);
  g_free (input->programme);
  g_free (input->from);
  g_free (input->to);
  veche_report_person_free (input->kept_by);
  g_ptr_array_unref (input->rows);
  g_free (input);
}

static const char *
veche_report_register_get_state (const VecheReportRegisterRow *row)
{
  return veche_report_text_get_state (row->annulled != NULL ? "annulled" : row->state);
}

static char *
veche_report_register_format_state (const VecheReportRegisterRow *row)
{
  g_autoptr (GString) text = g_string_new (veche_report_register_get_state (row));

  if (!veche_report_text_is_blank (row->annulled))
    g_string_append_printf (text, ": %s", row->annulled);
  if (row->late)
    g_string_append (text, text->len > 0 ? "; подана после срока" : "подана после срока");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
veche_report_register_format_applicant (const VecheReportRegisterRow *row)
{
  gboolean person = !veche_report_text_is_blank (row->applicant);
  gboolean organisation = !veche_report_text_is_blank (row->organisation);

  if (person && organisation && strcmp (row->applicant, row->organisation) != 0)
    return g_strdup_printf ("%s, %s", row->applicant, row->organisation);
  return g_strdup (person ? row->applicant : organisation ? row->organisation : "");
}

static void
veche_report_register_begin_table (VecheDocument *document,
                                   const char    *name)
{
  veche_document_begin_table (document, name, VECHE_TABLE_DEFAULT);
  veche_document_add_column (document, "№", VECHE_CELL_KIND_INDEX, 1);
  veche_document_add_column (document, "Рег. №", VECHE_CELL_KIND_CENTRED, 2.4);
  veche_document_add_column (document, "Дата", VECHE_CELL_KIND_DATE, 2.4);
  veche_document_add_column (document, "Наименование проекта", VECHE_CELL_KIND_TEXT, 7);
  veche_document_add_column (document, "Тематика", VECHE_CELL_KIND_TEXT, 4.4);
  veche_document_add_column (document, "Заявитель, организация", VECHE_CELL_KIND_TEXT, 5.6);
  veche_document_add_column (document, "Лидер проекта", VECHE_CELL_KIND_TEXT, 4);
  veche_document_add_column (document, "Принял", VECHE_CELL_KIND_TEXT, 3.2);
  veche_document_add_column (document, "Состояние", VECHE_CELL_KIND_TEXT, 4);
}

/* The heading of the section, where another begins; a workbook has a sheet for each. */
static void
veche_report_register_begin_section (VecheDocument                *document,
                                     const VecheReportRegisterRow *row,
                                     guint                         n)
{
  g_autofree char *name = n > 1 ? g_strdup_printf ("Журнал %u", n) : g_strdup ("Журнал");

  if (row->section != NULL)
    veche_document_add_text (document, VECHE_TEXT_ROLE_HEADING, row->section);
  veche_report_register_begin_table (document, name);
}

static void
veche_report_register_add_rows (VecheDocument             *document,
                                const VecheReportRegister *input,
                                GTimeZone                 *zone)
{
  const char *section = NULL;
  guint n_sections = 0;
  guint n_rows = 0;

  if (input->rows->len == 0)
    veche_report_register_begin_table (document, "Журнал");
  for (guint i = 0; i < input->rows->len; i++)
    {
      const VecheReportRegisterRow *row = g_ptr_array_index (input->rows, i);
      g_autoptr (GTimeZone) own = row->zone != NULL ? veche_report_text_load_zone (row->zone) : g_time_zone_ref (zone);
      g_autofree char *count = NULL;
      g_autofree char *received = veche_time_format_moment (row->received, own);
      g_autofree char *applicant = veche_report_register_format_applicant (row);
      g_autofree char *state = veche_report_register_format_state (row);
      g_autofree char *leader = veche_report_text_name (row->leader);
      g_autofree char *accepted_by = veche_report_text_name (row->accepted_by);
      const char *cells[] = {
        NULL,
        row->number != NULL ? row->number : "",
        received != NULL ? received : "",
        row->title != NULL ? row->title : "",
        row->theme != NULL ? row->theme : "",
        applicant,
        leader,
        accepted_by,
        state,
        NULL,
      };

      if (i == 0 || g_strcmp0 (row->section, section) != 0)
        {
          veche_report_register_begin_section (document, row, ++n_sections);
          section = row->section;
          n_rows = 0;
        }
      cells[0] = count = g_strdup_printf ("%u", ++n_rows);
      veche_document_add_row (document, VECHE_ROW_KIND_NORMAL, cells);
    }
}

/* States in the order in which they are met first. */
static void
veche_report_register_add_totals (VecheDocument             *document,
                                  const VecheReportRegister *input)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *total = g_strdup_printf ("%u", input->rows->len);
  const char *last[] = { "Всего", total, NULL };
  guint n_late = 0;

  for (guint i = 0; i < input->rows->len; i++)
    {
      const VecheReportRegisterRow *row = g_ptr_array_index (input->rows, i);
      const char *state = veche_report_register_get_state (row);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, state));

      if (count == 0)
        g_ptr_array_add (order, (gpointer) state);
      g_hash_table_insert (counts, (gpointer) state, GUINT_TO_POINTER (count + 1));
      n_late += row->late;
    }
  veche_document_add_text (document, VECHE_TEXT_ROLE_HEADING, "Итого по состояниям");
  veche_document_begin_table (document, "Итого", VECHE_TABLE_NARROW);
  veche_document_add_column (document, "Состояние", VECHE_CELL_KIND_TEXT, 4);
  veche_document_add_column (document, "Заявок", VECHE_CELL_KIND_NUMBER, 1);
  for (guint i = 0; i < order->len; i++)
    {
      const char *state = g_ptr_array_index (order, i);
      g_autofree char *count = g_strdup_printf ("%u", GPOINTER_TO_UINT (g_hash_table_lookup (counts, state)));
      const char *cells[] = { *state != '\0' ? state : "не указано", count, NULL };

      veche_document_add_row (document, VECHE_ROW_KIND_NORMAL, cells);
    }
  veche_document_add_row (document, VECHE_ROW_KIND_TOTAL, last);
  if (n_late > 0)
    {
      g_autofree char *late = veche_report_text_count (n_late, "заявка", "заявки", "заявок");
      g_autofree char *text = g_strdup_printf ("Из них после срока: %s.", late);

      veche_document_add_spacer (document, 3);
      veche_document_add_text (document, VECHE_TEXT_ROLE_PLAIN, text);
    }
}

static void
veche_report_register_add_head (VecheDocument             *document,
                                const VecheReportRegister *input,
                                GTimeZone                 *zone)
{
  g_autofree char *from = input->from != NULL ? veche_report_text_day (input->from, zone) : NULL;
  g_autofree char *to = input->to != NULL ? veche_report_text_day (input->to, zone) : NULL;
  g_autofree char *period = NULL;

  if (from != NULL || to != NULL)
    period = g_strconcat ("за период", from != NULL ? " с" VECHE_REPORT_TEXT_NBSP : "", from != NULL ? from : "",
                          to != NULL ? " по" VECHE_REPORT_TEXT_NBSP : "", to != NULL ? to : "", NULL);
  veche_report_office_add_head (document, input->office);
  veche_document_add_text (document, VECHE_TEXT_ROLE_TITLE, "ЖУРНАЛ РЕГИСТРАЦИИ ЗАЯВОК");
  veche_document_add_text (document, VECHE_TEXT_ROLE_CENTRED, input->programme);
  veche_document_add_text (document, VECHE_TEXT_ROLE_CENTRED, period);
  veche_document_add_spacer (document, veche_document_get_style (document)->font_size * 0.7);
}

VecheDocument *
veche_report_register_build (const VecheReportRegister *input,
                             GError                   **error)
{
  VechePageStyle style;
  VecheDocument *document;
  g_autoptr (GTimeZone) zone = NULL;

  g_return_val_if_fail (input != NULL, NULL);

  zone = veche_report_text_load_zone (input->zone);
  veche_page_style_init (&style, &input->page, VECHE_PAGE_ORIENTATION_LANDSCAPE);
  /* Nine columns on a landscape sheet. */
  style.table_font_size -= 1;
  document = veche_document_new (&style, "Журнал регистрации заявок", input->made_at);
  veche_report_register_add_head (document, input, zone);
  if (input->rows->len == 0)
    veche_document_add_text (document, VECHE_TEXT_ROLE_BODY, "За этот период заявок не зарегистрировано.");
  veche_report_register_add_rows (document, input, zone);
  if (input->rows->len > 0)
    veche_report_register_add_totals (document, input);
  if (input->kept_by != NULL)
    veche_report_office_add_signature (document, "Журнал вёл", input->kept_by);
  return document;
}

gboolean
veche_report_register_write (const VecheReportRegister *input,
                             const char                *path,
                             VecheReportFormat          format,
                             VecheReportResult         *result,
                             GError                   **error)
{
  g_autoptr (VecheDocument) document = veche_report_register_build (input, error);

  return document != NULL && veche_report_write_document (document, path, format, TRUE, result, error);
}
