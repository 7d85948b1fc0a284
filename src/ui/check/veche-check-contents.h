/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-check.h"
#include "veche-workspace.h"

G_BEGIN_DECLS

/** VecheCheckContents: all that the page shows of one application. Reference counted, immutable. */
typedef struct
{
  VecheCheckSheet *sheet;
  VecheRecord *theme;     /* or %NULL */
  GPtrArray *reasons;     /* of VecheRecord «reason», of the programme */
  GPtrArray *attachments; /* of VecheRecord «attachment» */
  GPtrArray *told;        /* of VecheRecord «application.content»: to items that no field is for */
  GPtrArray *members;
  GPtrArray *budget_lines;
  GPtrArray *votes;
  GPtrArray *themes;      /* of VecheRecord «theme», of the programme */
  GPtrArray *differences; /* of VecheCheckDifference since the last check */
  GPtrArray *problems;    /* of VecheProblem */
  char *term;             /* a day: until when an applicant has time, as the programme has it; or %NULL */
} VecheCheckContents;

/** veche_check_contents_load: in a fiber: asks for everything. Owned; %NULL with an error. */
VecheCheckContents *veche_check_contents_load (VecheWorkspace *workspace, gint64 application,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

VecheCheckContents *veche_check_contents_ref (VecheCheckContents *self);
void veche_check_contents_unref (VecheCheckContents *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheCheckContents, veche_check_contents_unref)

/** veche_check_contents_is_open: whether there is something to decide or confirm: it is registered or in check. */
gboolean veche_check_contents_is_open (const VecheCheckContents *self);

/** veche_check_contents_is_editable: whether marks may be set: that, and no decision waits for a second employee. */
gboolean veche_check_contents_is_editable (const VecheCheckContents *self);

/** veche_check_contents_dup_subtitle: its number, theme and state, in a line. Owned. */
char *veche_check_contents_dup_subtitle (const VecheCheckContents *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
