/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-page-slot.h"

G_BEGIN_DECLS

#define VECHE_TYPE_SIDEBAR (veche_sidebar_get_type ())

/**
 * VecheSidebar:
 * The places of a workspace under their headings, what is owed in each, jobs under way, and who is working.
 *
 * Signal `page-chosen` (VechePageSlot).
 */
G_DECLARE_FINAL_TYPE (VecheSidebar, veche_sidebar, VECHE, SIDEBAR, AdwBin)

/** veche_sidebar_set_workspace: shows its title, jobs and people. Once. */
void veche_sidebar_set_workspace (VecheSidebar *self, VecheWorkspace *workspace);

void veche_sidebar_add_page (VecheSidebar *self, VechePageSlot *slot);

/** veche_sidebar_select: marks the place; no signal. */
void veche_sidebar_select (VecheSidebar *self, VechePageSlot *slot);

G_END_DECLS
