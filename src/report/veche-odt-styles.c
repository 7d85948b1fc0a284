/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-odt-styles.h"

#include <string.h>

#include "veche-odt-package.h"
#include "veche-typesetter.h"

/* LibreOffice does not take a list of families, but has this one on every system, with the widths of Times
   New Roman. */
#define FAMILY "'Liberation Serif'"
#define FONT "VecheSerif"

typedef char Length[G_ASCII_DTOSTR_BUF_SIZE + 2];

static const char *const role_names[] = {
  "Body", "Plain", "Office", "Title", "Subtitle", "Heading", "Centred", "Right", "Mark", "Note",
};

const char *
veche_odt_styles_format_length (double points,
                                char  *buffer)
{
  g_ascii_formatd (buffer, G_ASCII_DTOSTR_BUF_SIZE, "%.2f", points);
  return strcat (buffer, "pt");
}

char *
veche_odt_styles_name_role (VecheTextRole role,
                            VecheOdtSize  size)
{
  return g_strconcat ("Veche_20_", role_names[role], size == VECHE_ODT_SIZE_HALF ? "_20_Half" : "", NULL);
}

char *
veche_odt_styles_name_cell (VecheOdtCellText text,
                            VecheOdtSize     size,
                            char             align,
                            gboolean         bold)
{
  return g_strdup_printf ("Veche_20_Cell_20_%d%d%c%s", text, size, align, bold ? "b" : "");
}

void
veche_odt_styles_write_fonts (xmlTextWriter *writer)
{
  veche_odt_package_open_element (writer, "office:font-face-decls", NULL);
  veche_odt_package_add_element (writer, "style:font-face", "style:name", FONT, "svg:font-family", FAMILY,
                                 "style:font-family-generic", "roman", "style:font-pitch", "variable", NULL);
  veche_odt_package_close_element (writer);
}

static void
veche_odt_styles_write_text (xmlTextWriter *writer,
                             double         size,
                             gboolean       bold)
{
  Length length;

  veche_odt_styles_format_length (size, length);
  veche_odt_package_add_element (writer, "style:text-properties", "style:font-name", FONT, "fo:font-size",
                                 length, "style:font-size-asian", length, "style:font-size-complex", length,
                                 "fo:font-weight", bold ? "bold" : "normal", "fo:language", "ru",
                                 "fo:country", "RU", NULL);
}

static void
veche_odt_styles_write_role (xmlTextWriter        *writer,
                             const VechePageStyle *style,
                             VecheTextRole         role,
                             VecheOdtSize          size)
{
  g_autofree char *name = veche_odt_styles_name_role (role, size);
  VecheTextLook look;
  Length before, indent, spacing;

  veche_typesetter_get_look (style, role, &look);
  veche_odt_styles_format_length (look.space_before, before);
  veche_odt_styles_format_length (look.indent ? style->indent : 0, indent);
  veche_odt_styles_format_length (look.size * look.line_spacing, spacing);
  veche_odt_package_open_element (writer, "style:style", "style:name", name, "style:family", "paragraph",
                                  "style:parent-style-name", "Standard", NULL);
  veche_odt_package_open_element (
      writer, "style:paragraph-properties", "fo:margin-top", before, "fo:margin-bottom",
      look.frame                        ? before
      : role == VECHE_TEXT_ROLE_HEADING ? "3pt"
                                        : "0pt",
      "fo:text-indent", indent, "fo:text-align",
      look.justify                       ? "justify"
      : look.align == PANGO_ALIGN_CENTER ? "center"
      : look.align == PANGO_ALIGN_RIGHT  ? "end"
                                         : "start",
      "style:line-height-at-least", spacing, "fo:orphans", "2", "fo:widows", "2", NULL);
  if (role == VECHE_TEXT_ROLE_HEADING || role == VECHE_TEXT_ROLE_TITLE || role == VECHE_TEXT_ROLE_SUBTITLE)
    xmlTextWriterWriteAttribute (writer, BAD_CAST "fo:keep-with-next", BAD_CAST "always");
  if (look.frame)
    {
      xmlTextWriterWriteAttribute (writer, BAD_CAST "fo:border", BAD_CAST "0.5pt solid #000000");
      xmlTextWriterWriteAttribute (writer, BAD_CAST "fo:padding", BAD_CAST "3pt");
    }
  veche_odt_package_close_element (writer);
  veche_odt_styles_write_text (writer, look.size, look.bold);
  veche_odt_package_close_element (writer);
}

