/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_APPLICATION_CONTENTS (veche_application_contents_get_type ())

/**
 * VecheApplicationContents:
 * What an application says to the items of its programme that no field of the card is for: a row for each of them, which opens what is
 * told. Hidden where the programme has none.
 */
G_DECLARE_FINAL_TYPE (VecheApplicationContents, veche_application_contents, VECHE, APPLICATION_CONTENTS, AdwPreferencesGroup)

GtkWidget *veche_application_contents_new (VecheWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

/** veche_application_contents_set_record: the application; referenced. */
void veche_application_contents_set_record (VecheApplicationContents *self, VecheRecord *application);

G_END_DECLS
