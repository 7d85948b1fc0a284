/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-import-row.h"
#include "veche-mapping.h"
#include "veche-table-row.h"

G_BEGIN_DECLS

/** VecheImportPlaceOptions: what the user says of the source's coordinates. A struct of zeroes is a good default. */
typedef struct
{
  gboolean vector;  /* a map file: every row is a feature */
  const char *crs;  /* WKT, PROJ or «EPSG:…», or %NULL */
  gboolean swap_xy; /* the first coordinate is the northing */
} VecheImportPlaceOptions;

/**
 * VecheImportPlace:
 * How rows of a source come to their shape: a feature has one, a table has columns that go to «lon» and «lat», or to «geometry» (WKT).
 */
typedef struct _VecheImportPlace VecheImportPlace;

/**
 * veche_import_place_new:
 *
 * %NULL without an error where the source says nothing of places. %VECHE_ERROR_INVALID for columns that tell half of it, or X and Y
 * without a coordinate system: none is guessed.
 */
VecheImportPlace *veche_import_place_new (const VecheKind *kind, const char *what, const char *const *columns, VecheMapping *mapping,
                                          const VecheImportPlaceOptions *options, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void veche_import_place_free (VecheImportPlace *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheImportPlace, veche_import_place_free)

/**
 * veche_import_place_put_all:
 * @rows: of VecheTableRow
 *
 * Brings the coordinates of a table's rows out of another system, all at once: by a program of its own, since it needs PROJ. Does nothing
 * for other sources.
 */
gboolean veche_import_place_put_all (VecheImportPlace *self, GPtrArray *rows, GCancellable *cancellable, GError **error);

/** veche_import_place_count_parts: how many records come of the row: lines of several parts are taken as so many. At least 1. */
guint veche_import_place_count_parts (VecheImportPlace *self, const VecheTableRow *source);

/** veche_import_place_take: sets the shape of @row, or refuses it with the reason. */
void veche_import_place_take (VecheImportPlace *self, const VecheTableRow *source, guint part, VecheImportRow *row);

G_END_DECLS
