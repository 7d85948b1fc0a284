/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

/** veche_programme_template_ask: asks what the template is called that is made of a @programme, and saves it beside the others. */
void veche_programme_template_ask (GtkWidget *widget, VecheWorkspace *workspace, VecheRecord *programme);

/** veche_programme_template_ask_file: the same into a file of a person's choice, to be given to another office. */
void veche_programme_template_ask_file (GtkWidget *widget, VecheWorkspace *workspace, VecheRecord *programme);

G_END_DECLS
