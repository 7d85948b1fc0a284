/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-import-girth.h"

#include <math.h>

#include "veche-girth.h"
#include "veche-i18n.h"
#include "veche-table-cell.h"
#include "veche-tree.h"

struct _VecheImportGirth
{
  char *name;
  guint column;
  GArray *sizes; /* of double */
};

VecheImportGirth *
veche_import_girth_new (const VecheKind *kind, VecheMapping *mapping, const char *const *columns)
{
  const VecheMappingColumn *mapped = kind == &veche_tree_kind ? veche_mapping_find_field (mapping, "diameter") : NULL;
  VecheImportGirth *self;

  if (mapped == NULL || (mapped->unit != VECHE_MAPPING_UNIT_NONE && mapped->unit != VECHE_MAPPING_UNIT_CM))
    return NULL;
  for (guint i = 0; columns[i] != NULL; i++)
    if (g_str_equal (columns[i], mapped->column))
      {
        self = g_new0 (VecheImportGirth, 1);
        self->name = g_strdup (mapped->column);
        self->column = i;
        self->sizes = g_array_new (FALSE, FALSE, sizeof (double));
        return self;
      }
  return NULL;
}

void
veche_import_girth_free (VecheImportGirth *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_array_unref (self->sizes);
  g_free (self);
}

void
veche_import_girth_add_cell (GArray *sizes, const char *cell)
{
  g_autoptr (GArray) girths = cell != NULL ? veche_tree_parse_girths (cell) : NULL;
  g_autoptr (GArray) stems = cell != NULL && girths == NULL ? veche_tree_parse_stems (veche_table_cell_unguard (cell)) : NULL;
  double size;

  if (stems == NULL)
    return;
  size = veche_tree_get_thickest (stems);
  g_array_append_val (sizes, size);
}

void
veche_import_girth_take (VecheImportGirth *self, const VecheTableRow *row)
{
  if (self != NULL)
    veche_import_girth_add_cell (self->sizes, veche_table_row_get (row, self->column));
}

void
veche_import_girth_tell (VecheImportGirth *self, GPtrArray *warnings)
{
  const double median = self != NULL ? veche_girth_find_median (self->sizes) : 0;

  if (median <= VECHE_GIRTH_LIKELY)
    return;
  g_ptr_array_add (warnings, g_strdup_printf (_("“%s” looks like girths: half of the trees have more than %.0f cm. If a tape was put around "
                                                "the trunks, choose the unit “girth, cm” (girth-cm) for it."),
                                              self->name, floor (median)));
}
