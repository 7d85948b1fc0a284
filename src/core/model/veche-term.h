/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Terms are days: «2020-02-17». Of a moment only the day counts that it begins with. */

/** veche_term_count_days: from the term to @today: 3 is «overdue by 3 days», negative while there is time, 0 on the day or for nonsense. */
int veche_term_count_days (const char *due, const char *today);

/**
 * veche_term_add_days:
 *
 * The last day of a term of so many calendar days that is counted from the day after @from; where that is a day off (see
 * veche_days_off_contain()), the first working day after it: articles 191 and 193 of the Civil Code of Russia. Owned; %NULL for nonsense.
 */
char *veche_term_add_days (const char *from, guint days) G_GNUC_WARN_UNUSED_RESULT;

/** veche_term_dup_text: «overdue by 3 days», «due today», «due 20.02.2020»; "" where there is none. Owned. */
char *veche_term_dup_text (const char *due, const char *today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
