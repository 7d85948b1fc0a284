/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "veche-kind.h"

G_BEGIN_DECLS

/** VecheQueryTerm: `field` equals `value` as veche_field_parse() reads it (or, negated, anything else); "" is null. */
typedef struct
{
  char *field;
  char *value;
  gboolean negated;
} VecheQueryTerm;

/** VECHE_QUERY_BY_ID: a sort that is no field: as rows came into the workspace; descending: what came last is first. */
#define VECHE_QUERY_BY_ID "id"

/**
 * VecheQuery:
 * What rows a list shows and in what order. A plain value: copy it, do not share it.
 */
typedef struct
{
  const VecheKind *kind; /* %NULL with a text: every kind («all») */
  char *text;            /* search as the user typed it, or %NULL */
  GPtrArray *terms;      /* of VecheQueryTerm, ANDed */
  gint64 parent_id;      /* rows of this parent only, 0 for all */
  GArray *ids;           /* of gint64: these rows only, or %NULL */
  double *box;           /* west, south, east, north: only map objects whose bounds touch it, or %NULL */
  char *sort;            /* field, or %NULL: newest first (lists), by number (command line) */
  gboolean descending;
  gboolean with_hidden;  /* rows too that lists leave out (%VecheKind.hidden_field); a term on that field says so as well */
  gboolean settled; /* without records that a step under way has brought (an import that may yet be stopped) */
  gint64 limit; /* -1: none */
  gint64 offset;
} VecheQuery;

VecheQuery *veche_query_new (const VecheKind *kind) G_GNUC_WARN_UNUSED_RESULT;
VecheQuery *veche_query_copy (const VecheQuery *self) G_GNUC_WARN_UNUSED_RESULT;
void veche_query_free (VecheQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheQuery, veche_query_free)

void veche_query_set_text (VecheQuery *self, const char *text);
void veche_query_set_sort (VecheQuery *self, const char *field, gboolean descending);

/** veche_query_add_term: @field is the kind's, or one that it lacks and its parent has; that there is one is checked when it runs. */
void veche_query_add_term (VecheQuery *self, const char *field, const char *value, gboolean negated);

/** veche_query_set_ids: only these rows of those that the rest leaves; copied. 0 of them: none at all. */
void veche_query_set_ids (VecheQuery *self, const gint64 *ids, guint n_ids);

/**
 * veche_query_set_box: only objects of a map kind whose bounds touch the box, by the map index: it is kept in single precision and rounded
 * outwards, so that an object half a metre away may come too. %NULL: all, without a place too.
 */
void veche_query_set_box (VecheQuery *self, const double box[4]);

gboolean veche_query_equal (const VecheQuery *a, const VecheQuery *b);

G_END_DECLS
