/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-directory-kinds.h"

G_BEGIN_DECLS

#define VECHE_TYPE_DIRECTORY_MERGED (veche_directory_merged_get_type ())

/** VecheDirectoryMerged: the records that a person or organisation stands for besides its own; each can be taken out again. */
G_DECLARE_FINAL_TYPE (VecheDirectoryMerged, veche_directory_merged, VECHE, DIRECTORY_MERGED, AdwPreferencesGroup)

GtkWidget *veche_directory_merged_new (VecheWorkspace *workspace, const VecheDirectoryKind *kind) G_GNUC_WARN_UNUSED_RESULT;

/** veche_directory_merged_show: @id: row id; 0: nobody. */
void veche_directory_merged_show (VecheDirectoryMerged *self, gint64 id);

G_END_DECLS
