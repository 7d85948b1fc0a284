/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record.h"
#include "veche-stmt.h"

G_BEGIN_DECLS

/**
 * veche_record_sql_select:
 * @brief: only the fields of lists
 * @tail: WHERE, ORDER BY …; the table's alias is `t`
 *
 * A SELECT whose rows veche_record_sql_read() takes. References come with key and title of what they point at. Owned.
 */
char *veche_record_sql_select (const VecheKind *kind, gboolean brief, const char *tail) G_GNUC_WARN_UNUSED_RESULT;

/** veche_record_sql_read: the present row as a record. Owned. */
VecheRecord *veche_record_sql_read (const VecheKind *kind, gboolean brief, VecheStmt *stmt) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
