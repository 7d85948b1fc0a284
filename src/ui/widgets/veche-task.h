/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>
#include <libdex.h>

G_BEGIN_DECLS

/**
 * VecheTask:
 * A fiber that works for a widget. It holds the widget; once the widget has been disposed of or taken out of its window it is
 * over, which the fiber asks about after every await, before it touches anything of the widget's.
 */
typedef struct _VecheTask VecheTask;

/** VecheTaskFunc: runs in a fiber on the main loop. An error that it leaves is shown to the user. */
typedef void (*VecheTaskFunc) (VecheTask *task, gpointer self, gpointer data, GError **error);

/**
 * veche_task_spawn:
 * @self: the #GObject that the work is for; errors are shown where it is a #GtkWidget
 * @destroy: (nullable): frees @data when the fiber has ended
 *
 * Starts a fiber on the main loop.
 */
void veche_task_spawn (gpointer self, VecheTaskFunc func, gpointer data, GDestroyNotify destroy);

/**
 * veche_task_spawn_load:
 *
 * As veche_task_spawn(), of a fiber that only reads what is shown: that a record is not there any more is no failure of anything that
 * the person asked for (it was taken back, or another program deleted it), and what shows it is told of the change anyway.
 */
void veche_task_spawn_load (gpointer self, VecheTaskFunc func, gpointer data, GDestroyNotify destroy);

/**
 * veche_task_finish_all: at the program's end, when nobody looks any more: the main loop turns until all fibers have ended, half a second
 * at most (one may wait for another program's dialog). A fiber that is left behind would leave behind all that it holds.
 */
void veche_task_finish_all (void);

/** veche_task_is_over: whether there is nobody left to show a result to. */
gboolean veche_task_is_over (VecheTask *self);

/** veche_task_show_error: tells the user; «Could not …» as the heading, why and what to do below. Nothing for «cancelled». */
void veche_task_show_error (GtkWidget *widget, const GError *error);

G_END_DECLS
