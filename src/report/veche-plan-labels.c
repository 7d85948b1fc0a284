/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-plan-labels.h"

#include "veche-plan-pen.h"

/* Around a symbol: who has most there is the hardest to label, and comes first. */
#define NEAR 5.0
/* At both ends of a number: two of them in a row must not read as one. */
#define GAP 0.3

typedef struct
{
  VechePlanMark *mark;
  guint crowd;
} VechePlanLabelsTurn;

static int
veche_plan_labels_compare (gconstpointer a, gconstpointer b)
{
  const VechePlanLabelsTurn *first = a, *second = b;

  if (first->crowd != second->crowd)
    return first->crowd > second->crowd ? -1 : 1;
  return (first->mark->tree > second->mark->tree) - (first->mark->tree < second->mark->tree);
}

static void
veche_plan_labels_place_sheet (VechePlanLayout *layout, VechePlanSheet *sheet, VechePlanPen *pen)
{
  g_autoptr (VecheLabelPlacer) placer = veche_label_placer_new (&layout->map);
  g_autoptr (GArray) turns = g_array_new (FALSE, FALSE, sizeof (VechePlanLabelsTurn));
  const double radius = layout->symbol / 2;

  for (guint i = 0; i < sheet->marks->len; i++)
    {
      const VechePlanMark *mark = &g_array_index (sheet->marks, VechePlanMark, i);
      const VecheLabelBox box = { mark->x - radius, mark->y - radius, mark->x + radius, mark->y + radius };

      veche_label_placer_reserve (placer, &box);
    }
  for (guint i = 0; i < sheet->marks->len; i++)
    {
      VechePlanMark *mark = &g_array_index (sheet->marks, VechePlanMark, i);
      const VechePlanLabelsTurn turn = { mark, veche_label_placer_count (placer, mark->x, mark->y, NEAR) };

      g_array_append_val (turns, turn);
    }
  g_array_sort (turns, veche_plan_labels_compare);
  for (guint i = 0; i < turns->len; i++)
    {
      VechePlanMark *mark = g_array_index (turns, VechePlanLabelsTurn, i).mark;
      const VecheReportTree *tree = g_ptr_array_index (layout->input->trees, mark->tree);
      double width, height;

      if (tree->number == NULL || *tree->number == '\0')
        continue;
      veche_plan_pen_measure (pen, tree->number, layout->text, &width, &height);
      mark->labelled = veche_label_placer_place (placer, mark->x, mark->y, radius, width + 2 * GAP, height, &mark->label);
      mark->label_x = mark->label.box.x0 + GAP;
      if (mark->labelled)
        layout->n_labels++;
      else
        g_ptr_array_add (layout->unlabelled, tree->number);
    }
}

void
veche_plan_labels_place (VechePlanLayout *layout)
{
  g_autoptr (VechePlanPen) pen = veche_plan_pen_new ();

  for (guint i = 0; i < layout->sheets->len; i++)
    veche_plan_labels_place_sheet (layout, g_ptr_array_index (layout->sheets, i), pen);
}
