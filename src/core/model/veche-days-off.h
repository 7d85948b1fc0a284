/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * veche_days_off_contain:
 *
 * Whether the day is a Saturday, a Sunday, or a day off by article 112 of the Labour Code of Russia: 1–8 January, 23 February, 8
 * March, 1 and 9 May, 12 June, 4 November, and the working day after one of them (but for January's) that falls on a
 * weekend. The government moves days besides, by a decree for each year: those are not known here.
 */
gboolean veche_days_off_contain (const GDate *day);

G_END_DECLS