static void
veche_odt_styles_write_cells (xmlTextWriter        *writer,
                              const VechePageStyle *style,
                              VecheOdtSize          size)
{
  const double sizes[] = { style->font_size, style->table_font_size, style->note_font_size };

  for (guint text = 0; text < G_N_ELEMENTS (sizes); text++)
    for (const char *align = "lcr"; *align != '\0'; align++)
      for (guint bold = 0; bold < 2; bold++)
        {
          g_autofree char *name = veche_odt_styles_name_cell (text, size, *align, bold != 0);

          veche_odt_package_open_element (writer, "style:style", "style:name", name, "style:family", "paragraph",
                                          "style:parent-style-name", "Standard", NULL);
          veche_odt_package_add_element (writer, "style:paragraph-properties", "fo:text-align",
                                         *align == 'l'   ? "start"
                                         : *align == 'c' ? "center"
                                                         : "end",
                                         NULL);
          veche_odt_styles_write_text (writer, sizes[text], bold != 0);
          veche_odt_package_close_element (writer);
        }
}

static void
veche_odt_styles_write_layout (xmlTextWriter        *writer,
                               const char           *name,
                               const VechePageStyle *style,
                               double                top,
                               double                bottom,
                               double                header)
{
  Length width, height, left, right, up, down, head;

  veche_odt_package_open_element (writer, "style:page-layout", "style:name", name, NULL);
  veche_odt_package_add_element (writer, "style:page-layout-properties",
                                 "fo:page-width", veche_odt_styles_format_length (style->width, width),
                                 "fo:page-height", veche_odt_styles_format_length (style->height, height),
                                 "style:print-orientation", style->width > style->height ? "landscape" : "portrait",
                                 "fo:margin-left", veche_odt_styles_format_length (style->left, left),
                                 "fo:margin-right", veche_odt_styles_format_length (style->right, right),
                                 "fo:margin-top", veche_odt_styles_format_length (top, up),
                                 "fo:margin-bottom", veche_odt_styles_format_length (bottom, down),
                                 NULL);
  if (header > 0)
    {
      veche_odt_package_open_element (writer, "style:header-style", NULL);
      veche_odt_package_add_element (writer, "style:header-footer-properties", "svg:height",
                                     veche_odt_styles_format_length (header, head), "fo:margin-bottom", "0pt",
                                     "style:dynamic-spacing", "false", NULL);
      veche_odt_package_close_element (writer);
    }
  veche_odt_package_close_element (writer);
}

static void
veche_odt_styles_write_masters (xmlTextWriter *writer)
{
  g_autofree char *number
      = veche_odt_styles_name_cell (VECHE_ODT_CELL_TEXT_TABLE, VECHE_ODT_SIZE_WHOLE, 'c', FALSE);

  veche_odt_package_open_element (writer, "office:master-styles", NULL);
  veche_odt_package_add_element (writer, "style:master-page", "style:name", VECHE_ODT_STYLES_FIRST,
                                 "style:page-layout-name", "VechePage", "style:next-style-name",
                                 VECHE_ODT_STYLES_NEXT, NULL);
  veche_odt_package_open_element (writer, "style:master-page", "style:name", VECHE_ODT_STYLES_NEXT,
                                  "style:display-name", "Veche Next", "style:page-layout-name",
                                  "VecheNumbered", NULL);
  veche_odt_package_open_element (writer, "style:header", NULL);
  veche_odt_package_open_element (writer, "text:p", "text:style-name", number, NULL);
  veche_odt_package_open_element (writer, "text:page-number", "text:select-page", "current", NULL);
  xmlTextWriterWriteString (writer, BAD_CAST "2");
  veche_odt_package_close_element (writer);
  veche_odt_package_close_element (writer);
  veche_odt_package_close_element (writer);
  veche_odt_package_close_element (writer);
  veche_odt_package_add_element (writer, "style:master-page", "style:name", VECHE_ODT_STYLES_HALVES,
                                 "style:display-name", "Veche Halves", "style:page-layout-name",
                                 "VecheHalves", NULL);
  veche_odt_package_close_element (writer);
}

