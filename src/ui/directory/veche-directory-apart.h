/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-workspace.h"

G_BEGIN_DECLS

/**
 * veche_directory_apart_new_edit:
 * @title: of the step
 * @merged: the record that is taken out of the one that it was merged into
 *
 * What takes a merge apart again: also what the keeper took over from @merged in the step that merged them becomes as it was before, unless it
 * has been changed since. For fibers: awaits. Owned, or %NULL with an error.
 */
VecheEdit *veche_directory_apart_new_edit (VecheWorkspace *workspace, const char *title, VecheRecord *merged,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
