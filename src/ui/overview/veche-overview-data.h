/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-duty.h"
#include "veche-workspace.h"

G_BEGIN_DECLS

/** VecheOverviewCount: how many applications have a value in a field. */
typedef struct
{
  char *value; /* as a filter has it */
  char *label;
  guint count;
} VecheOverviewCount;

/** VecheOverviewData: what the page shows. Reference counted, immutable. */
typedef struct
{
  char *today;            /* ISO day */
  VecheRecord *programme; /* or %NULL */
  GPtrArray *stages;      /* of VecheRecord */
  GPtrArray *states;      /* of VecheOverviewCount, in the order of an application's life; none is 0 */
  GPtrArray *themes;      /* of VecheOverviewCount, all of them */
  GPtrArray *overdue;     /* of VecheDuty, the oldest first */
  GPtrArray *due_today;   /* of VecheDuty */
  GPtrArray *steps;       /* of VecheDuty: what is promised within a week from tomorrow on */
  guint came;             /* since Monday */
} VecheOverviewData;

/** veche_overview_data_load: in a fiber: asks for everything of the @programme (a row; 0: there is none). Owned; %NULL with an error. */
VecheOverviewData *veche_overview_data_load (VecheWorkspace *workspace, gint64 programme, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void veche_overview_data_unref (VecheOverviewData *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheOverviewData, veche_overview_data_unref)

/** veche_overview_data_count_state: applications of the programme in a state. */
guint veche_overview_data_count_state (const VecheOverviewData *self, const char *state);

G_END_DECLS
