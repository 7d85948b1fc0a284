/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-report-check-protocol.h"

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-report-check-parts.h"
#include "veche-report-office.h"
#include "veche-report-text.h"

#define NBSP VECHE_REPORT_TEXT_NBSP

static const char *const states[] = {
  [VECHE_REPORT_CHECK_STATE_UNKNOWN] = "",
  [VECHE_REPORT_CHECK_STATE_PRESENT] = "present",
  [VECHE_REPORT_CHECK_STATE_ABSENT] = "absent",
  [VECHE_REPORT_CHECK_STATE_INSUFFICIENT] = "insufficient",
  [VECHE_REPORT_CHECK_STATE_NOT_NEEDED] = "not-needed",
};

static const char *const decisions[] = {
  [VECHE_REPORT_CHECK_DECISION_NONE] = "",
  [VECHE_REPORT_CHECK_DECISION_ACCEPT] = "accept",
  [VECHE_REPORT_CHECK_DECISION_RETURN] = "return",
  [VECHE_REPORT_CHECK_DECISION_REFUSE] = "refuse",
};

VecheReportCheckState
veche_report_check_protocol_state_from_code (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (states[i], code) == 0)
      return i;
  return VECHE_REPORT_CHECK_STATE_UNKNOWN;
}

VecheReportCheckDecision
veche_report_check_protocol_decision_from_code (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    if (g_strcmp0 (decisions[i], code) == 0)
      return i;
  return VECHE_REPORT_CHECK_DECISION_NONE;
}

VecheReportCheckProtocolItem *
veche_report_check_protocol_item_new (const char           *requirement,
                                      VecheReportCheckState state,
                                      const char           *remark)
{
  VecheReportCheckProtocolItem *item = g_new0 (VecheReportCheckProtocolItem, 1);

  item->requirement = g_strdup (requirement);
  item->state = state;
  item->remark = g_strdup (remark);
  return item;
}

void
veche_report_check_protocol_item_free (VecheReportCheckProtocolItem *item)
{
  if (item == NULL)
    return;
  g_free (item->requirement);
  g_free (item->remark);
  g_free (item);
}

VecheReportCheckProtocolEntry *
veche_report_check_protocol_entry_new (void)
{
  VecheReportCheckProtocolEntry *entry = g_new0 (VecheReportCheckProtocolEntry, 1);

  entry->items = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_report_check_protocol_item_free);
  entry->reasons = g_ptr_array_new_with_free_func (g_free);
  entry->signers = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_report_person_free);
  return entry;
}

void
veche_report_check_protocol_entry_free (VecheReportCheckProtocolEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->number);
  g_free (entry->date);
  g_free (entry->programme);
  g_free (entry->stage);
  g_free (entry->application);
  g_free (entry->received);
  g_free (entry->title);
  g_free (entry->applicant);
  g_free (entry->organisation);
  g_free (entry->leader);
  g_free (entry->theme);
  g_free (entry->theme_scope);
  g_free (entry->theme_remark);
  g_ptr_array_unref (entry->items);
  g_ptr_array_unref (entry->reasons);
  g_free (entry->override_reason);
  g_free (entry->return_until);
  veche_report_person_free (entry->decided_by);
  g_free (entry->decided_at);
  g_free (entry->journal_head);
  g_ptr_array_unref (entry->signers);
  g_free (entry);
}

VecheReportCheckProtocol *
veche_report_check_protocol_new (void)
{
  VecheReportCheckProtocol *input = g_new0 (VecheReportCheckProtocol, 1);

  input->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_report_check_protocol_entry_free);
  return input;
}

void
veche_report_check_protocol_free (VecheReportCheckProtocol *input)
{
  if (input == NULL)
    return;
  g_free (input->made_at);
  g_free (input->zone);
  veche_report_office_free (input->office);
  g_ptr_array_unref (input->entries);
  g_free (input);
}

static void
veche_report_check_protocol_add_head (VecheDocument                       *document,
                                      const VecheReportOffice             *office,
                                      const VecheReportCheckProtocolEntry *entry,
                                      GTimeZone                           *zone)
{
  g_autofree char *date = entry->date != NULL ? veche_report_text_day (entry->date, zone)
                                              : g_strdup ("«____» ______________ 20___" NBSP "г.");
  g_autofree char *number = veche_report_text_number (entry->number);

  veche_report_office_add_head (document, office);
  veche_document_add_text (document, VECHE_TEXT_ROLE_TITLE,
                           entry->decision == VECHE_REPORT_CHECK_DECISION_NONE ? "ПРОЕКТ ПРОТОКОЛА" : "ПРОТОКОЛ");
  veche_document_add_text (document, VECHE_TEXT_ROLE_SUBTITLE, "технической экспертизы заявки");
  veche_document_add_pair (document, date, number);
  veche_document_add_text (document, VECHE_TEXT_ROLE_CENTRED, office != NULL ? office->place : NULL);
  veche_document_add_spacer (document, veche_document_get_style (document)->font_size * 0.7);
}

