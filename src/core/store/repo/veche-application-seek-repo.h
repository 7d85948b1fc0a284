/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-query.h"

G_BEGIN_DECLS

/** veche_application_seek_repo_knows: whether a term's field is one by which applications are sought though they have none of that name. */
gboolean veche_application_seek_repo_knows (const char *field);

/**
 * veche_application_seek_repo_dup_condition:
 * @term: of %VECHE_APPLICATION_TERM_FIELD: «overdue», «week» or «none», maybe with the day that counts as today («overdue 2020-02-20», else by
 *   this machine's clock); of %VECHE_APPLICATION_SINCE_FIELD and %VECHE_APPLICATION_UNTIL_FIELD: a day, included
 *
 * What a row «t» of the table has to satisfy, as SQL; %NULL with %VECHE_ERROR_INVALID where the value is none of these. Owned.
 */
char *veche_application_seek_repo_dup_condition (const VecheQueryTerm *term, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
