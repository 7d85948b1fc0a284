/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A tape around a trunk tells its girth: diameters are computed from it, and what was measured is kept. */

/** VECHE_GIRTH_MARK: what stands before girths in a text of sizes, «C63+40», whatever the language. */
#define VECHE_GIRTH_MARK "C"

/** VECHE_GIRTH_LIKELY: a table whose middle trunk is thicker than that, in cm, rather tells girths. */
#define VECHE_GIRTH_LIKELY 60.0

/** veche_girth_get_diameter: of a round trunk, cm: C / π, to a tenth. */
double veche_girth_get_diameter (double girth);

/**
 * veche_girth_strip:
 *
 * The numbers of a text that says it is a girth («обхват 63», «о63», «окр. 63 + 40 см», «girth 63»), as they stand there; what follows in
 * brackets is left out. %NULL where the text says nothing of the sort. Owned.
 */
char *veche_girth_strip (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** veche_girth_find_median: of sizes (double), which it sorts; 0 where there are too few to tell. */
double veche_girth_find_median (GArray *sizes);

G_END_DECLS
