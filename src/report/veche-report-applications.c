/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-report-applications.h"

#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-report-office.h"
#include "veche-report-text.h"
#include "veche-time.h"

/* More columns than these make a sheet lie. */
#define MAX_PORTRAIT_COLUMNS 4

/* The fields of the model, in the order of its form. */
static const struct
{
  const char *code;
  const char *title;
  VecheReportApplicationsKind kind;
  double weight;
} known[] = {
  { "number", "Рег. №", VECHE_REPORT_APPLICATIONS_KIND_CODE, 2.4 },
  { "title", "Наименование проекта", VECHE_REPORT_APPLICATIONS_KIND_TEXT, 7 },
  { "state", "Состояние", VECHE_REPORT_APPLICATIONS_KIND_STATE, 3 },
  { "programme", "Программа", VECHE_REPORT_APPLICATIONS_KIND_TEXT, 4 },
  { "theme", "Тематика", VECHE_REPORT_APPLICATIONS_KIND_TEXT, 4 },
  { "region", "Регион", VECHE_REPORT_APPLICATIONS_KIND_TEXT, 3.5 },
  { "city", "Город", VECHE_REPORT_APPLICATIONS_KIND_TEXT, 3 },
  { "organisation", "Организация", VECHE_REPORT_APPLICATIONS_KIND_TEXT, 5 },
  { "ogrn", "ОГРН", VECHE_REPORT_APPLICATIONS_KIND_CODE, 3 },
  { "leader", "Лидер проекта", VECHE_REPORT_APPLICATIONS_KIND_TEXT, 4 },
  { "leader_phone", "Телефон лидера", VECHE_REPORT_APPLICATIONS_KIND_CODE, 3 },
  { "leader_email", "Эл. почта лидера", VECHE_REPORT_APPLICATIONS_KIND_TEXT, 4 },
  { "summary", "Краткое описание", VECHE_REPORT_APPLICATIONS_KIND_TEXT, 9 },
  { "problem", "Проблема", VECHE_REPORT_APPLICATIONS_KIND_TEXT, 9 },
  { "effect", "Социально-экономический эффект", VECHE_REPORT_APPLICATIONS_KIND_TEXT, 9 },
  { "audience", "Целевая аудитория", VECHE_REPORT_APPLICATIONS_KIND_TEXT, 6 },
  { "budget", "Бюджет, руб.", VECHE_REPORT_APPLICATIONS_KIND_MONEY, 3 },
  { "video", "Видеоролик", VECHE_REPORT_APPLICATIONS_KIND_TEXT, 4 },
  { "received", "Поступила", VECHE_REPORT_APPLICATIONS_KIND_MOMENT, 2.4 },
  { "registered", "Зарегистрирована", VECHE_REPORT_APPLICATIONS_KIND_MOMENT, 2.4 },
  { "channel", "Способ подачи", VECHE_REPORT_APPLICATIONS_KIND_CHANNEL, 2.4 },
  { "responsible", "Исполнитель", VECHE_REPORT_APPLICATIONS_KIND_TEXT, 3.2 },
  { "due", "Срок", VECHE_REPORT_APPLICATIONS_KIND_DATE, 2.4 },
  { "resolution", "Резолюция", VECHE_REPORT_APPLICATIONS_KIND_TEXT, 4 },
  { "external_id", "Номер в источнике", VECHE_REPORT_APPLICATIONS_KIND_CODE, 3 },
  { "withdrawal", "Причина отзыва", VECHE_REPORT_APPLICATIONS_KIND_TEXT, 4 },
  { "repeats", "Повторная подача", VECHE_REPORT_APPLICATIONS_KIND_TEXT, 4 },
  { "note", "Примечание", VECHE_REPORT_APPLICATIONS_KIND_TEXT, 5 },
  { "votes", "Голоса", VECHE_REPORT_APPLICATIONS_KIND_NUMBER, 2 },
  { "late", "После срока", VECHE_REPORT_APPLICATIONS_KIND_YES_NO, 2 },
  { "complete", "Комплектна", VECHE_REPORT_APPLICATIONS_KIND_YES_NO, 2.4 },
};

static const char *const default_codes[] = {
  "number", "received", "title", "theme", "organisation", "leader", "responsible", "state", NULL,
};

static void
veche_report_applications_free_column (gpointer data)
{
  VecheReportApplicationsColumn *column = data;

  g_free (column->code);
  g_free (column->title);
  g_free (column);
}

VecheReportApplications *
veche_report_applications_new (void)
{
  VecheReportApplications *input = g_new0 (VecheReportApplications, 1);

  input->columns = g_ptr_array_new_with_free_func (veche_report_applications_free_column);
  input->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return input;
}

void
veche_report_applications_free (VecheReportApplications *input)
{
  if (input == NULL)
    return;
  g_free (input->made_at);
  g_free (input->zone);
  veche_report_office_free (input->office);
  g_free (input->programme);
  g_free (input->heading);
  g_free (input->filter);
  g_ptr_array_unref (input->columns);
  g_ptr_array_unref (input->rows);
  g_free (input);
}

