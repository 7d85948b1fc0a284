/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-report-tally.h"

#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-report-office.h"
#include "veche-report-tally-totals.h"
#include "veche-report-text.h"
#include "veche-text.h"
#include "veche-time.h"

#define KEY_BYTES 200
#define BLANK "______________________________"

VecheReportTally *
veche_report_tally_new (void)
{
  VecheReportTally *input = g_new0 (VecheReportTally, 1);

  input->trees = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_report_tree_free);
  return input;
}

void
veche_report_tally_free (VecheReportTally *input)
{
  if (input == NULL)
    return;
  g_free (input->made_at);
  g_free (input->zone);
  veche_report_office_free (input->office);
  g_free (input->territory);
  g_free (input->survey);
  g_free (input->address);
  g_free (input->cadastral);
  g_free (input->works);
  g_free (input->applicant);
  veche_report_person_free (input->made_by);
  g_ptr_array_unref (input->trees);
  g_free (input);
}

gboolean
veche_report_tally_form_parse (const char *text, VecheReportTallyForm *form, GError **error)
{
  static const char *const forms[] = { "sheet", "act", "compensation", "numbers" };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_equal (forms[i], text))
      {
        *form = (VecheReportTallyForm) i;
        return TRUE;
      }
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
               _("Could not take “%s” as a form of the tally sheet. Use sheet, act, compensation or numbers."), text);
  return FALSE;
}

static const char *
veche_report_tally_fill (const char *text)
{
  return veche_report_text_is_blank (text) ? "" : text;
}

/* «удовлетворительное; сохранить»: what is known of it. */
static char *
veche_report_tally_dup_state (const VecheReportTree *tree)
{
  const VecheReportTreeDecision decision = veche_report_tree_get_decision (tree);
  const char *text = decision != VECHE_REPORT_TREE_UNDECIDED ? veche_report_tree_decision_get_text (decision) : NULL;

  if (veche_report_text_is_blank (tree->condition))
    return g_strdup (veche_report_tally_fill (text));
  return text != NULL ? g_strdup_printf ("%s; %s", tree->condition, text) : g_strdup (tree->condition);
}

