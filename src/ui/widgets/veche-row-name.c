/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-row-name.h"

#include "veche-record-item.h"

/* Of both kinds of rows, which share no class. Owned. */
static VecheRecordItem *
veche_row_name_ref_item (GObject *row)
{
  VecheRecordItem *item;

  g_object_get (row, "item", &item, NULL);
  return item;
}

static void
veche_row_name_update_cb (GObject *row)
{
  g_autoptr (VecheRecordItem) item = veche_row_name_ref_item (row);
  VecheRecord *record = item != NULL ? veche_record_item_get_record (item) : NULL;

  g_object_set (row, "accessible-label", record != NULL ? veche_record_get_title (record) : "", NULL);
}

void
veche_row_name_bind (GObject *row)
{
  g_autoptr (VecheRecordItem) item = NULL;

  g_return_if_fail (GTK_IS_LIST_ITEM (row) || GTK_IS_COLUMN_VIEW_ROW (row));

  item = veche_row_name_ref_item (row);
  g_signal_connect_object (item, "notify::record", G_CALLBACK (veche_row_name_update_cb), row, G_CONNECT_SWAPPED);
  veche_row_name_update_cb (row);
}

void
veche_row_name_unbind (GObject *row)
{
  g_autoptr (VecheRecordItem) item = NULL;

  g_return_if_fail (GTK_IS_LIST_ITEM (row) || GTK_IS_COLUMN_VIEW_ROW (row));

  item = veche_row_name_ref_item (row);
  g_signal_handlers_disconnect_by_func (item, veche_row_name_update_cb, row);
}
