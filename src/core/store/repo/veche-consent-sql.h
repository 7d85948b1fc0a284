/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* Of whoever stands in the directory for the person now. */
#define VECHE_CONSENT_SQL_KEPT(column, person) \
  "(WITH RECURSIVE up (id, next) AS (SELECT id, merged_into FROM person WHERE id = " person " " \
  "UNION SELECT m.id, m.merged_into FROM person m JOIN up ON m.id = up.next) " \
  "SELECT p." column " FROM up JOIN person p ON p.id = up.id WHERE up.next IS NULL)"

/**
 * VECHE_CONSENT_SQL:
 * @given: column of the day that stands on the card
 * @person: column with the row of the directory
 * @programme: the row of the programme by whose clocks it is today
 *
 * 1 where there is a consent today, as veche_application_warnings_has_consent() tells it, else 0.
 */
#define VECHE_CONSENT_SQL(given, person, programme) \
  "veche_consent (" given ", " VECHE_CONSENT_SQL_KEPT ("consent", person) ", " VECHE_CONSENT_SQL_KEPT ("consent_until", person) ", " \
  "(SELECT g.zone FROM programme g WHERE g.id = " programme "))"
