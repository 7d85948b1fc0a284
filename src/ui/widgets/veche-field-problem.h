/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** veche_field_problem_new: a sign at the end of a row, hidden until there is a problem. */
GtkWidget *veche_field_problem_new (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_field_problem_show:
 * @typed_in: (nullable): what has the focus while a person types: a screen reader tells of this one
 * @sign: (nullable): made by veche_field_problem_new()
 * @message: (nullable): what is wrong; %NULL: nothing
 */
void veche_field_problem_show (GtkWidget *row, GtkAccessible *typed_in, GtkWidget *sign, const char *message);

G_END_DECLS
