/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** veche_table_problem_to_error: the error for a code that `veche-gdal` gave for the file @what. Owned. */
GError *veche_table_problem_to_error (const char *code, guint64 line, const char *detail, const char *what) G_GNUC_WARN_UNUSED_RESULT;

/** veche_table_problem_to_warning: the sentence for something odd that it met; %NULL for what is of no interest. Owned. */
char *veche_table_problem_to_warning (const char *code, guint64 line, guint64 count, const char *detail) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
