/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-plan-symbols.h"

#include <math.h>

#include "veche-text.h"

/* Outlines: corners and where the first one is; then the same with marks within. */
static const struct
{
  guint corners;
  double start;
} veche_plan_symbols_shapes[] = {
  { 0, 0 }, { 3, -G_PI_2 }, { 4, -G_PI_4 }, { 4, 0 }, { 6, 0 }, { 3, G_PI_2 }, { 5, -G_PI_2 },
};

#define N_SHAPES G_N_ELEMENTS (veche_plan_symbols_shapes)
#define N_MARKS 4

/* Told apart by people who see colours otherwise, too (Okabe and Ito), and by strokes on a black and white print. */
static const double veche_plan_symbols_colors[VECHE_REPORT_TREE_N_DECISIONS][3] = {
  [VECHE_REPORT_TREE_KEEP] = { 0.0, 0.62, 0.45 },     [VECHE_REPORT_TREE_TRANSPLANT] = { 0.0, 0.45, 0.70 },
  [VECHE_REPORT_TREE_REMOVE] = { 0.84, 0.15, 0.10 },  [VECHE_REPORT_TREE_PRUNE] = { 0.90, 0.62, 0.0 },
  [VECHE_REPORT_TREE_FELL] = { 0.60, 0.0, 0.05 },
  [VECHE_REPORT_TREE_INSPECT] = { 0.58, 0.35, 0.70 }, [VECHE_REPORT_TREE_UNDECIDED] = { 1, 1, 1 },
};

static void
veche_plan_symbols_free_species (gpointer data)
{
  VechePlanSpecies *species = data;

  g_free (species->key);
  g_free (species);
}

static int
veche_plan_symbols_compare_count (gconstpointer a, gconstpointer b)
{
  const VechePlanSpecies *first = *(const VechePlanSpecies *const *) a;
  const VechePlanSpecies *second = *(const VechePlanSpecies *const *) b;

  if (first->count != second->count)
    return first->count > second->count ? -1 : 1;
  return g_strcmp0 (first->key, second->key);
}

static int
veche_plan_symbols_compare_name (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(const VechePlanSpecies *const *) a)->key, (*(const VechePlanSpecies *const *) b)->key);
}

VechePlanSymbols *
veche_plan_symbols_new (GPtrArray *trees)
{
  VechePlanSymbols *self = g_new0 (VechePlanSymbols, 1);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  self->species = g_ptr_array_new_with_free_func (veche_plan_symbols_free_species);
  self->by_tree = g_ptr_array_sized_new (trees->len);
  for (guint i = 0; i < trees->len; i++)
    {
      const VecheReportTree *tree = g_ptr_array_index (trees, i);
      const char *name = veche_report_tree_get_species (tree);
      VechePlanSpecies *species = g_hash_table_lookup (known, name);

      if (species == NULL)
        {
          species = g_new0 (VechePlanSpecies, 1);
          species->name = name;
          species->key = veche_text_sort_key (name, G_MAXUINT16);
          g_hash_table_insert (known, (gpointer) name, species);
          g_ptr_array_add (self->species, species);
        }
      species->count++;
      self->decisions[veche_report_tree_get_decision (tree)]++;
      g_ptr_array_add (self->by_tree, species);
    }
  g_ptr_array_sort (self->species, veche_plan_symbols_compare_count);
  for (guint i = 0; i < self->species->len; i++)
    ((VechePlanSpecies *) g_ptr_array_index (self->species, i))->symbol = i;
  g_ptr_array_sort (self->species, veche_plan_symbols_compare_name);
  return self;
}

void
veche_plan_symbols_free (VechePlanSymbols *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->species);
  g_ptr_array_unref (self->by_tree);
  g_free (self);
}

guint
veche_plan_symbols_get_corners (guint symbol, double *start)
{
  *start = veche_plan_symbols_shapes[symbol % N_SHAPES].start;
  return veche_plan_symbols_shapes[symbol % N_SHAPES].corners;
}

