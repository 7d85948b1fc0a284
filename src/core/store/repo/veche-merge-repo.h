/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-store.h"

G_BEGIN_DECLS

/* Rows of one kind that stand for the same person or organisation. A merge is one column, so that it can be taken apart. */

/**
 * veche_merge_repo_merge:
 * @keeper: 0 takes the row out again
 *
 * Inside the caller's step. The keeper is the one that lists show, even where a merged one is named. %VECHE_ERROR_NOT_ALLOWED for a
 * kind that knows no merging, for a row with itself and for one that is merged already.
 */
gboolean veche_merge_repo_merge (VecheStore *store, const VecheKind *kind, gint64 id, gint64 keeper, GError **error);

/**
 * veche_merge_repo_tell_apart:
 *
 * Inside the caller's step. Writes down that @id and @other are two. %VECHE_ERROR_NOT_ALLOWED for a kind that knows no merging and for
 * a row with itself.
 */
gboolean veche_merge_repo_tell_apart (VecheStore *store, const VecheKind *kind, gint64 id, gint64 other, GError **error);

/** veche_merge_repo_get_keeper: the row that stands for @id: itself, or what it was merged into, to the end. 0 on an error. */
gint64 veche_merge_repo_get_keeper (VecheStore *store, const VecheKind *kind, gint64 id, GError **error);

/** veche_merge_repo_list_merged: records that were merged into the row, directly or through others. Owned. */
GPtrArray *veche_merge_repo_list_merged (VecheStore *store, const VecheKind *kind, gint64 id,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_merge_repo_list_referrers:
 *
 * Records of any kind that refer to the row, or to one merged into it; a record once, and @limit of them at most. For a kind that
 * knows no merging, to the row alone. Owned.
 */
GPtrArray *veche_merge_repo_list_referrers (VecheStore *store, const VecheKind *kind, gint64 id, guint limit,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
