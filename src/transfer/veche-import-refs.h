/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-tree.h"
#include "veche-workspace.h"

G_BEGIN_DECLS

/**
 * VecheImportRefs:
 * What the texts of a source's columns may refer to: themes, employees, programmes … by code, number, title or uuid, folded.
 * Loaded once before the rows; then only read, from any thread.
 */
typedef struct _VecheImportRefs VecheImportRefs;

/**
 * veche_import_refs_load:
 * @programme: a reference of a programme, or %NULL: the latest
 *
 * In a fiber. Themes are those of the programme. Owned.
 */
VecheImportRefs *veche_import_refs_load (VecheWorkspace *workspace, const VecheKind *kind, const char *programme,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

VecheImportRefs *veche_import_refs_ref (VecheImportRefs *self) G_GNUC_WARN_UNUSED_RESULT;
void veche_import_refs_unref (VecheImportRefs *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheImportRefs, veche_import_refs_unref)

/** veche_import_refs_find: row id of what the text names; 0 for none or for more than one. */
gint64 veche_import_refs_find (VecheImportRefs *self, const VecheField *field, const char *text);

/** veche_import_refs_get_programme: row id of the programme that was asked for by name; 0: the store chooses. */
gint64 veche_import_refs_get_programme (VecheImportRefs *self);

/** veche_import_refs_get_parent: row id that rows of the kind belong to: the programme; 0 for kinds that belong to none. */
gint64 veche_import_refs_get_parent (VecheImportRefs *self, const VecheKind *kind);

/** veche_import_refs_set_layer: the layer that all rows go to, by code or title; made if it is not there. */
void veche_import_refs_set_layer (VecheImportRefs *self, const char *layer);
const char *veche_import_refs_get_layer (VecheImportRefs *self);

/** veche_import_refs_set_survey: row ids of the survey and its number block that all trees go to; 0: none. */
void veche_import_refs_set_survey (VecheImportRefs *self, gint64 survey, gint64 block);
gint64 veche_import_refs_get_survey (VecheImportRefs *self);
gint64 veche_import_refs_get_block (VecheImportRefs *self);

/** veche_import_refs_get_own: of #VecheOwnField: what the office's layers ask of objects of the kind. Borrowed. */
GPtrArray *veche_import_refs_get_own (VecheImportRefs *self);

/** veche_import_refs_get_limits: how large trees of the species grow, by its Russian, Latin or other name; @species may be %NULL. */
VecheTreeLimits veche_import_refs_get_limits (VecheImportRefs *self, const char *species);

/** veche_import_refs_get_zone: of the programme, VECHE_TIME_ZONE_DEFAULT where it tells none. Borrowed. */
GTimeZone *veche_import_refs_get_zone (VecheImportRefs *self);

G_END_DECLS
