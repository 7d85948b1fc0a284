/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** VecheSniff: what a file is by its contents. */
typedef enum
{
  VECHE_SNIFF_TEXT, /* may be a text table */
  VECHE_SNIFF_XLS,
  VECHE_SNIFF_XLSX,
  VECHE_SNIFF_ODS,
  VECHE_SNIFF_REFUSED, /* `problem` says why */
} VecheSniff;

#define VECHE_SNIFF_PROBLEM_SIZE 32

/**
 * veche_sniff_table:
 * @problem: a code for veche_emit_error(): «password», «html», «bomb», «damaged» …; of a sheet, what it is to be called if
 *   GDAL cannot read it after all
 * @detail: (out): what more there is to say: the name of a format, of a part; owned, or %NULL
 *
 * Looks at the beginning of a file and, for containers, at their directory, and checks what can be checked before a
 * parser gets it: that every part of a zip has its length and checksum and that it does not unpack to a flood.
 */
VecheSniff veche_sniff_table (int fd, guint64 size, char problem[VECHE_SNIFF_PROBLEM_SIZE], char **detail);

G_END_DECLS
