/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-renumber.h"

#include <inttypes.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-own-file.h"
#include "veche-path-order.h"
#include "veche-place.h"
#include "veche-table-writer.h"
#include "veche-territory.h"
#include "veche-tree.h"
#include "veche-workspace-trees.h"

static void
veche_renumber_row_free (gpointer data)
{
  VecheRenumberRow *row = data;

  g_free (row->uuid);
  g_free (row->species);
  g_free (row->before);
  g_free (row);
}

void
veche_renumber_free (VecheRenumber *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static VecheGeometry *
veche_renumber_load_path (VecheWorkspace *workspace, const char *route, GError **error)
{
  const gint64 id = veche_tree_choice_find (workspace, &veche_territory_route_kind, route, error);
  g_autoptr (VecheRecord) record
    = id != 0 ? dex_await_object (veche_workspace_get (workspace, &veche_territory_route_kind, id), error) : NULL;
  VecheGeometry *shape = record != NULL ? veche_place_dup (record) : NULL;

  if (record != NULL && (shape == NULL || veche_geometry_count_vertices (shape) < 2))
    {
      g_clear_pointer (&shape, veche_geometry_free);
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not renumber along “%s”: the route is not drawn. Draw it first."), veche_record_get_title (record));
    }
  return shape;
}

static int
veche_renumber_compare (gconstpointer a, gconstpointer b)
{
  const VecheRenumberRow *first = *(const VecheRenumberRow *const *) a;
  const VecheRenumberRow *second = *(const VecheRenumberRow *const *) b;

  if (first->along != second->along)
    return first->along < second->along ? -1 : 1;
  return (first->id > second->id) - (first->id < second->id);
}

static void
veche_renumber_take (VecheRenumber *self, VecheRecord *tree, const VecheGeometry *path)
{
  g_autoptr (VecheGeometry) shape = veche_place_dup (tree);
  const double *xy = shape != NULL ? veche_geometry_get_xy (shape) : NULL;
  VecheRenumberRow *row;
  VechePathPlace place;

  if (shape == NULL || veche_geometry_count_vertices (shape) == 0)
    {
      self->n_without_place++;
      return;
    }
  veche_path_order_locate (veche_geometry_get_xy (path), veche_geometry_count_vertices (path), xy[0], xy[1], &place);
  row = g_new0 (VecheRenumberRow, 1);
  row->id = veche_record_get_id (tree);
  row->uuid = g_strdup (veche_record_get_uuid (tree));
  row->species = g_strdup (veche_record_get_text (tree, "species"));
  row->before = g_strdup (veche_record_get_number (tree));
  row->along = place.along;
  g_ptr_array_add (self->rows, row);
}

static int
veche_renumber_compare_ids (gconstpointer a, gconstpointer b)
{
  const gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

/* A number that a tree outside of the choice has would stand on the plan twice. */
static gboolean
veche_renumber_check_free (VecheRenumber *self, VecheWorkspace *workspace, gint64 first, GError **error)
{
  g_autoptr (GArray) chosen = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->rows->len);
  g_autofree char *number = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    g_array_append_val (chosen, ((VecheRenumberRow *) g_ptr_array_index (self->rows, i))->id);
  g_array_sort (chosen, veche_renumber_compare_ids);
  number = dex_await_string (veche_workspace_trees_find_number (workspace, first, first + self->rows->len - 1, chosen), error);
  if (number == NULL)
    return FALSE;
  if (*number != '\0')
    g_set_error (error, VECHE_ERROR, VECHE_ERROR_EXISTS,
                 _("Could not renumber: the number %s belongs to a tree that is not among these. Begin with a number above all others, or "
                   "choose that tree too."),
                 number);
  return *number == '\0';
}

VecheRenumber *
veche_renumber_plan (VecheWorkspace *workspace, const VecheTreeChoice *choice, const char *route, gint64 first, GError **error)
{
  g_autoptr (VecheRenumber) self = g_new0 (VecheRenumber, 1);
  g_autoptr (VecheGeometry) path = NULL;
  g_autoptr (GPtrArray) trees = NULL;

  self->rows = g_ptr_array_new_with_free_func (veche_renumber_row_free);
  path = veche_renumber_load_path (workspace, route, error);
  trees = path != NULL ? veche_tree_choice_list (workspace, choice, error) : NULL;
  if (trees == NULL)
    return NULL;
  for (guint i = 0; i < trees->len; i++)
    veche_renumber_take (self, g_ptr_array_index (trees, i), path);
  g_ptr_array_sort (self->rows, veche_renumber_compare);
  for (guint i = 0; i < self->rows->len; i++)
    ((VecheRenumberRow *) g_ptr_array_index (self->rows, i))->after = first + i;
  if (self->rows->len > 0 && !veche_renumber_check_free (self, workspace, first, error))
    return NULL;
  return g_steal_pointer (&self);
}

VecheEdit *
veche_renumber_new_edit (VecheRenumber *self)
{
  VecheEdit *edit = veche_edit_new (_("Renumber trees"));

  for (guint i = 0; i < self->rows->len; i++)
    {
      const VecheRenumberRow *row = g_ptr_array_index (self->rows, i);
      g_autofree char *number = g_strdup_printf ("%" PRId64, row->after);

      if (g_strcmp0 (number, row->before) != 0)
        veche_edit_set_text (edit, veche_edit_update (edit, &veche_tree_kind, row->id), "number", number);
    }
  return edit;
}

gboolean
veche_renumber_write_table (VecheRenumber *self, const char *path, GError **error)
{
  const VecheTableColumn columns[] = {
    { C_("tree", "Old number"), VECHE_TABLE_TEXT },
    { C_("tree", "New number"), VECHE_TABLE_NUMBER },
    { _("Species"), VECHE_TABLE_TEXT },
    { _("Along the path, m"), VECHE_TABLE_NUMBER },
    { "uuid", VECHE_TABLE_TEXT },
  };
  g_autoptr (VecheTableWriter) writer = NULL;

  if (!veche_own_file_check (path, error))
    return FALSE;
  writer = veche_table_writer_open (path, columns, G_N_ELEMENTS (columns), NULL, error);
  for (guint i = 0; writer != NULL && i < self->rows->len; i++)
    {
      const VecheRenumberRow *row = g_ptr_array_index (self->rows, i);
      g_autofree char *after = g_strdup_printf ("%" PRId64, row->after);
      char along[G_ASCII_DTOSTR_BUF_SIZE];
      const char *cells[] = { row->before, after, row->species, g_ascii_formatd (along, sizeof along, "%.1f", row->along), row->uuid };

      if (!veche_table_writer_write_row (writer, cells, error))
        return FALSE;
    }
  return writer != NULL && veche_table_writer_finish (writer, error);
}
