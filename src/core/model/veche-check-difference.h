/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record.h"

G_BEGIN_DECLS

/** VecheCheckDifference: something of an application that is not what the last check saw. */
typedef struct
{
  const VecheKind *kind;   /* application: a field of it; else members, files … as a whole */
  const VecheField *field; /* of the application, or %NULL */
  guint count;             /* rows added, changed or deleted; 1 for a field */
  char *before;            /* the field as people read it, as the check saw it; %NULL where that is not known */
  gint64 at;               /* of the last change, milliseconds */
  char *actor;             /* who made it */
} VecheCheckDifference;

void veche_check_difference_free (VecheCheckDifference *self);

/**
 * veche_check_difference_reduce:
 * @application: as it is now
 * @entries: #VecheJournalEntry of it and what it owns, oldest first
 *
 * What they come to: one line a field of the application and one a kind of children. What the office itself writes down (state,
 * number, due date, note …) and the check's own rows do not count, nor a field that is again as it was. Owned array of #VecheCheckDifference.
 */
GPtrArray *veche_check_difference_reduce (VecheRecord *application, GPtrArray *entries) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
