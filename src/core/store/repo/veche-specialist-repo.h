/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-query.h"
#include "veche-store.h"

G_BEGIN_DECLS

/**
 * veche_specialist_repo_dup_condition:
 * @term: of %VECHE_TREE_QUEUE_FIELD
 * @parameter: number of the statement's parameter that @value is to be bound to
 * @value: initialised; a text afterwards
 *
 * What a tree «t» has to satisfy, as SQL; %NULL with %VECHE_ERROR_INVALID where the term's value is none of its codes. Owned.
 */
char *veche_specialist_repo_dup_condition (VecheStore *store, const VecheQueryTerm *term, guint parameter, VecheValue *value,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
