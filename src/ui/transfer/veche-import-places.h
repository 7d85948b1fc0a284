/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_IMPORT_PLACES (veche_import_places_get_type ())

/**
 * VecheImportPlaces:
 * What somebody says of all objects of a map file: the survey and the number block that trees go to, and how coordinates are to be read.
 */
G_DECLARE_FINAL_TYPE (VecheImportPlaces, veche_import_places, VECHE, IMPORT_PLACES, AdwPreferencesGroup)

/** veche_import_places_show: for objects of the kind; those that have no place see nothing of it. What was chosen before stays. */
void veche_import_places_show (VecheImportPlaces *self, VecheWorkspace *workspace, const VecheKind *kind);

/** veche_import_places_dup_survey: a reference, %NULL for none; _dup_block(): the same of its number block. Owned. */
char *veche_import_places_dup_survey (VecheImportPlaces *self) G_GNUC_WARN_UNUSED_RESULT;
char *veche_import_places_dup_block (VecheImportPlaces *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_import_places_dup_crs: what coordinates are in as somebody typed it, %NULL: as the file says. Owned. */
char *veche_import_places_dup_crs (VecheImportPlaces *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_import_places_get_swap: whether the first coordinate is the northing. */
gboolean veche_import_places_get_swap (VecheImportPlaces *self);

G_END_DECLS
