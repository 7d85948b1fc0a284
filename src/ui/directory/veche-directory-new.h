/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-directory-kinds.h"

G_BEGIN_DECLS

/** veche_directory_new_dialog: asks for a new person, organisation or employee. A VecheRecordDialog: its signal 'saved' says the row. */
AdwDialog *veche_directory_new_dialog (VecheWorkspace *workspace, const VecheDirectoryKind *kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
