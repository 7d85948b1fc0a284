/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "veche-record-list.h"

G_BEGIN_DECLS

#define VECHE_TYPE_RECORD_SELECTION (veche_record_selection_get_type ())

/**
 * VecheRecordSelection:
 * A #GtkSelectionModel of many rows over a #VecheRecordList. It knows them by their ids: they stay selected wherever a new order puts
 * them, and a million of them are selected without one being read. (GtkMultiSelection asks for every item that it selects.)
 */
G_DECLARE_FINAL_TYPE (VecheRecordSelection, veche_record_selection, VECHE, RECORD_SELECTION, GObject)

VecheRecordSelection *veche_record_selection_new (VecheRecordList *list) G_GNUC_WARN_UNUSED_RESULT;

VecheRecordList *veche_record_selection_get_list (VecheRecordSelection *self);
guint veche_record_selection_get_size (VecheRecordSelection *self);

/** veche_record_selection_list_ids: row ids (gint64) of what is selected, in the order of the list. Owned. */
GArray *veche_record_selection_list_ids (VecheRecordSelection *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_record_selection_select_id: this row and no other, or nothing where it is not in the list. Its position, or GTK_INVALID_LIST_POSITION. */
guint veche_record_selection_select_id (VecheRecordSelection *self, gint64 id);

G_END_DECLS
