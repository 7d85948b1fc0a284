/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

/**
 * veche_record_choices_load:
 * @owner: whose fields they are; nothing happens once it is gone
 * @editors: of #VecheFieldEditor: those of references get what they may point at
 * @programme: whose themes and items: a row id, 0: none
 */
void veche_record_choices_load (GtkWidget *owner, VecheWorkspace *workspace, GPtrArray *editors, gint64 programme);

G_END_DECLS
