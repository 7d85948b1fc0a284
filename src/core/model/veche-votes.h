/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record.h"

G_BEGIN_DECLS

/**
 * VecheVotesEntry:
 * A row of the ledger with all that corrects it. A row tells what came in since the one before, so entries add up.
 */
typedef struct
{
  gint64 id; /* of the row that is corrected */
  gboolean paper;
  gboolean examined; /* somebody has looked the signatures through: `valid` counts, else `count` does */
  gint64 count;
  gint64 valid;
  gint64 voided;
} VecheVotesEntry;

/** VecheVotesCount: what the ledger of an application comes to; none of the numbers is below 0. */
typedef struct
{
  gint64 platform;
  gint64 paper;  /* valid signatures; all of a sheet that nobody has looked through yet */
  gint64 voided; /* signatures on paper */
  gint64 total;  /* platform and paper: what a check, a card and a printed list mean by votes */
} VecheVotesCount;

/**
 * veche_votes_count:
 * @rows: of #VecheRecord: all votes of one application, in any order
 *
 * The only way in which votes are counted.
 */
void veche_votes_count (GPtrArray *rows, VecheVotesCount *count);

/** veche_votes_find_entry: the entry that the row @id is part of, be it a correction itself; %FALSE where it is not among @rows. */
gboolean veche_votes_find_entry (GPtrArray *rows, gint64 id, VecheVotesEntry *entry);

G_END_DECLS
