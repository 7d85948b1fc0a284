/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record.h"

G_BEGIN_DECLS

typedef enum
{
  VECHE_PROBLEM_NOTE,    /* worth knowing */
  VECHE_PROBLEM_WARNING, /* somebody should look */
  VECHE_PROBLEM_ERROR,   /* the work cannot come out right so */
} VecheProblemLevel;

/** VecheProblem: something about a record that a person should know, with the place where it can be mended. */
typedef struct
{
  VecheProblemLevel level;
  const char *code;      /* for machines and tests: static */
  VecheRecord *record; /* where it can be mended */
  const char *field;   /* in it, static; or %NULL */
  char *message;       /* a sentence, translated */
} VecheProblem;

void veche_problem_free (VecheProblem *self);

/** veche_problem_list_new: an empty array of #VecheProblem. Owned. */
GPtrArray *veche_problem_list_new (void) G_GNUC_WARN_UNUSED_RESULT;

/** veche_problem_add: @record is kept; @field maybe %NULL; @message (transfer full). */
void veche_problem_add (GPtrArray *list, VecheProblemLevel level, const char *code, VecheRecord *record, const char *field,
                        char *message);

/** veche_problem_find: the first with the code, or %NULL. Borrowed. */
const VecheProblem *veche_problem_find (GPtrArray *list, const char *code);

G_END_DECLS
