/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "veche-kind.h"

G_BEGIN_DECLS

/**
 * veche_import_memory_load:
 *
 * How a table of these columns was taken in last on this computer: an object of «mapping» (as a mapping file has it) and maybe
 * «key»; %NULL for none. Owned.
 */
JsonObject *veche_import_memory_load (const VecheKind *kind, const char *const *columns) G_GNUC_WARN_UNUSED_RESULT;

/** veche_import_memory_save: remembers it. What cannot be written is not remembered, which is no reason to fail. */
void veche_import_memory_save (const VecheKind *kind, const char *const *columns, JsonObject *mapping, const char *key);

G_END_DECLS
