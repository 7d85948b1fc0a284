/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-finding.h"
#include "veche-store.h"

G_BEGIN_DECLS

/** veche_integrity_check: everything that `veche-cli check` promises. Array of VecheFinding, empty when all is well. Owned. */
GPtrArray *veche_integrity_check (VecheStore *store, GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
