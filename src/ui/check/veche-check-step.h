/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

/** VecheCheckStep: what the page does with an application at one press, without asking for more. */
typedef enum
{
  VECHE_CHECK_STEP_ADMIT,
  VECHE_CHECK_STEP_CONFIRM, /* the decision that waits, as the second employee */
  VECHE_CHECK_STEP_REOPEN,  /* check anew: a decision that waits then never counts */
} VecheCheckStep;

/** veche_check_step_await: in a fiber: takes the step. The sheet as it is then, owned; %NULL with an error. */
VecheCheckSheet *veche_check_step_await (VecheWorkspace *workspace, const VecheCheckSheet *sheet, VecheCheckStep step,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_check_step_tell: says what a decision has come to, with a button that takes the last step back. */
void veche_check_step_tell (GtkWidget *widget, VecheWorkspace *workspace, const VecheCheckSheet *sheet);

G_END_DECLS
