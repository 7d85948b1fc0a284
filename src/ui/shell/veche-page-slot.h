/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-page.h"

G_BEGIN_DECLS

#define VECHE_TYPE_PAGE_SLOT (veche_page_slot_get_type ())

/**
 * VechePageSlot:
 * The place of a page in the window. The page itself is made when it is wanted: a window with all of them would take long to start.
 *
 * Property `counter`: the page's; 0 before there is a page.
 */
G_DECLARE_FINAL_TYPE (VechePageSlot, veche_page_slot, VECHE, PAGE_SLOT, AdwBin)

/** veche_page_slot_new: @type: of the page */
VechePageSlot *veche_page_slot_new (VecheWorkspace *workspace, GType type) G_GNUC_WARN_UNUSED_RESULT;

/** veche_page_slot_get_class: what is known of the page before it is made. */
VechePageClass *veche_page_slot_get_class (VechePageSlot *self);

/** veche_page_slot_get_page: makes it where there is none yet. */
VechePage *veche_page_slot_get_page (VechePageSlot *self);

guint veche_page_slot_get_counter (VechePageSlot *self);

G_END_DECLS
