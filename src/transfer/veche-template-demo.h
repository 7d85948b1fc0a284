/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "veche-edit.h"

G_BEGIN_DECLS

/**
 * veche_template_demo_append:
 * @edit: holds the programme already
 * @demo: the contents of demo.json
 * @folder: where it lies; names of files are relative to it
 *
 * Appends employees and applications with all that belongs to them. Registration numbers follow the programme's pattern, in the
 * order in which the applications came.
 */
gboolean veche_template_demo_append (VecheEdit *edit, JsonObject *demo, const char *folder, GError **error);

G_END_DECLS
