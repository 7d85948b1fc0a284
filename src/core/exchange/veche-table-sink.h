/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-table-writer.h"

G_BEGIN_DECLS

typedef enum
{
  VECHE_TABLE_CELL_EMPTY,
  VECHE_TABLE_CELL_TEXT,   /* guarded where the format needs it */
  VECHE_TABLE_CELL_NUMBER, /* `text` with a point, and `number` */
  VECHE_TABLE_CELL_MONEY,  /* the same, roubles with two decimals */
  VECHE_TABLE_CELL_DAY,    /* `text` ISO 8601 */
  VECHE_TABLE_CELL_MOMENT, /* `text` ISO 8601 */
} VecheTableCellKind;

/** VecheTableSinkCell: a value that is ready to be written. */
typedef struct
{
  VecheTableCellKind kind;
  const char *text;
  double number;
} VecheTableSinkCell;

/**
 * VecheTableSink:
 * @row: writes one row
 * @finish: ends the file and closes it
 * @free: closes what is open and frees the sink; after @finish too
 *
 * A file format from the writer's side. The sink fills the file at a path that exists already; errors of writing are
 * put by veche_table_sink_set_error().
 */
typedef struct _VecheTableSink VecheTableSink;
struct _VecheTableSink
{
  gboolean (*row) (VecheTableSink *sink, const VecheTableSinkCell *cells, GError **error);
  gboolean (*finish) (VecheTableSink *sink, GError **error);
  void (*free) (VecheTableSink *sink);

  char *what;          /* name of the file for people */
  GPtrArray *warnings; /* of the writer */
  guint n_columns;
  VecheTableColumn *columns;
  char *zone_name; /* or %NULL */
  GTimeZone *zone; /* for moments */
  guint64 left_out; /* rows that the finished file does not have: the format has no room for them */
};

/** VecheTableSinkSetup: what a sink is made from; the base is filled by veche_table_sink_init(). */
typedef struct
{
  const char *path;
  const char *what;
  const VecheTableColumn *columns;
  guint n_columns;
  const char *sheet;
  const char *encoding;
  const char *zone;
  const char *format; /* of map files */
  const char *crs;    /* of map files; %NULL: WGS84 */
  const char *geometry; /* of map files: as in the options of the writer */
  JsonObject *colors;   /* the same */
  char delimiter;
  GPtrArray *warnings;
} VecheTableSinkSetup;

void veche_table_sink_init (VecheTableSink *sink, const VecheTableSinkSetup *setup);
void veche_table_sink_clear (VecheTableSink *sink);

/** veche_table_sink_set_error: an error of the system as one of ours, which says what to do. Always %FALSE. */
gboolean veche_table_sink_set_error (const char *what, int number, GError **error);

/** veche_table_sink_dup_head: name of a column as it stands in a sheet: guarded, and with the zone where it holds moments. Owned. */
char *veche_table_sink_dup_head (VecheTableSink *sink, guint column) G_GNUC_WARN_UNUSED_RESULT;

/** veche_table_sink_read_moment: an ISO moment by the clocks of the sink's zone, or %NULL. Owned. */
GDateTime *veche_table_sink_read_moment (VecheTableSink *sink, const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** veche_table_sink_clean: @text without characters that XML cannot hold (U+FFFD in their place). Owned. */
char *veche_table_sink_clean (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** veche_table_sink_warn_once: adds a warning unless it is there. */
void veche_table_sink_warn_once (VecheTableSink *sink, const char *text);

G_END_DECLS
