/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "veche-table-import.h"

G_BEGIN_DECLS

/**
 * VecheImportRun:
 * What a dialog has decided on, to be carried out after it is closed. All parts are owned by the struct; those that may be absent
 * are %NULL.
 */
typedef struct
{
  VecheWorkspace *workspace;
  const VecheKind *kind;
  char *path;
  JsonObject *mapping;
  char *key;
  char *series;
  char *programme;
  char *survey;     /* of trees: references */
  char *block;
  char *crs;        /* of map objects */
  gboolean swap_xy; /* the same */
  GHashTable *take_theirs;
  char *stamp;  /* of the dry run that was shown */
  GStrv columns; /* by which the mapping is remembered */
} VecheImportRun;

VecheImportRun *veche_import_run_copy (const VecheImportRun *self) G_GNUC_WARN_UNUSED_RESULT;
void veche_import_run_free (VecheImportRun *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheImportRun, veche_import_run_free)

/** veche_import_run_fill_options: the same for the import; its texts stay those of @self. */
void veche_import_run_fill_options (const VecheImportRun *self, VecheTableImportOptions *options);

/**
 * veche_import_run_start:
 * @widget: of the window; outlives the dialog
 * @self: (transfer full)
 *
 * Imports as a job of the window, and says what came of it, with «Undo».
 */
void veche_import_run_start (GtkWidget *widget, VecheImportRun *self);

G_END_DECLS
