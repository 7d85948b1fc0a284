/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_SEARCH_DIALOG (veche_search_dialog_get_type ())

/** VecheSearchDialog: searches records of every kind as one types, and goes to the one that is chosen. */
G_DECLARE_FINAL_TYPE (VecheSearchDialog, veche_search_dialog, VECHE, SEARCH_DIALOG, AdwDialog)

AdwDialog *veche_search_dialog_new (VecheWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
