/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-search-documents.h"
#include "veche-search-index.h"
#include "veche-search-terms.h"
#include "veche-stmt.h"

G_BEGIN_DECLS

/* What the files of the index share: writing documents, and how far a new index has got. */

typedef struct
{
  VecheStore *store;
  VecheSearchTerms *terms;
  VecheSearchDocuments *documents;
  VecheStmt *remove;
  VecheStmt *insert;
  VecheStmt *merge;
} VecheSearchWriter;

gboolean veche_search_index_writer_init (VecheSearchWriter *self, VecheStore *store, GError **error);
void veche_search_index_writer_clear (VecheSearchWriter *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VecheSearchWriter, veche_search_index_writer_clear)

/**
 * veche_search_index_write_batch:
 * @ids: rows of @root, sorted, VECHE_SEARCH_DOCUMENTS_BATCH at most
 * @fresh: the index has none of them yet
 */
gboolean veche_search_index_write_batch (VecheSearchWriter *self, const VecheKind *root, const gint64 *ids, guint n,
                                         gboolean fresh, GError **error);

/** veche_search_index_get_position: the last rowid that an index in the making has, 0 for none; the largest number for a whole one. */
gint64 veche_search_index_get_position (VecheDb *db);

G_END_DECLS
