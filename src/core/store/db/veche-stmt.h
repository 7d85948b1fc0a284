/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-db.h"
#include "veche-value.h"

G_BEGIN_DECLS

/**
 * VecheStmt:
 * A prepared statement. Freed, it goes back to its connection's cache, reset and unbound. Parameters and columns are numbered
 * as in SQLite: parameters from 1, columns from 0.
 */
typedef struct _VecheStmt VecheStmt;

typedef enum
{
  VECHE_STMT_ERROR,
  VECHE_STMT_ROW,
  VECHE_STMT_DONE,
} VecheStmtResult;

VecheStmt *veche_stmt_new (VecheDb *db, const char *sql, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void veche_stmt_free (VecheStmt *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheStmt, veche_stmt_free)

void veche_stmt_bind_integer (VecheStmt *self, int parameter, gint64 value);
void veche_stmt_bind_real (VecheStmt *self, int parameter, double value);

/** veche_stmt_bind_text: the text is borrowed until the next reset; %NULL binds null. */
void veche_stmt_bind_text (VecheStmt *self, int parameter, const char *text);
void veche_stmt_bind_text_length (VecheStmt *self, int parameter, const char *text, gsize length);
void veche_stmt_bind_blob (VecheStmt *self, int parameter, gconstpointer data, gsize size);
void veche_stmt_bind_null (VecheStmt *self, int parameter);

/** veche_stmt_bind_value: a reference binds its row id. */
void veche_stmt_bind_value (VecheStmt *self, int parameter, const VecheValue *value);

VecheStmtResult veche_stmt_step (VecheStmt *self, GError **error);

/** veche_stmt_reset: ready for the next step with new parameters. */
void veche_stmt_reset (VecheStmt *self);

/** veche_stmt_run: steps to the end and resets; for statements that return nothing. */
gboolean veche_stmt_run (VecheStmt *self, GError **error);

int veche_stmt_count_columns (VecheStmt *self);
gint64 veche_stmt_get_integer (VecheStmt *self, int column);
double veche_stmt_get_real (VecheStmt *self, int column);
gboolean veche_stmt_is_null (VecheStmt *self, int column);

/** veche_stmt_get_text, _blob: borrowed until the next step or reset. */
const char *veche_stmt_get_text (VecheStmt *self, int column);
gconstpointer veche_stmt_get_blob (VecheStmt *self, int column, gsize *size);
char *veche_stmt_dup_text (VecheStmt *self, int column) G_GNUC_WARN_UNUSED_RESULT;

/** veche_stmt_get_value: the cell by its SQLite class. @value must be initialised. */
void veche_stmt_get_value (VecheStmt *self, int column, VecheValue *value);

G_END_DECLS
