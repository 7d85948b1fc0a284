/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-report-sitting.h"

#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-report-check-parts.h"
#include "veche-report-office.h"
#include "veche-report-text.h"

#define NBSP VECHE_REPORT_TEXT_NBSP

VecheReportSitting *
veche_report_sitting_new (void)
{
  VecheReportSitting *input = g_new0 (VecheReportSitting, 1);

  input->present = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_report_person_free);
  input->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_report_check_protocol_entry_free);
  return input;
}

void
veche_report_sitting_free (VecheReportSitting *input)
{
  if (input == NULL)
    return;
  g_free (input->made_at);
  g_free (input->zone);
  veche_report_office_free (input->office);
  g_free (input->number);
  g_free (input->date);
  g_free (input->programme);
  veche_report_person_free (input->chair);
  veche_report_person_free (input->secretary);
  g_ptr_array_unref (input->present);
  g_ptr_array_unref (input->entries);
  g_free (input->journal_head);
  g_free (input);
}

static void
veche_report_sitting_add_head (VecheDocument *document, const VecheReportSitting *input, GTimeZone *zone)
{
  g_autofree char *date = input->date != NULL ? veche_report_text_day (input->date, zone)
                                              : g_strdup ("«____» ______________ 20___" NBSP "г.");
  g_autofree char *number = veche_report_text_number (input->number);

  veche_report_office_add_head (document, input->office);
  veche_document_add_text (document, VECHE_TEXT_ROLE_TITLE, "ПРОТОКОЛ");
  veche_document_add_text (document, VECHE_TEXT_ROLE_SUBTITLE, "заседания по технической экспертизе заявок");
  veche_document_add_pair (document, date, number);
  veche_document_add_text (document, VECHE_TEXT_ROLE_CENTRED, input->office != NULL ? input->office->place : NULL);
  veche_document_add_spacer (document, veche_document_get_style (document)->font_size * 0.7);
}

static void
veche_report_sitting_add_role (VecheDocument *document, const char *role, const VecheReportPerson *person)
{
  g_autofree char *words = person != NULL ? veche_report_check_parts_dup_person (person) : g_strdup ("");

  veche_document_add_value (document, role, words);
}

static void
veche_report_sitting_add_present (VecheDocument *document, const VecheReportSitting *input)
{
  if (!veche_report_text_is_blank (input->programme))
    veche_document_add_value (document, "Программа", input->programme);
  veche_report_sitting_add_role (document, "Председатель", input->chair);
  veche_report_sitting_add_role (document, "Секретарь", input->secretary);
  veche_document_add_text (document, VECHE_TEXT_ROLE_HEADING, "ПРИСУТСТВОВАЛИ:");
  if (input->present->len == 0)
    veche_document_add_text (document, VECHE_TEXT_ROLE_BODY, "Председатель и секретарь заседания.");
  for (guint i = 0; i < input->present->len; i++)
    {
      g_autofree char *line = veche_report_check_parts_dup_person (g_ptr_array_index (input->present, i));

      veche_document_add_text (document, VECHE_TEXT_ROLE_BODY, line);
    }
}

/* «Рассмотрено заявок – 12: допустить – 9, вернуть – 2, отклонить – 1.» */
static void
veche_report_sitting_add_agenda (VecheDocument *document, const VecheReportSitting *input)
{
  static const struct
  {
    VecheReportCheckDecision decision;
    const char *words;
  } decisions[] = {
    { VECHE_REPORT_CHECK_DECISION_ACCEPT, "допустить" },
    { VECHE_REPORT_CHECK_DECISION_RETURN, "вернуть заявителю" },
    { VECHE_REPORT_CHECK_DECISION_REFUSE, "отклонить" },
  };
  g_autoptr (GString) text = g_string_new ("О" NBSP "результатах технической экспертизы заявок. ");
  guint counts[VECHE_REPORT_CHECK_DECISION_REFUSE + 1] = { 0 };
  const char *part = ": ";

  for (guint i = 0; i < input->entries->len; i++)
    counts[((const VecheReportCheckProtocolEntry *) g_ptr_array_index (input->entries, i))->decision]++;
  g_string_append_printf (text, "Рассмотрено заявок" NBSP "–" NBSP "%u", input->entries->len);
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    if (counts[decisions[i].decision] > 0)
      {
        g_string_append_printf (text, "%s%s" NBSP "–" NBSP "%u", part, decisions[i].words, counts[decisions[i].decision]);
        part = ", ";
      }
  g_string_append_c (text, '.');
  veche_document_add_text (document, VECHE_TEXT_ROLE_HEADING, "ПОВЕСТКА ДНЯ:");
  veche_document_add_text (document, VECHE_TEXT_ROLE_BODY, text->str);
}

/* A full stop inside a line would look like its end. */
static char *
veche_report_sitting_dup_part (const char *text)
{
  char *part = g_strdup (text != NULL ? text : "");

  if (g_str_has_suffix (part, "."))
    part[strlen (part) - 1] = '\0';
  return part;
}

