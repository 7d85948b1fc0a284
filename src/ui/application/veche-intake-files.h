/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-edit.h"

G_BEGIN_DECLS

#define VECHE_TYPE_INTAKE_FILES (veche_intake_files_get_type ())

/**
 * VecheIntakeFiles:
 * Files that are handed in with a new application, each for an item of its contents that is guessed from the name. Action
 * `intake-files.add` asks for files.
 */
G_DECLARE_FINAL_TYPE (VecheIntakeFiles, veche_intake_files, VECHE, INTAKE_FILES, AdwPreferencesGroup)

/** veche_intake_files_set_items: of #VecheRecord: what the programme asks for. What a person has chosen stays where it can. */
void veche_intake_files_set_items (VecheIntakeFiles *self, GPtrArray *items);

/** veche_intake_files_accept_drops: files dropped anywhere on @widget are taken, before its entries can take them for text. */
void veche_intake_files_accept_drops (VecheIntakeFiles *self, GtkWidget *widget);

/** veche_intake_files_set_closed: whether files dropped there are refused for now. */
void veche_intake_files_set_closed (VecheIntakeFiles *self, gboolean closed);

void veche_intake_files_clear (VecheIntakeFiles *self);
gboolean veche_intake_files_is_empty (VecheIntakeFiles *self);

/** veche_intake_files_fill_edit: attaches them to the application that @op inserts. */
void veche_intake_files_fill_edit (VecheIntakeFiles *self, VecheEdit *edit, guint op);

G_END_DECLS
