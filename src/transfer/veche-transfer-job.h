/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <libdex.h>

G_BEGIN_DECLS

/**
 * VecheTransferJobFunc:
 * @result: uninitialised, to be initialised with what the future resolves with
 *
 * Blocking work (files, Cairo, tables) on a thread of the pool, with a stack of its own size, never a fiber's.
 */
typedef gboolean (*VecheTransferJobFunc) (gpointer data, GValue *result, GError **error);

/** veche_transfer_job_run: runs @func; resolves with its result or rejects with its error. @data is freed afterwards. */
DexFuture *veche_transfer_job_run (VecheTransferJobFunc func, gpointer data, GDestroyNotify free_data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
