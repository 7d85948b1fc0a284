/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-kind.h"

G_BEGIN_DECLS

/* A programme (selection) and all that a season of it consists of: data, set up by the office or from a template. */
extern const VecheKind veche_programme_kind;
extern const VecheKind veche_programme_theme_kind;
extern const VecheKind veche_programme_stage_kind;
extern const VecheKind veche_programme_item_kind;
extern const VecheKind veche_programme_criterion_kind;
extern const VecheKind veche_programme_reason_kind;

/**
 * veche_programme_format_number:
 * @pattern: text with `{n}` or `{n:3}` (at least three digits), `{theme}` (the theme's abbreviation), `{year}`
 * @theme: abbreviation, or %NULL: the mark and one separator beside it are left out
 *
 * The registration number that follows from a pattern. Owned.
 */
char *veche_programme_format_number (const char *pattern, const char *theme, int year,
                                     gint64 n) G_GNUC_WARN_UNUSED_RESULT;

/** veche_programme_check_pattern: whether the pattern has its `{n}` and no unknown marks. */
gboolean veche_programme_check_pattern (const char *pattern, GError **error);

G_END_DECLS
