/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-kind.h"

G_BEGIN_DECLS

#define VECHE_TYPE_RECORD_TABLE (veche_record_table_get_type ())

/**
 * VecheRecordTable:
 * A list of records as a table with a column for each field that lists know. Which are shown, how wide and in which order is remembered by
 * the page. The rows are ordered by the store, not here: a header that is pressed only changes `sort`.
 *
 * Property `sort`: a field, «-field» for the other way round, "" for the list's own order. Signals `activate` (position), `columns-changed`.
 */
G_DECLARE_FINAL_TYPE (VecheRecordTable, veche_record_table, VECHE, RECORD_TABLE, AdwBin)

/**
 * veche_record_table_build:
 * @slug: of the page, for what is remembered
 * @fields: names of those that are shown at first, in their order, space-separated; the rest can be chosen
 *
 * Makes the columns; once.
 */
void veche_record_table_build (VecheRecordTable *self, const VecheKind *kind, const char *slug, const char *fields);

/** veche_record_table_set_model: of #VecheRecordItem. */
void veche_record_table_set_model (VecheRecordTable *self, GtkSelectionModel *model);

/** veche_record_table_get_menu, _get_actions: the choice of columns, and the actions for it, to be inserted as «columns». Borrowed. */
GMenuModel *veche_record_table_get_menu (VecheRecordTable *self);
GActionGroup *veche_record_table_get_actions (VecheRecordTable *self);

/** veche_record_table_list_fields: names of the columns that are shown, in their order. Owned. */
GStrv veche_record_table_list_fields (VecheRecordTable *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_record_table_get_view: the GtkColumnView. Borrowed. */
GtkWidget *veche_record_table_get_view (VecheRecordTable *self);

/** veche_record_table_set_label: what a screen reader calls the table. */
void veche_record_table_set_label (VecheRecordTable *self, const char *label);

G_END_DECLS
