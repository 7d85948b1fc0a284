/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-record-list.h"

G_BEGIN_DECLS

#define VECHE_TYPE_APPLICATION_ROW (veche_application_row_get_type ())

/** VecheApplicationRow: an application in a list, two lines. The item's record may come later. */
G_DECLARE_FINAL_TYPE (VecheApplicationRow, veche_application_row, VECHE, APPLICATION_ROW, AdwBin)

GtkWidget *veche_application_row_new (void) G_GNUC_WARN_UNUSED_RESULT;

void veche_application_row_set_item (VecheApplicationRow *self, VecheRecordItem *item);

/** veche_application_row_set_record: for lists of records, without an item. */
void veche_application_row_set_record (VecheApplicationRow *self, VecheRecord *record);

G_END_DECLS
