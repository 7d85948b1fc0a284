/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Moments are stored as ISO 8601 text in UTC («2020-02-17T09:30:00Z»), days as «2020-02-17». */

/** veche_time_format_iso: @ms since 1970 as «2020-02-17T09:30:00Z», with «.123» only where not zero. Owned. */
char *veche_time_format_iso (gint64 ms) G_GNUC_WARN_UNUSED_RESULT;

/** veche_time_now_iso: the present moment by veche_clock_now_ms(), whole seconds. Owned. */
char *veche_time_now_iso (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_time_parse:
 *
 * Reads a moment as people and programs write it: ISO 8601 with or without zone, «17.02.2020 09:30», «17.02.2020».
 * Without a zone it is in @zone (%NULL: local). Returns ISO text in UTC (owned), or %NULL with %VECHE_ERROR_INVALID.
 */
char *veche_time_parse (const char *text, GTimeZone *zone, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_time_parse_date:
 *
 * Reads a day: «2020-02-17», «17.02.2020», «17.02.20», «17.2», «1702» (of the present year), «today», «yesterday»,
 * «tomorrow» and their Russian words, «+3» (days from today). Returns «2020-02-17» (owned), or %NULL with %VECHE_ERROR_INVALID
 * (31.02 too).
 */
char *veche_time_parse_date (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_time_compare: like strcmp() for two moments in UTC, of which one may tell parts of a second and the other not. */
int veche_time_compare (const char *a, const char *b);

/**
 * veche_time_move_zone:
 *
 * What the clocks of @to show when they show what those of @from show at @moment. Owned ISO text in UTC; %NULL where @moment is no
 * moment (a bare day has no clock). Parts of a second stay.
 */
char *veche_time_move_zone (const char *moment, GTimeZone *from, GTimeZone *to) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_time_bound_day:
 * @day: «2020-02-17»
 * @end: its last second, else its first
 *
 * A bound of the day by the clocks of @zone (%NULL: local), as a moment in UTC. Owned; %NULL where @day is no ISO day.
 */
char *veche_time_bound_day (const char *day, gboolean end, GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;

/** veche_time_format_date: an ISO day or moment as «17.02.2020» in @zone (%NULL: local). "" for %NULL or nonsense. Owned. */
char *veche_time_format_date (const char *iso, GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;

/** veche_time_format_moment: an ISO moment as «17.02.2020, 12:30» in @zone (%NULL: local). Owned. */
char *veche_time_format_moment (const char *iso, GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;

/** veche_time_format_long_date: «17 февраля 2020 г.», whatever the locale: documents are Russian. Owned. */
char *veche_time_format_long_date (const char *iso, GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
