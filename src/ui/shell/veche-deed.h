/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-window.h"

G_BEGIN_DECLS

/* Actions that belong to some widget of the window rather than to the window: «application.print» of the card that is open, «page.print» of the
 * list of applications, wherever one is. */

/** veche_deed_can: @target: (nullable): the action's text. Whether there is now who does it. */
gboolean veche_deed_can (VecheWindow *window, const char *action, const char *target);

/** veche_deed_do: @target: (nullable): the action's text. Rings the bell where it cannot be done after all. */
void veche_deed_do (VecheWindow *window, const char *action, const char *target);

G_END_DECLS
