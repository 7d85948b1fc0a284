/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-kind.h"

G_BEGIN_DECLS

/* Which parts of a workspace name people (152-FZ). Told by what may leave, never by what may not: a kind or a field that
 * somebody adds tomorrow stays in the office until it is written down here. */

typedef enum
{
  VECHE_PERSONAL_STAYS,  /* names people, or may */
  VECHE_PERSONAL_LEAVES, /* numbers, days, codes, texts of the programme */
  VECHE_PERSONAL_SCREEN, /* a text that is public as a rule; each one is looked at, see veche_personal_is_clean() */
} VechePersonal;

/** veche_personal_kind_leaves: whether rows of the kind may be in a copy without personal data at all. */
gboolean veche_personal_kind_leaves (const VecheKind *kind);

/** veche_personal_judge: the same of one field of such a kind. */
VechePersonal veche_personal_judge (const VecheKind *kind, const VecheField *field);

/**
 * veche_personal_is_plain:
 *
 * Whether a value is what its field is for, and so cannot hold words: another program may have written a name where a day belongs.
 */
gboolean veche_personal_is_plain (const VecheField *field, const VecheValue *value);

/**
 * veche_personal_is_clean:
 * @stems: set of stems of the words of names that must not appear
 *
 * Whether a text holds none of these names, in whatever case form, no e-mail address and no phone.
 */
gboolean veche_personal_is_clean (const char *text, GHashTable *stems);

/** veche_personal_add_name: adds the stems of a person's name to the set, initials aside. */
void veche_personal_add_name (GHashTable *stems, const char *name);

G_END_DECLS
