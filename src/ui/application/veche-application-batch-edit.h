/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-edit.h"
#include "veche-record.h"

G_BEGIN_DECLS

/** VecheBatchVerb: what is done to many applications at once. */
typedef enum
{
  VECHE_BATCH_RESPONSIBLE,
  VECHE_BATCH_DUE,
  VECHE_BATCH_THEME,
  VECHE_BATCH_REGISTER,
  VECHE_BATCH_CHECK,
  VECHE_BATCH_WITHDRAW,
  VECHE_BATCH_DELETE,
} VecheBatchVerb;

#define VECHE_BATCH_N_VERBS (VECHE_BATCH_DELETE + 1)

/** veche_application_batch_edit_is_legal: whether it may be done to each of the applications (#VecheRecord, all fields) and there are any. */
gboolean veche_application_batch_edit_is_legal (VecheBatchVerb verb, GPtrArray *applications);

/** veche_application_batch_edit_needs_agreement: whether some of them leave a theme for another, which their applicants have to agree to. */
gboolean veche_application_batch_edit_needs_agreement (GPtrArray *applications, gint64 theme);

/**
 * veche_application_batch_edit_new:
 * @answer: an op of an edit with the cells that a person has filled in: «responsible», «due», «theme» with «move_agreed», «withdrawal»;
 *   or %NULL for verbs that ask nothing
 *
 * The one step that does it to all of them, with its name. Owned; without ops where there is nothing to change.
 */
VecheEdit *veche_application_batch_edit_new (VecheBatchVerb verb, GPtrArray *applications,
                                             const VecheEditOp *answer) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
