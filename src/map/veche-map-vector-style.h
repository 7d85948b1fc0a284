/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What the one source of a style is called that veche_map_vector_style_make() has made. */
#define VECHE_MAP_VECTOR_STYLE_SOURCE "veche"

/**
 * veche_map_vector_style_make:
 * @json: (nullable): a style of MapLibre (version 8), whose colours may also be `@name` of the table `veche:colors` in its `metadata`:
 *   for each name one for light and one for dark windows; %NULL: Veche's own
 * @title: of @json, for the sentence that refuses it
 * @dark: for dark windows: a style without such a table gets light names
 * @flat: names stand upright, even along streets: that is far cheaper where a processor draws them
 *
 * What libshumate draws of it, as a style that it does not stumble over: one source, filled areas, lines and names, and of each what it
 * knows. %VECHE_ERROR_INVALID with a sentence. Any thread. Owned.
 */
char *veche_map_vector_style_make (const char *json, const char *title, gboolean dark, gboolean flat, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_vector_style_has_dark: whether @json (as above) says itself how it looks in dark windows. */
gboolean veche_map_vector_style_has_dark (const char *json);

G_END_DECLS
