/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-geometry.h"

G_BEGIN_DECLS

/**
 * veche_geometry_text_parse: well-known text (OGC 06-103r4), in any case, with «SRID=4326;» before it or without; heights and
 * measures are left out. %VECHE_ERROR_INVALID. Owned.
 */
VecheGeometry *veche_geometry_text_parse (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_geometry_text_format: as well-known text, with no more digits than tell the numbers apart. Owned. */
char *veche_geometry_text_format (const VecheGeometry *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_geometry_text_format_json: as a geometry of GeoJSON (RFC 7946), outer rings against the clock. Owned. */
char *veche_geometry_text_format_json (const VecheGeometry *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_geometry_text_append_number: the shortest text that reads back as the same number, with a point. */
void veche_geometry_text_append_number (GString *out, double value);

G_END_DECLS
