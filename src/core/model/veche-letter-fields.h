/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-check.h"

G_BEGIN_DECLS

/** VecheLetterField: a placeholder of letter templates, written «{word}»; «{name}» means the same. */
typedef struct
{
  const char *name;  /* in the program, and in texts of old */
  const char *word;  /* in the office's texts, whose language is Russian */
  const char *label; /* msgid: what it becomes */
} VecheLetterField;

/** veche_letter_fields_list: all placeholders; ends with a %NULL name. Static. */
const VecheLetterField *veche_letter_fields_list (void);

/** veche_letter_fields_find: by its name; %NULL where there is none. Static. */
const VecheLetterField *veche_letter_fields_find (const char *name);

/** VecheLetterSource: what a letter takes its values from; all but the application may be %NULL. */
typedef struct
{
  VecheRecord *application;
  VecheRecord *programme;
  VecheRecord *leader;   /* person of the directory; else the application's leader by name */
  VecheRecord *employee; /* who writes */
  const VecheCheckSheet *sheet;
  GPtrArray *reasons;    /* of #VecheRecord «reason»: the programme's, of which the check names some by code */
  VecheRecord *office;   /* the record of the office itself */
  const char *office_name;
  const char *number;    /* of the letter */
  const char *date;      /* of the letter, ISO */
  const char *deadline;  /* end of the intake, ISO */
} VecheLetterSource;

/**
 * veche_letter_fields_collect:
 *
 * The values that there are, by name. A form of a name that a person wrote into the directory goes before the one by rule; one that
 * neither gives is absent, never guessed. Owned.
 */
GHashTable *veche_letter_fields_collect (const VecheLetterSource *source) G_GNUC_WARN_UNUSED_RESULT;

/** VecheLetterQuote: the value in the text's quotes, its own inside of them. Owned. */
typedef char *(*VecheLetterQuote) (const char *value);

/**
 * veche_letter_fields_fill:
 * @quote: (nullable): for values that the text has in «»
 *
 * The text with its placeholders replaced; those without a value stay as they are. What a value has in braces is none: an invisible
 * mark keeps it from being taken for one ever after, until veche_letter_fields_dup_clean(). Owned.
 */
char *veche_letter_fields_fill (const char *text, GHashTable *values, VecheLetterQuote quote);

/** veche_letter_fields_dup_clean: the text without those marks, as it is read and kept; %NULL for %NULL. Owned. */
char *veche_letter_fields_dup_clean (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** veche_letter_fields_list_missing: names of the placeholders in the text that have no value, once each. Owned. */
GStrv veche_letter_fields_list_missing (const char *text, GHashTable *values) G_GNUC_WARN_UNUSED_RESULT;

/** veche_letter_fields_list_unknown: what stands in braces and is no placeholder («{nmae}»), once each. Owned. */
GStrv veche_letter_fields_list_unknown (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
