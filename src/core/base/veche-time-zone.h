/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Where a programme does not say which clocks its moments are told by. */
#define VECHE_TIME_ZONE_DEFAULT "Europe/Moscow"

/** veche_time_zone_load: the clocks of a programme; VECHE_TIME_ZONE_DEFAULT for %NULL or "", local for an unknown name. Owned. */
GTimeZone *veche_time_zone_load (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/** veche_time_zone_today: the day that the clocks of @zone (%NULL: local) show by veche_clock_now_ms(): «2020-02-17». Owned. */
char *veche_time_zone_today (GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;

/** veche_time_zone_name_column: «Принята (Asia/Chita)», for tables that know no zones; @zone may be %NULL. Owned. */
char *veche_time_zone_name_column (const char *column, const char *zone) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_time_zone_split_column:
 * @zone: (out) (optional): what the name's end tells, or %NULL. Owned
 *
 * The name of a column without such an end. Owned.
 */
char *veche_time_zone_split_column (const char *column, GTimeZone **zone) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
