/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "veche-journal-entry.h"

G_BEGIN_DECLS

/** veche_cli_entry_to_json: an entry of the journal; with its old values where @with_image. Owned. */
JsonObject *veche_cli_entry_to_json (const VecheJournalEntry *entry, gboolean with_image) G_GNUC_WARN_UNUSED_RESULT;

/** veche_cli_entry_get_op: «insert», «update» or «delete». Static. */
const char *veche_cli_entry_get_op (const VecheJournalEntry *entry);

/** veche_cli_entry_get_actor: who; «external» for another program. Borrowed. */
const char *veche_cli_entry_get_actor (const VecheJournalEntry *entry);

G_END_DECLS
