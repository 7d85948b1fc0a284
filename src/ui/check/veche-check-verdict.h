/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-check-contents.h"

G_BEGIN_DECLS

#define VECHE_TYPE_CHECK_VERDICT (veche_check_verdict_get_type ())

/** VecheCheckVerdict: whether the application is complete, why it cannot be admitted where it cannot, and the decisions. */
G_DECLARE_FINAL_TYPE (VecheCheckVerdict, veche_check_verdict, VECHE, CHECK_VERDICT, AdwBin)

void veche_check_verdict_show (VecheCheckVerdict *self, VecheCheckContents *contents);

G_END_DECLS
