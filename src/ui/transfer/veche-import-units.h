/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-field.h"

G_BEGIN_DECLS

/** VecheImportUnit: what the numbers of a column may be in: the code of mapping files, and its msgid for people. */
typedef struct
{
  const char *code;
  const char *label;
} VecheImportUnit;

/** veche_import_units_get: of a field (or %NULL), the usual one first, ends with a %NULL code; %NULL where it has none. Static. */
const VecheImportUnit *veche_import_units_get (const VecheField *field);

/** veche_import_units_find: the nth is the one of that code, which is there. */
guint veche_import_units_find (const VecheImportUnit *units, const char *code);

G_END_DECLS
