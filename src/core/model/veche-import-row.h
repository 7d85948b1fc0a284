/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-edit.h"

G_BEGIN_DECLS

typedef enum
{
  VECHE_IMPORT_CREATED,
  VECHE_IMPORT_UPDATED,
  VECHE_IMPORT_UNCHANGED,
  VECHE_IMPORT_REFUSED,
} VecheImportOutcome;

/** VecheImportClash: a field in which the office and the source differ: one that both have changed since the last import, or one
 * that the source writes over. */
typedef struct
{
  const VecheField *field;
  VecheValue ours;
  VecheValue theirs;
} VecheImportClash;

/**
 * VecheImportRow:
 * One row of a source on its way into the workspace, and what became of it.
 */
typedef struct
{
  guint64 line;   /* in the source, from 1 */
  char *key;      /* by which a later import knows it again */
  gboolean own;   /* the key may be the uuid of a record that Veche has written to a map file */
  gint64 revision; /* of such a row: the journal's end when the file was written; -1: not known */
  GArray *cells;  /* of VecheEditCell */
  char *pictures; /* names of pictures within the source that go with the record, one a line; or %NULL */
  GHashTable *take_theirs; /* names of clashing fields that the user gives to the source, or %NULL */

  VecheImportOutcome outcome;
  gint64 id;          /* the record, 0 where refused or not yet made */
  GError *error;      /* why it was refused */
  char *number;       /* by which the office knows a record that was there already; or %NULL */
  GPtrArray *clashes; /* of VecheImportClash, or %NULL: fields that were kept as the office has them */
  GPtrArray *changes; /* of VecheImportClash, or %NULL: fields of a record that the source writes over */
  GPtrArray *warnings; /* of text, or %NULL */
} VecheImportRow;

VecheImportRow *veche_import_row_new (guint64 line) G_GNUC_WARN_UNUSED_RESULT;
void veche_import_row_free (VecheImportRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheImportRow, veche_import_row_free)

/** veche_import_row_set: adds a cell (value copied). */
void veche_import_row_set (VecheImportRow *self, const VecheField *field, const VecheValue *value);

void veche_import_row_warn (VecheImportRow *self, const char *text);

/** veche_import_row_refuse: marks it refused; @error is taken. */
void veche_import_row_refuse (VecheImportRow *self, GError *error);

void veche_import_row_add_clash (VecheImportRow *self, const VecheField *field, const VecheValue *ours,
                                 const VecheValue *theirs);

/** veche_import_row_add_change: values copied. */
void veche_import_row_add_change (VecheImportRow *self, const VecheField *field, const VecheValue *ours,
                                  const VecheValue *theirs);

G_END_DECLS