/* What stands beside a tree, each as a sentence. */
static char *
veche_report_tally_join (const char *first, const char *second, const char *third)
{
  const char *const texts[] = { first, second, third };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!veche_report_text_is_blank (texts[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ". " : "", texts[i]);
  return g_string_free (text, FALSE);
}

/* --- the three tables --------------------------------------------------------------------------------------------- */

static void
veche_report_tally_add_sheet (VecheDocument *document, GPtrArray *trees)
{
  veche_document_begin_table (document, "Ведомость", VECHE_TABLE_SMALL);
  veche_document_add_column (document, "№", VECHE_CELL_KIND_INDEX, 1.2);
  veche_document_add_column (document, "№ дерева", VECHE_CELL_KIND_CENTRED, 1.6);
  veche_document_add_column (document, "Порода", VECHE_CELL_KIND_TEXT, 5);
  veche_document_add_column (document, "Деревьев, шт.", VECHE_CELL_KIND_NUMBER, 1.7);
  veche_document_add_column (document, "Кустарников, шт.", VECHE_CELL_KIND_NUMBER, 1.9);
  veche_document_add_column (document, "Диаметр, см", VECHE_CELL_KIND_CENTRED, 2);
  veche_document_add_column (document, "Высота, м", VECHE_CELL_KIND_NUMBER, 1.5);
  veche_document_add_column (document, "Состояние, решение", VECHE_CELL_KIND_TEXT, 6);
  veche_document_add_column (document, "Примечание", VECHE_CELL_KIND_TEXT, 4.5);
  for (guint i = 0; i < trees->len; i++)
    {
      const VecheReportTree *tree = g_ptr_array_index (trees, i);
      const gboolean shrub = veche_report_tree_is_shrub (tree);
      g_autofree char *index = g_strdup_printf ("%u", i + 1);
      g_autofree char *count = veche_report_tree_dup_number (veche_report_tree_get_count (tree));
      g_autofree char *measured = veche_report_tree_is_counted (tree) ? NULL : g_strdup_printf ("%s %s", count, veche_report_tree_get_unit (tree));
      const char *amount = measured != NULL ? measured : count;
      g_autofree char *diameter = veche_report_tree_dup_diameter (tree);
      g_autofree char *height = veche_report_tree_dup_number (tree->height);
      g_autofree char *state = veche_report_tally_dup_state (tree);
      g_autofree char *note = veche_report_tally_join (tree->ground, tree->note, tree->felling);
      const char *cells[] = { index, veche_report_tally_fill (tree->number), veche_report_tree_get_species (tree), shrub ? "" : amount,
                              shrub ? amount : "", diameter, height, state, note, NULL };

      veche_document_add_row (document, VECHE_ROW_KIND_NORMAL, cells);
    }
}

/* Of a tree its diameter, of a shrub its age. */
static char *
veche_report_tally_dup_size (const VecheReportTree *tree)
{
  g_autofree char *diameter = veche_report_tree_is_shrub (tree) ? NULL : veche_report_tree_dup_diameter (tree);

  if (diameter != NULL)
    return g_strdup (diameter);
  return tree->age > 0 ? veche_report_text_count ((guint) tree->age, "год", "года", "лет") : g_strdup ("");
}

static void
veche_report_tally_add_act (VecheDocument *document, GPtrArray *trees)
{
  veche_document_begin_table (document, "Акт", VECHE_TABLE_SMALL);
  veche_document_add_column (document, "Порода", VECHE_CELL_KIND_TEXT, 5);
  veche_document_add_column (document, "№ по ведомости", VECHE_CELL_KIND_CENTRED, 2.2);
  veche_document_add_column (document, "Диаметр ствола, см; возраст кустарника", VECHE_CELL_KIND_CENTRED, 3.4);
  veche_document_add_column (document, "Количество", VECHE_CELL_KIND_CENTRED, 2.2);
  veche_document_add_column (document, "Примечание", VECHE_CELL_KIND_TEXT, 6);
  for (guint i = 0; i < trees->len; i++)
    {
      const VecheReportTree *tree = g_ptr_array_index (trees, i);
      g_autofree char *number = veche_report_tree_dup_number (veche_report_tree_get_count (tree));
      g_autofree char *count = g_strdup_printf ("%s %s", g_strdelimit (number, ".", ','), veche_report_tree_get_unit (tree));
      g_autofree char *size = veche_report_tally_dup_size (tree);
      g_autofree char *state = veche_report_tally_dup_state (tree);
      g_autofree char *note = veche_report_tally_join (state, tree->ground, tree->felling);
      const char *cells[]
        = { veche_report_tree_get_species (tree), veche_report_tally_fill (tree->number), size, count, note, NULL };

      veche_document_add_row (document, VECHE_ROW_KIND_NORMAL, cells);
    }
}

static const char *
veche_report_tally_get_group (const VecheReportTree *tree)
{
  static const struct
  {
    const char *code;
    const char *text;
  } groups[] = {
    { "conifer", "хвойные" },         { "broad-leaved", "широколиственные" }, { "small-leaved", "мелколиственные, плодовые" },
    { "low-value", "малоценные" },    { "decorative", "декоративные" },
  };
  const char *group = veche_report_tree_get_group (tree);

  for (guint i = 0; group != NULL && i < G_N_ELEMENTS (groups); i++)
    if (g_str_equal (groups[i].code, group))
      return groups[i].text;
  return "";
}

/* Norms and coefficients differ from town to town: they are filled in by hand, in the workbook or on paper. */
static void
veche_report_tally_add_compensation (VecheDocument *document, GPtrArray *trees)
{
  guint n = 0;

  veche_document_begin_table (document, "Расчёт", VECHE_TABLE_SMALL);
  veche_document_add_column (document, "№", VECHE_CELL_KIND_INDEX, 1);
  veche_document_add_column (document, "№ на съёмке", VECHE_CELL_KIND_CENTRED, 1.7);
  veche_document_add_column (document, "Порода", VECHE_CELL_KIND_TEXT, 4.6);
  veche_document_add_column (document, "Диаметр на высоте 1,3 м, см", VECHE_CELL_KIND_CENTRED, 2.2);
  veche_document_add_column (document, "Группа", VECHE_CELL_KIND_TEXT, 3.2);
  veche_document_add_column (document, "Возраст кустарника", VECHE_CELL_KIND_CENTRED, 2.2);
  veche_document_add_column (document, "Количество", VECHE_CELL_KIND_CENTRED, 2.1);
  veche_document_add_column (document, "Норма за единицу, ₽", VECHE_CELL_KIND_MONEY, 2);
  veche_document_add_column (document, "К знач.", VECHE_CELL_KIND_NUMBER, 1.2);
  veche_document_add_column (document, "К декор.", VECHE_CELL_KIND_NUMBER, 1.2);
  veche_document_add_column (document, "К сост.", VECHE_CELL_KIND_NUMBER, 1.2);
  veche_document_add_column (document, "Сумма, ₽", VECHE_CELL_KIND_MONEY, 2.2);
  for (guint i = 0; i < trees->len; i++)
    {
      const VecheReportTree *tree = g_ptr_array_index (trees, i);
      const gboolean shrub = veche_report_tree_is_shrub (tree);
      g_autofree char *index = g_strdup_printf ("%u", ++n);
      g_autofree char *diameter = shrub ? g_strdup ("") : veche_report_tree_dup_diameter (tree);
      g_autofree char *age = shrub ? veche_report_tally_dup_size (tree) : g_strdup ("");
      g_autofree char *number = veche_report_tree_dup_number (veche_report_tree_get_count (tree));
      g_autofree char *count = g_strdup_printf ("%s %s", g_strdelimit (number, ".", ','), veche_report_tree_get_unit (tree));
      const char *cells[] = { index, veche_report_tally_fill (tree->number), veche_report_tree_get_species (tree), diameter,
                              veche_report_tally_get_group (tree), age, count, "", "", "", "", "", NULL };

      veche_document_add_row (document, VECHE_ROW_KIND_NORMAL, cells);
    }
}

typedef struct
{
  char *number;
  const VecheReportTree *tree;
} VecheReportTallyOld;

static void
veche_report_tally_old_free (gpointer data)
{
  VecheReportTallyOld *old = data;

  g_free (old->number);
  g_free (old);
}

static int
veche_report_tally_compare_old (gconstpointer a, gconstpointer b)
{
  const VecheReportTallyOld *one = *(const VecheReportTallyOld *const *) a;
  const VecheReportTallyOld *other = *(const VecheReportTallyOld *const *) b;
  g_autofree char *one_key = veche_text_sort_key (one->number, KEY_BYTES);
  g_autofree char *other_key = veche_text_sort_key (other->number, KEY_BYTES);
  const int order = strcmp (one_key, other_key);

  return order != 0 ? order : g_strcmp0 (one->tree->number, other->tree->number);
}

/* By the old number, which is what somebody holds in hand: a tree that had two stands there twice. */
static void
veche_report_tally_add_numbers (VecheDocument *document, GPtrArray *trees)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (veche_report_tally_old_free);

  for (guint i = 0; i < trees->len; i++)
    {
      const VecheReportTree *tree = g_ptr_array_index (trees, i);
      g_auto (GStrv) numbers = g_strsplit (veche_report_tally_fill (tree->old_numbers), ",", -1);

      for (guint n = 0; numbers[n] != NULL; n++)
        if (*g_strstrip (numbers[n]) != '\0')
          {
            VecheReportTallyOld *old = g_new0 (VecheReportTallyOld, 1);

            old->number = g_strdup (numbers[n]);
            old->tree = tree;
            g_ptr_array_add (rows, old);
          }
    }
  g_ptr_array_sort (rows, veche_report_tally_compare_old);
  veche_document_begin_table (document, "Номера", VECHE_TABLE_SMALL);
  veche_document_add_column (document, "Прежний номер", VECHE_CELL_KIND_CENTRED, 3);
  veche_document_add_column (document, "Новый номер", VECHE_CELL_KIND_CENTRED, 3);
  veche_document_add_column (document, "Порода", VECHE_CELL_KIND_TEXT, 7);
  veche_document_add_column (document, "Диаметр, см", VECHE_CELL_KIND_CENTRED, 3);
  for (guint i = 0; i < rows->len; i++)
    {
      const VecheReportTallyOld *old = g_ptr_array_index (rows, i);
      g_autofree char *diameter = veche_report_tree_dup_diameter (old->tree);
      const char *cells[] = { old->number, veche_report_tally_fill (old->tree->number), veche_report_tree_get_species (old->tree), diameter, NULL };

      veche_document_add_row (document, VECHE_ROW_KIND_NORMAL, cells);
    }
}

