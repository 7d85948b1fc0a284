/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * veche_json_to_canonical:
 *
 * One line of JSON: keys sorted by code point, no white space, integers plain, doubles in the shortest form that reads
 * back the same (RFC 8785 but for the order of keys outside the BMP), text in UTF-8. Owned.
 */
char *veche_json_to_canonical (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_json_parse_object:
 *
 * Parses a text that must be one JSON object. @what names it in the error («the mapping file»).
 * Nesting over 64 levels, texts over 64 MiB and zero characters in texts are refused. Owned.
 */
JsonObject *veche_json_parse_object (const char *text, gssize length, const char *what,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_json_parse_own_object: the same of what SQLite wrote; a text there ends at a zero character, if another program has put one in. */
JsonObject *veche_json_parse_own_object (const char *text, gssize length, const char *what,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
