/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-check-contents.h"

G_BEGIN_DECLS

#define VECHE_TYPE_CHECK_VERDICT (veche_check_verdict_get_type ())

/**
 * VecheCheckVerdict:
 * Whether the application is complete, why it cannot be admitted where it cannot, and the decisions. Of a decision that waits: whose it
 * is, and the second employee's buttons.
 */
G_DECLARE_FINAL_TYPE (VecheCheckVerdict, veche_check_verdict, VECHE, CHECK_VERDICT, AdwBin)

/** veche_check_verdict_show: @actor: (nullable): who is working */
void veche_check_verdict_show (VecheCheckVerdict *self, VecheCheckContents *contents, const char *actor);

G_END_DECLS