const char *const *
veche_report_applications_list_codes (void)
{
  static const char *codes[G_N_ELEMENTS (known) + 1];
  static gsize once;

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < G_N_ELEMENTS (known); i++)
        codes[i] = known[i].code;
      g_once_init_leave (&once, 1);
    }
  return codes;
}

const char *const *
veche_report_applications_list_default_codes (void)
{
  return default_codes;
}

static VecheReportApplicationsColumn *
veche_report_applications_new_column (const char                 *code,
                                      const char                 *title,
                                      VecheReportApplicationsKind kind,
                                      double                      weight)
{
  VecheReportApplicationsColumn *column = g_new0 (VecheReportApplicationsColumn, 1);

  column->code = g_strdup (code);
  column->title = g_strdup (title);
  column->kind = kind;
  column->weight = weight;
  return column;
}

static VecheReportApplicationsColumn *
veche_report_applications_find_column (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (known[i].code, code) == 0)
      return veche_report_applications_new_column (code, known[i].title, known[i].kind, known[i].weight);
  return NULL;
}

gboolean
veche_report_applications_add_column (VecheReportApplications *input,
                                      const char              *code,
                                      GError                 **error)
{
  VecheReportApplicationsColumn *column;
  g_autofree char *codes = NULL;

  g_return_val_if_fail (input != NULL && code != NULL, FALSE);
  g_return_val_if_fail (input->rows->len == 0, FALSE);

  column = veche_report_applications_find_column (code);
  if (column == NULL)
    {
      codes = g_strjoinv (", ", (char **) veche_report_applications_list_codes ());
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
                   _("Could not make the list: applications have no column “%s”. Choose of: %s."), code, codes);
      return FALSE;
    }
  g_ptr_array_add (input->columns, column);
  return TRUE;
}

void
veche_report_applications_add_own_column (VecheReportApplications    *input,
                                          const char                 *title,
                                          VecheReportApplicationsKind kind,
                                          double                      weight)
{
  g_return_if_fail (input != NULL && title != NULL && weight > 0);
  g_return_if_fail (input->rows->len == 0);
  g_ptr_array_add (input->columns, veche_report_applications_new_column (NULL, title, kind, weight));
}

void
veche_report_applications_add_row (VecheReportApplications *input,
                                   const char *const       *values)
{
  g_return_if_fail (input != NULL && values != NULL);
  g_ptr_array_add (input->rows, g_strdupv ((char **) values));
}

static VecheCellKind
veche_report_applications_get_cell_kind (VecheReportApplicationsKind kind)
{
  switch (kind)
    {
    case VECHE_REPORT_APPLICATIONS_KIND_NUMBER:
      return VECHE_CELL_KIND_NUMBER;
    case VECHE_REPORT_APPLICATIONS_KIND_MONEY:
      return VECHE_CELL_KIND_MONEY;
    case VECHE_REPORT_APPLICATIONS_KIND_DATE:
    case VECHE_REPORT_APPLICATIONS_KIND_MOMENT:
      return VECHE_CELL_KIND_DATE;
    case VECHE_REPORT_APPLICATIONS_KIND_CODE:
    case VECHE_REPORT_APPLICATIONS_KIND_STATE:
    case VECHE_REPORT_APPLICATIONS_KIND_CHANNEL:
    case VECHE_REPORT_APPLICATIONS_KIND_YES_NO:
      return VECHE_CELL_KIND_CENTRED;
    case VECHE_REPORT_APPLICATIONS_KIND_TEXT:
    default:
      return VECHE_CELL_KIND_TEXT;
    }
}

/* Kopecks as roubles «1234567.89». */
static char *
veche_report_applications_format_money (const char *value)
{
  gint64 kopecks = 0;
  guint64 sum;

  if (!g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, &kopecks, NULL))
    return g_strdup (value);
  sum = kopecks < 0 ? -(guint64) kopecks : (guint64) kopecks;
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%02u", kopecks < 0 ? "-" : "", sum / 100, (guint) (sum % 100));
}

static char *
veche_report_applications_format_value (VecheReportApplicationsKind kind,
                                        const char                 *value,
                                        GTimeZone                  *zone)
{
  char *date = NULL;

  if (veche_report_text_is_blank (value))
    return g_strdup ("");
  switch (kind)
    {
    case VECHE_REPORT_APPLICATIONS_KIND_MONEY:
      return veche_report_applications_format_money (value);
    case VECHE_REPORT_APPLICATIONS_KIND_DATE:
      date = veche_time_format_date (value, zone);
      break;
    case VECHE_REPORT_APPLICATIONS_KIND_MOMENT:
      date = strchr (value, 'T') != NULL ? veche_time_format_moment (value, zone)
                                         : veche_time_format_date (value, zone);
      break;
    case VECHE_REPORT_APPLICATIONS_KIND_STATE:
      return g_strdup (veche_report_text_get_state (value));
    case VECHE_REPORT_APPLICATIONS_KIND_CHANNEL:
      return g_strdup (veche_report_text_get_channel (value));
    case VECHE_REPORT_APPLICATIONS_KIND_YES_NO:
      return g_strdup (strcmp (value, "1") == 0 || strcmp (value, "true") == 0 || strcmp (value, "yes") == 0
                           ? "да"
                           : "нет");
    case VECHE_REPORT_APPLICATIONS_KIND_CODE:
    case VECHE_REPORT_APPLICATIONS_KIND_NUMBER:
    case VECHE_REPORT_APPLICATIONS_KIND_TEXT:
    default:
      return g_strdup (value);
    }
  /* What is not a date stays as it was typed. */
  if (date == NULL || *date == '\0')
    {
      g_free (date);
      return g_strdup (value);
    }
  return date;
}

