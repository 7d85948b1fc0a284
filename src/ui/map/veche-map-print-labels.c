/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-print-labels.h"

#include "veche-i18n.h"
#include "veche-map-words.h"
#include "veche-tree.h"

/* Objects of a layer on one sheet: beyond that most of them would find no room. */
#define MOST 4000u
#define PAGE 500u

/* What has a number is read in the key one by one. */
#define MOST_NUMBERED 1000u

typedef struct
{
  double x, y;
  double size;
  char *text;
} VecheMapPrintLabel;

static void
veche_map_print_labels_clear (gpointer data)
{
  g_free (((VecheMapPrintLabel *) data)->text);
}

/* Numbers go on from what is nearest to the upper left corner to what is nearest to it: who looks for one finds it by its neighbours. */
static void
veche_map_print_labels_order (GArray *labels)
{
  double x = 0, y = 0;

  for (guint i = 0; i < labels->len; i++)
    {
      VecheMapPrintLabel *here = &g_array_index (labels, VecheMapPrintLabel, i);
      VecheMapPrintLabel kept = *here;
      double least = G_MAXDOUBLE;
      guint next = i;

      for (guint j = i; j < labels->len; j++)
        {
          const VecheMapPrintLabel *label = &g_array_index (labels, VecheMapPrintLabel, j);
          const double far = i == 0 ? label->x + label->y : (label->x - x) * (label->x - x) + (label->y - y) * (label->y - y);

          if (far < least)
            {
              least = far;
              next = j;
            }
        }
      *here = g_array_index (labels, VecheMapPrintLabel, next);
      g_array_index (labels, VecheMapPrintLabel, next) = kept;
      x = here->x;
      y = here->y;
    }
}

static void
veche_map_print_labels_put (GArray *labels, const char *layer, gboolean numbered, VecheMapSheet *sheet)
{
  if (numbered)
    veche_map_print_labels_order (labels);
  for (guint i = 0; i < labels->len; i++)
    {
      const VecheMapPrintLabel *label = &g_array_index (labels, VecheMapPrintLabel, i);

      if (numbered)
        veche_map_sheet_add_number (sheet, label->x, label->y, label->size, layer, *label->text != '\0' ? label->text : C_ ("record", "Untitled"));
      else
        veche_map_sheet_add_label (sheet, label->x, label->y, label->size, label->text);
    }
}

/* Row ids of what lies on the sheet, with an index of each. */
static gboolean
veche_map_print_labels_load_entry (VecheWorkspace *workspace, VecheMapEntry *entry, VecheMapFeatures *features, const double box[4],
                                   gboolean numbered, VecheMapSheet *sheet, GPtrArray *dense, GError **error)
{
  const VecheKind *kind = veche_map_entry_get_kind (entry)->kind;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) labels = g_array_new (FALSE, FALSE, sizeof (VecheMapPrintLabel));

  g_array_set_clear_func (labels, veche_map_print_labels_clear);
  if (veche_map_features_count_box (features, box) > (numbered ? MOST_NUMBERED : MOST))
    {
      g_ptr_array_add (dense, g_strdup (veche_map_entry_get_title (entry)));
      return TRUE;
    }
  veche_map_features_find_box (features, box, found);
  for (guint i = 0; i < found->len; i++)
    {
      const gint64 id = veche_map_features_get_id (features, g_array_index (found, guint, i));

      g_array_append_val (ids, id);
    }
  for (guint first = 0; first < ids->len; first += PAGE)
    {
      g_autoptr (GPtrArray) records = dex_await_boxed (
        veche_workspace_get_many (workspace, kind, &g_array_index (ids, gint64, first), MIN (PAGE, ids->len - first)), error);

      if (records == NULL)
        return FALSE;
      for (guint i = 0; i < records->len; i++)
        {
          VecheRecord *record = g_ptr_array_index (records, i);
          const gint64 index = veche_map_features_find (features, veche_record_get_id (record));
          VecheMapPrintLabel label = { 0 };

          if (index < 0)
            continue;
          veche_map_features_get_point (features, (guint) index, &label.x, &label.y);
          label.text = veche_map_words_dup_label (record);
          label.size = veche_map_features_has_shapes (features)
                   ? 0
                   : veche_map_layer_get_symbol (veche_map_entry_get_drawing (entry), veche_map_features_get_style (features, (guint) index))->size;
          g_array_append_val (labels, label);
        }
    }
  veche_map_print_labels_put (labels, veche_map_entry_get_title (entry), numbered, sheet);
  return TRUE;
}

gboolean
veche_map_print_labels_load (VecheWorkspace *workspace, VecheMapView *view, gboolean numbered, VecheMapSheet *sheet, char **dense,
                             GError **error)
{
  GListModel *entries = veche_map_view_list_entries (view);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (g_object_unref);
  double box[4];

  veche_map_sheet_get_bounds (sheet, box);
  /* What is on top has room first. */
  for (guint i = entries != NULL ? g_list_model_get_n_items (entries) : 0; i > 0; i--)
    g_ptr_array_add (seen, g_list_model_get_item (entries, i - 1));
  for (guint i = 0; i < seen->len; i++)
    {
      VecheMapEntry *entry = g_ptr_array_index (seen, i);
      g_autoptr (VecheMapFeatures) features = NULL;

      if (!veche_map_entry_is_shown (entry) || !veche_map_entry_is_labelled (entry) || !veche_map_entry_is_loaded (entry))
        continue;
      /* Trees have numbers of their own, and a tally sheet for a key. */
      if (numbered && veche_map_entry_get_kind (entry)->kind == &veche_tree_kind)
        continue;
      /* They may be replaced while their names are read. */
      features = veche_map_features_ref (veche_map_entry_get_features (entry));
      if (!veche_map_print_labels_load_entry (workspace, entry, features, box, numbered, sheet, titles, error))
        return FALSE;
    }
  if (dense != NULL)
    *dense = titles->len > 0 ? g_strjoinv (", ", (char **) titles->pdata) : NULL;
  return TRUE;
}
