/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-document.h"
#include "veche-report-tree.h"
#include "veche-report.h"

G_BEGIN_DECLS

/** VecheReportActTree: a tree of an act. */
typedef struct
{
  VecheReportTree *tree;
  char *decision; /* code, or %NULL */
  char *findings;
} VecheReportActTree;

VecheReportActTree *veche_report_act_tree_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_report_act_tree_free (VecheReportActTree *tree);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheReportActTree, veche_report_act_tree_free)

/** VecheReportActEntry: an act of inspection of trees. Strings may be %NULL: a blank, or nothing, stands there then. */
typedef struct
{
  char *number;
  char *date; /* ISO day */
  char *territory;
  char *survey;
  char *address;
  char *reason;
  char *findings;
  GPtrArray *members; /* of #VecheReportPerson; the chair first, if there is one */
  gboolean has_chair;
  GPtrArray *trees;   /* of #VecheReportActTree */
} VecheReportActEntry;

VecheReportActEntry *veche_report_act_entry_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_report_act_entry_free (VecheReportActEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheReportActEntry, veche_report_act_entry_free)

/** VecheReportAct: one act or several, each beginning on a page of its own. */
typedef struct
{
  VechePageChoice page;
  char *made_at; /* ISO moment, UTC; %NULL: now */
  char *zone;
  VecheReportOffice *office;
  GPtrArray *entries; /* of #VecheReportActEntry */
} VecheReportAct;

VecheReportAct *veche_report_act_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_report_act_free (VecheReportAct *input);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheReportAct, veche_report_act_free)

/** veche_report_act_build: the document; %VECHE_ERROR_NOTHING without an act. */
VecheDocument *veche_report_act_build (const VecheReportAct *input, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_report_act_write:
 * @format: PDF, ODT, PNG or SVG
 * @result: (nullable): cleared first
 */
gboolean veche_report_act_write (const VecheReportAct *input, const char *path, VecheReportFormat format, VecheReportResult *result,
                                 GError **error);

G_END_DECLS