static void
veche_report_applications_add_table (VecheDocument                 *document,
                                     const VecheReportApplications *input,
                                     GPtrArray                     *columns,
                                     GTimeZone                     *zone)
{
  veche_document_begin_table (document, "Заявки", VECHE_TABLE_DEFAULT);
  veche_document_add_column (document, "№", VECHE_CELL_KIND_INDEX, 1);
  for (guint i = 0; i < columns->len; i++)
    {
      const VecheReportApplicationsColumn *column = g_ptr_array_index (columns, i);

      veche_document_add_column (document, column->title,
                                 veche_report_applications_get_cell_kind (column->kind), column->weight);
    }
  for (guint i = 0; i < input->rows->len; i++)
    {
      const char *const *values = g_ptr_array_index (input->rows, i);
      g_auto (GStrv) cells = g_new0 (char *, columns->len + 2);

      cells[0] = g_strdup_printf ("%u", i + 1);
      for (guint j = 0; j < columns->len; j++)
        {
          const VecheReportApplicationsColumn *column = g_ptr_array_index (columns, j);

          cells[j + 1] = veche_report_applications_format_value (column->kind, *values, zone);
          if (*values != NULL)
            values++;
        }
      veche_document_add_row (document, VECHE_ROW_KIND_NORMAL, (const char *const *) cells);
    }
}

static void
veche_report_applications_add_head (VecheDocument                 *document,
                                    const VecheReportApplications *input)
{
  g_autofree char *filter = NULL;

  veche_report_office_add_head (document, input->office);
  veche_document_add_text (document, VECHE_TEXT_ROLE_TITLE,
                           veche_report_text_is_blank (input->heading) ? "СПИСОК ЗАЯВОК" : input->heading);
  veche_document_add_text (document, VECHE_TEXT_ROLE_CENTRED, input->programme);
  if (!veche_report_text_is_blank (input->filter))
    filter = g_strconcat ("Отобраны: ", input->filter, NULL);
  veche_document_add_text (document, VECHE_TEXT_ROLE_CENTRED, filter);
  veche_document_add_spacer (document, veche_document_get_style (document)->font_size * 0.7);
}

VecheDocument *
veche_report_applications_build (const VecheReportApplications *input,
                                 GError                       **error)
{
  VechePageStyle style;
  VecheDocument *document;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GPtrArray) defaults = g_ptr_array_new_with_free_func (veche_report_applications_free_column);
  g_autofree char *count = NULL;
  g_autofree char *total = NULL;
  GPtrArray *columns;

  g_return_val_if_fail (input != NULL, NULL);

  for (guint i = 0; default_codes[i] != NULL; i++)
    g_ptr_array_add (defaults, veche_report_applications_find_column (default_codes[i]));
  columns = input->columns->len > 0 ? input->columns : defaults;
  zone = veche_report_text_load_zone (input->zone);
  veche_page_style_init (&style, &input->page,
                         columns->len > MAX_PORTRAIT_COLUMNS ? VECHE_PAGE_ORIENTATION_LANDSCAPE
                                                             : VECHE_PAGE_ORIENTATION_PORTRAIT);
  if (columns->len > MAX_PORTRAIT_COLUMNS)
    style.table_font_size -= 1;
  document = veche_document_new (
      &style, veche_report_text_is_blank (input->heading) ? "Список заявок" : input->heading, input->made_at);
  veche_report_applications_add_head (document, input);
  veche_report_applications_add_table (document, input, columns, zone);
  count = veche_report_text_count (input->rows->len, "заявка", "заявки", "заявок");
  total = g_strdup_printf ("Всего: %s.", count);
  veche_document_add_spacer (document, 4);
  veche_document_add_text (document, VECHE_TEXT_ROLE_PLAIN, total);
  return document;
}

gboolean
veche_report_applications_write (const VecheReportApplications *input,
                                 const char                    *path,
                                 VecheReportFormat              format,
                                 VecheReportResult             *result,
                                 GError                       **error)
{
  g_autoptr (VecheDocument) document = veche_report_applications_build (input, error);

  return document != NULL && veche_report_write_document (document, path, format, TRUE, result, error);
}
