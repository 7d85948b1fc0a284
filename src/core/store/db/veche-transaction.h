/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-db.h"

G_BEGIN_DECLS

/**
 * VecheTransaction:
 * A write transaction (BEGIN IMMEDIATE) that is rolled back when it goes out of scope uncommitted.
 */
typedef struct _VecheTransaction VecheTransaction;

VecheTransaction *veche_transaction_begin (VecheDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_transaction_commit: on failure the transaction is rolled back and the error set. Frees it either way. */
gboolean veche_transaction_commit (VecheTransaction *self, GError **error);
void veche_transaction_rollback (VecheTransaction *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheTransaction, veche_transaction_rollback)

G_END_DECLS
