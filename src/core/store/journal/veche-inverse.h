/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "veche-store.h"

G_BEGIN_DECLS

/**
 * VecheInverse:
 * Takes rows of the journal back. Made for one run over a step's rows: it remembers what the tables look like.
 */
typedef struct _VecheInverse VecheInverse;

VecheInverse *veche_inverse_new (VecheStore *store) G_GNUC_WARN_UNUSED_RESULT;
void veche_inverse_free (VecheInverse *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheInverse, veche_inverse_free)

/** VecheInverseRow: one row of the journal, read to be taken back. */
typedef struct
{
  gint64 seq;
  gint64 step;
  char *table;
  gint64 row;
  char *uuid;
  char op;           /* 'I', 'U', 'D' */
  JsonObject *image; /* what was there before; %NULL of 'I', and where it has been erased or cannot be read */
} VecheInverseRow;

void veche_inverse_row_clear (VecheInverseRow *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VecheInverseRow, veche_inverse_row_clear)

typedef enum
{
  VECHE_INVERSE_FAILED, /* the database: an error is set */
  VECHE_INVERSE_DONE,
  VECHE_INVERSE_GONE,   /* nothing was left to do: somebody has taken it back already */
  VECHE_INVERSE_STAYS,  /* cannot be taken back; it is said why */
  VECHE_INVERSE_LATER,  /* refers to a record that is not there, perhaps not yet: to be tried again after the other rows */
} VecheInverseResult;

/** veche_inverse_load: reads a row of the journal. @row is zeroed before. */
gboolean veche_inverse_load (VecheStore *store, gint64 seq, VecheInverseRow *row, GError **error);

/** veche_inverse_exists: whether the record that the row is about is there now; -1 with an error. */
int veche_inverse_exists (VecheStore *store, const VecheInverseRow *row, GError **error);

/**
 * veche_inverse_list_later:
 *
 * What others have changed of the same record since: columns, as a set; «*» stands for all of it (deleted, inserted again, or an image
 * that has been erased). Only steps count that stand: not undone ones, nor undo and redo themselves. Owned; %NULL with an error.
 */
GHashTable *veche_inverse_list_later (VecheStore *store, const VecheInverseRow *row, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_inverse_apply:
 * @keep: (nullable): columns to leave as they are
 * @last: there is no later: a reference whose target is gone stays empty, and a row that cannot be without it stays away
 * @why: (out): a static, translated text for %VECHE_INVERSE_STAYS
 *
 * Does the opposite: an inserted row is deleted, a deleted one comes back with its id and uuid, changed columns get their
 * old values. In the caller's transaction and context. What hangs on a row that is deleted is the caller's to look after.
 */
VecheInverseResult veche_inverse_apply (VecheInverse *self, const VecheInverseRow *row, GHashTable *keep, gboolean last,
                                        const char **why, GError **error);

/** veche_inverse_describe: the record, for people: its kind and title, as far as they can be known. Owned. */
char *veche_inverse_describe (VecheStore *store, const VecheInverseRow *row) G_GNUC_WARN_UNUSED_RESULT;

/** veche_inverse_forget: deletes the journal's row and image; for steps that were never sealed. */
gboolean veche_inverse_forget (VecheStore *store, const VecheInverseRow *row, GError **error);

G_END_DECLS
