/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-table-import.h"

G_BEGIN_DECLS

#define VECHE_TYPE_IMPORT_RESULT (veche_import_result_get_type ())

/**
 * VecheImportResult:
 * What an import would do: how many rows of which kind, those that are refused, and the fields in which the office and the file
 * differ, side by side with a choice. Its button activates `import.save-refused`. Property `any`: whether there is anything to do.
 */
G_DECLARE_FINAL_TYPE (VecheImportResult, veche_import_result, VECHE, IMPORT_RESULT, AdwBin)

void veche_import_result_show (VecheImportResult *self, VecheTableImportReport *report);

/** veche_import_result_list_theirs: "line\tfield" of the fields that are to be taken from the file; %NULL for none. Owned. */
GHashTable *veche_import_result_list_theirs (VecheImportResult *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_import_result_is_any: the property. */
gboolean veche_import_result_is_any (VecheImportResult *self);

G_END_DECLS
