/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-directory-kinds.h"

G_BEGIN_DECLS

#define VECHE_TYPE_DIRECTORY_DETAIL (veche_directory_detail_get_type ())

/**
 * VecheDirectoryDetail:
 * The card of a person, an organisation or an employee, changed in place. Signal 'gone': the record that was shown is no longer there.
 */
G_DECLARE_FINAL_TYPE (VecheDirectoryDetail, veche_directory_detail, VECHE, DIRECTORY_DETAIL, AdwBin)

GtkWidget *veche_directory_detail_new (VecheWorkspace *workspace, const VecheDirectoryKind *kind) G_GNUC_WARN_UNUSED_RESULT;

/** veche_directory_detail_show: @id: row id; 0: nobody. */
void veche_directory_detail_show (VecheDirectoryDetail *self, gint64 id);
gint64 veche_directory_detail_get_shown (VecheDirectoryDetail *self);

/** veche_directory_detail_edit: puts the focus into the name. */
void veche_directory_detail_edit (VecheDirectoryDetail *self);

G_END_DECLS
