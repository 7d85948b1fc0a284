/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-kind.h"

G_BEGIN_DECLS

/* People and organisations that the office works with (shared directory). */
extern const VecheKind veche_people_employee_kind;
extern const VecheKind veche_people_person_kind;
extern const VecheKind veche_people_organisation_kind;

G_END_DECLS
