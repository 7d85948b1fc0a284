/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-edit.h"
#include "veche-store.h"

G_BEGIN_DECLS

/**
 * veche_record_limits_check:
 * @op: carried out just now
 *
 * Whether the row as it is now can be taken back: the journal keeps a row that is changed or deleted as one text, which must fit into the
 * database's longest value with room to spare. %VECHE_ERROR_INVALID where it would not, and
 * where a cell of @op makes the row refer to itself.
 */
gboolean veche_record_limits_check (VecheStore *store, const VecheEditOp *op, GError **error);

/**
 * veche_record_limits_check_allowed:
 *
 * Whether the kind's rows may be written so at all: those of a ledger are only added, and what a verb makes is not made or removed by
 * hand. %VECHE_ERROR_NOT_ALLOWED. And veche_record_limits_check_form().
 */
gboolean veche_record_limits_check_allowed (VecheStore *store, const VecheEdit *edit, const VecheEditOp *op, GError **error);

/**
 * veche_record_limits_check_form:
 *
 * Whether what a layer asks of its objects, after @op, is what the dialog would have let pass (veche_own_form_check_text()): it comes by import
 * and from the command line too. %VECHE_ERROR_INVALID.
 */
gboolean veche_record_limits_check_form (VecheStore *store, const VecheEditOp *op, GError **error);

/** veche_record_limits_check_bare: before @op deletes its row: whether that has files which @op does not know of. %VECHE_ERROR_NOT_ALLOWED. */
gboolean veche_record_limits_check_bare (VecheStore *store, const VecheEditOp *op, GError **error);

/**
 * veche_record_limits_check_place:
 *
 * Before an update whose references are found: veche_application_repo_check_programme() and _check_theme() where it sets one.
 */
gboolean veche_record_limits_check_place (VecheStore *store, const VecheEdit *edit, const VecheEditOp *op, GError **error);

/**
 * veche_record_limits_get_scope:
 * @target: of a reference that @op sets by a text
 *
 * Returns: the programme whose rows of @target are meant (codes of themes repeat from year to year), 0 for all
 */
gint64 veche_record_limits_get_scope (VecheStore *store, const VecheEditOp *op, const VecheKind *target);

G_END_DECLS
