/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-store.h"

G_BEGIN_DECLS

/** So many records are read at once. */
#define VECHE_SEARCH_DOCUMENTS_BATCH 128

/** VecheSearchDocument: what the index holds of one record with all that belongs to it. */
typedef struct
{
  gint64 id;
  gboolean exists;
  GString *stems; /* of the words of its texts */
  GString *codes; /* numbers in the other ways in which people type them */
} VecheSearchDocument;

/**
 * VecheSearchDocuments:
 * Reads records as documents, a batch at a time; the texts of child records and the names of files belong to the root's
 * document. Kept for one run over the index: it remembers which tables are empty.
 */
typedef struct _VecheSearchDocuments VecheSearchDocuments;

VecheSearchDocuments *veche_search_documents_new (VecheStore *store) G_GNUC_WARN_UNUSED_RESULT;
void veche_search_documents_free (VecheSearchDocuments *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheSearchDocuments, veche_search_documents_free)

/** veche_search_documents_is_root: whether records of the kind are documents of their own. */
gboolean veche_search_documents_is_root (const VecheKind *kind);

/** veche_search_documents_load: reads @n (at most a batch) records of a root kind. */
gboolean veche_search_documents_load (VecheSearchDocuments *self, const VecheKind *root, const gint64 *ids, guint n,
                                      GError **error);

/** veche_search_documents_get: the nth of the batch; valid until the next one is loaded. */
const VecheSearchDocument *veche_search_documents_get (VecheSearchDocuments *self, guint nth);

/** veche_search_documents_append_phone: the forms of one phone that are searched for, parted by spaces (X8). */
void veche_search_documents_append_phone (const char *phone, GString *codes);

G_END_DECLS
