/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-report-tally-totals.h"

#include "veche-report-tree.h"
#include "veche-text.h"

/* The classes of the towns' tables of value, cm. */
static const struct
{
  double most;
  const char *text;
} veche_report_tally_totals_classes[] = {
  { 12, "до 12" },
  { 24, "12,1–24" },
  { 40, "24,1–40" },
  { G_MAXDOUBLE, "40,1 и более" },
};

enum
{
  CLASS_UNMEASURED = G_N_ELEMENTS (veche_report_tally_totals_classes),
  CLASS_SHRUB,
  N_CLASSES,
};

/* A species: pieces by class and decision. */
typedef struct
{
  const char *name; /* borrowed */
  char *key;
  double counts[N_CLASSES][VECHE_REPORT_TREE_N_DECISIONS];
} VecheReportTallySpecies;

static void
veche_report_tally_totals_free_species (gpointer data)
{
  VecheReportTallySpecies *species = data;

  g_free (species->key);
  g_free (species);
}

static guint
veche_report_tally_totals_find_class (const VecheReportTree *tree)
{
  if (veche_report_tree_is_shrub (tree))
    return CLASS_SHRUB;
  for (guint i = 0; tree->diameter > 0 && i < CLASS_UNMEASURED; i++)
    if (tree->diameter <= veche_report_tally_totals_classes[i].most)
      return i;
  return CLASS_UNMEASURED;
}

static const char *
veche_report_tally_totals_get_class (guint index)
{
  if (index < CLASS_UNMEASURED)
    return veche_report_tally_totals_classes[index].text;
  return index == CLASS_UNMEASURED ? "не измерен" : "кустарник";
}

static int
veche_report_tally_totals_compare (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(const VecheReportTallySpecies *const *) a)->key, (*(const VecheReportTallySpecies *const *) b)->key);
}

/* By species, in alphabetical order. */
static GPtrArray *
veche_report_tally_totals_count (GPtrArray *trees)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (veche_report_tally_totals_free_species);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < trees->len; i++)
    {
      const VecheReportTree *tree = g_ptr_array_index (trees, i);
      const char *name = veche_report_tree_get_species (tree);
      g_autofree char *key = veche_text_sort_key (name, G_MAXUINT16);
      VecheReportTallySpecies *species = g_hash_table_lookup (known, key);

      if (!veche_report_tree_is_counted (tree))
        continue;
      if (species == NULL)
        {
          species = g_new0 (VecheReportTallySpecies, 1);
          species->name = name;
          species->key = g_steal_pointer (&key);
          g_hash_table_insert (known, species->key, species);
          g_ptr_array_add (list, species);
        }
      species->counts[veche_report_tally_totals_find_class (tree)][veche_report_tree_get_decision (tree)]
        += veche_report_tree_get_count (tree);
    }
  g_ptr_array_sort (list, veche_report_tally_totals_compare);
  return list;
}

/* What an act has decided has a column where there is an act. */
static gboolean
veche_report_tally_totals_has_column (guint decision, gboolean acts)
{
  return acts || decision != VECHE_REPORT_TREE_FELL;
}

/* @counts: by decision */
static double
veche_report_tally_totals_add_row (VecheDocument *document, VecheRowKind kind, const char *name, const char *class, const double *counts,
                                   gboolean acts)
{
  guint n = 2;
  const char *cells[VECHE_REPORT_TREE_N_DECISIONS + 4] = { name, class };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  double sum = 0;

  for (guint d = 0; d < VECHE_REPORT_TREE_N_DECISIONS; d++)
    {
      g_ptr_array_add (texts, veche_report_tree_dup_number (counts[d]));
      if (veche_report_tally_totals_has_column (d, acts))
        cells[n++] = g_ptr_array_index (texts, d);
      sum += counts[d];
    }
  g_ptr_array_add (texts, sum > 0 ? veche_report_tree_dup_number (sum) : g_strdup ("0"));
  cells[n] = g_ptr_array_index (texts, VECHE_REPORT_TREE_N_DECISIONS);
  if (sum > 0 || kind == VECHE_ROW_KIND_TOTAL)
    veche_document_add_row (document, kind, cells);
  return sum;
}

