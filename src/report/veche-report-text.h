/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The language of documents is Russian, whatever the locale: its words are data here, not messages. */

#define VECHE_REPORT_TEXT_NBSP "\302\240"

/**
 * veche_report_text_clean:
 *
 * @text (or %NULL) as it can be printed and stand in XML: valid UTF-8, line ends as «\n», tabs as spaces, without control characters,
 * noncharacters, and the marks that reverse or override the direction of what follows. Owned.
 */
char *veche_report_text_clean (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** veche_report_text_is_blank: whether @text is %NULL or white space. */
gboolean veche_report_text_is_blank (const char *text);

/**
 * veche_report_text_number:
 *
 * «№ 12» with a no-break space; with a rule to write on when @number is blank. Owned.
 */
char *veche_report_text_number (const char *number) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_report_text_name:
 *
 * A person's name, whose initials no line end parts: «Тестова А.&#160;П.». "" for %NULL. Owned.
 */
char *veche_report_text_name (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/** veche_report_text_capitalise: with a capital first letter. "" for %NULL. Owned. */
char *veche_report_text_capitalise (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_report_text_quote:
 *
 * «text», whose inner quotes become „…“; text that is quoted already is left. Owned.
 */
char *veche_report_text_quote (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** veche_report_text_count: «21 заявка», «2 заявки», «5 заявок» with a no-break space. Owned. */
char *veche_report_text_count (guint       count,
                               const char *one,
                               const char *few,
                               const char *many) G_GNUC_WARN_UNUSED_RESULT;

/** veche_report_text_size: «1,2 МБ» of 1024 × 1024 bytes, as file managers in Russia show. Owned. */
char *veche_report_text_size (guint64 bytes) G_GNUC_WARN_UNUSED_RESULT;

/** veche_report_text_load_zone: the zone of a tz name; the local one for %NULL and unknown names. Owned. */
GTimeZone *veche_report_text_load_zone (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/** veche_report_text_day: «17 февраля 2020 г.» in @zone; what is not a date is given back as it is. Owned. */
char *veche_report_text_day (const char *iso,
                             GTimeZone  *zone) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_report_text_moment:
 *
 * «17 февраля 2020 г., 17:55 (МСК+6)»: an ISO moment in @zone, with the name of that zone as the law of
 * time in Russia gives it (107-ФЗ). A day has no time. What is not a date is given back as it is. Owned.
 */
char *veche_report_text_moment (const char *iso,
                                GTimeZone  *zone) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_report_text_get_state:
 *
 * The Russian word of an application's state: «draft» черновик, «registered» зарегистрирована, «in-check»,
 * «returned», «admitted», «refused», «being-scored», «finalist», «reserve», «not-selected», «withdrawn»,
 * «annulled». A code that is not known stays as it is.
 */
const char *veche_report_text_get_state (const char *code);

/**
 * veche_report_text_get_reason:
 *
 * The Russian wording of a reason: «incomplete», «theme», «late», «form», «other». Others stay as they are.
 */
const char *veche_report_text_get_reason (const char *code);

/**
 * veche_report_text_get_channel:
 *
 * The Russian word of how an application came: «site», «visit», «mail», «post». Others stay as they are.
 */
const char *veche_report_text_get_channel (const char *code);

G_END_DECLS