void
veche_odt_styles_write (xmlTextWriter        *writer,
                        const VechePageStyle *style,
                        const VechePageStyle *half)
{
  double above_number = veche_page_style_mm (10);

  veche_odt_package_begin_part (writer, "office:document-styles");
  veche_odt_styles_write_fonts (writer);
  veche_odt_package_open_element (writer, "office:styles", NULL);
  veche_odt_package_open_element (writer, "style:style", "style:name", "Standard", "style:family",
                                  "paragraph", "style:class", "text", NULL);
  veche_odt_styles_write_text (writer, style->font_size, FALSE);
  veche_odt_package_close_element (writer);
  veche_odt_package_open_element (writer, "style:style", "style:name", VECHE_ODT_STYLES_GAP,
                                  "style:display-name", "Veche Gap", "style:family", "paragraph", NULL);
  veche_odt_styles_write_text (writer, 2, FALSE);
  veche_odt_package_close_element (writer);
  for (guint role = 0; role < G_N_ELEMENTS (role_names); role++)
    {
      veche_odt_styles_write_role (writer, style, role, VECHE_ODT_SIZE_WHOLE);
      veche_odt_styles_write_role (writer, half, role, VECHE_ODT_SIZE_HALF);
    }
  veche_odt_styles_write_cells (writer, style, VECHE_ODT_SIZE_WHOLE);
  veche_odt_styles_write_cells (writer, half, VECHE_ODT_SIZE_HALF);
  veche_odt_package_close_element (writer);

  veche_odt_package_open_element (writer, "office:automatic-styles", NULL);
  veche_odt_styles_write_layout (writer, "VechePage", style, style->top, style->bottom, 0);
  veche_odt_styles_write_layout (writer, "VecheNumbered", style, above_number, style->bottom,
                                 style->top - above_number);
  veche_odt_styles_write_layout (writer, "VecheHalves", style, VECHE_TYPESETTER_HALF_MARGIN,
                                 VECHE_TYPESETTER_HALF_MARGIN / 2, 0);
  veche_odt_package_close_element (writer);
  veche_odt_styles_write_masters (writer);
  xmlTextWriterEndDocument (writer);
}

void
veche_odt_styles_begin_automatic (xmlTextWriter *styles)
{
  static const struct
  {
    const char *name, *property, *value, *padding, *align;
  } cells[] = {
    { "CellBox", "fo:border", "0.5pt solid #000000", "2pt", "top" },
    { "CellPlain", "fo:border", "none", "0.6pt", "top" },
    { "CellFoot", "fo:border", "none", "0.6pt", "bottom" },
    { "CellLine", "fo:border-bottom", "0.5pt solid #000000", "0.6pt", "bottom" },
  };

  veche_odt_package_open_element (styles, "office:automatic-styles", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      veche_odt_package_open_element (styles, "style:style", "style:name", cells[i].name, "style:family",
                                      "table-cell", NULL);
      veche_odt_package_add_element (styles, "style:table-cell-properties", cells[i].property, cells[i].value,
                                     "fo:padding", cells[i].padding, "style:vertical-align", cells[i].align,
                                     NULL);
      veche_odt_package_close_element (styles);
    }
  veche_odt_package_open_element (styles, "style:style", "style:name", "RowWhole", "style:family",
                                  "table-row", NULL);
  veche_odt_package_add_element (styles, "style:table-row-properties", "fo:keep-together", "always", NULL);
  veche_odt_package_close_element (styles);
  veche_odt_package_open_element (styles, "style:style", "style:name", "RowLong", "style:family", "table-row",
                                  NULL);
  veche_odt_package_add_element (styles, "style:table-row-properties", "fo:keep-together", "auto", NULL);
  veche_odt_package_close_element (styles);
}
