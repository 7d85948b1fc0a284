/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-job.h"

G_BEGIN_DECLS

#define VECHE_TYPE_JOB_ROW (veche_job_row_get_type ())

/** VecheJobRow: a job under way: its name, how far it is, and a button that stops it. */
G_DECLARE_FINAL_TYPE (VecheJobRow, veche_job_row, VECHE, JOB_ROW, AdwBin)

GtkWidget *veche_job_row_new (VecheJob *job) G_GNUC_WARN_UNUSED_RESULT;

/** veche_job_row_fill: keeps in @box a row for each job of @jobs; the box shows while there are any. */
void veche_job_row_fill (GtkWidget *box, GListModel *jobs);

G_END_DECLS
