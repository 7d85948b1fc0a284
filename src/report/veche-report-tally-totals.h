/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-document.h"

G_BEGIN_DECLS

/**
 * veche_report_tally_totals_add:
 * @trees: of #VecheReportTree
 *
 * Totals by species, class of diameter and decision; what is measured in metres or square metres comes in a table of its own.
 */
void veche_report_tally_totals_add (VecheDocument *document, GPtrArray *trees);

G_END_DECLS
