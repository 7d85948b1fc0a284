/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

/** veche_office_dialog_open: shows what papers say of the office itself, to be changed as one step. */
void veche_office_dialog_open (GtkWidget *widget, VecheWorkspace *workspace);

G_END_DECLS
