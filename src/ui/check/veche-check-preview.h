/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_CHECK_PREVIEW (veche_check_preview_get_type ())

/**
 * VecheCheckPreview:
 * The beginning of a text file, to be read beside the sheet. Of other files it shows nothing: pictures and documents are strangers'
 * bytes that this process does not parse, their own programs open them.
 */
G_DECLARE_FINAL_TYPE (VecheCheckPreview, veche_check_preview, VECHE, CHECK_PREVIEW, AdwBin)

/** veche_check_preview_can_show: whether the attachment is such a file, by its name and size. */
gboolean veche_check_preview_can_show (VecheRecord *attachment);

/** veche_check_preview_show: @attachment: (nullable): none */
void veche_check_preview_show (VecheCheckPreview *self, VecheWorkspace *workspace, VecheRecord *attachment);

G_END_DECLS
