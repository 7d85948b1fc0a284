/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pango.h>

#include "veche-document.h"

G_BEGIN_DECLS

/** VecheItemWhen: a line that closes a table is drawn only where a page begins or ends. */
typedef enum
{
  VECHE_ITEM_WHEN_ALWAYS,
  VECHE_ITEM_WHEN_FIRST, /* when its box is the first of the page */
  VECHE_ITEM_WHEN_LAST,  /* when its box is the last of the page */
} VecheItemWhen;

/**
 * VecheItem:
 *
 * What is drawn: a line of text at (x, y = baseline), a picture between (x, y) and (x2, y2), or a rule from one to the other. From its
 * box's upper left corner.
 */
typedef struct
{
  PangoLayoutLine *line; /* or %NULL, as is the next: a rule then */
  VechePicture *picture;
  double x, y, x2, y2;
  double thickness;
  double dash;           /* of a rule; 0: solid */
  VecheItemWhen when;
} VecheItem;

/**
 * VecheBox:
 * A strip of the width of the page's body that is never broken: a line of text, a slice of a row of a table.
 */
typedef struct
{
  double height;
  double space_before;     /* left out at the top of a page */
  gboolean may_break;      /* a page may end before it */
  gboolean must_break;     /* a page ends before it */
  gboolean new_section;    /* with must_break: the page is page 1 */
  gboolean bare;           /* its page carries no number */
  gboolean at_bottom;      /* with those like it that follow: as low on the page as there is room */
  char *bookmark;
  GPtrArray *header;       /* of VecheBox, set again when this box is the first of a page; borrowed */
  GArray *items;           /* of VecheItem */
} VecheBox;

/**
 * VecheGalley:
 * Boxes one below the other, before they are parted into pages. Owns its own font map: nothing is shared
 * between threads.
 */
typedef struct _VecheGalley VecheGalley;

VecheGalley *veche_galley_new (const VechePageStyle *style) G_GNUC_WARN_UNUSED_RESULT;

/** veche_galley_new_inner: an empty one that shares the fonts of @outer, to try how high something becomes. */
VecheGalley *veche_galley_new_inner (VecheGalley          *outer,
                                     const VechePageStyle *style) G_GNUC_WARN_UNUSED_RESULT;
void veche_galley_free (VecheGalley *galley);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheGalley, veche_galley_free)

const VechePageStyle *veche_galley_get_style (const VecheGalley *galley);

/** veche_galley_get_boxes: of VecheBox. */
GPtrArray *veche_galley_get_boxes (VecheGalley *galley);

/** veche_galley_get_n_missing: characters that no font of this computer has. */
guint veche_galley_get_n_missing (const VecheGalley *galley);

/** veche_galley_get_height: of all boxes, were they on one page. */
double veche_galley_get_height (const VecheGalley *galley);

/** veche_galley_add_box: a box; the first one after veche_galley_glue() stays with what is before it. */
VecheBox *veche_galley_add_box (VecheGalley *galley,
                                double       height,
                                double       space_before,
                                gboolean     may_break);

/** veche_galley_glue: no page ends before the next box. */
void veche_galley_glue (VecheGalley *galley);

/** veche_galley_add_space: before the next box, besides its own. */
void veche_galley_add_space (VecheGalley *galley,
                             double       height);

/** veche_galley_begin_header: boxes from here until veche_galley_end_header() are a table's head. */
void veche_galley_begin_header (VecheGalley *galley);
GPtrArray *veche_galley_end_header (VecheGalley *galley);

/**
 * veche_galley_add_layout:
 *
 * Text of @size points in @width points (< 0: one line), kept alive with the galley. Borrowed.
 */
PangoLayout *veche_galley_add_layout (VecheGalley *galley,
                                      const char  *text,
                                      double       size,
                                      gboolean     bold,
                                      double       width);

/** veche_galley_measure: the width of @text on one line, in points. */
double veche_galley_measure (VecheGalley *galley,
                             const char  *text,
                             double       size,
                             gboolean     bold);

/**
 * veche_galley_merge:
 *
 * Draws the boxes of @inner into @box from @y down; the layouts of @inner go to @galley.
 */
void veche_galley_merge (VecheGalley *galley,
                         VecheBox    *box,
                         VecheGalley *inner,
                         double       y);

/** veche_galley_put_line: a line of text into @box. */
void veche_galley_put_line (VecheBox        *box,
                            PangoLayoutLine *line,
                            double           x,
                            double           baseline);

/** veche_galley_put_picture: a picture into @box. */
void veche_galley_put_picture (VecheBox     *box,
                               VechePicture *picture,
                               double        x,
                               double        y,
                               double        width,
                               double        height);

/** veche_galley_put_rule: a rule into @box. The item is valid until the next one is put. */
VecheItem *veche_galley_put_rule (VecheBox *box,
                                  double    x,
                                  double    y,
                                  double    x2,
                                  double    y2,
                                  double    thickness);

G_END_DECLS
