/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-document-private.h"
#include "veche-galley.h"

G_BEGIN_DECLS

/** veche_typesetter_set: all blocks of @document into @galley, in the galley's style. */
void veche_typesetter_set (VecheGalley         *galley,
                           const VecheDocument *document);

/**
 * veche_typesetter_fit_copies:
 * @height: (out) (optional): of the first copy
 *
 * By how much the type has to be smaller for both copies to fit on halves of a sheet of @galley's style; 0
 * when none that can be read is small enough.
 */
double veche_typesetter_fit_copies (VecheGalley      *galley,
                                    const VecheBlock *copies,
                                    double           *height);

/**
 * veche_typesetter_measure_labels:
 *
 * The width of the label column of the values that begin at block @first of @document.
 */
double veche_typesetter_measure_labels (VecheGalley         *galley,
                                        const VecheDocument *document,
                                        guint                first);

/** VecheTextLook: what a role looks like, for every writer. */
typedef struct
{
  double size;
  gboolean bold;
  PangoAlignment align;
  gboolean justify;
  gboolean indent;
  double space_before; /* points */
  double line_spacing; /* from line to line at least, in sizes of the font */
  gboolean frame;
} VecheTextLook;

void veche_typesetter_get_look (const VechePageStyle *style,
                                VecheTextRole         role,
                                VecheTextLook        *look);

/** veche_typesetter_get_pair_share: which part of the width the left text of a pair has. */
double veche_typesetter_get_pair_share (const VecheBlock *pair);

/** VechePlacedPicture: a picture within the width of the page's body, in points. */
typedef struct
{
  double x, width, height;
} VechePlacedPicture;

/** veche_typesetter_place_pictures: the one or two of a block of pictures, from one upper edge. Returns the height of the strip. */
double veche_typesetter_place_pictures (const VechePageStyle *style,
                                        const VecheBlock     *block,
                                        VechePlacedPicture    placed[2]);

/** Above the first copy and below the second on a sheet that is cut in two: what every printer can print on. */
#define VECHE_TYPESETTER_HALF_MARGIN 28.0

/** On both sides of the line to cut along. */
#define VECHE_TYPESETTER_CUT_MARGIN 18.0

G_END_DECLS
