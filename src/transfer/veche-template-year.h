/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-edit.h"

G_BEGIN_DECLS

/**
 * veche_template_year_set:
 * @edit: of veche_template_programme_load()
 *
 * Makes it the programme of another year: its stages come at the same day and hour, by its own clocks, so many years later, and the old
 * year in its title, code and numbering pattern becomes the new one. A programme without a year only gets one.
 */
void veche_template_year_set (VecheEdit *edit, gint64 year);

/** veche_template_year_replace: the text with @from as a number of its own become @to: «2020» in «2020-ИГ», not in «12020». Owned. */
char *veche_template_year_replace (const char *text, gint64 from, gint64 to) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
