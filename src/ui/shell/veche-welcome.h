/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define VECHE_TYPE_WELCOME (veche_welcome_get_type ())

/** VecheWelcome: what a window without a workspace shows: make one, open one, or take one of the last. */
G_DECLARE_FINAL_TYPE (VecheWelcome, veche_welcome, VECHE, WELCOME, AdwBin)

/** veche_welcome_refresh: reads the list of recent workspaces anew. */
void veche_welcome_refresh (VecheWelcome *self);

G_END_DECLS
