/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-report-act.h"

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-report-check-parts.h"
#include "veche-report-office.h"
#include "veche-report-text.h"
#include "veche-time.h"

#define NBSP VECHE_REPORT_TEXT_NBSP
#define BLANK_DATE "«____» ______________ 20___" NBSP "г."

VecheReportActTree *
veche_report_act_tree_new (void)
{
  return g_new0 (VecheReportActTree, 1);
}

void
veche_report_act_tree_free (VecheReportActTree *tree)
{
  if (tree == NULL)
    return;
  veche_report_tree_free (tree->tree);
  g_free (tree->decision);
  g_free (tree->findings);
  g_free (tree);
}

VecheReportActEntry *
veche_report_act_entry_new (void)
{
  VecheReportActEntry *entry = g_new0 (VecheReportActEntry, 1);

  entry->members = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_report_person_free);
  entry->trees = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_report_act_tree_free);
  return entry;
}

void
veche_report_act_entry_free (VecheReportActEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->number);
  g_free (entry->date);
  g_free (entry->territory);
  g_free (entry->survey);
  g_free (entry->address);
  g_free (entry->reason);
  g_free (entry->findings);
  g_ptr_array_unref (entry->members);
  g_ptr_array_unref (entry->trees);
  g_free (entry);
}

VecheReportAct *
veche_report_act_new (void)
{
  VecheReportAct *input = g_new0 (VecheReportAct, 1);

  input->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_report_act_entry_free);
  return input;
}

void
veche_report_act_free (VecheReportAct *input)
{
  if (input == NULL)
    return;
  g_free (input->made_at);
  g_free (input->zone);
  veche_report_office_free (input->office);
  g_ptr_array_unref (input->entries);
  g_free (input);
}

/* In the words of an act: it decides, where a survey proposes. */
static const struct
{
  const char *code;
  const char *text;
} veche_report_act_decisions[] = {
  { "remove", "вырубить" },     { "transplant", "пересадить" },   { "prune", "обрезать" },
  { "inspect", "обследовать дополнительно" }, { "keep", "сохранить" },
};

static const char *
veche_report_act_get_decision (const char *code)
{
  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (veche_report_act_decisions); i++)
    if (g_str_equal (veche_report_act_decisions[i].code, code))
      return veche_report_act_decisions[i].text;
  return "";
}

static void
veche_report_act_add_head (VecheDocument *document, const VecheReportAct *input, const VecheReportActEntry *entry)
{
  g_autoptr (GTimeZone) zone = veche_report_text_load_zone (input->zone);
  g_autofree char *date = entry->date != NULL ? veche_report_text_day (entry->date, zone) : g_strdup (BLANK_DATE);
  g_autofree char *number = veche_report_text_number (entry->number);

  veche_report_office_add_head (document, input->office);
  veche_document_add_text (document, VECHE_TEXT_ROLE_TITLE, "АКТ");
  veche_document_add_text (document, VECHE_TEXT_ROLE_SUBTITLE, "обследования зелёных насаждений");
  veche_document_add_pair (document, date, number);
  veche_document_add_text (document, VECHE_TEXT_ROLE_CENTRED, input->office != NULL ? input->office->place : NULL);
  veche_document_add_spacer (document, veche_document_get_style (document)->font_size * 0.7);
}

/* One specialist inspects alone; several are a commission. */
static void
veche_report_act_add_members (VecheDocument *document, const VecheReportActEntry *entry)
{
  if (entry->members->len == 1)
    {
      g_autofree char *person = veche_report_check_parts_dup_person (g_ptr_array_index (entry->members, 0));

      veche_document_add_value (document, "Обследование провёл", person);
      return;
    }
  veche_document_add_text (document, VECHE_TEXT_ROLE_HEADING, "Комиссия в составе:");
  for (guint i = 0; i < entry->members->len; i++)
    {
      g_autofree char *person = veche_report_check_parts_dup_person (g_ptr_array_index (entry->members, i));

      veche_document_add_value (document, i == 0 && entry->has_chair ? "Председатель" : "Член комиссии", person);
    }
  if (entry->members->len == 0)
    for (guint i = 0; i < 3; i++)
      veche_document_add_value (document, i == 0 ? "Председатель" : "Член комиссии", "");
}

static void
veche_report_act_add_trees (VecheDocument *document, const VecheReportActEntry *entry)
{
  veche_document_begin_table (document, "Насаждения", VECHE_TABLE_SMALL);
  veche_document_add_column (document, "№", VECHE_CELL_KIND_INDEX, 1);
  veche_document_add_column (document, "№ дерева", VECHE_CELL_KIND_CENTRED, 1.6);
  veche_document_add_column (document, "Порода", VECHE_CELL_KIND_TEXT, 4);
  veche_document_add_column (document, "Диаметр, см", VECHE_CELL_KIND_CENTRED, 2);
  veche_document_add_column (document, "Высота, м", VECHE_CELL_KIND_NUMBER, 1.6);
  veche_document_add_column (document, "Состояние", VECHE_CELL_KIND_TEXT, 2.8);
  veche_document_add_column (document, "Установлено", VECHE_CELL_KIND_TEXT, 4.5);
  veche_document_add_column (document, "Решение", VECHE_CELL_KIND_TEXT, 2.8);
  for (guint i = 0; i < entry->trees->len; i++)
    {
      const VecheReportActTree *row = g_ptr_array_index (entry->trees, i);
      g_autofree char *index = g_strdup_printf ("%u", i + 1);
      g_autofree char *diameter = veche_report_tree_dup_diameter (row->tree);
      g_autofree char *height = veche_report_tree_dup_number (row->tree->height);
      const char *findings = !veche_report_text_is_blank (row->findings) ? row->findings : row->tree->ground;
      const char *cells[] = { index, row->tree->number != NULL ? row->tree->number : "", veche_report_tree_get_species (row->tree), diameter,
                              height, row->tree->condition != NULL ? row->tree->condition : "", findings != NULL ? findings : "",
                              veche_report_act_get_decision (row->decision), NULL };

      veche_document_add_row (document, VECHE_ROW_KIND_NORMAL, cells);
    }
}

