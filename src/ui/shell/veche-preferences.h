/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define VECHE_TYPE_PREFERENCES (veche_preferences_get_type ())

/** VechePreferences: what this user's Veche does its own way; each change works at once. */
G_DECLARE_FINAL_TYPE (VechePreferences, veche_preferences, VECHE, PREFERENCES, AdwPreferencesDialog)

/** veche_preferences_new: needs the program's settings, see veche_settings_get(). */
AdwDialog *veche_preferences_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
