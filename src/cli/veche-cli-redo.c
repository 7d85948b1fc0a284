/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include "veche-cli-steps.h"
#include "veche-i18n.h"

static gboolean
veche_cli_redo_run (VecheCliCall *call, GError **error)
{
  return veche_cli_steps_run (call, TRUE, error);
}

const VecheCliVerb veche_cli_redo = {
  .name = "redo",
  .arguments = "FILE [N]",
  .min_arguments = 1,
  .max_arguments = 2,
  .summary = N_("do again what was taken back last, or N steps of it"),
  .run = veche_cli_redo_run,
};
