/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-species-names.h"
#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_SPECIALIST_FORM (veche_specialist_form_get_type ())

/**
 * VecheSpecialistForm:
 * What a specialist says of one tree: species, condition, decision and its ground; what others have said stands above. Signals: `done` (saved
 * or nothing to save: the next tree), `step` (another tree of the queue: −1 the one before, 1 the next).
 */
G_DECLARE_FINAL_TYPE (VecheSpecialistForm, veche_specialist_form, VECHE, SPECIALIST_FORM, AdwBin)

void veche_specialist_form_set_workspace (VecheSpecialistForm *self, VecheWorkspace *workspace);

/** veche_specialist_form_set_names: from which the species is completed. */
void veche_specialist_form_set_names (VecheSpecialistForm *self, VecheSpeciesNames *names);

/**
 * veche_specialist_form_show:
 * @tree: (nullable)
 * @grades: (nullable): of #VecheRecord: of the scale of its survey
 *
 * The same tree again: what has been typed stays, all else is as @tree has it.
 */
void veche_specialist_form_show (VecheSpecialistForm *self, VecheRecord *tree, GPtrArray *grades);

/** veche_specialist_form_hold: saves; what is typed until the next tree is shown is no word about this one. */
void veche_specialist_form_hold (VecheSpecialistForm *self);

/** veche_specialist_form_set_gone: the tree has been deleted elsewhere: nothing is saved until it is shown again. */
void veche_specialist_form_set_gone (VecheSpecialistForm *self);

/** veche_specialist_form_commit: saves what has been typed, as one step; nothing where nothing was. */
void veche_specialist_form_commit (VecheSpecialistForm *self);

/** veche_specialist_form_focus: puts the keyboard into the species. */
void veche_specialist_form_focus (VecheSpecialistForm *self);

/** veche_specialist_form_take_key: a key that was pressed beside the form: a digit decides, Enter saves. Whether it was for the form. */
gboolean veche_specialist_form_take_key (VecheSpecialistForm *self, guint keyval, GdkModifierType state);

G_END_DECLS
