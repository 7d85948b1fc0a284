/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_SPECIALIST_PHOTO (veche_specialist_photo_get_type ())

/** VecheSpecialistPhoto: the photographs of one tree, one at a time and as large as there is room. */
G_DECLARE_FINAL_TYPE (VecheSpecialistPhoto, veche_specialist_photo, VECHE, SPECIALIST_PHOTO, AdwBin)

/** veche_specialist_photo_show: @tree: row id, 0: none. The same tree again: its photographs are read anew, the one that is seen stays. */
void veche_specialist_photo_show (VecheSpecialistPhoto *self, VecheWorkspace *workspace, gint64 tree);

/** veche_specialist_photo_turn: to another photograph: 1 the next, −1 the one before; from the last to the first. */
void veche_specialist_photo_turn (VecheSpecialistPhoto *self, int by);

G_END_DECLS
