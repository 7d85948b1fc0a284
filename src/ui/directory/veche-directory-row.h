/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-directory-kinds.h"
#include "veche-record-item.h"

G_BEGIN_DECLS

#define VECHE_TYPE_DIRECTORY_ROW (veche_directory_row_get_type ())

/** VecheDirectoryRow: one person or organisation in a list. */
G_DECLARE_FINAL_TYPE (VecheDirectoryRow, veche_directory_row, VECHE, DIRECTORY_ROW, AdwBin)

GtkWidget *veche_directory_row_new (const VecheDirectoryKind *kind) G_GNUC_WARN_UNUSED_RESULT;

/** veche_directory_row_set_item: (nullable): whose record is shown as soon as it is there. */
void veche_directory_row_set_item (VecheDirectoryRow *self, VecheRecordItem *item);

/** veche_directory_row_join: «phone · e-mail»: fields as people read them, those that are filled. Owned. */
char *veche_directory_row_join (VecheRecord *record, const char *fields) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
