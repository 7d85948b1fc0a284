/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_DIRECTORY_PIN (veche_directory_pin_get_type ())

/** VecheDirectoryPin: the PIN of an employee: whether there is one, set, changed, removed. */
G_DECLARE_FINAL_TYPE (VecheDirectoryPin, veche_directory_pin, VECHE, DIRECTORY_PIN, AdwBin)

GtkWidget *veche_directory_pin_new (VecheWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

/** veche_directory_pin_show: @employee: (nullable) */
void veche_directory_pin_show (VecheDirectoryPin *self, VecheRecord *employee);

G_END_DECLS
