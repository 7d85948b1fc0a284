/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

/**
 * veche_size_doubt_ask: tells over @place when a tree is larger than its species grows. Nothing is refused for it.
 * @field: what was set; those that say nothing of its size are passed over, as are other kinds
 */
void veche_size_doubt_ask (GtkWidget *place, VecheWorkspace *workspace, const VecheKind *kind, gint64 id, const char *field);

/** veche_size_doubt_ask_all: the same of all trees whose sizes @edit has set; the first is told, and how many there are. */
void veche_size_doubt_ask_all (GtkWidget *place, VecheWorkspace *workspace, VecheEdit *edit);

G_END_DECLS
