/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-geometry.h"
#include "veche-report-tree.h"
#include "veche-report.h"

G_BEGIN_DECLS

/** VecheReportPlan: «Подеревная схема»: trees on paper to true scale. Strings may be %NULL. */
typedef struct
{
  VechePageChoice page; /* paper: A3 where nothing is chosen; orientation: as the ground fits best */
  guint scale;          /* 500 for 1:500; 0: the largest of the usual ones that fits one sheet */
  char *made_at;        /* ISO moment, UTC; %NULL: now */
  char *zone;
  VecheReportOffice *office;
  char *name;           /* of the drawing; %NULL: «Подеревная схема» */
  gboolean grid;        /* squares with names over the ground, for who goes there */
  char *territory;      /* its name */
  char *survey;         /* its name and days */
  char *started;        /* of it: ISO days */
  char *ended;
  VecheReportPerson *made_by;
  VecheReportPerson *head;
  GPtrArray *trees;     /* of #VecheReportTree; those on no map are told, not drawn */
  VecheGeometry *boundary; /* of the territory, or %NULL */
  GPtrArray *outlines;  /* of #VecheGeometry: other territories, drawn thin */
  GPtrArray *lines;     /* of #VecheGeometry: routes */
  char *base;           /* a file with map tiles that is drawn below all, no workspace that is open; or %NULL */
} VecheReportPlan;

VecheReportPlan *veche_report_plan_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_report_plan_free (VecheReportPlan *input);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheReportPlan, veche_report_plan_free)

/** veche_report_plan_get_name: of the drawing. Borrowed. */
const char *veche_report_plan_get_name (const VecheReportPlan *input);

/** veche_report_plan_parse_scale: «500» or «1:500», from 1:50 to 1:50000. %VECHE_ERROR_INVALID. */
gboolean veche_report_plan_parse_scale (const char *text, guint *scale, GError **error);

/**
 * veche_report_plan_write:
 * @format: PDF, PNG, SVG or DXF
 * @result: (nullable): cleared first
 *
 * Sheets of true scale; what does not fit on one goes on as many as it takes. %VECHE_ERROR_INVALID where nothing has a place on the map,
 * or it would be more than a few hundred sheets.
 */
gboolean veche_report_plan_write (const VecheReportPlan *input, const char *path, VecheReportFormat format, VecheReportResult *result,
                                  GError **error);

G_END_DECLS
