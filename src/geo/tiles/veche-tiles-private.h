/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "veche-tiles.h"

G_BEGIN_DECLS

/* More than the world has at any scale that is drawn. */
#define VECHE_TILES_MAX_ZOOM 24

struct _VecheTiles
{
  gatomicrefcount refs;
  GMutex mutex; /* over db and stmt */
  sqlite3 *db;
  gint64 deadline; /* of what is being asked: monotonic */
  sqlite3_stmt *stmt; /* the picture of zoom, column, row */
  char *title;
  char *credit;
  double box[4]; /* of the unit square; empty: the file does not say */
  guint min_zoom;
  guint max_zoom;
  gboolean vector;                           /* no pictures */
  gboolean from_south;                       /* rows are counted as in TMS */
  gboolean known[VECHE_TILES_MAX_ZOOM + 1];  /* zooms that there are */
  gint64 left[VECHE_TILES_MAX_ZOOM + 1];     /* column of the world that column 0 of the file is */
  gint64 top[VECHE_TILES_MAX_ZOOM + 1];      /* row likewise */
  gint64 file_zoom[VECHE_TILES_MAX_ZOOM + 1]; /* what the file calls the zoom */
};

/** How long opening a file and reading a square may take, in microseconds: beyond, the file is a trap or the disk is gone. */
#define VECHE_TILES_OPEN_TIME (10 * G_USEC_PER_SEC)
#define VECHE_TILES_READ_TIME (2 * G_USEC_PER_SEC)

/** veche_tiles_open_db: a connection that trusts nothing in the file, into @self. */
gboolean veche_tiles_open_db (VecheTiles *self, const char *path, GError **error);

/** veche_tiles_open_layout: finds out what is in it, and makes the statement. */
gboolean veche_tiles_open_layout (VecheTiles *self, const char *path, GError **error);

G_END_DECLS
