/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "veche-geometry.h"
#include "veche-record.h"

G_BEGIN_DECLS

/** veche_place_methods: how the place of a point was found. */
extern const VecheCode veche_place_methods[];

/** Headers of a column that tells how far off a place may be. */
#define VECHE_PLACE_ACCURACIES "точность|погрешность|точность места|accuracy|hdop"

/**
 * The shape of a record as people and files say it: «lon» and «lat» of a point, «geometry» as well-known text. The store keeps
 * one blob; a coordinate that is not said yet is NaN in it, until the store looks it up.
 */

/** veche_place_is_field: whether @name is one of these words, of a kind that has a shape. */
gboolean veche_place_is_field (const VecheKind *kind, const char *name);

/**
 * veche_place_get_field: the nth of the words that a kind has, as a field that a form or a mapping may offer; %NULL after the last. It
 * has no column of its own: what is set by it goes through veche_edit_parse().
 */
const VecheField *veche_place_get_field (const VecheKind *kind, guint n);

/**
 * veche_place_parse:
 * @before: what the edit has set so far, or %NULL
 *
 * The blob for one of the words. An empty text takes the shape away. %VECHE_ERROR_INVALID.
 */
gboolean veche_place_parse (const VecheKind *kind, const char *name, const char *text, const VecheValue *before, VecheValue *value,
                            GError **error);

/**
 * veche_place_complete:
 * @kept: the shape that the row has, or %NULL
 *
 * Fills in what was not said from @kept, and makes the shape one that the field may hold. %VECHE_ERROR_INVALID.
 */
gboolean veche_place_complete (const VecheField *field, VecheValue *value, GBytes *kept, GError **error);

/** veche_place_dup: the shape of a record; %NULL where it has none or one that cannot be read. Owned. */
VecheGeometry *veche_place_dup (VecheRecord *record) G_GNUC_WARN_UNUSED_RESULT;

/** veche_place_add_json: `lon` and `lat` of a point, else `geometry`; null where there is none. */
void veche_place_add_json (VecheRecord *record, JsonObject *object);

G_END_DECLS
