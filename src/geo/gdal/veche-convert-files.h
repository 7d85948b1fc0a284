/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-emit.h"

G_BEGIN_DECLS

/** veche_convert_files_pack: a zip at @to with the one file @from in it, under @name. %FALSE when it could not be written. */
gboolean veche_convert_files_pack (const char *from, const char *name, const char *to);

/**
 * veche_convert_files_send:
 * @folder: in memory; its files differ in their endings
 *
 * Sends all files of the folder: a header {driver, files: [{ending, size}]}, and their bytes in that order. %FALSE when an error was sent.
 */
gboolean veche_convert_files_send (VecheEmit *emit, const char *format, const char *folder);

G_END_DECLS
