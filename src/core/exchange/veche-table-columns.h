/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * veche_table_columns_tidy:
 *
 * Names of columns out of the cells of a header: white space at the ends and line breaks taken off, «Column 3» for an
 * empty one, «Name 2» for the second of two equal ones. Owned.
 */
char **veche_table_columns_tidy (const char *const *header) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
