/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-report-act.h"

#include "veche-report-check-parts.h"
#include "veche-report-office.h"
#include "veche-report-text.h"

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

VecheReportAct *
veche_report_act_new (void)
{
  VecheReportAct *input = g_new0 (VecheReportAct, 1);

  input->members = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_report_person_free);
  input->trees = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_report_act_tree_free);
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
  g_free (input->number);
  g_free (input->date);
  g_free (input->territory);
  g_free (input->survey);
  g_free (input->address);
  g_free (input->reason);
  g_free (input->findings);
  g_ptr_array_unref (input->members);
  g_ptr_array_unref (input->trees);
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
veche_report_act_add_head (VecheDocument *document, const VecheReportAct *input)
{
  g_autoptr (GTimeZone) zone = veche_report_text_load_zone (input->zone);
  g_autofree char *date = input->date != NULL ? veche_report_text_day (input->date, zone) : g_strdup (BLANK_DATE);
  g_autofree char *number = veche_report_text_number (input->number);

  veche_report_office_add_head (document, input->office);
  veche_document_add_text (document, VECHE_TEXT_ROLE_TITLE, "АКТ");
  veche_document_add_text (document, VECHE_TEXT_ROLE_SUBTITLE, "обследования зелёных насаждений");
  veche_document_add_pair (document, date, number);
  veche_document_add_text (document, VECHE_TEXT_ROLE_CENTRED, input->office != NULL ? input->office->place : NULL);
  veche_document_add_spacer (document, veche_document_get_style (document)->font_size * 0.7);
}

/* One specialist inspects alone; several are a commission. */
static void
veche_report_act_add_members (VecheDocument *document, const VecheReportAct *input)
{
  if (input->members->len == 1)
    {
      g_autofree char *person = veche_report_check_parts_dup_person (g_ptr_array_index (input->members, 0));

      veche_document_add_value (document, "Обследование провёл", person);
      return;
    }
  veche_document_add_text (document, VECHE_TEXT_ROLE_HEADING, "Комиссия в составе:");
  for (guint i = 0; i < input->members->len; i++)
    {
      g_autofree char *person = veche_report_check_parts_dup_person (g_ptr_array_index (input->members, i));

      veche_document_add_value (document, i == 0 && input->has_chair ? "Председатель" : "Член комиссии", person);
    }
  if (input->members->len == 0)
    for (guint i = 0; i < 3; i++)
      veche_document_add_value (document, i == 0 ? "Председатель" : "Член комиссии", "");
}

static void
veche_report_act_add_trees (VecheDocument *document, const VecheReportAct *input)
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
  for (guint i = 0; i < input->trees->len; i++)
    {
      const VecheReportActTree *row = g_ptr_array_index (input->trees, i);
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
veche_report_act_add_totals (VecheDocument *document, const VecheReportAct *input)
{
  g_autofree char *trees = veche_report_text_count (input->trees->len, "растение", "растения", "растений");
  g_autoptr (GString) text = g_string_new (NULL);
  const char *part = ": ";
  guint undecided = input->trees->len;

  g_string_printf (text, "Обследовано %s", trees);
  for (guint d = 0; d < G_N_ELEMENTS (veche_report_act_decisions); d++)
    {
      guint count = 0;

      for (guint i = 0; i < input->trees->len; i++)
        count += g_strcmp0 (((const VecheReportActTree *) g_ptr_array_index (input->trees, i))->decision, veche_report_act_decisions[d].code) == 0;
      if (count == 0)
        continue;
      undecided -= count;
      g_string_append_printf (text, "%s%s" NBSP "– %u", part, veche_report_act_decisions[d].text, count);
      part = ", ";
    }
  if (undecided > 0 && undecided < input->trees->len)
    g_string_append_printf (text, ", без решения" NBSP "– %u", undecided);
  g_string_append_c (text, '.');
  veche_document_add_text (document, VECHE_TEXT_ROLE_BODY, text->str);
}

VecheDocument *
veche_report_act_build (const VecheReportAct *input)
{
  VechePageStyle style;
  VecheDocument *document;

  g_return_val_if_fail (input != NULL, NULL);

  veche_page_style_init (&style, &input->page, VECHE_PAGE_ORIENTATION_PORTRAIT);
  document = veche_document_new (&style, "Акт обследования зелёных насаждений", input->made_at);
  veche_report_act_add_head (document, input);
  veche_report_act_add_members (document, input);
  veche_document_add_spacer (document, style.font_size * 0.5);
  veche_document_add_value (document, "Территория", input->territory);
  veche_document_add_value (document, "Адрес", input->address);
  veche_document_add_value (document, "Основание", input->reason);
  veche_document_add_value (document, "Съёмка", input->survey);
  veche_document_add_text (document, VECHE_TEXT_ROLE_HEADING, "УСТАНОВЛЕНО:");
  veche_document_add_text (document, VECHE_TEXT_ROLE_BODY, input->findings);
  veche_report_act_add_totals (document, input);
  veche_document_add_spacer (document, style.font_size * 0.5);
  if (input->trees->len > 0)
    veche_report_act_add_trees (document, input);
  veche_document_add_spacer (document, style.font_size);
  for (guint i = 0; i < input->members->len; i++)
    veche_report_office_add_signature (document, input->members->len == 1 ? "Обследование провёл" : i == 0 && input->has_chair ? "Председатель" : "Член комиссии",
                                       g_ptr_array_index (input->members, i));
  for (guint i = 0; input->members->len == 0 && i < 3; i++)
    veche_report_office_add_signature (document, i == 0 ? "Председатель" : "Член комиссии", NULL);
  return document;
}

gboolean
veche_report_act_write (const VecheReportAct *input, const char *path, VecheReportFormat format, VecheReportResult *result, GError **error)
{
  g_autoptr (VecheDocument) document = veche_report_act_build (input);

  return veche_report_write_document (document, path, format, FALSE, result, error);
}
