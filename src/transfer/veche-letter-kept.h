/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-letter-draft.h"
#include "veche-workspace.h"

G_BEGIN_DECLS

/** VecheLetterKept: what people have written into letters that are not saved yet, by template and application. */
typedef struct
{
  GHashTable *drafts; /* «template/application» → VecheLetterDraft */
} VecheLetterKept;

VecheLetterKept *veche_letter_kept_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_letter_kept_free (VecheLetterKept *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheLetterKept, veche_letter_kept_free)

/** veche_letter_kept_collect: remembers those of the #VecheLetterDraft in @drafts that somebody has changed. */
void veche_letter_kept_collect (VecheLetterKept *self, GPtrArray *drafts);

/** veche_letter_kept_forget: these are saved or given up. */
void veche_letter_kept_forget (VecheLetterKept *self, GPtrArray *drafts);

/**
 * veche_letter_kept_restore:
 * @drafts: of #VecheLetterDraft, just put together; changed in place
 *
 * Puts back what was written by hand; fields that had no value then are filled in where there is one now. In a fiber.
 */
gboolean veche_letter_kept_restore (VecheLetterKept *self, VecheWorkspace *workspace, GPtrArray *drafts, GError **error);

G_END_DECLS
