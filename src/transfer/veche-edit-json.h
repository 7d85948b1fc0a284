/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "veche-edit.h"

G_BEGIN_DECLS

/**
 * veche_edit_json_set:
 *
 * Sets a cell of the op from JSON: a text as veche_edit_parse() takes it, a number or boolean of the field's own type (money in
 * kopecks), null to empty it. %VECHE_ERROR_NOT_FOUND for an unknown field, %VECHE_ERROR_INVALID for a value that does not fit.
 */
gboolean veche_edit_json_set (VecheEdit *edit, guint op, const char *field, JsonNode *value, GError **error);

/** veche_edit_json_set_all: the same for every member of @fields. */
gboolean veche_edit_json_set_all (VecheEdit *edit, guint op, JsonObject *fields, GError **error);

G_END_DECLS
