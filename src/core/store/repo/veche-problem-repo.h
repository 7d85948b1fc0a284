/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-problem.h"
#include "veche-store.h"

G_BEGIN_DECLS

/**
 * veche_problem_repo_list:
 *
 * What a person should know of an application (veche_application_warnings_list()) or a programme (veche_programme_check_list()); of
 * other kinds nothing. Owned array of #VecheProblem.
 */
GPtrArray *veche_problem_repo_list (VecheStore *store, const VecheKind *kind, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_problem_repo_list_filing:
 * @blank: an application that is not there yet: programme, title, organisation, phone and moment of receipt
 *
 * What is said at the counter before it gets a number: codes «late» and «repeat» of veche_application_warnings_list(). Owned array of
 * #VecheProblem.
 */
GPtrArray *veche_problem_repo_list_filing (VecheStore *store, VecheRecord *blank, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
