/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * veche_file_risk_is_program:
 * @name: (nullable): as the file came
 * @media_type: (nullable): by its contents
 *
 * Whether to open such a file may be to run it, here or on the Windows machine next door: a program, a script, a starter or a
 * package. Either of the two is enough.
 */
gboolean veche_file_risk_is_program (const char *name, const char *media_type);

G_END_DECLS
