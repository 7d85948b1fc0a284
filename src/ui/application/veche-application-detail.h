/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_APPLICATION_DETAIL (veche_application_detail_get_type ())

/**
 * VecheApplicationDetail:
 * One application: its state with the next legal step, the card, files, votes, contacts and history. What it does to the application
 * are the actions `application.*`.
 *
 * Signal `gone`: the application that was shown is not there any more.
 */
G_DECLARE_FINAL_TYPE (VecheApplicationDetail, veche_application_detail, VECHE, APPLICATION_DETAIL, AdwBin)

/** veche_application_detail_show: @id: row of the application, 0 for none. */
void veche_application_detail_show (VecheApplicationDetail *self, VecheWorkspace *workspace, gint64 id);

/** veche_application_detail_edit: the cursor goes to the title on the card. */
void veche_application_detail_edit (VecheApplicationDetail *self);

G_END_DECLS
