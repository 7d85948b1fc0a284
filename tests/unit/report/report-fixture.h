/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-report-applications.h"
#include "veche-report-check-protocol.h"
#include "veche-report-receipt.h"
#include "veche-report-register.h"

G_BEGIN_DECLS

/* Made-up offices, people and applications, and text of any length each of whose words occurs once. */

#define REPORT_FIXTURE_MADE_AT "2020-02-18T01:15:30Z"

VecheReportOffice *report_fixture_new_office (void);

/** report_fixture_make_words: «prefix0001 prefix0002 …» of at least @n_chars characters. Owned. */
char *report_fixture_make_words (const char *prefix,
                                 guint       n_chars);

/**
 * report_fixture_make_hostile:
 *
 * Every kind of text that breaks printing, with the words «до» and «после» + @prefix around. Owned.
 */
char *report_fixture_make_hostile (const char *prefix);

/** report_fixture_new_receipt: @n_entries receipts with the eight items of a full application less one. */
VecheReportReceipt *report_fixture_new_receipt (guint n_entries);
VecheReportCheckProtocol *report_fixture_new_check_protocol (guint n_entries);
VecheReportRegister *report_fixture_new_register (guint n_rows);
VecheReportApplications *report_fixture_new_applications (guint n_rows);

G_END_DECLS
