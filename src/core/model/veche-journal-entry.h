/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-kind.h"

G_BEGIN_DECLS

/** VecheJournalEntry: one row of the journal with its step, for people and for `veche-cli journal`. */
typedef struct
{
  gint64 seq;
  gint64 step;
  char *step_kind;
  char *title;
  char *actor;
  gint64 at; /* ms since 1970 */
  char op;   /* 'I', 'U' or 'D' */
  const VecheKind *kind; /* or %NULL for bookkeeping */
  char *table;
  gint64 row;
  char *uuid;
  char *image; /* JSON of the changed columns' old values, or %NULL */
} VecheJournalEntry;

void veche_journal_entry_free (VecheJournalEntry *self);

G_END_DECLS
