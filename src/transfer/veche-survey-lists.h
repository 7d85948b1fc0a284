/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-workspace.h"

G_BEGIN_DECLS

/** veche_survey_lists_append: Veche's list of species and its scales of condition to an edit for a workspace that has none. */
void veche_survey_lists_append (VecheEdit *edit);

/**
 * veche_survey_lists_prepare:
 *
 * An edit that adds Veche's list of species and its scales of condition to the workspace, to be changed there; what the workspace has
 * already, by name, Latin name or code, is left as it is. Without ops where nothing is missing. In a fiber. Owned.
 */
VecheEdit *veche_survey_lists_prepare (VecheWorkspace *workspace, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
