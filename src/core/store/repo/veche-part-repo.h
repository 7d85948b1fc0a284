/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record.h"
#include "veche-store.h"

G_BEGIN_DECLS

/**
 * veche_part_repo_find:
 * @text: what was searched for
 *
 * Of what hangs on the record (members, contacts, letters …), the first in which veche_record_match_dup() finds a word of the text: why the
 * record was found. %NULL without an error: it is none of them. Owned.
 */
VecheRecord *veche_part_repo_find (VecheStore *store, const VecheKind *kind, gint64 id, const char *text,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
