/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-import-refs.h"

G_BEGIN_DECLS

/**
 * veche_import_survey_choose:
 * @survey: (nullable): a reference of the survey
 * @block: (nullable): what its number block is called, or a reference; without @survey it says the survey
 *
 * In a fiber: looks up where all trees of an import go. %VECHE_ERROR_UNSUPPORTED for rows of another kind, %VECHE_ERROR_NOT_FOUND.
 */
gboolean veche_import_survey_choose (VecheImportRefs *refs, VecheWorkspace *workspace, const VecheKind *kind, const char *survey,
                                     const char *block, GError **error);

G_END_DECLS
