/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * veche_coordinates_parse: «55.8123, 37.6123», also with decimal commas, a space between, or «N» and «E»: latitude first, in degrees of WGS84.
 * %FALSE where it is not two such numbers.
 */
gboolean veche_coordinates_parse (const char *text, double *lat, double *lon);

/** veche_coordinates_format: «55.812345, 37.612345»: to a tenth of a metre. Owned. */
char *veche_coordinates_format (double lat, double lon) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