static void
veche_report_tally_totals_begin (VecheDocument *document, gboolean acts)
{
  static const char *const texts[] = { "Сохранить", "Пересадить", "К вырубке", "Вырубить", "Обрезать", "Обследовать", "Нет решения" };

  veche_document_begin_table (document, "Итоги", VECHE_TABLE_SMALL);
  veche_document_add_column (document, "Порода", VECHE_CELL_KIND_TEXT, 5);
  veche_document_add_column (document, "Диаметр, см", VECHE_CELL_KIND_CENTRED, 2.6);
  for (guint d = 0; d < VECHE_REPORT_TREE_N_DECISIONS; d++)
    if (veche_report_tally_totals_has_column (d, acts))
      veche_document_add_column (document, texts[d], VECHE_CELL_KIND_NUMBER, 2);
  veche_document_add_column (document, "Всего, шт.", VECHE_CELL_KIND_NUMBER, 2);
}

static void
veche_report_tally_totals_add_species (VecheDocument *document, const VecheReportTallySpecies *species,
                                       double sums[N_CLASSES][VECHE_REPORT_TREE_N_DECISIONS], gboolean acts)
{
  double all[VECHE_REPORT_TREE_N_DECISIONS] = { 0 };
  guint n_rows = 0;

  for (guint c = 0; c < N_CLASSES; c++)
    {
      for (guint d = 0; d < VECHE_REPORT_TREE_N_DECISIONS; d++)
        {
          sums[c][d] += species->counts[c][d];
          all[d] += species->counts[c][d];
        }
      n_rows += veche_report_tally_totals_add_row (document, VECHE_ROW_KIND_NORMAL, species->name,
                                                   veche_report_tally_totals_get_class (c), species->counts[c], acts)
                > 0;
    }
  if (n_rows > 1)
    {
      g_autofree char *text = g_strdup_printf ("%s, всего", species->name);

      veche_report_tally_totals_add_row (document, VECHE_ROW_KIND_TOTAL, text, "", all, acts);
    }
}

/* Hedges in metres, lawns in square metres. */
static void
veche_report_tally_totals_add_measured (VecheDocument *document, GPtrArray *trees)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < trees->len; i++)
    {
      const VecheReportTree *tree = g_ptr_array_index (trees, i);
      g_autofree char *count = veche_report_tree_dup_number (veche_report_tree_get_count (tree));
      const char *cells[] = { tree->number, veche_report_tree_get_species (tree), count, veche_report_tree_get_unit (tree),
                              veche_report_tree_decision_get_text (veche_report_tree_get_decision (tree)), NULL };

      if (veche_report_tree_is_counted (tree))
        continue;
      if (!begun)
        {
          veche_document_add_text (document, VECHE_TEXT_ROLE_HEADING, "Живые изгороди и площади");
          veche_document_begin_table (document, "Изгороди", VECHE_TABLE_SMALL);
          veche_document_add_column (document, "№", VECHE_CELL_KIND_CENTRED, 1.5);
          veche_document_add_column (document, "Порода", VECHE_CELL_KIND_TEXT, 6);
          veche_document_add_column (document, "Количество", VECHE_CELL_KIND_NUMBER, 2);
          veche_document_add_column (document, "Единица", VECHE_CELL_KIND_CENTRED, 2);
          veche_document_add_column (document, "Решение", VECHE_CELL_KIND_TEXT, 4);
          begun = TRUE;
        }
      if (cells[0] == NULL)
        cells[0] = "";
      veche_document_add_row (document, VECHE_ROW_KIND_NORMAL, cells);
    }
}

void
veche_report_tally_totals_add (VecheDocument *document, GPtrArray *trees)
{
  g_autoptr (GPtrArray) list = veche_report_tally_totals_count (trees);
  double sums[N_CLASSES][VECHE_REPORT_TREE_N_DECISIONS] = { 0 };
  double all[VECHE_REPORT_TREE_N_DECISIONS] = { 0 };
  gboolean acts = FALSE;

  for (guint i = 0; i < trees->len; i++)
    acts = acts || veche_report_tree_get_decision (g_ptr_array_index (trees, i)) == VECHE_REPORT_TREE_FELL;
  veche_document_add_text (document, VECHE_TEXT_ROLE_HEADING, "Итоги по породам, ступеням диаметра и решениям");
  veche_report_tally_totals_begin (document, acts);
  for (guint i = 0; i < list->len; i++)
    veche_report_tally_totals_add_species (document, g_ptr_array_index (list, i), sums, acts);
  for (guint c = 0; c < N_CLASSES; c++)
    {
      veche_report_tally_totals_add_row (document, VECHE_ROW_KIND_NORMAL, "Все породы", veche_report_tally_totals_get_class (c), sums[c], acts);
      for (guint d = 0; d < VECHE_REPORT_TREE_N_DECISIONS; d++)
        all[d] += sums[c][d];
    }
  veche_report_tally_totals_add_row (document, VECHE_ROW_KIND_TOTAL, "Всего", "", all, acts);
  veche_report_tally_totals_add_measured (document, trees);
}
