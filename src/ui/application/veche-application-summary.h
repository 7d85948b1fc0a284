/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record-form.h"

G_BEGIN_DECLS

#define VECHE_TYPE_APPLICATION_SUMMARY (veche_application_summary_get_type ())

/** VecheApplicationSummary: keeps what stands over the groups of a card true: sizes and sums, what is missing, what can be put right. */
G_DECLARE_FINAL_TYPE (VecheApplicationSummary, veche_application_summary, VECHE, APPLICATION_SUMMARY, GObject)

/**
 * veche_application_summary_new:
 * @groups: of #VecheChildGroup: members, budget, votes, contacts
 *
 * The widgets are not held: they have to outlive it.
 */
VecheApplicationSummary *veche_application_summary_new (VecheWorkspace *workspace, VecheRecordForm *form,
                                                        GPtrArray *groups) G_GNUC_WARN_UNUSED_RESULT;

void veche_application_summary_set_record (VecheApplicationSummary *self, VecheRecord *application);

G_END_DECLS
