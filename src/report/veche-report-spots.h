/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-document.h"
#include "veche-report.h"

G_BEGIN_DECLS

/** VECHE_REPORT_SPOTS_SIDE: pixels that a photograph of a card is printed with at most: the width of a page at about 150 dots an inch. */
#define VECHE_REPORT_SPOTS_SIDE 1100

/** VecheReportSpot: a problem spot. Strings may be %NULL: nothing stands there then. */
typedef struct
{
  char *title;
  char *category;   /* code */
  char *severity;   /* code */
  char *state;      /* code */
  char *address;
  char *territory;  /* which territories it lies in */
  char *project;
  char *layer;
  char *text;
  char *reported;   /* ISO day, as the next */
  char *due;
  char *responsible;
  char *resolution;
  double lon, lat;  /* NaN: on no map */
  double accuracy;  /* m; 0: not known */
  guint n_files;    /* that hang on it and are no pictures, or ones that cannot be read */
  guint n_photos;   /* all of them, also those that are not shown: what the table tells */
  GPtrArray *pictures; /* of #VechePicture: what the card shows */
} VecheReportSpot;

VecheReportSpot *veche_report_spots_spot_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_report_spots_spot_free (VecheReportSpot *spot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheReportSpot, veche_report_spots_spot_free)

/** VecheReportSpots: cards of problem spots, one a page; in a workbook one table. */
typedef struct
{
  VechePageChoice page;
  char *made_at; /* ISO moment, UTC; %NULL: now */
  char *zone;
  VecheReportOffice *office;
  char *territory; /* what they are chosen by, or %NULL */
  GPtrArray *spots; /* of #VecheReportSpot */
} VecheReportSpots;

VecheReportSpots *veche_report_spots_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_report_spots_free (VecheReportSpots *input);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheReportSpots, veche_report_spots_free)

/** veche_report_spots_build: the cards; with @table one table of all. %VECHE_ERROR_NOTHING without a spot. */
VecheDocument *veche_report_spots_build (const VecheReportSpots *input, gboolean table, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_report_spots_write:
 * @format: PDF, ODT, PNG or SVG: cards; XLSX: a table
 * @result: (nullable): cleared first
 */
gboolean veche_report_spots_write (const VecheReportSpots *input, const char *path, VecheReportFormat format, VecheReportResult *result,
                                   GError **error);

G_END_DECLS