/* --- the document ------------------------------------------------------------------------------------------------- */

/* What the table is of. */
static GPtrArray *
veche_report_tally_list (const VecheReportTally *input)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < input->trees->len; i++)
    {
      VecheReportTree *tree = g_ptr_array_index (input->trees, i);

      if (input->form != VECHE_REPORT_TALLY_COMPENSATION || veche_report_tree_get_decision (tree) == VECHE_REPORT_TREE_REMOVE
          || veche_report_tree_get_decision (tree) == VECHE_REPORT_TREE_FELL)
        g_ptr_array_add (list, tree);
    }
  return list;
}

static void
veche_report_tally_add_head (VecheDocument *document, const VecheReportTally *input)
{
  static const char *const titles[] = { "ПЕРЕЧЁТНАЯ ВЕДОМОСТЬ", "АКТ", "РАСЧЁТ", "ТАБЛИЦА СООТВЕТСТВИЯ" };
  static const char *const subjects[] = { "зелёных насаждений", "обследования зелёных насаждений", "компенсационной стоимости зелёных насаждений",
                                          "прежних и новых номеров деревьев" };
  g_autoptr (GTimeZone) zone = veche_report_text_load_zone (input->zone);
  g_autofree char *now = input->made_at != NULL ? g_strdup (input->made_at) : veche_time_now_iso ();
  g_autofree char *day = veche_report_text_day (now, zone);

  veche_report_office_add_head (document, input->office);
  veche_document_add_text (document, VECHE_TEXT_ROLE_TITLE, titles[input->form]);
  veche_document_add_text (document, VECHE_TEXT_ROLE_SUBTITLE, subjects[input->form]);
  veche_document_add_pair (document, day, input->office != NULL ? input->office->place : NULL);
  veche_document_add_value (document, "Территория", input->territory);
  if (input->form == VECHE_REPORT_TALLY_NUMBERS)
    {
      veche_document_add_value (document, "Съёмка", input->survey);
      return;
    }
  veche_document_add_value (document, "Адрес", input->address != NULL ? input->address : BLANK);
  if (input->form != VECHE_REPORT_TALLY_ACT)
    veche_document_add_value (document, "Кадастровый номер", input->cadastral != NULL ? input->cadastral : BLANK);
  veche_document_add_value (document, "Вид работ", input->works != NULL ? input->works : BLANK);
  veche_document_add_value (document, "Заявитель", input->applicant != NULL ? input->applicant : BLANK);
  veche_document_add_value (document, "Съёмка", input->survey);
}

