/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-query.h"
#include "veche-record.h"
#include "veche-store.h"

G_BEGIN_DECLS

/** veche_application_mark_repo_read: puts the marks (#VecheApplicationMark) on applications of a page, by one query for all of them. */
gboolean veche_application_mark_repo_read (VecheStore *store, GPtrArray *applications, GError **error);

/**
 * veche_application_mark_repo_dup_condition:
 * @term: of the field %VECHE_APPLICATION_MARK_FIELD; the value is a mark's code
 *
 * What a row «t» of the table has to satisfy, as SQL; %NULL: there is no such mark. Owned.
 */
char *veche_application_mark_repo_dup_condition (const VecheQueryTerm *term, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
