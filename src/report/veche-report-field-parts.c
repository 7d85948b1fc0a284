/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

/* What a crew writes on, and what it looks up. */
#include "veche-report-field.h"

#include <inttypes.h>

#include "veche-report-office.h"
#include "veche-report-text.h"

#define NBSP VECHE_REPORT_TEXT_NBSP
/* Of the first word of a species, letters. */
#define GENUS 3
#define SPECIES_COLUMNS 3
/* Lines where no numbers are given. */
#define BLANK_ROWS 40

/* --- abbreviations -------------------------------------------------------------------------------------------------- */

/* «лип м», with so many letters of the second word. Owned. */
static char *
veche_report_field_dup_abbreviation (char **words, glong letters)
{
  g_autofree char *genus = g_utf8_substring (words[0], 0, MIN (g_utf8_strlen (words[0], -1), GENUS));
  g_autofree char *epithet = words[1] != NULL ? g_utf8_substring (words[1], 0, MIN (g_utf8_strlen (words[1], -1), letters)) : NULL;

  return epithet != NULL ? g_strdup_printf ("%s" NBSP "%s", genus, epithet) : g_strdup (genus);
}

GPtrArray *
veche_report_field_list_abbreviations (GPtrArray *names)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *name = g_utf8_strdown (g_ptr_array_index (names, i), -1);
      g_auto (GStrv) words = g_strsplit (name, " ", -1);
      const glong most = words[0] != NULL && words[1] != NULL ? g_utf8_strlen (words[1], -1) : 1;
      char *found = NULL;

      for (glong letters = 1; words[0] != NULL && letters <= most && found == NULL; letters++)
        {
          found = veche_report_field_dup_abbreviation (words, letters);
          if (g_hash_table_contains (taken, found))
            g_clear_pointer (&found, g_free);
        }
      /* Two species with the same two words are told apart by their names only. */
      if (found == NULL)
        found = g_strdup (name);
      g_hash_table_add (taken, found);
      g_ptr_array_add (list, found);
    }
  return list;
}

/* --- the crib ------------------------------------------------------------------------------------------------------- */

/* «1–200»; %NULL where none are given. */
static char *
veche_report_field_dup_numbers (const VecheReportFieldCrew *crew)
{
  return crew->last > 0 ? g_strdup_printf ("%" PRId64 "–%" PRId64, crew->first, crew->last) : NULL;
}

static void
veche_report_field_add_grades (VecheDocument *document, const VecheReportFieldCrew *crew)
{
  g_autofree char *title = crew->scale != NULL ? g_strdup_printf ("Состояние: шкала «%s»", crew->scale) : g_strdup ("Состояние");

  if (crew->grades == NULL || crew->grades->len == 0)
    return;
  veche_document_add_text (document, VECHE_TEXT_ROLE_HEADING, title);
  veche_document_begin_table (document, "Состояние", VECHE_TABLE_SMALL);
  veche_document_add_column (document, "Балл", VECHE_CELL_KIND_CENTRED, 1.2);
  veche_document_add_column (document, "Состояние", VECHE_CELL_KIND_TEXT, 4);
  veche_document_add_column (document, "Признаки", VECHE_CELL_KIND_TEXT, 11);
  for (guint i = 0; i < crew->grades->len; i++)
    {
      const VecheReportFieldGrade *grade = g_ptr_array_index (crew->grades, i);

      veche_document_add_row (document, VECHE_ROW_KIND_NORMAL,
                              (const char *[]) { grade->code != NULL ? grade->code : "", grade->title != NULL ? grade->title : "",
                                                 grade->text != NULL ? grade->text : "", NULL });
    }
}

/* Down the columns, as people look things up. */
static void
veche_report_field_add_species (VecheDocument *document, const VecheReportField *input)
{
  g_autoptr (GPtrArray) abbreviations = veche_report_field_list_abbreviations (input->species);
  const guint rows = (input->species->len + SPECIES_COLUMNS - 1) / SPECIES_COLUMNS;

  if (rows == 0)
    return;
  veche_document_add_text (document, VECHE_TEXT_ROLE_HEADING, "Породы");
  veche_document_begin_table (document, "Породы", VECHE_TABLE_SMALL);
  for (guint i = 0; i < SPECIES_COLUMNS; i++)
    {
      veche_document_add_column (document, "Сокр.", VECHE_CELL_KIND_TEXT, 1.7);
      veche_document_add_column (document, "Порода", VECHE_CELL_KIND_TEXT, 4);
    }
  for (guint row = 0; row < rows; row++)
    {
      const char *cells[SPECIES_COLUMNS * 2 + 1] = { NULL };

      for (guint i = 0; i < SPECIES_COLUMNS; i++)
        {
          const guint n = i * rows + row;

          cells[2 * i] = n < input->species->len ? g_ptr_array_index (abbreviations, n) : "";
          cells[2 * i + 1] = n < input->species->len ? g_ptr_array_index (input->species, n) : "";
        }
      veche_document_add_row (document, VECHE_ROW_KIND_NORMAL, cells);
    }
}

