/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

/* Steps that the office takes with one application, from its card: what is meant is what was shown when they were asked for, whatever
   is shown when they are done. @place: the widget that they are asked for in; toasts, questions and errors come over it. */

/** veche_application_steps_get_next: the next thing to do with an application in @state, as a button says it; %NULL: nothing here. */
const char *veche_application_steps_get_next (const char *state);

/** veche_application_steps_take_next: does that: registers it, begins its check, or goes on with it on the page of the check. */
void veche_application_steps_take_next (GtkWidget *place, VecheWorkspace *workspace, VecheRecord *application);

/** veche_application_steps_withdraw: asks for the reason first. */
void veche_application_steps_withdraw (GtkWidget *place, VecheWorkspace *workspace, VecheRecord *application);

/** veche_application_steps_delete: only of what has no number; the toast takes it back. */
void veche_application_steps_delete (GtkWidget *place, VecheWorkspace *workspace, VecheRecord *application);

G_END_DECLS