/* Whose it is, in one line: «Заявитель: …, организация. Тематика: …. Поступила …, после срока.» */
static char *
veche_report_sitting_dup_about (const VecheReportCheckProtocolEntry *entry, GTimeZone *zone)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *theme = veche_report_sitting_dup_part (entry->theme);

  if (!veche_report_text_is_blank (entry->applicant))
    g_string_append_printf (text, "Заявитель: %s", entry->applicant);
  if (!veche_report_text_is_blank (entry->organisation))
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "Заявитель: ", entry->organisation);
  if (!veche_report_text_is_blank (entry->theme))
    g_string_append_printf (text, "%sТематика: %s", text->len > 0 ? ". " : "", theme);
  if (entry->received != NULL)
    {
      g_autofree char *received = veche_report_text_moment (entry->received, zone);

      g_string_append_printf (text, "%sПоступила %s%s", text->len > 0 ? ". " : "", received, entry->late ? ", после срока" : "");
    }
  if (text->len > 0 && !g_str_has_suffix (text->str, "."))
    g_string_append_c (text, '.');
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* What was found wanting, a line each. */
static void
veche_report_sitting_add_remarks (VecheDocument *document, const VecheReportCheckProtocolEntry *entry)
{
  for (guint i = 0; i < entry->items->len; i++)
    {
      const VecheReportCheckProtocolItem *item = g_ptr_array_index (entry->items, i);
      gboolean remark = !veche_report_text_is_blank (item->remark);
      g_autofree char *requirement = veche_report_sitting_dup_part (item->requirement);
      g_autofree char *line = NULL;

      if (!remark && item->state != VECHE_REPORT_CHECK_STATE_ABSENT && item->state != VECHE_REPORT_CHECK_STATE_INSUFFICIENT)
        continue;
      line = g_strdup_printf ("–" NBSP "%s" NBSP "– %s%s%s", requirement,
                              item->state == VECHE_REPORT_CHECK_STATE_UNKNOWN ? "не проверено" : veche_report_check_parts_get_words (item->state),
                              remark ? ": " : "", remark ? item->remark : "");
      veche_document_add_text (document, VECHE_TEXT_ROLE_BODY, line);
    }
  if (entry->theme_fits == VECHE_REPORT_CHECK_FIT_NO)
    veche_document_add_text (document, VECHE_TEXT_ROLE_BODY, "Проект не соответствует тематике.");
  if (!veche_report_text_is_blank (entry->theme_remark))
    veche_document_add_text (document, VECHE_TEXT_ROLE_BODY, entry->theme_remark);
}

static void
veche_report_sitting_add_entry (VecheDocument *document, guint number, const VecheReportCheckProtocolEntry *entry, GTimeZone *zone)
{
  g_autofree char *heard = g_strdup_printf ("%u. СЛУШАЛИ:", number);
  g_autofree char *decided = g_strdup_printf ("%u. РЕШИЛИ:", number);
  g_autofree char *text = veche_report_check_parts_dup_heard (entry);
  g_autofree char *about = veche_report_sitting_dup_about (entry, zone);

  veche_document_add_text (document, VECHE_TEXT_ROLE_HEADING, heard);
  veche_document_add_text (document, VECHE_TEXT_ROLE_BODY, text);
  veche_document_add_text (document, VECHE_TEXT_ROLE_BODY, about);
  if (entry->items->len > 0)
    {
      g_autofree char *summary = veche_report_check_parts_dup_summary (entry);

      veche_document_add_text (document, VECHE_TEXT_ROLE_BODY, summary);
    }
  veche_report_sitting_add_remarks (document, entry);
  veche_document_add_text (document, VECHE_TEXT_ROLE_HEADING, decided);
  veche_report_check_parts_add_decision (document, entry, zone);
}

static void
veche_report_sitting_add_end (VecheDocument *document, const VecheReportSitting *input)
{
  g_autofree char *head = NULL;

  veche_document_add_spacer (document, veche_document_get_style (document)->font_size);
  veche_report_office_add_signature (document, "Председатель", input->chair);
  veche_report_office_add_signature (document, "Секретарь", input->secretary);
  for (guint i = 0; i < input->present->len; i++)
    veche_report_office_add_signature (document, NULL, g_ptr_array_index (input->present, i));
  if (veche_report_text_is_blank (input->journal_head))
    return;
  head = g_strconcat ("Отметка журнала изменений на момент составления (SHA-256): ", input->journal_head, NULL);
  veche_document_add_spacer (document, 8);
  veche_document_add_text (document, VECHE_TEXT_ROLE_NOTE, head);
}

VecheDocument *
veche_report_sitting_build (const VecheReportSitting *input, GError **error)
{
  VechePageStyle style;
  g_autoptr (VecheDocument) document = NULL;
  g_autoptr (GTimeZone) zone = NULL;

  g_return_val_if_fail (input != NULL, NULL);

  if (input->entries->len == 0)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOTHING,
                   _("Could not make a protocol: no application was checked. Check one first."));
      return NULL;
    }
  zone = veche_report_text_load_zone (input->zone);
  veche_page_style_init (&style, &input->page, VECHE_PAGE_ORIENTATION_PORTRAIT);
  document = veche_document_new (&style, "Протокол заседания по технической экспертизе заявок", input->made_at);
  veche_report_sitting_add_head (document, input, zone);
  veche_report_sitting_add_present (document, input);
  veche_report_sitting_add_agenda (document, input);
  for (guint i = 0; i < input->entries->len; i++)
    veche_report_sitting_add_entry (document, i + 1, g_ptr_array_index (input->entries, i), zone);
  veche_report_sitting_add_end (document, input);
  return g_steal_pointer (&document);
}

gboolean
veche_report_sitting_write (const VecheReportSitting *input, const char *path, VecheReportFormat format, VecheReportResult *result,
                            GError **error)
{
  g_autoptr (VecheDocument) document = veche_report_sitting_build (input, error);

  return document != NULL && veche_report_write_document (document, path, format, FALSE, result, error);
}
