/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-check-repo.h"
#include "veche-workspace.h"

G_BEGIN_DECLS

gint64 veche_check_request_get_application (const VecheCheckRequest *self);

/** veche_check_request_get_change: the same for the store; its texts live as long as @self. */
void veche_check_request_get_change (const VecheCheckRequest *self, VecheCheckChange *change);

G_END_DECLS
