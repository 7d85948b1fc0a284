/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_LETTER_TEMPLATES (veche_letter_templates_get_type ())

/** VecheLetterTemplates: the templates of letters, the fields that may stand in them, and how one reads for an application. */
G_DECLARE_FINAL_TYPE (VecheLetterTemplates, veche_letter_templates, VECHE, LETTER_TEMPLATES, AdwBin)

void veche_letter_templates_set_workspace (VecheLetterTemplates *self, VecheWorkspace *workspace);

G_END_DECLS
