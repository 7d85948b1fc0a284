/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define VECHE_TYPE_DAY_BUTTON (veche_day_button_get_type ())

/** VecheDayButton: a calendar behind a button. Signal `chosen`: a day, as people write it: 17.02.2020. */
G_DECLARE_FINAL_TYPE (VecheDayButton, veche_day_button, VECHE, DAY_BUTTON, AdwBin)

GtkWidget *veche_day_button_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
