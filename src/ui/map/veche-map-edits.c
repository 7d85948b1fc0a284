/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-edits.h"

#include "veche-geometry-blob.h"
#include "veche-i18n.h"
#include "veche-mercator.h"
#include "veche-place.h"

char *
veche_map_edits_dup_count (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u object", "%u objects", n), n);
}

static void
veche_map_edits_set_shape (VecheEdit *edit, guint op, const VecheKind *kind, const VecheGeometry *shape)
{
  g_auto (VecheValue) value = VECHE_VALUE_INIT;
  g_autoptr (GBytes) blob = veche_geometry_blob_write (shape);

  veche_value_set_bytes (&value, blob);
  veche_edit_set_value (edit, op, veche_kind_get_geometry (kind)->name, &value);
}

VecheGeometry *
veche_map_edits_new_shape (const VecheKind *kind, const double *xy, guint n)
{
  const VecheGeometryType type = veche_geometry_column_type (veche_kind_get_geometry (kind)->target);
  VecheGeometry *shape = veche_geometry_new (type);

  for (guint i = 0; i < n; i++)
    veche_geometry_add (shape, veche_mercator_lon (xy[2 * i]), veche_mercator_lat (xy[2 * i + 1]));
  veche_geometry_end_ring (shape);
  veche_geometry_end_part (shape);
  return shape;
}

/* What the column does not hold as it is becomes what it does, or is refused with a sentence. */
static DexFuture *
veche_map_edits_apply_shape (VecheWorkspace *workspace, VecheEdit *edit, guint op, const VecheKind *kind, const VecheGeometry *shape)
{
  g_autoptr (VecheEdit) taken = edit;
  g_autoptr (VecheGeometry) fitted = veche_geometry_copy (shape);
  GError *error = NULL;

  if (!veche_geometry_fit (fitted, veche_kind_get_geometry (kind)->target, &error))
    return dex_future_new_for_error (error);
  veche_map_edits_set_shape (edit, op, kind, fitted);
  return veche_workspace_apply (workspace, g_steal_pointer (&taken));
}

DexFuture *
veche_map_edits_add (VecheWorkspace *workspace, const VecheKind *kind, gint64 layer, const VecheGeometry *shape, const char *title)
{
  VecheEdit *edit = veche_edit_new (title);
  const guint op = veche_edit_insert (edit, kind, 0);

  if (layer != 0)
    veche_edit_set_integer (edit, op, "layer", layer);
  if (veche_kind_find_field (kind, "place_method") >= 0)
    veche_edit_set_text (edit, op, "place_method", "traced");
  return veche_map_edits_apply_shape (workspace, edit, op, kind, shape);
}

DexFuture *
veche_map_edits_reshape (VecheWorkspace *workspace, const VecheKind *kind, gint64 id, const VecheGeometry *shape, const char *title)
{
  VecheEdit *edit = veche_edit_new (title);

  return veche_map_edits_apply_shape (workspace, edit, veche_edit_update (edit, kind, id), kind, shape);
}

static void
veche_map_edits_shift (VecheGeometry *shape, double dx, double dy)
{
  for (guint i = 0; i < veche_geometry_count_vertices (shape); i++)
    {
      double *lonlat = &g_array_index (shape->xy, double, 2 * i);

      lonlat[0] = veche_mercator_lon (veche_mercator_x (lonlat[0]) + dx);
      lonlat[1] = veche_mercator_lat (veche_mercator_y (lonlat[1]) + dy);
    }
}

VecheEdit *
veche_map_edits_move (VecheWorkspace *workspace, const GArray *picks, double dx, double dy, GError **error)
{
  g_autofree char *count = veche_map_edits_dup_count (picks->len);
  /* Translators: name of a step; %s is «12 objects». */
  g_autofree char *title = g_strdup_printf (_("Moved: %s"), count);
  g_autoptr (VecheEdit) edit = veche_edit_new (title);

  for (const VecheKind *const *kind = veche_map_columns_list_kinds (); *kind != NULL; kind++)
    {
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GPtrArray) records = NULL;

      for (guint i = 0; i < picks->len; i++)
        if (g_array_index (picks, VecheMapPick, i).kind->kind == *kind)
          g_array_append_val (ids, g_array_index (picks, VecheMapPick, i).id);
      if (ids->len == 0)
        continue;
      records = dex_await_boxed (veche_workspace_get_many (workspace, *kind, (const gint64 *) (gpointer) ids->data, ids->len), error);
      if (records == NULL)
        return NULL;
      for (guint i = 0; i < records->len; i++)
        {
          VecheRecord *record = g_ptr_array_index (records, i);
          g_autoptr (VecheGeometry) shape = veche_place_dup (record);

          if (shape == NULL)
            continue;
          veche_map_edits_shift (shape, dx, dy);
          veche_map_edits_set_shape (edit, veche_edit_update (edit, *kind, veche_record_get_id (record)), *kind, shape);
        }
    }
  return dex_await_boxed (veche_workspace_apply (workspace, g_steal_pointer (&edit)), error);
}

DexFuture *
veche_map_edits_delete (VecheWorkspace *workspace, const GArray *picks)
{
  g_autofree char *count = veche_map_edits_dup_count (picks->len);
  /* Translators: name of a step; %s is «12 objects». */
  g_autofree char *title = g_strdup_printf (_("Deleted: %s"), count);
  VecheEdit *edit = veche_edit_new (title);

  for (guint i = 0; i < picks->len; i++)
    {
      const VecheMapPick *pick = &g_array_index (picks, VecheMapPick, i);

      veche_edit_delete (edit, pick->kind->kind, pick->id);
    }
  return veche_workspace_apply (workspace, edit);
}

DexFuture *
veche_map_edits_set (VecheWorkspace *workspace, const VecheKind *kind, const gint64 *ids, guint n, const VecheEditOp *cells)
{
  g_autofree char *count = veche_map_edits_dup_count (n);
  /* Translators: name of a step; %s is «12 objects». */
  g_autofree char *title = g_strdup_printf (_("Changed: %s"), count);
  VecheEdit *edit = veche_edit_new (title);

  for (guint i = 0; i < n; i++)
    {
      const guint op = veche_edit_update (edit, kind, ids[i]);

      for (guint j = 0; j < cells->cells->len; j++)
        {
          const VecheEditCell *cell = &g_array_index (cells->cells, VecheEditCell, j);

          if (cell->patch != NULL)
            veche_edit_set_own (edit, op, cell->patch);
          else
            veche_edit_set_value (edit, op, cell->field->name, &cell->value);
        }
    }
  return veche_workspace_apply (workspace, edit);
}

gboolean
veche_map_edits_are_two_points (const GArray *picks)
{
  return picks->len == 2 && veche_kind_is_point (g_array_index (picks, VecheMapPick, 0).kind->kind)
         && veche_kind_is_point (g_array_index (picks, VecheMapPick, 1).kind->kind);
}
