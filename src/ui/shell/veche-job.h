/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_JOB (veche_job_get_type ())

/**
 * VecheJob:
 * Something long that goes on in a window. Properties: `title`, `fraction` (0..1, negative: unknown), `detail`.
 */
G_DECLARE_FINAL_TYPE (VecheJob, veche_job, VECHE, JOB, GObject)

/** veche_job_list: the jobs that are under way for a workspace, or another object, of #VecheJob. One list each. Borrowed. */
GListModel *veche_job_list (gpointer owner);

/** veche_job_start: adds a job that veche_job_end() takes off again. Owned. */
VecheJob *veche_job_start (gpointer owner, const char *title) G_GNUC_WARN_UNUSED_RESULT;
void veche_job_end (VecheJob *job);

void veche_job_update (VecheJob *job, double fraction, const char *detail);

/** veche_job_get_cancellable: cancelled by the button beside the job. Borrowed. */
GCancellable *veche_job_get_cancellable (VecheJob *job);

G_END_DECLS
