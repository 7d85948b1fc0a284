/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_ONLINE_DIALOG (veche_map_online_dialog_get_type ())

/**
 * VecheMapOnlineDialog:
 * From which server a base map comes, and who is told what. Signal `chosen` (address): it is to be shown. Addresses are remembered on
 * this computer.
 */
G_DECLARE_FINAL_TYPE (VecheMapOnlineDialog, veche_map_online_dialog, VECHE, MAP_ONLINE_DIALOG, AdwDialog)

/** veche_map_online_dialog_new: @address: (nullable): the one that is shown now */
AdwDialog *veche_map_online_dialog_new (const char *address) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_online_dialog_dup_credit: whom the office wants named for an address; %NULL: nobody. Owned. */
char *veche_map_online_dialog_dup_credit (const char *address) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
