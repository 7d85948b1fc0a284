/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-check-contents.h"

G_BEGIN_DECLS

#define VECHE_TYPE_CHECK_SIDE (veche_check_side_get_type ())

/** VecheCheckSide: what the applicant gave for one item: text, link, files; and the team and the votes. */
G_DECLARE_FINAL_TYPE (VecheCheckSide, veche_check_side, VECHE, CHECK_SIDE, AdwBin)

void veche_check_side_set_workspace (VecheCheckSide *self, VecheWorkspace *workspace);

/**
 * veche_check_side_show:
 * @contents: (nullable)
 * @item: number of the item, GTK_INVALID_LIST_POSITION for none
 */
void veche_check_side_show (VecheCheckSide *self, VecheCheckContents *contents, guint item);

G_END_DECLS
