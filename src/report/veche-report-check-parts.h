/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-document.h"
#include "veche-report-check-protocol.h"

G_BEGIN_DECLS

/* What the protocol of one check and that of a sitting over many have in common. */

/** veche_report_check_parts_get_words: «есть», «нет» …; «—» for what was not looked at. */
const char *veche_report_check_parts_get_words (VecheReportCheckState state);

/** veche_report_check_parts_dup_person: «Иванова А. С., ведущий специалист». Owned. */
char *veche_report_check_parts_dup_person (const VecheReportPerson *person) G_GNUC_WARN_UNUSED_RESULT;

/** veche_report_check_parts_dup_heard: «О результатах технической экспертизы заявки № … «…».» Owned. */
char *veche_report_check_parts_dup_heard (const VecheReportCheckProtocolEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

/** veche_report_check_parts_dup_summary: «Итого: есть – 6, недостаточно – 1, нет – 1. Заявка некомплектна.» Owned. */
char *veche_report_check_parts_dup_summary (const VecheReportCheckProtocolEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

/** veche_report_check_parts_add_decision: what stands below «РЕШИЛИ:»: the decision with its reasons. */
void veche_report_check_parts_add_decision (VecheDocument                       *document,
                                            const VecheReportCheckProtocolEntry *entry,
                                            GTimeZone                           *zone);

G_END_DECLS
