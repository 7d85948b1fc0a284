/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define VECHE_TYPE_APP (veche_app_get_type ())

/**
 * VecheApp:
 * The application: one process, a window for each workspace. (An application in the model is what applicants file.)
 */
G_DECLARE_FINAL_TYPE (VecheApp, veche_app, VECHE, APP, AdwApplication)

VecheApp *veche_app_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