VecheDocument *
veche_report_tally_build (const VecheReportTally *input)
{
  static const char *const titles[] = { "Перечётная ведомость", "Акт обследования зелёных насаждений", "Расчёт компенсационной стоимости",
                                        "Таблица соответствия номеров деревьев" };
  g_autoptr (GPtrArray) trees = NULL;
  VechePageStyle style;
  VecheDocument *document;

  g_return_val_if_fail (input != NULL, NULL);

  veche_page_style_init (&style, &input->page,
                         input->form == VECHE_REPORT_TALLY_ACT || input->form == VECHE_REPORT_TALLY_NUMBERS ? VECHE_PAGE_ORIENTATION_PORTRAIT : VECHE_PAGE_ORIENTATION_LANDSCAPE);
  document = veche_document_new (&style, titles[input->form], input->made_at);
  trees = veche_report_tally_list (input);
  veche_report_tally_add_head (document, input);
  veche_document_add_spacer (document, style.font_size * 0.7);
  switch (input->form)
    {
    case VECHE_REPORT_TALLY_ACT:
      veche_report_tally_add_act (document, trees);
      break;
    case VECHE_REPORT_TALLY_COMPENSATION:
      veche_report_tally_add_compensation (document, trees);
      veche_document_add_text (document, VECHE_TEXT_ROLE_NOTE,
                               "Нормы и коэффициенты вписываются по таблице муниципалитета. Сумма: норма × коэффициенты × количество.");
      break;
    case VECHE_REPORT_TALLY_NUMBERS:
      veche_report_tally_add_numbers (document, trees);
      break;
    case VECHE_REPORT_TALLY_SHEET:
    default:
      veche_report_tally_add_sheet (document, trees);
      break;
    }
  if (input->form != VECHE_REPORT_TALLY_NUMBERS)
    veche_report_tally_totals_add (document, trees);
  veche_document_add_spacer (document, style.font_size);
  veche_report_office_add_signature (document, "Составил", input->made_by);
  if (input->form == VECHE_REPORT_TALLY_ACT)
    {
      veche_report_office_add_signature (document, "Члены комиссии", NULL);
      veche_report_office_add_signature (document, "", NULL);
    }
  return document;
}

gboolean
veche_report_tally_write (const VecheReportTally *input, const char *path, VecheReportFormat format, VecheReportResult *result,
                          GError **error)
{
  g_autoptr (VecheDocument) document = veche_report_tally_build (input);

  return veche_report_write_document (document, path, format, TRUE, result, error);
}
