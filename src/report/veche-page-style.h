/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VechePaper:
 * A sheet of ISO 216. The first value stands for «what the document is made for», which is A4.
 */
typedef enum
{
  VECHE_PAPER_DEFAULT,
  VECHE_PAPER_A5,
  VECHE_PAPER_A4,
  VECHE_PAPER_A3,
  VECHE_PAPER_A2,
  VECHE_PAPER_A1,
  VECHE_PAPER_A0,
} VechePaper;

/** VechePageOrientation: how the sheet lies. The first value stands for «as the document is made for». */
typedef enum
{
  VECHE_PAGE_ORIENTATION_DEFAULT,
  VECHE_PAGE_ORIENTATION_PORTRAIT,
  VECHE_PAGE_ORIENTATION_LANDSCAPE,
} VechePageOrientation;

/**
 * VechePageChoice:
 * What a person may choose about the sheet of a report; all zeros is the report's own choice.
 */
typedef struct
{
  VechePaper paper;
  VechePageOrientation orientation;
  gboolean kept_long; /* kept for more than ten years: a left margin of 30 mm */
} VechePageChoice;

/**
 * veche_page_style_choose:
 * @key: «paper» (A0 … A5), «orientation» (portrait, landscape) or «kept-long» (yes, no)
 *
 * Takes one parameter of a command line or a dialog. %VECHE_ERROR_INVALID for a key or value that is not known.
 */
gboolean veche_page_style_choose (VechePageChoice *choice,
                                  const char      *key,
                                  const char      *value,
                                  GError         **error);

/**
 * VechePageStyle:
 * Measures of a document by ГОСТ Р 7.0.97-2016 (3.3 margins, 3.4 page numbers, 3.7 fonts): lengths in
 * points (1/72 inch).
 */
typedef struct
{
  double width, height;               /* of the sheet as it lies */
  double left, right, top, bottom;    /* margins */
  double font_size, table_font_size;
  double note_font_size;
  double table_padding;               /* above and below the text of a cell */
  double indent;                      /* of a paragraph's first line */
  double line_spacing;                /* of running text: from line to line, in sizes of the font */
  const char *font_family;            /* a list for Pango */
} VechePageStyle;

/** veche_page_style_mm: millimetres as points. */
double veche_page_style_mm (double mm);

/** veche_page_style_init: @choice (or %NULL) on top of a sheet of A4 that lies as @orientation says. */
void veche_page_style_init (VechePageStyle        *style,
                            const VechePageChoice *choice,
                            VechePageOrientation   orientation);

/** veche_page_style_scale: fonts and the space around them by @factor; the sheet and its margins stay. */
void veche_page_style_scale (VechePageStyle *style,
                             double          factor);

/** veche_page_style_get_body_width: the width between the margins. */
double veche_page_style_get_body_width (const VechePageStyle *style);

/** veche_page_style_get_body_height: the height between the margins. */
double veche_page_style_get_body_height (const VechePageStyle *style);

G_END_DECLS
