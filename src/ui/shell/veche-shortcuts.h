/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** veche_shortcuts_new_dialog: the list of keys (libadwaita has a dialog of its own from 1.8 on). */
AdwDialog *veche_shortcuts_new_dialog (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
