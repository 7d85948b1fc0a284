/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

/** VecheLetterChoices: what may be chosen for letters: templates, who signs, the next number. */
typedef struct
{
  GPtrArray *templates; /* of VecheRecord «letter-template», in the office's order */
  GPtrArray *employees; /* of VecheRecord «employee» who work here */
  char *number;         /* suggested, or %NULL */
  guint template;       /* which one is meant most likely */
  guint employee;       /* 0: nobody */
} VecheLetterChoices;

/**
 * veche_letter_choices_load:
 * @application: whose programme's templates, and by whose state; 0: all
 *
 * In a fiber. Owned.
 */
VecheLetterChoices *veche_letter_choices_load (VecheWorkspace *workspace, gint64 application,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void veche_letter_choices_free (VecheLetterChoices *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheLetterChoices, veche_letter_choices_free)

/** veche_letter_choices_fill: the rows get what may be chosen; what is meant most likely is. */
void veche_letter_choices_fill (VecheLetterChoices *self, AdwComboRow *templates, AdwComboRow *employees);

/** veche_letter_choices_get_template, _get_employee: row id of what is chosen; 0: nothing. */
gint64 veche_letter_choices_get_template (VecheLetterChoices *self, AdwComboRow *row);
gint64 veche_letter_choices_get_employee (VecheLetterChoices *self, AdwComboRow *row);

/** veche_letter_choices_get_code: kind of the letter that is chosen («return»), or %NULL. Borrowed. */
const char *veche_letter_choices_get_code (VecheLetterChoices *self, AdwComboRow *row);

void veche_letter_choices_select_template (VecheLetterChoices *self, AdwComboRow *row, gint64 template);

/** veche_letter_choices_keep_employee: who is to be selected by veche_letter_choices_fill(): row id, 0: nobody. */
void veche_letter_choices_keep_employee (VecheLetterChoices *self, gint64 employee);

/** veche_letter_choices_select_code: the first template of a kind of letter, if there is one. */
void veche_letter_choices_select_code (VecheLetterChoices *self, AdwComboRow *row, const char *code);

G_END_DECLS
