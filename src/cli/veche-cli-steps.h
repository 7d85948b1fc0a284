/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-cli-call.h"

G_BEGIN_DECLS

/** veche_cli_steps_run: what undo and redo have in common. */
gboolean veche_cli_steps_run (VecheCliCall *call, gboolean redo, GError **error);

G_END_DECLS
