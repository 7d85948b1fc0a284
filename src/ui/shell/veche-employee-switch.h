/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_EMPLOYEE_SWITCH (veche_employee_switch_get_type ())

/** VecheEmployeeSwitch: «Who is working»: chooses the employee whose name goes into every step. */
G_DECLARE_FINAL_TYPE (VecheEmployeeSwitch, veche_employee_switch, VECHE, EMPLOYEE_SWITCH, AdwBin)

void veche_employee_switch_set_workspace (VecheEmployeeSwitch *self, VecheWorkspace *workspace);

G_END_DECLS
