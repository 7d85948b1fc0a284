/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * veche_dialog_guard_attempt:
 * @changed: whether something is filled in that would be lost
 * @save: (nullable): action of @dialog that keeps it and closes the dialog; a static string
 *
 * For the close_attempt of a dialog that cannot be closed by itself: closes it, or asks what is to become of what is filled in.
 */
void veche_dialog_guard_attempt (AdwDialog *dialog, gboolean changed, const char *save);

G_END_DECLS
