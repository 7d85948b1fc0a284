/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * VecheLetterDraft:
 * A letter about one application as it was put together and as people then change it; not in the workspace yet. Placeholders
 * without a value stand in the texts as they are in the template: «{обращение}»; braces of values are marked
 * (veche_letter_fields_fill()).
 */
typedef struct
{
  gint64 application;
  char *about;      /* «2020-КН-018 · Пряничная почта», for lists */
  gint64 person;    /* the leader in the directory, 0: not there */
  gint64 template;  /* 0: none */
  gint64 employee;  /* who signs, 0: nobody chosen */
  char *number;     /* or %NULL */
  char *date;       /* ISO day */
  char *addressee;  /* lines */
  char *subject;
  char *body;
  gboolean edited;   /* somebody has changed a text */
  gboolean numbered; /* or its number, which then stays */
  gboolean dated;    /* or its day */
  gboolean counted;  /* its number is given when it goes out with others: until then the field for it may stand in the texts */
  char *letterhead; /* lines that the letterhead lacks, in words; %NULL: none. It goes out without them all the same */
} VecheLetterDraft;

#define VECHE_TYPE_LETTER_DRAFT (veche_letter_draft_get_type ())
GType veche_letter_draft_get_type (void);

VecheLetterDraft *veche_letter_draft_new (gint64 application) G_GNUC_WARN_UNUSED_RESULT;
VecheLetterDraft *veche_letter_draft_copy (const VecheLetterDraft *self) G_GNUC_WARN_UNUSED_RESULT;
void veche_letter_draft_free (VecheLetterDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheLetterDraft, veche_letter_draft_free)

/**
 * veche_letter_draft_take:
 * @made: the same letter, put together anew
 * @keep: what a person has written stays, and only what was still missing is filled in
 */
void veche_letter_draft_take (VecheLetterDraft *self, const VecheLetterDraft *made, gboolean keep);

/**
 * veche_letter_draft_list_lacks:
 *
 * What keeps the letter from being written, in words for people: placeholders that still stand in it, words in braces that are none,
 * no subject. Once each; empty: it is ready. Owned.
 */
GStrv veche_letter_draft_list_lacks (const VecheLetterDraft *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_letter_draft_lacks_form: whether a form of the leader's name is among that, which the directory could hold. */
gboolean veche_letter_draft_lacks_form (const VecheLetterDraft *self);

/** veche_letter_draft_lacks_office: whether something is among it that the record of the office could hold. */
gboolean veche_letter_draft_lacks_office (const VecheLetterDraft *self);

/** veche_letter_draft_next_number: «12-05/7» → «12-05/8», «099» → «100»; %NULL for a text without a digit, and for %NULL. Owned. */
char *veche_letter_draft_next_number (const char *number) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
