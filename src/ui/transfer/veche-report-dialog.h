/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_REPORT_DIALOG (veche_report_dialog_get_type ())

/** VecheReportDialog: the period and the format of a report, and where it goes. */
G_DECLARE_FINAL_TYPE (VecheReportDialog, veche_report_dialog, VECHE, REPORT_DIALOG, AdwDialog)

/**
 * veche_report_dialog_present:
 * @report: its name («register»)
 * @params: text → text: what it is about; the dialog adds a period or a meeting
 * @query: (nullable): the applications that it is about
 */
void veche_report_dialog_present (GtkWidget *parent, VecheWorkspace *workspace, const char *report, GHashTable *params,
                                  const VecheQuery *query);

G_END_DECLS
