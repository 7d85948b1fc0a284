/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Money is an integer of kopecks. */

/**
 * veche_money_parse:
 * @kopecks_per_unit: 100 for roubles, 100 000 for thousands of roubles, 1 for kopecks
 *
 * Reads «1 234 567,89», «1234567.89», «1 234,5 тыс. руб.», «850000 ₽», «1,5 млн»; exactly, without doubles.
 * %VECHE_ERROR_INVALID for anything else, more than two decimals of a rouble, or over ±92 quadrillion kopecks.
 */
gboolean veche_money_parse (const char *text, gint64 kopecks_per_unit, gint64 *kopecks, GError **error);

/** veche_money_format: «1 234 567,89 ₽» with no-break spaces, whole roubles without decimals. Owned. */
char *veche_money_format (gint64 kopecks) G_GNUC_WARN_UNUSED_RESULT;

/** veche_money_format_plain: «1234567.89», for files. Owned. */
char *veche_money_format_plain (gint64 kopecks) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
