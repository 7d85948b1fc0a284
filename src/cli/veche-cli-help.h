/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-cli.h"

G_BEGIN_DECLS

/** veche_cli_help_print: what the program can do, or, with a verb, what that can do; on stdout. */
void veche_cli_help_print (const VecheCliVerb *verb);

/** veche_cli_help_print_columns: a line whose second text begins at the same column in every line; by display width. */
void veche_cli_help_print_columns (const char *first, const char *second);

G_END_DECLS
