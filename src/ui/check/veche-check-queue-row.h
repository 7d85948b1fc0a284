/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-record-item.h"

G_BEGIN_DECLS

#define VECHE_TYPE_CHECK_QUEUE_ROW (veche_check_queue_row_get_type ())

/**
 * VecheCheckQueueRow:
 * An application that waits for its check: title, number, theme and term, and whether a decision waits. Property `summary`: all of it in words, for the name
 * of the list's row.
 */
G_DECLARE_FINAL_TYPE (VecheCheckQueueRow, veche_check_queue_row, VECHE, CHECK_QUEUE_ROW, AdwBin)

GtkWidget *veche_check_queue_row_new (void) G_GNUC_WARN_UNUSED_RESULT;

/** veche_check_queue_row_set_item: (nullable); the item's record may come later. */
void veche_check_queue_row_set_item (VecheCheckQueueRow *self, VecheRecordItem *item);

/** veche_check_queue_row_set_waits: whether a decision on it waits for a second employee. */
void veche_check_queue_row_set_waits (VecheCheckQueueRow *self, gboolean waits);

G_END_DECLS
