/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-edit.h"
#include "veche-query.h"
#include "veche-record.h"
#include "veche-store.h"

G_BEGIN_DECLS

/** veche_record_repo_get: one record with all fields; %VECHE_ERROR_NOT_FOUND. Owned. */
VecheRecord *veche_record_repo_get (VecheStore *store, const VecheKind *kind, gint64 id,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_record_repo_get_many:
 * @ids: row ids
 * @brief: only the fields of lists
 *
 * The records of a page, in the order of @ids; those that are gone are left out. Owned.
 */
GPtrArray *veche_record_repo_get_many (VecheStore *store, const VecheKind *kind, const gint64 *ids, guint n_ids, gboolean brief,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_record_repo_query: records by query (limit and offset obeyed), all fields. Owned. */
GPtrArray *veche_record_repo_query (VecheStore *store, const VecheQuery *query, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_record_repo_query_ids: the same query's row ids (gint64) alone, of one kind. Owned. */
GArray *veche_record_repo_query_ids (VecheStore *store, const VecheQuery *query, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_record_repo_find:
 * @reference: a uuid, a number or code, `id:14`, or (where @by_title) the exact title
 *
 * The row id, or 0: %VECHE_ERROR_NOT_FOUND, or %VECHE_ERROR_AMBIGUOUS with both matches named.
 */
gint64 veche_record_repo_find (VecheStore *store, const VecheKind *kind, const char *reference, gboolean by_title,
                               gint64 parent_id, GError **error);

/** veche_record_repo_count: rows of a kind. */
gint64 veche_record_repo_count (VecheStore *store, const VecheKind *kind);

/**
 * veche_record_repo_apply:
 *
 * Carries an edit out, inside the caller's step: references given as text are looked up, defaults filled, fields and rules
 * checked, children and files of deleted records deleted too. The ids and uuids of inserts are put into the ops. An update that
 * changes nothing writes nothing.
 */
gboolean veche_record_repo_apply (VecheStore *store, VecheEdit *edit, GError **error);

G_END_DECLS
