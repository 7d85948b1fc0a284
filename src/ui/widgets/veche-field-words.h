/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-field.h"

G_BEGIN_DECLS

/**
 * veche_field_words_parse:
 * @zone: (nullable): whose clocks tell a moment; %NULL: this machine's
 *
 * What a person has typed into a field, where veche_field_parse() reads what files have: a bare number is roubles.
 */
gboolean veche_field_words_parse (const VecheField *field, GTimeZone *zone, const char *text, VecheValue *value, GError **error);

/** veche_field_words_format: the value as it stands in the field; veche_field_words_parse() reads it again. Owned. */
char *veche_field_words_format (const VecheField *field, GTimeZone *zone, const VecheValue *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
