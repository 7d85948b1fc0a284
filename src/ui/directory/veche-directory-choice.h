/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-directory-kinds.h"

G_BEGIN_DECLS

#define VECHE_TYPE_DIRECTORY_CHOICE (veche_directory_choice_get_type ())

/** VecheDirectoryChoice: asks which person or organisation is meant. Signal 'chosen' (VecheRecord): this one; the dialog closes. */
G_DECLARE_FINAL_TYPE (VecheDirectoryChoice, veche_directory_choice, VECHE, DIRECTORY_CHOICE, AdwDialog)

/** veche_directory_choice_new: @text: (nullable): what is searched first. */
AdwDialog *veche_directory_choice_new (VecheWorkspace *workspace, const VecheDirectoryKind *kind,
                                       const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
