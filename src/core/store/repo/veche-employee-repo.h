/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-store.h"

G_BEGIN_DECLS

/**
 * veche_employee_repo_dup_pin:
 *
 * What the file keeps of the employee's PIN, for veche_pin_matches(); *@hash is %NULL where there is none. %FALSE: an error. For the
 * workspace alone: records only tell that there is one.
 */
gboolean veche_employee_repo_dup_pin (VecheStore *store, gint64 id, char **hash, GError **error);

G_END_DECLS
