/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_FILES (veche_map_files_get_type ())

/** VecheMapFiles: photographs and other files of an object on the map: added, opened, saved, deleted. */
G_DECLARE_FINAL_TYPE (VecheMapFiles, veche_map_files, VECHE, MAP_FILES, AdwBin)

/** veche_map_files_show: @id: 0: of nothing */
void veche_map_files_show (VecheMapFiles *self, VecheWorkspace *workspace, const VecheKind *kind, gint64 id);

G_END_DECLS
