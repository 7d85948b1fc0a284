/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-import-refs.h"
#include "veche-import-row.h"

G_BEGIN_DECLS

/**
 * veche_import_common_set: what was said of all rows: a reference by @id or, with 0, by @text; nothing where both are none or the kind
 * has no such field. Not @always: unless the row says it itself.
 */
void veche_import_common_set (const VecheKind *kind, VecheImportRow *row, const char *field, gint64 id, const char *text, gboolean always);

/** veche_import_common_doubt_tree: warns of a tree that is larger than its species grows; does nothing for other kinds. */
void veche_import_common_doubt_tree (const VecheKind *kind, VecheImportRefs *refs, VecheImportRow *row);

G_END_DECLS
