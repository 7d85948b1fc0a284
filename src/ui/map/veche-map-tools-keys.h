/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-tools.h"

G_BEGIN_DECLS

/** veche_map_tools_keys_pressed_cb: what the keyboard does on a map: of GtkEventControllerKey, swapped. */
gboolean veche_map_tools_keys_pressed_cb (VecheMapTools *self, guint keyval, guint keycode, GdkModifierType state);

G_END_DECLS
