/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-import-cell.h"
#include "veche-import-plan.h"

G_BEGIN_DECLS

#define VECHE_IMPORT_PLAN_NO_COLUMN (-1)

/* A field and the columns of the source that make it up, in the source's order. */
typedef struct
{
  const VecheField *field;
  GArray *columns; /* of guint */
  VecheImportCellFormat format;
  GTimeZone *zone; /* that the column's name tells, or %NULL */
} VecheImportPlanField;

struct _VecheImportPlan
{
  const VecheKind *kind;
  GStrv names;
  GPtrArray *fields; /* of VecheImportPlanField, by name: the hash does not depend on the order of columns */
  VecheImportRefs *refs;
  int key_column;
  gboolean key_chosen; /* by the user: a row without it is refused */
  int revision_column; /* of a map file that Veche has written */
  VecheImportPlace *place; /* or %NULL */
  gboolean vector; /* every row is a feature, even one without a single attribute */
  GHashTable *counts;  /* digest → how often it was met */
};

/**
 * veche_import_plan_columns_add: what a mapping says of one column.
 * @what: name of the source, for errors
 *
 * %FALSE with @error where the column or the field is not there, or the one cannot go to the other.
 */
gboolean veche_import_plan_columns_add (VecheImportPlan *self, const char *what, const VecheMappingColumn *column, VecheMapping *mapping,
                                        GError **error);

/** veche_import_plan_columns_settle: when all have been added: the key, and whether each record gets what it needs. @key: or %NULL. */
gboolean veche_import_plan_columns_settle (VecheImportPlan *self, const char *what, const char *key, GError **error);

G_END_DECLS