void
veche_report_field_add_crib (VecheDocument *document, const VecheReportField *input, const VecheReportFieldCrew *crew)
{
  g_autofree char *numbers = veche_report_field_dup_numbers (crew);

  veche_report_office_add_head (document, input->office);
  veche_document_add_text (document, VECHE_TEXT_ROLE_TITLE, "ПОЛЕВОЙ КОМПЛЕКТ");
  veche_document_add_text (document, VECHE_TEXT_ROLE_SUBTITLE, crew->survey);
  veche_document_add_spacer (document, veche_document_get_style (document)->font_size * 0.5);
  veche_document_add_value (document, "Рабочее место", crew->workplace);
  veche_document_add_value (document, "Ответственный", crew->employee != NULL ? crew->employee : "");
  veche_document_add_value (document, "Участок", crew->territory);
  veche_document_add_value (document, "Номера деревьев", numbers);
  veche_document_add_value (document, "Бригада", "");
  veche_document_add_value (document, "День съёмки", "");
  veche_report_field_add_grades (document, crew);
  veche_document_add_text (document, VECHE_TEXT_ROLE_HEADING, "Предложение");
  veche_document_add_text (document, VECHE_TEXT_ROLE_PLAIN,
                           "С" NBSP "– сохранить, П" NBSP "– пересадить, В" NBSP "– предлагается к вырубке, О" NBSP "– обрезать, Е" NBSP
                           "– осмотреть ещё раз.");
  veche_document_add_text (document, VECHE_TEXT_ROLE_HEADING, "Как мерить");
  veche_document_add_text (document, VECHE_TEXT_ROLE_PLAIN,
                           "Диаметр" NBSP "– на высоте 1,3" NBSP "м; стволы одного дерева" NBSP "– через плюс: 12+8. Если лентой снят обхват, перед числом "
                           "пишут «обх.»: обх. 63+40. Кв." NBSP "– квадрат сетки на схеме участка. Фото" NBSP "– номер снимка. Номер, который уже "
                           "занят, в ведомости напечатан с породой.");
  veche_report_field_add_species (document, input);
}

/* --- the blank ------------------------------------------------------------------------------------------------------ */

static void
veche_report_field_add_row (VecheDocument *document, const VecheReportFieldCrew *crew, gint64 number)
{
  g_autofree char *text = number > 0 ? g_strdup_printf ("%" PRId64, number) : g_strdup ("");
  const VecheReportTree *known = crew->known != NULL ? g_hash_table_lookup (crew->known, text) : NULL;
  g_autofree char *diameter = known != NULL ? veche_report_tree_dup_diameter (known) : g_strdup ("");

  veche_document_add_row (document, VECHE_ROW_KIND_NORMAL,
                          (const char *[]) { text, "", known != NULL ? veche_report_tree_get_species (known) : "", diameter, "", "", "", "", "",
                                             known != NULL ? "уже записано" : "", NULL });
}

void
veche_report_field_add_blank (VecheDocument *document, const VecheReportField *input, const VecheReportFieldCrew *crew)
{
  static const struct
  {
    const char *title;
    VecheCellKind kind;
    double weight;
  } columns[] = {
    { "№ дерева", VECHE_CELL_KIND_CENTRED, 1.6 },      { "Кв.", VECHE_CELL_KIND_CENTRED, 1.2 },
    { "Порода", VECHE_CELL_KIND_TEXT, 4 },             { "Диаметр стволов, см", VECHE_CELL_KIND_CENTRED, 3.4 },
    { "Высота, м", VECHE_CELL_KIND_CENTRED, 1.6 },     { "Крона, м", VECHE_CELL_KIND_CENTRED, 1.6 },
    { "Состояние, балл", VECHE_CELL_KIND_CENTRED, 2 }, { "Предложение", VECHE_CELL_KIND_CENTRED, 2 },
    { "Фото", VECHE_CELL_KIND_CENTRED, 2 },            { "Примечание", VECHE_CELL_KIND_TEXT, 6 },
  };
  g_autofree char *numbers = veche_report_field_dup_numbers (crew);
  g_autoptr (GString) whose = g_string_new (crew->workplace != NULL ? crew->workplace : "Бригада ______________");

  if (numbers != NULL)
    g_string_append_printf (whose, ", номера %s", numbers);
  veche_document_add_text (document, VECHE_TEXT_ROLE_TITLE, "ПОЛЕВАЯ ВЕДОМОСТЬ");
  veche_document_add_text (document, VECHE_TEXT_ROLE_SUBTITLE, crew->survey);
  veche_document_add_pair (document, whose->str, "«____» ______________ 20___" NBSP "г.");
  veche_document_add_spacer (document, 4);
  veche_document_begin_table (document, "Ведомость", VECHE_TABLE_DEFAULT);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    veche_document_add_column (document, columns[i].title, columns[i].kind, columns[i].weight);
  if (numbers == NULL)
    for (guint i = 0; i < BLANK_ROWS; i++)
      veche_report_field_add_row (document, crew, 0);
  else
    for (gint64 number = crew->first; number <= crew->last && number - crew->first < VECHE_REPORT_FIELD_ROWS; number++)
      veche_report_field_add_row (document, crew, number);
}
