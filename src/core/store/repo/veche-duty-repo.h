/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-duty.h"
#include "veche-store.h"

G_BEGIN_DECLS

/**
 * veche_duty_repo_list:
 * @actor: (nullable): whose: name of an employee; %NULL: everybody's
 * @reasons: of #VecheDutyReason: what to look for
 *
 * What the office owes its applications, the nearest term first: whoever is responsible owes a check, a contact's employee (else who is
 * responsible) its next step, and all but who decided a confirmation. What an import under way has brought does not count yet.
 * Owned array of #VecheDuty.
 */
GPtrArray *veche_duty_repo_list (VecheStore *store, const char *actor, guint reasons, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_duty_repo_count: how many veche_duty_repo_list() would list for all reasons, without making them. */
gboolean veche_duty_repo_count (VecheStore *store, const char *actor, guint *count, GError **error);

G_END_DECLS
