/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-table-import.h"

G_BEGIN_DECLS

/**
 * veche_import_rows_new_page:
 * @report: of a dry run
 * @outcome: created or updated
 *
 * The rows that would become new records, with their fields, or those that would change one, field by field what it has and what it
 * gets: a page of the dialog's navigation view.
 */
AdwNavigationPage *veche_import_rows_new_page (const VecheTableImportReport *report,
                                               VecheImportOutcome outcome) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
