/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-print-labels.h"

#include "veche-map-words.h"

/* Objects of a layer on one sheet: beyond that most of them would find no room. */
#define MOST 4000u
#define PAGE 500u

/* Row ids of what lies on the sheet, with an index of each. */
static gboolean
veche_map_print_labels_load_entry (VecheWorkspace *workspace, VecheMapEntry *entry, VecheMapFeatures *features, const double box[4],
                                   VecheMapSheet *sheet, GError **error)
{
  const VecheKind *kind = veche_map_entry_get_kind (entry)->kind;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (veche_map_features_count_box (features, box) > MOST)
    return TRUE;
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
          g_autofree char *text = veche_map_words_dup_label (record);
          double size;
          double x;
          double y;

          if (index < 0)
            continue;
          veche_map_features_get_point (features, (guint) index, &x, &y);
          size = veche_map_features_has_shapes (features)
                   ? 0
                   : veche_map_layer_get_symbol (veche_map_entry_get_drawing (entry), veche_map_features_get_style (features, (guint) index))->size;
          veche_map_sheet_add_label (sheet, x, y, size, text);
        }
    }
  return TRUE;
}

gboolean
veche_map_print_labels_load (VecheWorkspace *workspace, VecheMapView *view, VecheMapSheet *sheet, GError **error)
{
  GListModel *entries = veche_map_view_list_entries (view);
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
      /* They may be replaced while their names are read. */
      features = veche_map_features_ref (veche_map_entry_get_features (entry));
      if (!veche_map_print_labels_load_entry (workspace, entry, features, box, sheet, error))
        return FALSE;
    }
  return TRUE;
}
