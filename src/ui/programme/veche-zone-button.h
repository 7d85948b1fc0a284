/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define VECHE_TYPE_ZONE_BUTTON (veche_zone_button_get_type ())

/** VecheZoneButton: the time zones of Russia by their towns, behind a button. Signal `chosen`: the name of one: «Asia/Chita». */
G_DECLARE_FINAL_TYPE (VecheZoneButton, veche_zone_button, VECHE, ZONE_BUTTON, AdwBin)

GtkWidget *veche_zone_button_new (void) G_GNUC_WARN_UNUSED_RESULT;

/** veche_zone_button_dup_offset: how far the zone is from Greenwich at present: «UTC+9». Owned. */
char *veche_zone_button_dup_offset (GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
