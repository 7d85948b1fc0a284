/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-edit.h"
#include "veche-store.h"

G_BEGIN_DECLS

/**
 * veche_store_fill_create:
 * @contents: (nullable): ops that the new file starts with
 *
 * A new workspace with something in it from the start: one transaction, no step, nothing to undo. On failure there is no file.
 * Owned.
 */
VecheStore *veche_store_fill_create (const char *path, const char *title, VecheEdit *contents, GCancellable *cancellable,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
