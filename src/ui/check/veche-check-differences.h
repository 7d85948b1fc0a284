/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-check-contents.h"

G_BEGIN_DECLS

#define VECHE_TYPE_CHECK_DIFFERENCES (veche_check_differences_get_type ())

/**
 * VecheCheckDifferences:
 * What the applicant or the office has changed since the last check was decided: fields as they were and are, children by their number,
 * each with who and when. Closed until a person opens it, and hidden where nothing has changed.
 */
G_DECLARE_FINAL_TYPE (VecheCheckDifferences, veche_check_differences, VECHE, CHECK_DIFFERENCES, AdwBin)

void veche_check_differences_show (VecheCheckDifferences *self, const VecheCheckContents *contents);

G_END_DECLS
