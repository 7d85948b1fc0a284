/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-directory-kinds.h"
#include "veche-record-detail.h"

G_BEGIN_DECLS

#define VECHE_TYPE_DIRECTORY_DETAIL (veche_directory_detail_get_type ())

/** VecheDirectoryDetail: the card of a person, an organisation or an employee. One that was merged into another is no longer there. */
G_DECLARE_FINAL_TYPE (VecheDirectoryDetail, veche_directory_detail, VECHE, DIRECTORY_DETAIL, VecheRecordDetail)

GtkWidget *veche_directory_detail_new (VecheWorkspace *workspace, const VecheDirectoryKind *kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
