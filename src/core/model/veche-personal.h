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
  VECHE_PERSONAL_LEAVES, /* no text: sums, days, yes and no */
  VECHE_PERSONAL_CODE,   /* a number or code that is typed; looked at, as those below, by veche_personal_names_is_clean() */
  VECHE_PERSONAL_SCREEN, /* a text that is public as a rule */
  VECHE_PERSONAL_SITE,   /* a link of the office */
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

G_END_DECLS