/* «Обследовано 14 растений: вырубить – 3, обрезать – 2, без решения – 9.» */
static void
veche_report_act_add_totals (VecheDocument *document, const VecheReportActEntry *entry)
{
  g_autofree char *trees = veche_report_text_count (entry->trees->len, "растение", "растения", "растений");
  g_autoptr (GString) text = g_string_new (NULL);
  const char *part = ": ";
  guint undecided = entry->trees->len;

  g_string_printf (text, "Обследовано %s", trees);
  for (guint d = 0; d < G_N_ELEMENTS (veche_report_act_decisions); d++)
    {
      guint count = 0;

      for (guint i = 0; i < entry->trees->len; i++)
        count += g_strcmp0 (((const VecheReportActTree *) g_ptr_array_index (entry->trees, i))->decision, veche_report_act_decisions[d].code) == 0;
      if (count == 0)
        continue;
      undecided -= count;
      g_string_append_printf (text, "%s%s" NBSP "– %u", part, veche_report_act_decisions[d].text, count);
      part = ", ";
    }
  if (undecided > 0 && undecided < entry->trees->len)
    g_string_append_printf (text, ", без решения" NBSP "– %u", undecided);
  g_string_append_c (text, '.');
  veche_document_add_text (document, VECHE_TEXT_ROLE_BODY, text->str);
}

/* «Акт обследования зелёных насаждений № 5 от 12.03.2020»: what it is called among others. Owned. */
static char *
veche_report_act_dup_name (const VecheReportActEntry *entry)
{
  g_autofree char *day = veche_time_format_date (entry->date, NULL);
  g_autoptr (GString) name = g_string_new ("Акт обследования зелёных насаждений");

  if (!veche_report_text_is_blank (entry->number))
    g_string_append_printf (name, " №" NBSP "%s", entry->number);
  if (!veche_report_text_is_blank (day))
    g_string_append_printf (name, " от" NBSP "%s", day);
  return g_string_free (g_steal_pointer (&name), FALSE);
}

static void
veche_report_act_add (VecheDocument *document, const VecheReportAct *input, const VecheReportActEntry *entry)
{
  const double size = veche_document_get_style (document)->font_size;

  veche_report_act_add_head (document, input, entry);
  veche_report_act_add_members (document, entry);
  veche_document_add_spacer (document, size * 0.5);
  veche_document_add_value (document, "Территория", entry->territory);
  veche_document_add_value (document, "Адрес", entry->address);
  veche_document_add_value (document, "Основание", entry->reason);
  veche_document_add_value (document, "Съёмка", entry->survey);
  veche_document_add_text (document, VECHE_TEXT_ROLE_HEADING, "УСТАНОВЛЕНО:");
  veche_document_add_text (document, VECHE_TEXT_ROLE_BODY, entry->findings);
  veche_report_act_add_totals (document, entry);
  veche_document_add_spacer (document, size * 0.5);
  if (entry->trees->len > 0)
    veche_report_act_add_trees (document, entry);
  veche_document_add_spacer (document, size);
  for (guint i = 0; i < entry->members->len; i++)
    veche_report_office_add_signature (document, entry->members->len == 1 ? "Обследование провёл" : i == 0 && entry->has_chair ? "Председатель" : "Член комиссии",
                                       g_ptr_array_index (entry->members, i));
  for (guint i = 0; entry->members->len == 0 && i < 3; i++)
    veche_report_office_add_signature (document, i == 0 ? "Председатель" : "Член комиссии", NULL);
}

VecheDocument *
veche_report_act_build (const VecheReportAct *input, GError **error)
{
  VechePageStyle style;
  VecheDocument *document;
  g_autofree char *title = NULL;

  g_return_val_if_fail (input != NULL, NULL);

  if (input->entries->len == 0)
    {
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_NOTHING,
                           _("Could not print inspection acts: there are none such. Add an act, or choose other days or another territory."));
      return NULL;
    }
  veche_page_style_init (&style, &input->page, VECHE_PAGE_ORIENTATION_PORTRAIT);
  title = input->entries->len == 1 ? veche_report_act_dup_name (g_ptr_array_index (input->entries, 0)) : g_strdup ("Акты обследования зелёных насаждений");
  document = veche_document_new (&style, title, input->made_at);
  for (guint i = 0; i < input->entries->len; i++)
    {
      const VecheReportActEntry *entry = g_ptr_array_index (input->entries, i);
      g_autofree char *name = veche_report_act_dup_name (entry);

      veche_document_begin_section (document, name);
      veche_report_act_add (document, input, entry);
    }
  return document;
}

gboolean
veche_report_act_write (const VecheReportAct *input, const char *path, VecheReportFormat format, VecheReportResult *result, GError **error)
{
  g_autoptr (VecheDocument) document = veche_report_act_build (input, error);

  return document != NULL && veche_report_write_document (document, path, format, FALSE, result, error);
}
