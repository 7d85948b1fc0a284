/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-kind.h"

G_BEGIN_DECLS

/* What the office writes to applicants: texts with {fields}, and the letters made of them. */
extern const VecheKind veche_letter_template_kind;
extern const VecheKind veche_letter_kind;

G_END_DECLS
