/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libdex.h>

#include "veche-record.h"
#include "veche-table-export.h"

G_BEGIN_DECLS

/**
 * VecheExportFile:
 * The file of an export under way: a table or JSON, by its ending. Written on pool threads, one call at a time; reference counted.
 * One that is not finished leaves nothing behind.
 */
typedef struct _VecheExportFile VecheExportFile;

/** veche_export_file_new: nothing is opened yet. @options are copied, but for the cancellable. Owned. */
VecheExportFile *veche_export_file_new (const VecheKind *kind, const char *path,
                                        const VecheTableExportOptions *options) G_GNUC_WARN_UNUSED_RESULT;
void veche_export_file_unref (VecheExportFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheExportFile, veche_export_file_unref)

/**
 * veche_export_file_set_parents:
 * @titles: row id (gint64) → text
 *
 * For kinds that belong to others: what stands in the column of the parent. At most once.
 */
void veche_export_file_set_parents (VecheExportFile *self, GHashTable *titles);

/** veche_export_file_set_own: columns of what the office's layers ask (of #VecheOwnField), in the place of the one text that holds them. */
void veche_export_file_set_own (VecheExportFile *self, GPtrArray *own);

/** veche_export_file_wants_colors: whether the file draws objects in the colours of their layers. */
gboolean veche_export_file_wants_colors (VecheExportFile *self);

/** veche_export_file_set_colors: title of the layer → «#rrggbb». At most once. */
void veche_export_file_set_colors (VecheExportFile *self, JsonObject *colors);

/** veche_export_file_wants_revision: whether the file may come back with changes: then it tells where the journal stood. */
gboolean veche_export_file_wants_revision (VecheExportFile *self);
void veche_export_file_set_revision (VecheExportFile *self, gint64 revision);

/** veche_export_file_set_zone: name of the zone by whose clocks moments stand in sheets. */
void veche_export_file_set_zone (VecheExportFile *self, const char *zone);

/** veche_export_file_open: resolves with TRUE. */
DexFuture *veche_export_file_open (VecheExportFile *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_export_file_write: an array of VecheRecord; resolves with TRUE. */
DexFuture *veche_export_file_write (VecheExportFile *self, GPtrArray *records) G_GNUC_WARN_UNUSED_RESULT;

/** veche_export_file_finish: puts the file in its place; resolves with TRUE. */
DexFuture *veche_export_file_finish (VecheExportFile *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_export_file_conclude:
 * @given: how many rows were written to it
 * @warnings: (nullable): gets what could not be written as it is, as sentences for the user
 *
 * Of a finished file: how many of the rows are in it. Some formats have no room for all.
 */
gint64 veche_export_file_conclude (VecheExportFile *self, gint64 given, GPtrArray *warnings);

G_END_DECLS
