/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-duty.h"

G_BEGIN_DECLS

#define VECHE_TYPE_TASKS_ROW (veche_tasks_row_get_type ())

/**
 * VecheTasksRow:
 * Something that is owed: what is to be done, of which application, by when. Signal `done`: the next step that it speaks of is.
 */
G_DECLARE_FINAL_TYPE (VecheTasksRow, veche_tasks_row, VECHE, TASKS_ROW, AdwBin)

/** veche_tasks_row_new: @today: an ISO day; @with_who: whether whose turn it is has to be told; @writable: whether a next step can be done with here */
GtkWidget *veche_tasks_row_new (VecheDuty *duty, const char *today, gboolean with_who, gboolean writable) G_GNUC_WARN_UNUSED_RESULT;

VecheDuty *veche_tasks_row_get_duty (VecheTasksRow *self);

/** veche_tasks_row_get_summary: all of it in words, for the name of the list's row. Borrowed. */
const char *veche_tasks_row_get_summary (VecheTasksRow *self);

G_END_DECLS
