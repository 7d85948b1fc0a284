/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-label-placer.h"
#include "veche-plan-ground.h"
#include "veche-plan-symbols.h"
#include "veche-report-plan.h"

G_BEGIN_DECLS

/** Of a full stamp (ГОСТ Р 21.101-2020, form 3) and of that of the sheets that follow (form 6), mm. */
#define VECHE_PLAN_STAMP_WIDTH 185.0
#define VECHE_PLAN_STAMP_HEIGHT 55.0
#define VECHE_PLAN_STRIP_HEIGHT 15.0
/** A line of the legend. */
#define VECHE_PLAN_LEGEND_LINE 5.0
#define VECHE_PLAN_LEGEND_COLUMN 61.0
#define VECHE_PLAN_LEGEND_TITLE 8.0

/** VechePlanBlock: where legend and stamp are. */
typedef enum
{
  VECHE_PLAN_BLOCK_SIDE,   /* a column at the right of the map */
  VECHE_PLAN_BLOCK_BOTTOM, /* a band below it */
  VECHE_PLAN_BLOCK_SHEET,  /* on a sheet of their own, the first */
} VechePlanBlock;

/** VechePlanMark: a tree on its sheet, mm from the paper's upper left corner. */
typedef struct
{
  guint tree;
  double x, y;
  gboolean labelled;
  VecheLabelPlace label;
  double label_x; /* where its text begins */
} VechePlanMark;

/** VechePlanSheet: one sheet of the map. */
typedef struct
{
  guint column, row;
  double west, north; /* ground metres at the upper left corner of the map */
  gboolean crossed;   /* by the boundary */
  GArray *marks;      /* of VechePlanMark */
} VechePlanSheet;

/** VechePlanLayout: how a plan is parted into sheets, and where everything stands on them. Lengths in mm. */
typedef struct
{
  const VecheReportPlan *input;
  VechePlanSymbols *symbols;
  VechePlanGround ground;
  double bounds[4]; /* of what is drawn, ground metres: west, south, east, north */
  guint scale;
  VechePlanBlock block;
  gboolean beside;        /* below the map: the legend is beside the stamp, not above it */
  double width, height;   /* of the paper */
  VecheLabelBox frame;
  VecheLabelBox map;      /* where the ground is, on each sheet */
  guint columns, rows;
  double symbol;          /* diameter */
  double text;            /* height of the numbers' type */
  GPtrArray *sheets;      /* of VechePlanSheet; those without a tree or a line of the boundary are left out */
  GPtrArray *unlabelled;  /* numbers, borrowed: no room for them on the sheet */
  guint n_trees;          /* drawn */
  guint n_labels;         /* of them with a number: labelled */
  guint n_without_place;
  gboolean has_crowns;    /* some were measured */
} VechePlanLayout;

VechePlanLayout *veche_plan_layout_new (const VecheReportPlan *input, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void veche_plan_layout_free (VechePlanLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VechePlanLayout, veche_plan_layout_free)

/** veche_plan_layout_count_entries: lines of the legend. */
guint veche_plan_layout_count_entries (const VechePlanLayout *self);

/** veche_plan_layout_project: a place as mm on the sheet. */
void veche_plan_layout_project (const VechePlanLayout *self, const VechePlanSheet *sheet, double lon, double lat, double *x, double *y);

G_END_DECLS
