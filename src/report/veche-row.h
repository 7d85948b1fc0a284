/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-galley.h"

G_BEGIN_DECLS

/** VecheCell: a text that stands beside others. */
typedef struct
{
  const char *text;
  double x, width;       /* of the cell with its padding, from the left margin */
  PangoAlignment align;
  double size;
  gboolean bold;
  gboolean blank;        /* a rule to write on instead of text */
} VecheCell;

/** VecheRowStyle: how cells that stand beside each other make a row. */
typedef struct
{
  gboolean borders;
  gboolean centred;      /* up and down too */
  gboolean bottom;       /* texts end on the same line */
  double pad_x, pad_y;
  double space_before;
  gboolean may_break;    /* before the row; inside it a page may end when the row is high */
  GPtrArray *header;     /* borrowed: what is set again at the top of a page */
} VecheRowStyle;

/**
 * veche_row_set:
 *
 * Sets a row into @galley as boxes of one line each, so that it can go on on the next page. Returns its
 * height.
 */
double veche_row_set (VecheGalley         *galley,
                      const VecheCell     *cells,
                      guint                n_cells,
                      const VecheRowStyle *style);

G_END_DECLS
