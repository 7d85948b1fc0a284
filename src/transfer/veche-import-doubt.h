/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-field.h"

G_BEGIN_DECLS

/**
 * veche_import_doubt_find:
 * @text: the cell as the source has it
 * @value: what was made of it
 *
 * Why a value looks wrong though it can be taken: an OGRN that a spreadsheet has rounded or whose check digit does not fit, a phone
 * without digits, an e-mail address without @, a day of the future, a negative sum. Owned sentence, or %NULL for no doubt.
 */
char *veche_import_doubt_find (const VecheField *field, const char *text, const VecheValue *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
