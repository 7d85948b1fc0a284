/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-record-list.h"

G_BEGIN_DECLS

#define VECHE_TYPE_APPLICATION_ROWS (veche_application_rows_get_type ())

/**
 * VecheApplicationRows:
 * The rows of the applications page, as a list or as a table, of which several can be selected.
 *
 * Properties: `view` («list» or «table»), `sort` (as #VecheRecordTable has it); both are remembered. Signals: `chosen` (row id: it alone is
 * selected), `opened` (row id: a click or Enter asks for its card).
 */
G_DECLARE_FINAL_TYPE (VecheApplicationRows, veche_application_rows, VECHE, APPLICATION_ROWS, AdwBin)

void veche_application_rows_set_list (VecheApplicationRows *self, VecheWorkspace *workspace, VecheRecordList *list);

/** veche_application_rows_mark: selects the row, unless several are; @scroll: and brings it into sight. Whether it is in the list. */
gboolean veche_application_rows_mark (VecheApplicationRows *self, gint64 id, gboolean scroll);

/** veche_application_rows_dup_columns: fields of the table that is shown, parted by commas; %NULL while it is a list. Owned. */
char *veche_application_rows_dup_columns (VecheApplicationRows *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_application_rows_get_menu: the choice of columns. Borrowed. */
GMenuModel *veche_application_rows_get_menu (VecheApplicationRows *self);

/** veche_application_rows_get_actions: for it, to be inserted as «columns». Borrowed. */
GActionGroup *veche_application_rows_get_actions (VecheApplicationRows *self);

/** veche_application_rows_get_focus: the widget that takes the keys. Borrowed. */
GtkWidget *veche_application_rows_get_focus (VecheApplicationRows *self);

G_END_DECLS
