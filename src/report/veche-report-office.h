/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-report.h"

G_BEGIN_DECLS

/**
 * veche_report_office_add_head:
 *
 * The names of the body above and of the office, as the first lines of a document.
 */
void veche_report_office_add_head (VecheDocument           *document,
                                   const VecheReportOffice *office);

/** veche_report_office_join_names: both names as one text of two lines; "" for none. Owned. */
char *veche_report_office_join_names (const VecheReportOffice *office) G_GNUC_WARN_UNUSED_RESULT;

/** veche_report_office_join_contacts: address and contacts on one line; %NULL for none. Owned. */
char *veche_report_office_join_contacts (const VecheReportOffice *office) G_GNUC_WARN_UNUSED_RESULT;

/** veche_report_office_add_foot: address and contacts as a note. */
void veche_report_office_add_foot (VecheDocument           *document,
                                   const VecheReportOffice *office);

/**
 * veche_report_office_add_signature:
 *
 * The line of @person (may be %NULL: blanks), with @role before the position.
 */
void veche_report_office_add_signature (VecheDocument           *document,
                                        const char              *role,
                                        const VecheReportPerson *person);

G_END_DECLS
