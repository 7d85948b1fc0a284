/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include "veche-cli-steps.h"
#include "veche-i18n.h"

static gboolean
veche_cli_undo_run (VecheCliCall *call, GError **error)
{
  return veche_cli_steps_run (call, FALSE, error);
}

const VecheCliVerb veche_cli_undo = {
  .name = "undo",
  .arguments = "FILE [N]",
  .min_arguments = 1,
  .max_arguments = 2,
  .summary = N_("take back the last step, or the last N"),
  .run = veche_cli_undo_run,
};
