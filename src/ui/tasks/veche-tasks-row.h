/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-duty.h"

G_BEGIN_DECLS

#define VECHE_TYPE_TASKS_ROW (veche_tasks_row_get_type ())

/**
 * VecheTasksRow:
 * Something that is owed: what is to be done, of which application, by when. Property `summary`: all of it in words, for the name of
 * the list's row. Signal `done`: the next step that it speaks of is.
 */
G_DECLARE_FINAL_TYPE (VecheTasksRow, veche_tasks_row, VECHE, TASKS_ROW, AdwBin)

GtkWidget *veche_tasks_row_new (void) G_GNUC_WARN_UNUSED_RESULT;

/** veche_tasks_row_set_duty: @duty: (nullable); @with_who: whether whose turn it is has to be told; @writable: whether it can be done here */
void veche_tasks_row_set_duty (VecheTasksRow *self, VecheDuty *duty, gboolean with_who, gboolean writable);

/** veche_tasks_row_get_duty: borrowed, maybe %NULL. */
VecheDuty *veche_tasks_row_get_duty (VecheTasksRow *self);

G_END_DECLS
