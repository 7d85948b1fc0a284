/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-directory-plan.h"
#include "veche-store.h"

G_BEGIN_DECLS

/**
 * veche_directory_repo_plan:
 * @kind: people or organisations
 *
 * Who is named on applications and not linked to the directory, with whom of it they are likely to be. Withdrawn applications count: their
 * people may be of others. Owned.
 */
VecheDirectoryPlan *veche_directory_repo_plan (VecheStore *store, const VecheKind *kind, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_directory_repo_add_people: everybody of the directory as known to the plan, after all its places. */
gboolean veche_directory_repo_add_people (VecheStore *store, VecheDirectoryPlan *plan, GError **error);

G_END_DECLS
