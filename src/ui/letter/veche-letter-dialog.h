/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_LETTER_DIALOG (veche_letter_dialog_get_type ())

/** VecheLetterDialog: a letter as it will go out, what it lacks, and where it is changed before it is kept. */
G_DECLARE_FINAL_TYPE (VecheLetterDialog, veche_letter_dialog, VECHE, LETTER_DIALOG, AdwDialog)

/** veche_letter_dialog_new: writes a letter about an application. @template: row id; 0: what its state calls for. */
AdwDialog *veche_letter_dialog_new (VecheWorkspace *workspace, gint64 application, gint64 template) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_letter_dialog_new_steps:
 * @drafts: of #VecheLetterDraft, changed in place
 *
 * Steps through letters that somebody else keeps, beginning with @first.
 */
AdwDialog *veche_letter_dialog_new_steps (VecheWorkspace *workspace, GPtrArray *drafts, guint first) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
