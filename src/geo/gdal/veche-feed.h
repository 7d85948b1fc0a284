/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-emit.h"

G_BEGIN_DECLS

/** VecheFeedCell: UTF-8 of a cell, not NUL-terminated; `text` %NULL: missing. */
typedef struct
{
  const char *text;
  gsize length;
} VecheFeedCell;

#define VECHE_FEED_HEADER_NONE -1
#define VECHE_FEED_HEADER_AUTO 0

/**
 * VecheFeed:
 * Takes the rows of a table as they stand in the source, finds its header, and passes on the header and the rows that
 * have any text.
 */
typedef struct _VecheFeed VecheFeed;

/**
 * veche_feed_new:
 * @header: what is known of the table (transfer full); the feed adds `columns` and `header_row`
 * @header_row: of the source, from 1, or VECHE_FEED_HEADER_*
 * @min_columns: that there are so many columns, whatever the header says; 0: the header says
 */
VecheFeed *veche_feed_new (VecheEmit *emit, JsonObject *header, gint64 header_row, guint min_columns) G_GNUC_WARN_UNUSED_RESULT;
void veche_feed_free (VecheFeed *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheFeed, veche_feed_free)

/** veche_feed_row: %FALSE when an error was sent. */
gboolean veche_feed_row (VecheFeed *self, guint64 line, const VecheFeedCell *cells, guint n_cells);

/** veche_feed_end: no more rows. %FALSE when an error was sent: there were none at all. */
gboolean veche_feed_end (VecheFeed *self);

G_END_DECLS
