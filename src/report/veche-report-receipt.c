/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-report-receipt.h"

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-report-office.h"
#include "veche-report-text.h"
#include "veche-time.h"

#define NBSP VECHE_REPORT_TEXT_NBSP

/* Two zones, in which the times of a receipt are given. */
typedef struct
{
  GTimeZone *programme;
  GTimeZone *office;
} VecheReportReceiptZones;

VecheReportReceiptPart *
veche_report_receipt_part_new (const char *item)
{
  VecheReportReceiptPart *part = g_new0 (VecheReportReceiptPart, 1);

  part->item = g_strdup (item);
  return part;
}

void
veche_report_receipt_part_free (VecheReportReceiptPart *part)
{
  if (part == NULL)
    return;
  g_free (part->item);
  g_free (part->file_name);
  g_free (part->date);
  g_free (part->remark);
  g_free (part);
}

VecheReportReceiptEntry *
veche_report_receipt_entry_new (void)
{
  VecheReportReceiptEntry *entry = g_new0 (VecheReportReceiptEntry, 1);

  entry->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_report_receipt_part_free);
  entry->missing = g_ptr_array_new_with_free_func (g_free);
  return entry;
}

void
veche_report_receipt_entry_free (VecheReportReceiptEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->number);
  g_free (entry->received);
  g_free (entry->deadline);
  g_free (entry->programme);
  g_free (entry->title);
  g_free (entry->theme);
  g_free (entry->applicant);
  g_free (entry->organisation);
  g_free (entry->leader);
  g_free (entry->phone);
  g_ptr_array_unref (entry->parts);
  g_ptr_array_unref (entry->missing);
  veche_report_person_free (entry->accepted_by);
  g_free (entry);
}

VecheReportReceipt *
veche_report_receipt_new (void)
{
  VecheReportReceipt *input = g_new0 (VecheReportReceipt, 1);

  input->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_report_receipt_entry_free);
  return input;
}

void
veche_report_receipt_free (VecheReportReceipt *input)
{
  if (input == NULL)
    return;
  g_free (input->made_at);
  g_free (input->programme_zone);
  g_free (input->office_zone);
  veche_report_office_free (input->office);
  g_ptr_array_unref (input->entries);
  g_free (input);
}

/* A moment in the programme's zone and, where the office's clock shows another time, in that too. */
static char *
veche_report_receipt_format_moment (const VecheReportReceiptZones *zones,
                                    const char                    *iso)
{
  g_autofree char *programme = veche_report_text_moment (iso, zones->programme);
  g_autofree char *office = veche_report_text_moment (iso, zones->office);

  if (g_strcmp0 (programme, office) == 0)
    return g_steal_pointer (&programme);
  return g_strconcat (programme, "; по" NBSP "местному времени ", office, NULL);
}

static void
veche_report_receipt_add_late_mark (VecheDocument                 *copy,
                                    const VecheReportReceiptZones *zones,
                                    const VecheReportReceiptEntry *entry)
{
  g_autofree char *deadline = NULL;
  g_autofree char *received = NULL;
  g_autofree char *text = NULL;

  if (!entry->late)
    return;
  deadline = entry->deadline != NULL ? veche_report_receipt_format_moment (zones, entry->deadline) : NULL;
  received = entry->received != NULL ? veche_report_receipt_format_moment (zones, entry->received) : NULL;
  if (deadline != NULL && received != NULL)
    text = g_strdup_printf ("Подана после срока. Приём заявок окончен: %s. Заявка поступила: %s.", deadline,
                            received);
  veche_document_add_text (copy, VECHE_TEXT_ROLE_MARK, text != NULL ? text : "Подана после срока.");
}

/* Two facts on one line, the second with a word before it. */
static char *
veche_report_receipt_join (const char *first,
                           const char *second,
                           const char *word)
{
  if (veche_report_text_is_blank (second))
    return g_strdup (first);
  if (veche_report_text_is_blank (first))
    return g_strconcat (word, second, NULL);
  return g_strconcat (first, ", ", word, second, NULL);
}

