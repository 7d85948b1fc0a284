/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-record-item.h"

G_BEGIN_DECLS

#define VECHE_TYPE_SPECIALIST_ROW (veche_specialist_row_get_type ())

/** VecheSpecialistRow: a tree in the specialist's queue. Property `summary`: all that it says, for screen readers. */
G_DECLARE_FINAL_TYPE (VecheSpecialistRow, veche_specialist_row, VECHE, SPECIALIST_ROW, GtkBox)

GtkWidget *veche_specialist_row_new (void) G_GNUC_WARN_UNUSED_RESULT;

/** veche_specialist_row_set_item: (nullable): whose record is shown as soon as it is there. */
void veche_specialist_row_set_item (VecheSpecialistRow *self, VecheRecordItem *item);

/** veche_specialist_row_dup_name: «№ 12 · Littleleaf linden»; what nobody has said is left out. Owned. */
char *veche_specialist_row_dup_name (VecheRecord *tree) G_GNUC_WARN_UNUSED_RESULT;

/** veche_specialist_row_dup_facts: a line for each thing to be told beside the fields that a specialist works on. Owned. */
char *veche_specialist_row_dup_facts (VecheRecord *tree) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
