/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-report-check-parts.h"

#include <string.h>

#include "veche-report-text.h"

#define NBSP VECHE_REPORT_TEXT_NBSP

static const char *const words[] = {
  [VECHE_REPORT_CHECK_STATE_UNKNOWN] = "—",
  [VECHE_REPORT_CHECK_STATE_PRESENT] = "есть",
  [VECHE_REPORT_CHECK_STATE_ABSENT] = "нет",
  [VECHE_REPORT_CHECK_STATE_INSUFFICIENT] = "недостаточно",
  [VECHE_REPORT_CHECK_STATE_NOT_NEEDED] = "не требуется",
};

const char *
veche_report_check_parts_get_words (VecheReportCheckState state)
{
  return words[state];
}

char *
veche_report_check_parts_dup_person (const VecheReportPerson *person)
{
  g_autofree char *name = veche_report_text_name (person->name);

  return veche_report_text_is_blank (person->position) ? g_strdup (name) : g_strconcat (name, ", ", person->position, NULL);
}

char *
veche_report_check_parts_dup_heard (const VecheReportCheckProtocolEntry *entry)
{
  g_autofree char *number = veche_report_text_number (entry->application);
  g_autofree char *title = veche_report_text_quote (entry->title);

  return g_strdup_printf ("О" NBSP "результатах технической экспертизы заявки %s%s%s.", number,
                          *title != '\0' ? " " : "", title);
}

char *
veche_report_check_parts_dup_summary (const VecheReportCheckProtocolEntry *entry)
{
  static const VecheReportCheckState order[] = {
    VECHE_REPORT_CHECK_STATE_PRESENT,    VECHE_REPORT_CHECK_STATE_INSUFFICIENT, VECHE_REPORT_CHECK_STATE_ABSENT,
    VECHE_REPORT_CHECK_STATE_NOT_NEEDED, VECHE_REPORT_CHECK_STATE_UNKNOWN,
  };
  guint counts[G_N_ELEMENTS (words)] = { 0 };
  g_autoptr (GString) text = g_string_new ("Итого: ");
  gboolean first = TRUE;

  for (guint i = 0; i < entry->items->len; i++)
    counts[((const VecheReportCheckProtocolItem *) g_ptr_array_index (entry->items, i))->state]++;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (counts[order[i]] > 0)
      {
        g_string_append_printf (text, "%s%s" NBSP "– %u", first ? "" : ", ",
                                order[i] == VECHE_REPORT_CHECK_STATE_UNKNOWN ? "не проверено"
                                                                             : words[order[i]],
                                counts[order[i]]);
        first = FALSE;
      }
  if (counts[VECHE_REPORT_CHECK_STATE_ABSENT] + counts[VECHE_REPORT_CHECK_STATE_INSUFFICIENT] > 0)
    g_string_append (text, ". Заявка некомплектна.");
  else if (counts[VECHE_REPORT_CHECK_STATE_UNKNOWN] > 0)
    g_string_append (text, ". Проверка не закончена.");
  else
    g_string_append (text, ". Заявка комплектна.");
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
veche_report_check_parts_add_reasons (VecheDocument                       *document,
                                      const VecheReportCheckProtocolEntry *entry)
{
  const char *heading = entry->reasons->len == 1 ? "Причина:" : "Причины:";

  if (entry->reasons->len == 0)
    return;
  /* What is held against an application that was admitted all the same is no reason for admitting it. */
  if (entry->decision == VECHE_REPORT_CHECK_DECISION_ACCEPT)
    heading = "Замечания:";
  veche_document_add_text (document, VECHE_TEXT_ROLE_BODY, heading);
  veche_document_keep_with_next (document);
  for (guint i = 0; i < entry->reasons->len; i++)
    {
      const char *end = i + 1 < entry->reasons->len ? ";" : ".";
      const char *reason = veche_report_text_get_reason (g_ptr_array_index (entry->reasons, i));
      gboolean ended = g_str_has_suffix (reason, ".") || g_str_has_suffix (reason, ";");
      g_autofree char *line = entry->reasons->len == 1
                                  ? g_strdup_printf ("–" NBSP "%s%s", reason, ended ? "" : end)
                                  : g_strdup_printf ("%u)" NBSP "%s%s", i + 1, reason, ended ? "" : end);

      veche_document_add_text (document, VECHE_TEXT_ROLE_BODY, line);
    }
}

void
veche_report_check_parts_add_decision (VecheDocument                       *document,
                                       const VecheReportCheckProtocolEntry *entry,
                                       GTimeZone                           *zone)
{
  g_autofree char *number = veche_report_text_number (entry->application);
  g_autofree char *until = entry->return_until != NULL ? veche_report_text_day (entry->return_until, zone) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *override = NULL;

  switch (entry->decision)
    {
    case VECHE_REPORT_CHECK_DECISION_ACCEPT:
      text = g_strdup_printf ("Допустить заявку %s.", number);
      break;
    case VECHE_REPORT_CHECK_DECISION_RETURN:
      text = g_strdup_printf ("Вернуть заявку %s заявителю для устранения замечаний%s%s.", number,
                              until != NULL ? " в" NBSP "срок до" NBSP : "", until != NULL ? until : "");
      if (g_str_has_suffix (text, "г.."))
        text[strlen (text) - 1] = '\0';
      break;
    case VECHE_REPORT_CHECK_DECISION_REFUSE:
      text = g_strdup_printf ("Отклонить заявку %s.", number);
      break;
    case VECHE_REPORT_CHECK_DECISION_NONE:
    default:
      text = g_strdup ("Решение не принято.");
      break;
    }
  veche_document_add_text (document, VECHE_TEXT_ROLE_BODY, text);
  veche_report_check_parts_add_reasons (document, entry);
  if (!veche_report_text_is_blank (entry->override_reason))
    override = g_strconcat ("Заявка допущена при наличии замечаний. Основание: ", entry->override_reason,
                            g_str_has_suffix (entry->override_reason, ".") ? NULL : ".", NULL);
  veche_document_add_text (document, VECHE_TEXT_ROLE_BODY, override);
}

