/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

/** veche_record_copy_dup_text: the records as a table with a head: fields parted by tabs, as spreadsheets take it from the clipboard. Numbers
 * and money stand bare, with a comma; texts are guarded against being read as formulas. Owned. */
char *veche_record_copy_dup_text (const VecheKind *kind, GPtrArray *records, const char *const *fields) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_record_copy_rows:
 * @ids: of gint64; referenced
 * @fields: names
 *
 * Puts the rows on the clipboard of @widget and tells so.
 */
void veche_record_copy_rows (GtkWidget *widget, VecheWorkspace *workspace, const VecheKind *kind, GArray *ids,
                             const char *const *fields);

G_END_DECLS
