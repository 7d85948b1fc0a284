/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-mapping.h"

G_BEGIN_DECLS

/**
 * veche_mapping_file_parse:
 * @what: names the text in errors («the mapping file»)
 *
 * Reads a mapping out of JSON:
 * `{"version":1,"sheet":null,"header_row":1,"encoding":"auto","delimiter":"auto","decimal":",",
 *   "columns":{"Название":"title","summ":{"field":"budget","unit":"rub"}},"ignore":["N"]}`. Every member may be absent;
 * `header_row` 0: there is no header, null: it is looked for; a column that is mapped to null is ignored.
 * %VECHE_ERROR_INVALID names the member that is wrong, %VECHE_ERROR_NEWER a version we do not know.
 */
VecheMapping *veche_mapping_file_parse (const char *text, gssize length, const char *what, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_mapping_file_load: from a file. */
VecheMapping *veche_mapping_file_load (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_mapping_file_to_text: the whole mapping as indented JSON, which veche_mapping_file_parse() reads back. Owned. */
char *veche_mapping_file_to_text (VecheMapping *self) G_GNUC_WARN_UNUSED_RESULT;

gboolean veche_mapping_file_save (VecheMapping *self, const char *path, GError **error);

G_END_DECLS
