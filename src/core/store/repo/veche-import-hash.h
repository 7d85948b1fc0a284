/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-import-row.h"

G_BEGIN_DECLS

/* What an import remembers of the values it took last: not they themselves, which the office may have to erase. */

guint64 veche_import_hash_value (const VecheValue *value);

/** veche_import_hash_row: of all cells, as a pointer for a hash table. */
gpointer veche_import_hash_row (const VecheImportRow *row);

/** veche_import_hash_format: «field=hash;field=hash» of a table of both as texts. Owned. */
char *veche_import_hash_format (GHashTable *hashes) G_GNUC_WARN_UNUSED_RESULT;
GHashTable *veche_import_hash_parse (const char *text) G_GNUC_WARN_UNUSED_RESULT;

void veche_import_hash_put (GHashTable *hashes, const char *field, const VecheValue *value);

/** veche_import_hash_same: whether the field's value is still the one taken last. */
gboolean veche_import_hash_same (GHashTable *hashes, const char *field, const VecheValue *value);

G_END_DECLS