static void
veche_report_receipt_add_values (VecheDocument                 *copy,
                                 const VecheReportReceiptZones *zones,
                                 const VecheReportReceiptEntry *entry)
{
  g_autofree char *received
      = entry->received != NULL ? veche_report_receipt_format_moment (zones, entry->received) : NULL;
  g_autofree char *title
      = !veche_report_text_is_blank (entry->title) ? veche_report_text_quote (entry->title) : NULL;
  g_autofree char *applicant = veche_report_receipt_join (entry->applicant, entry->phone, "тел." NBSP);
  g_autofree char *theme = veche_report_receipt_join (entry->theme, entry->programme, "программа: ");
  const struct
  {
    const char *label, *value;
  } values[] = {
    { "Принята", received != NULL ? received : "" },
    { "Проект", title },
    { "Тематика", theme },
    { "Заявитель", applicant },
    { "Организация", entry->organisation },
    { "Лидер проекта", entry->leader },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (i == 0 || !veche_report_text_is_blank (values[i].value))
      veche_document_add_value (copy, values[i].label, values[i].value);
}

/* What a part is: «смета.xlsx, 120 КБ», «12 л.», «копия». */
static char *
veche_report_receipt_describe_part (const VecheReportReceiptPart *part)
{
  g_autoptr (GStrvBuilder) pieces = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (!veche_report_text_is_blank (part->file_name))
    g_strv_builder_add (pieces, part->file_name);
  if (part->size > 0)
    g_strv_builder_take (pieces, veche_report_text_size (part->size));
  if (part->sheets > 0)
    g_strv_builder_take (pieces, g_strdup_printf ("%u" NBSP "л.", part->sheets));
  if (!veche_report_text_is_blank (part->remark))
    g_strv_builder_add (pieces, part->remark);
  list = g_strv_builder_end (pieces);
  return g_strv_length (list) > 0 ? g_strjoinv (", ", list) : g_strdup ("принято");
}

static void
veche_report_receipt_add_inventory (VecheDocument                 *copy,
                                    const VecheReportReceiptZones *zones,
                                    const VecheReportReceiptEntry *entry)
{
  guint number = 0;

  if (entry->parts->len + entry->missing->len == 0)
    return;
  veche_document_add_text (copy, VECHE_TEXT_ROLE_HEADING, "Опись принятых частей заявки");
  veche_document_begin_table (copy, "Опись", VECHE_TABLE_DEFAULT);
  veche_document_add_column (copy, "№", VECHE_CELL_KIND_INDEX, 1);
  veche_document_add_column (copy, "Часть заявки", VECHE_CELL_KIND_TEXT, 9);
  veche_document_add_column (copy, "Файл, количество листов", VECHE_CELL_KIND_TEXT, 9);
  veche_document_add_column (copy, "Дата", VECHE_CELL_KIND_DATE, 3);
  for (guint i = 0; i < entry->parts->len; i++)
    {
      const VecheReportReceiptPart *part = g_ptr_array_index (entry->parts, i);
      g_autofree char *count = g_strdup_printf ("%u", ++number);
      g_autofree char *what = veche_report_receipt_describe_part (part);
      g_autofree char *date = veche_time_format_date (part->date, zones->programme);
      const char *cells[] = { count, part->item != NULL ? part->item : "", what, date != NULL ? date : "", NULL };

      veche_document_add_row (copy, VECHE_ROW_KIND_NORMAL, cells);
    }
  for (guint i = 0; i < entry->missing->len; i++)
    {
      g_autofree char *count = g_strdup_printf ("%u", ++number);
      const char *item = g_ptr_array_index (entry->missing, i);
      const char *cells[] = { count, item != NULL ? item : "", "не представлено", "—", NULL };

      veche_document_add_row (copy, VECHE_ROW_KIND_NORMAL, cells);
    }
}

/* «Принято: 7 позиций (3 файла, 12 листов). Не представлено: 2 позиции.» */
static void
veche_report_receipt_add_totals (VecheDocument                 *copy,
                                 const VecheReportReceiptEntry *entry)
{
  g_autofree char *parts = veche_report_text_count (entry->parts->len, "позиция", "позиции", "позиций");
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_files = 0, n_sheets = 0;

  for (guint i = 0; i < entry->parts->len; i++)
    {
      const VecheReportReceiptPart *part = g_ptr_array_index (entry->parts, i);

      n_files += !veche_report_text_is_blank (part->file_name);
      n_sheets += part->sheets;
    }
  if (entry->parts->len == 0)
    g_string_append (text, "Части заявки не представлены");
  else
    g_string_append_printf (text, "Принято: %s", parts);
  if (n_files + n_sheets > 0)
    {
      g_autofree char *files = veche_report_text_count (n_files, "файл", "файла", "файлов");
      g_autofree char *sheets = veche_report_text_count (n_sheets, "лист", "листа", "листов");

      g_string_append_printf (text, " (%s%s%s)", n_files > 0 ? files : "", n_files > 0 && n_sheets > 0 ? ", " : "",
                              n_sheets > 0 ? sheets : "");
    }
  g_string_append_c (text, '.');
  if (entry->missing->len > 0)
    {
      g_autofree char *missing = veche_report_text_count (entry->missing->len, "позиция", "позиции", "позиций");

      g_string_append_printf (text, " Не представлено: %s.", missing);
    }
  veche_document_add_spacer (copy, 3);
  veche_document_add_text (copy, VECHE_TEXT_ROLE_PLAIN, text->str);
  veche_document_keep_with_next (copy);
}

static VecheDocument *
veche_report_receipt_build_copy (const VecheReportReceipt      *input,
                                 const VecheReportReceiptEntry *entry,
                                 const VechePageStyle          *style,
                                 const VecheReportReceiptZones *zones,
                                 const char                    *whose)
{
  VecheDocument *copy = veche_document_new (style, "Расписка", input->made_at);
  g_autofree char *number = veche_report_text_number (entry->number);
  g_autofree char *title = g_strdup_printf ("РАСПИСКА о" NBSP "приёме заявки %s", number);
  g_autofree char *office = veche_report_office_join_names (input->office);

  veche_document_add_pair (copy, office, whose);
  veche_document_add_text (copy, VECHE_TEXT_ROLE_TITLE, title);
  veche_document_add_spacer (copy, style->font_size * 0.4);
  veche_report_receipt_add_late_mark (copy, zones, entry);
  veche_report_receipt_add_values (copy, zones, entry);
  veche_report_receipt_add_inventory (copy, zones, entry);
  veche_report_receipt_add_totals (copy, entry);
  veche_document_add_signature (copy, "Сдал", entry->applicant);
  veche_document_keep_with_next (copy);
  veche_report_office_add_signature (copy, "Принял", entry->accepted_by);
  veche_report_office_add_foot (copy, input->office);
  return copy;
}

VecheDocument *
veche_report_receipt_build (const VecheReportReceipt *input,
                            GError                  **error)
{
  VechePageStyle style;
  g_autoptr (VecheDocument) document = NULL;
  g_autoptr (GTimeZone) programme = NULL;
  g_autoptr (GTimeZone) office = NULL;
  VecheReportReceiptZones zones;

  g_return_val_if_fail (input != NULL, NULL);

  if (input->entries->len == 0)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOTHING,
                   _("Could not make a receipt: no application was chosen. Choose a registered one."));
      return NULL;
    }
  programme = veche_report_text_load_zone (input->programme_zone);
  office = veche_report_text_load_zone (input->office_zone != NULL ? input->office_zone : input->programme_zone);
  zones = (VecheReportReceiptZones) { .programme = programme, .office = office };
  veche_page_style_init (&style, &input->page, VECHE_PAGE_ORIENTATION_PORTRAIT);
  document = veche_document_new (
      &style, input->entries->len == 1 ? "Расписка о приёме заявки" : "Расписки о приёме заявок",
      input->made_at);
  for (guint i = 0; i < input->entries->len; i++)
    {
      const VecheReportReceiptEntry *entry = g_ptr_array_index (input->entries, i);
      g_autofree char *number = veche_report_text_number (entry->number);
      g_autofree char *bookmark = g_strdup_printf ("Расписка %s", number);

      veche_document_begin_section (document, bookmark);
      veche_document_add_copies (
          document, veche_report_receipt_build_copy (input, entry, &style, &zones, "Экземпляр заявителя"),
          veche_report_receipt_build_copy (input, entry, &style, &zones, "Экземпляр дела"));
    }
  return g_steal_pointer (&document);
}

gboolean
veche_report_receipt_write (const VecheReportReceipt *input,
                            const char               *path,
                            VecheReportFormat         format,
                            VecheReportResult        *result,
                            GError                  **error)
{
  g_autoptr (VecheDocument) document = veche_report_receipt_build (input, error);

  return document != NULL && veche_report_write_document (document, path, format, FALSE, result, error);
}
