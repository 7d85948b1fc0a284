/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_HISTORY_LIST (veche_history_list_get_type ())

/** VecheHistoryList: what was done to a record and to what it owns: who, when, what it was before and became. */
G_DECLARE_FINAL_TYPE (VecheHistoryList, veche_history_list, VECHE, HISTORY_LIST, AdwBin)

/** veche_history_list_show: @id: the record, 0 for none. It is read when the list is seen. */
void veche_history_list_show (VecheHistoryList *self, VecheWorkspace *workspace, const VecheKind *kind, gint64 id);

G_END_DECLS
