/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-journal-entry.h"

void
veche_journal_entry_free (VecheJournalEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->step_kind);
  g_free (self->title);
  g_free (self->actor);
  g_free (self->table);
  g_free (self->uuid);
  g_free (self->image);
  g_free (self);
}
