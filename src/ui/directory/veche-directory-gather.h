/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-directory-kinds.h"

G_BEGIN_DECLS

#define VECHE_TYPE_DIRECTORY_GATHER (veche_directory_gather_get_type ())

/** VecheDirectoryGather: shows who of the applications would come into the directory, and brings the chosen ones as one step. */
G_DECLARE_FINAL_TYPE (VecheDirectoryGather, veche_directory_gather, VECHE, DIRECTORY_GATHER, AdwDialog)

/** veche_directory_gather_new: @place: where the step is told. @kind: people or organisations. */
AdwDialog *veche_directory_gather_new (GtkWidget *place, VecheWorkspace *workspace,
                                       const VecheDirectoryKind *kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
