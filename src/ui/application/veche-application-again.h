/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

/** veche_application_again_is_possible: whether a decision has been taken that the office can go back on. */
gboolean veche_application_again_is_possible (VecheRecord *application);

/**
 * veche_application_again_ask:
 *
 * Asks why the application is to be checked again; then it is in check anew, with all that was marked, the reason stands in its history,
 * and its sheet is opened. Nothing of the decision before is lost.
 */
void veche_application_again_ask (GtkWidget *place, VecheWorkspace *workspace, VecheRecord *application);

G_END_DECLS
