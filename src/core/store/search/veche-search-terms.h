/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-store.h"

G_BEGIN_DECLS

/**
 * VecheSearchTerms:
 * The stems that the search index holds, in memory and in the table veche_search_term: by them a half-typed word is
 * completed. Stems only grow in number; one that no record has any more does no harm.
 */
typedef struct _VecheSearchTerms VecheSearchTerms;

/** veche_search_terms_get: the list of an open workspace, read from the file at its first use. Borrowed. */
VecheSearchTerms *veche_search_terms_get (VecheStore *store, GError **error);

/** veche_search_terms_forget: drops the list; the next use reads it anew. */
void veche_search_terms_forget (VecheStore *store);

/**
 * veche_search_terms_is_listed:
 *
 * Whether a stem may be in the list: numbers (dates, phones, registers) are not, there are as many of them as records and
 * the index itself completes them well enough.
 */
gboolean veche_search_terms_is_listed (const char *stem);

/** veche_search_terms_add: takes the stems of a document (parted by spaces; the text is left as it was) into the list. */
void veche_search_terms_add (VecheSearchTerms *self, GString *stems);

/** veche_search_terms_save: writes what has been added to the file, inside the caller's transaction. */
gboolean veche_search_terms_save (VecheSearchTerms *self, VecheDb *db, GError **error);

gboolean veche_search_terms_contains (VecheSearchTerms *self, const char *stem);

/**
 * veche_search_terms_expand:
 * @stems: (element-type utf8): borrowed stems are appended to it
 *
 * The stems that begin with @prefix, in no special order. %FALSE when there are more than @limit; none is then appended.
 */
gboolean veche_search_terms_expand (VecheSearchTerms *self, const char *prefix, guint limit, GPtrArray *stems);

G_END_DECLS