static void
veche_report_check_protocol_add_application (VecheDocument                       *document,
                                             const VecheReportCheckProtocolEntry *entry,
                                             GTimeZone                           *zone)
{
  g_autofree char *number = veche_report_text_number (entry->application);
  g_autofree char *received = entry->received != NULL ? veche_report_text_moment (entry->received, zone) : NULL;
  g_autofree char *application = received != NULL ? g_strdup_printf ("%s, поступила %s%s", number, received,
                                                                     entry->late ? ", после срока" : "")
                                                  : g_strdup (number);
  g_autofree char *title
      = !veche_report_text_is_blank (entry->title) ? veche_report_text_quote (entry->title) : NULL;
  const struct
  {
    const char *label, *value;
  } values[] = {
    { "Программа", entry->programme },   { "Этап", entry->stage },          { "Заявка", application },
    { "Проект", title },                 { "Тематика", entry->theme },      { "Заявитель", entry->applicant },
    { "Организация", entry->organisation }, { "Лидер проекта", entry->leader },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (!veche_report_text_is_blank (values[i].value))
      veche_document_add_value (document, values[i].label, values[i].value);
}

/* Who was there, as far as they sign: nobody else is known of. */
static void
veche_report_check_protocol_add_present (VecheDocument                       *document,
                                         const VecheReportCheckProtocolEntry *entry)
{
  g_autoptr (GPtrArray) present = g_ptr_array_new ();

  if (entry->decided_by != NULL)
    g_ptr_array_add (present, entry->decided_by);
  g_ptr_array_extend (present, entry->signers, NULL, NULL);
  if (present->len == 0)
    return;
  veche_document_add_text (document, VECHE_TEXT_ROLE_HEADING, "ПРИСУТСТВОВАЛИ:");
  for (guint i = 0; i < present->len; i++)
    {
      g_autofree char *line = veche_report_check_parts_dup_person (g_ptr_array_index (present, i));

      veche_document_add_text (document, VECHE_TEXT_ROLE_BODY, line);
    }
}

static void
veche_report_check_protocol_add_heard (VecheDocument                       *document,
                                       const VecheReportCheckProtocolEntry *entry)
{
  g_autofree char *text = veche_report_check_parts_dup_heard (entry);

  veche_document_add_text (document, VECHE_TEXT_ROLE_HEADING, "СЛУШАЛИ:");
  veche_document_add_text (document, VECHE_TEXT_ROLE_BODY, text);
}

static void
veche_report_check_protocol_add_items (VecheDocument                       *document,
                                       const VecheReportCheckProtocolEntry *entry)
{
  g_autofree char *summary = NULL;

  veche_document_add_text (document, VECHE_TEXT_ROLE_HEADING, "1. Состав заявки и соответствие требованиям");
  if (entry->items->len == 0)
    {
      veche_document_add_text (document, VECHE_TEXT_ROLE_BODY,
                               "Программа не предъявляет требований к составу заявки.");
      return;
    }
  veche_document_begin_table (document, "Состав заявки", VECHE_TABLE_DEFAULT);
  veche_document_add_column (document, "№", VECHE_CELL_KIND_INDEX, 1);
  veche_document_add_column (document, "Требование", VECHE_CELL_KIND_TEXT, 9);
  veche_document_add_column (document, "Состояние", VECHE_CELL_KIND_CENTRED, 4);
  veche_document_add_column (document, "Замечание", VECHE_CELL_KIND_TEXT, 8);
  for (guint i = 0; i < entry->items->len; i++)
    {
      const VecheReportCheckProtocolItem *item = g_ptr_array_index (entry->items, i);
      g_autofree char *count = g_strdup_printf ("%u", i + 1);
      const char *cells[] = {
        count,
        item->requirement != NULL ? item->requirement : "",
        veche_report_check_parts_get_words (item->state),
        item->remark != NULL ? item->remark : "",
        NULL,
      };

      veche_document_add_row (document, VECHE_ROW_KIND_NORMAL, cells);
    }
  summary = veche_report_check_parts_dup_summary (entry);
  veche_document_add_spacer (document, 4);
  veche_document_add_text (document, VECHE_TEXT_ROLE_BODY, summary);
}

static void
veche_report_check_protocol_add_theme (VecheDocument                       *document,
                                       const VecheReportCheckProtocolEntry *entry)
{
  static const char *const fits[] = {
    [VECHE_REPORT_CHECK_FIT_UNKNOWN] = "Соответствие проекта тематике не проверено.",
    [VECHE_REPORT_CHECK_FIT_YES] = "Проект соответствует тематике.",
    [VECHE_REPORT_CHECK_FIT_NO] = "Проект не соответствует тематике.",
  };
  g_autofree char *theme = veche_report_text_quote (entry->theme);
  g_autofree char *scope = NULL;
  g_autofree char *remark = NULL;

  veche_document_add_text (document, VECHE_TEXT_ROLE_HEADING, "2. Соответствие тематике");
  if (!veche_report_text_is_blank (entry->theme_scope))
    scope = g_strdup_printf ("Содержание тематики%s%s: %s", *theme != '\0' ? " " : "", theme, entry->theme_scope);
  veche_document_add_text (document, VECHE_TEXT_ROLE_BODY, scope);
  veche_document_add_text (document, VECHE_TEXT_ROLE_BODY, fits[entry->theme_fits]);
  if (!veche_report_text_is_blank (entry->theme_remark))
    remark = g_strconcat ("Замечание: ", entry->theme_remark, NULL);
  veche_document_add_text (document, VECHE_TEXT_ROLE_BODY, remark);
}

static void
veche_report_check_protocol_add_end (VecheDocument                       *document,
                                     const VecheReportCheckProtocolEntry *entry,
                                     GTimeZone                           *zone)
{
  g_autofree char *decided_at
      = entry->decided_at != NULL ? veche_report_text_moment (entry->decided_at, zone) : NULL;
  g_autofree char *head = NULL;

  if (decided_at != NULL)
    {
      veche_document_add_spacer (document, 4);
      veche_document_add_value (document, "Решение внесено", decided_at);
    }
  veche_document_keep_with_next (document);
  veche_report_office_add_signature (document, "Решение принял", entry->decided_by);
  for (guint i = 0; i < entry->signers->len; i++)
    veche_report_office_add_signature (document, NULL, g_ptr_array_index (entry->signers, i));
  if (!veche_report_text_is_blank (entry->journal_head))
    {
      head = g_strconcat ("Отметка журнала изменений на момент решения (SHA-256): ", entry->journal_head, NULL);
      veche_document_add_spacer (document, 8);
      veche_document_add_text (document, VECHE_TEXT_ROLE_NOTE, head);
    }
}

VecheDocument *
veche_report_check_protocol_build (const VecheReportCheckProtocol *input,
                                   GError                        **error)
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
  document = veche_document_new (&style,
                                 input->entries->len == 1 ? "Протокол технической экспертизы заявки"
                                                          : "Протоколы технической экспертизы заявок",
                                 input->made_at);
  for (guint i = 0; i < input->entries->len; i++)
    {
      const VecheReportCheckProtocolEntry *entry = g_ptr_array_index (input->entries, i);
      g_autofree char *number = veche_report_text_number (entry->application);
      g_autofree char *bookmark = g_strdup_printf ("Заявка %s", number);

      veche_document_begin_section (document, bookmark);
      veche_report_check_protocol_add_head (document, input->office, entry, zone);
      veche_report_check_protocol_add_application (document, entry, zone);
      veche_report_check_protocol_add_present (document, entry);
      veche_report_check_protocol_add_heard (document, entry);
      veche_report_check_protocol_add_items (document, entry);
      veche_report_check_protocol_add_theme (document, entry);
      veche_document_add_text (document, VECHE_TEXT_ROLE_HEADING, "РЕШИЛИ:");
      veche_report_check_parts_add_decision (document, entry, zone);
      veche_report_check_protocol_add_end (document, entry, zone);
    }
  return g_steal_pointer (&document);
}

gboolean
veche_report_check_protocol_write (const VecheReportCheckProtocol *input,
                                   const char                     *path,
                                   VecheReportFormat               format,
                                   VecheReportResult              *result,
                                   GError                        **error)
{
  g_autoptr (VecheDocument) document = veche_report_check_protocol_build (input, error);

  return document != NULL && veche_report_write_document (document, path, format, FALSE, result, error);
}