guint
veche_plan_symbols_get_mark (guint symbol)
{
  return symbol / N_SHAPES % N_MARKS;
}

const double *
veche_plan_symbols_get_color (VecheReportTreeDecision decision)
{
  return veche_plan_symbols_colors[decision];
}

void
veche_plan_symbols_trace (cairo_t *cr, guint symbol, double x, double y, double diameter)
{
  double start;
  const guint corners = veche_plan_symbols_get_corners (symbol, &start);
  /* Corners reach out further than a circle of the same weight. */
  const double radius = corners == 0 ? diameter * 0.46 : diameter * 0.5;

  if (corners == 0)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      cairo_close_path (cr);
      return;
    }
  for (guint i = 0; i < corners; i++)
    {
      const double angle = start + 2 * G_PI * i / corners;

      if (i == 0)
        cairo_move_to (cr, x + radius * cos (angle), y + radius * sin (angle));
      else
        cairo_line_to (cr, x + radius * cos (angle), y + radius * sin (angle));
    }
  cairo_close_path (cr);
}

static void
veche_plan_symbols_stroke_line (cairo_t *cr, double x0, double y0, double x1, double y1)
{
  cairo_move_to (cr, x0, y0);
  cairo_line_to (cr, x1, y1);
  cairo_stroke (cr);
}

/* What tells the decision without colour. */
static void
veche_plan_symbols_paint_decision (cairo_t *cr, VecheReportTreeDecision decision, double x, double y, double diameter)
{
  const double r = diameter / 2;

  switch (decision)
    {
    case VECHE_REPORT_TREE_REMOVE:
    case VECHE_REPORT_TREE_FELL:
      cairo_set_line_width (cr, decision == VECHE_REPORT_TREE_FELL ? 0.5 : 0.25);
      veche_plan_symbols_stroke_line (cr, x - r, y - r, x + r, y + r);
      veche_plan_symbols_stroke_line (cr, x - r, y + r, x + r, y - r);
      break;
    case VECHE_REPORT_TREE_TRANSPLANT:
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, r * 1.15, 0, 2 * G_PI);
      cairo_stroke (cr);
      break;
    case VECHE_REPORT_TREE_PRUNE:
      veche_plan_symbols_stroke_line (cr, x - r, y + r, x + r, y - r);
      break;
    case VECHE_REPORT_TREE_INSPECT:
      veche_plan_symbols_stroke_line (cr, x - r, y - r, x + r, y - r);
      break;
    case VECHE_REPORT_TREE_KEEP:
    case VECHE_REPORT_TREE_UNDECIDED:
    case VECHE_REPORT_TREE_N_DECISIONS:
    default:
      break;
    }
}

void
veche_plan_symbols_paint (cairo_t *cr, guint symbol, VecheReportTreeDecision decision, double x, double y, double diameter)
{
  const double *color = veche_plan_symbols_colors[decision];
  const double r = diameter / 2;

  veche_plan_symbols_trace (cr, symbol, x, y, diameter);
  /* Light enough for what is drawn within. */
  cairo_set_source_rgb (cr, (1 + color[0] * 2) / 3, (1 + color[1] * 2) / 3, (1 + color[2] * 2) / 3);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, 0.13);
  cairo_stroke (cr);
  switch (veche_plan_symbols_get_mark (symbol))
    {
    case 1:
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, r * 0.22, 0, 2 * G_PI);
      cairo_fill (cr);
      break;
    case 2:
      veche_plan_symbols_stroke_line (cr, x - r * 0.4, y, x + r * 0.4, y);
      break;
    case 3:
      veche_plan_symbols_stroke_line (cr, x, y - r * 0.4, x, y + r * 0.4);
      break;
    default:
      break;
    }
  veche_plan_symbols_paint_decision (cr, decision, x, y, diameter);
}
