/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_PROGRAMME_TOTAL (veche_programme_total_get_type ())

/**
 * VecheProgrammeTotal:
 * How many applications the shown programme has, whatever a list narrows them to. Counted anew when they change.
 *
 * Signal `counted`: the number is known, or another.
 */
G_DECLARE_FINAL_TYPE (VecheProgrammeTotal, veche_programme_total, VECHE, PROGRAMME_TOTAL, GObject)

/** veche_programme_total_new: @place: the widget that it is for: an error is shown over it, and nothing is counted without it. */
VecheProgrammeTotal *veche_programme_total_new (GtkWidget *place, VecheWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

/** veche_programme_total_is_known: whether they have been counted. */
gboolean veche_programme_total_is_known (VecheProgrammeTotal *self);

/** veche_programme_total_get: the number; 0 until it is known. */
guint veche_programme_total_get (VecheProgrammeTotal *self);

G_END_DECLS
