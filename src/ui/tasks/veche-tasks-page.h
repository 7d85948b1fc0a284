/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-page.h"

G_BEGIN_DECLS

#define VECHE_TYPE_TASKS_PAGE (veche_tasks_page_get_type ())

/** VecheTasksPage: what whoever is working still owes, or everybody, the nearest term first. Its counter is the former. */
G_DECLARE_FINAL_TYPE (VecheTasksPage, veche_tasks_page, VECHE, TASKS_PAGE, VechePage)

G_END_DECLS
