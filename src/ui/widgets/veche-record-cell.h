/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "veche-kind.h"

G_BEGIN_DECLS

/** veche_record_cell_new_factory: makes the cells of a field in a table of #VecheRecordItem. @field is a constant of the program. */
GtkListItemFactory *veche_record_cell_new_factory (const VecheField *field) G_GNUC_WARN_UNUSED_RESULT;

/** veche_record_cell_get_width: how wide a column of the field is at first, in application pixels. */
int veche_record_cell_get_width (const VecheField *field, const VecheKind *kind);

G_END_DECLS
