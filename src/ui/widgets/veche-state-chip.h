/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** veche_state_chip_show: makes a label (of the class `chip`) show a state of an application; empty for %NULL. */
void veche_state_chip_show (GtkLabel *label, const char *state);

/** veche_state_chip_get_label: the state in words. */
const char *veche_state_chip_get_label (const char *state);

G_END_DECLS
