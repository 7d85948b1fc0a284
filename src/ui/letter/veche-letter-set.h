/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-letter-draft.h"
#include "veche-workspace.h"

G_BEGIN_DECLS

/** VecheLetterSet: the letters of one template to the applications of one kind. */
typedef struct
{
  gint64 template;       /* row id, 0: none */
  char *first;           /* number of the first letter that goes out, or %NULL */
  GPtrArray *drafts;     /* of VecheLetterDraft */
  GStrv lacks;           /* of each draft, in words, "" where it lacks nothing */
  GHashTable *written;   /* application (gint64) → day of its letter of this template */
  GHashTable *unchosen;  /* applications (gint64) that a person has taken out */
  guint left_out;        /* applications of the kind whose letters are not among the drafts: there are too many */
  GHashTable *again;     /* those that a person has put in though they have a letter */
} VecheLetterSet;

/** Of the kinds of applications: those that a person has selected in the list. */
#define VECHE_LETTER_SET_SELECTED 5

/** veche_letter_set_guess: which kind of applications (0 returned, 1 term near, 2 admitted, 3 refused, 4 registered) a letter is for. */
guint veche_letter_set_guess (const char *code);

/**
 * veche_letter_set_load:
 * @kind: as above, or %VECHE_LETTER_SET_SELECTED
 * @selected: (nullable): rows (gint64) of that kind
 * @number: of the first letter, or %NULL
 *
 * In a fiber. What is loaded has to be looked at (veche_letter_set_look()). Owned.
 */
VecheLetterSet *veche_letter_set_load (VecheWorkspace *workspace, guint kind, GArray *selected, gint64 template, gint64 employee,
                                       const char *number, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void veche_letter_set_free (VecheLetterSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheLetterSet, veche_letter_set_free)

/**
 * veche_letter_set_look:
 *
 * After the drafts or who is chosen have changed: what they lack is found out anew, and those that go out get their numbers in the order
 * of the list, without gaps. One that somebody has typed stays, and is given to no other.
 */
void veche_letter_set_look (VecheLetterSet *self);

/** veche_letter_set_take_choices: whom a person has put in or taken out of the same template's letters @before. */
void veche_letter_set_take_choices (VecheLetterSet *self, VecheLetterSet *before);

/** veche_letter_set_mark_written: these are saved: another one goes out only when it is asked for anew. */
void veche_letter_set_mark_written (VecheLetterSet *self, GPtrArray *drafts);

/** veche_letter_set_is_ready: whether the letter lacks nothing. */
gboolean veche_letter_set_is_ready (VecheLetterSet *self, guint nth);

/** veche_letter_set_is_chosen: whether it goes out: it is ready, and either new or asked for. */
gboolean veche_letter_set_is_chosen (VecheLetterSet *self, guint nth);
void veche_letter_set_choose (VecheLetterSet *self, guint nth, gboolean chosen);

/** veche_letter_set_list_chosen: of borrowed #VecheLetterDraft. Owned array. */
GPtrArray *veche_letter_set_list_chosen (VecheLetterSet *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_letter_set_dup_state: «Ready», «Lacks: …», «Written on 20.02.2020». Owned. */
char *veche_letter_set_dup_state (VecheLetterSet *self, guint nth) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
