/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libxml/xmlwriter.h>

#include "veche-document.h"

G_BEGIN_DECLS

/** VecheOdtSize: documents on half a sheet are set in a smaller type. */
typedef enum
{
  VECHE_ODT_SIZE_WHOLE,
  VECHE_ODT_SIZE_HALF,
} VecheOdtSize;

/* Names of master pages. */
#define VECHE_ODT_STYLES_FIRST "Standard"
#define VECHE_ODT_STYLES_NEXT "Veche_20_Next"
#define VECHE_ODT_STYLES_HALVES "Veche_20_Halves"

/* The paragraph style of an empty strip. */
#define VECHE_ODT_STYLES_GAP "Veche_20_Gap"

/**
 * veche_odt_styles_write:
 *
 * The part styles.xml. @half is the style of copies on halves of a sheet; it may be the same.
 */
void veche_odt_styles_write (xmlTextWriter        *writer,
                             const VechePageStyle *style,
                             const VechePageStyle *half);

/** veche_odt_styles_begin_automatic: opens the automatic styles of a body with those of the cells and rows of its tables. */
void veche_odt_styles_begin_automatic (xmlTextWriter *styles);

/** veche_odt_styles_write_fonts: the fonts, which both parts declare. */
void veche_odt_styles_write_fonts (xmlTextWriter *writer);

/** veche_odt_styles_name_role: of the paragraph style of a role. Owned. */
char *veche_odt_styles_name_role (VecheTextRole role,
                                  VecheOdtSize  size) G_GNUC_WARN_UNUSED_RESULT;

/** VecheOdtCellText: the size of text in cells. */
typedef enum
{
  VECHE_ODT_CELL_TEXT_BODY,  /* values, signatures */
  VECHE_ODT_CELL_TEXT_TABLE,
  VECHE_ODT_CELL_TEXT_NOTE,
} VecheOdtCellText;

/** veche_odt_styles_name_cell: of the paragraph style of text in a cell; @align is l, c or r. Owned. */
char *veche_odt_styles_name_cell (VecheOdtCellText text,
                                  VecheOdtSize     size,
                                  char             align,
                                  gboolean         bold) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_odt_styles_format_length:
 *
 * Points as «12.5pt» whatever the locale. @buffer of G_ASCII_DTOSTR_BUF_SIZE + 2.
 */
const char *veche_odt_styles_format_length (double points,
                                            char  *buffer);

G_END_DECLS
