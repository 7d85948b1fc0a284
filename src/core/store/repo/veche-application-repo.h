/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record.h"
#include "veche-store.h"

G_BEGIN_DECLS

/* What the office does with an application. Each call writes inside the caller's step. */

/**
 * veche_application_repo_register:
 *
 * A draft (or a withdrawn or returned one that comes again) becomes registered. Without a number it gets the next of its
 * programme by the programme's pattern; numbers are never reused. Owned number, or %NULL: %VECHE_ERROR_NOT_ALLOWED.
 */
char *veche_application_repo_register (VecheStore *store, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_application_repo_move:
 * @reason: why, for a withdrawal; or %NULL
 *
 * Changes the state where veche_application_can_move() lets it. A check that starts gets a term by the programme's days for a
 * check (veche_term_add_days()), unless the application has one.
 */
gboolean veche_application_repo_move (VecheStore *store, gint64 id, const char *state, const char *reason, GError **error);

/**
 * veche_application_repo_retheme:
 * @agreed: the day on which the applicant agreed, ISO
 *
 * Moves an application that is not decided yet to another theme of its programme. The theme it was filed in is kept, its number
 * too; whether it fits must be answered anew. %VECHE_ERROR_NOT_ALLOWED without a day, or for a theme of another programme.
 */
gboolean veche_application_repo_retheme (VecheStore *store, gint64 id, gint64 theme, const char *agreed, GError **error);

/**
 * veche_application_repo_load_deadline:
 * @deadline: (out): the end of the programme's first stage «intake» that has one, ISO text, or %NULL. Owned
 */
gboolean veche_application_repo_load_deadline (VecheStore *store, gint64 programme, char **deadline,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_application_repo_check_programme:
 * @programme: what it would become
 *
 * Whether the programme may be changed: of a draft, or where none is told yet. What is registered is checked by the rules of the
 * programme it was registered in. %VECHE_ERROR_NOT_ALLOWED.
 */
gboolean veche_application_repo_check_programme (VecheStore *store, gint64 id, const VecheValue *programme, GError **error);

/**
 * veche_application_repo_check_theme:
 * @theme: what it would become
 * @agreed: the applicant has agreed to the move, as veche_application_repo_retheme() asks
 *
 * Whether the theme may be changed: of a draft, where none is told yet, or with agreement; and not while a decision about the
 * application waits for its confirmation. %VECHE_ERROR_NOT_ALLOWED.
 */
gboolean veche_application_repo_check_theme (VecheStore *store, gint64 id, const VecheValue *theme, gboolean agreed, GError **error);

G_END_DECLS
