/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-text-writer.h"

#include <string.h>

#include "veche-document-private.h"
#include "veche-odt-package.h"
#include "veche-odt-styles.h"
#include "veche-table-setter.h"
#include "veche-typesetter.h"

#define LONG_CELL 600 /* bytes */

typedef char Length[G_ASCII_DTOSTR_BUF_SIZE + 2];

typedef struct
{
  xmlTextWriter *styles; /* automatic styles, gathered while the body is written */
  xmlTextWriter *body;
  VecheGalley *galley;   /* to measure columns with */
  VechePageStyle half;   /* of copies on halves of a sheet */
  VecheOdtSize size;
  guint n_styles;
  GPtrArray *pictures;   /* of VechePicture, borrowed, as they come */
  const char *master;    /* the next block begins a page of this master page, numbered from 1 */
  gboolean page_break;   /* the next block begins a page */
} VecheTextWriter;

/* Writes what the next block owes to the page it begins. */
static void
veche_text_writer_put_page_start (VecheTextWriter *writer,
                                  const char      *properties)
{
  veche_odt_package_open_element (writer->styles, properties, NULL);
  if (writer->master != NULL)
    xmlTextWriterWriteAttribute (writer->styles, BAD_CAST "style:page-number", BAD_CAST "1");
  else if (writer->page_break)
    xmlTextWriterWriteAttribute (writer->styles, BAD_CAST "fo:break-before", BAD_CAST "page");
}

static void
veche_text_writer_open_paragraph (VecheTextWriter *writer,
                                  const char      *parent,
                                  double           space_before,
                                  gboolean         cut)
{
  g_autofree char *name = g_strdup (parent);
  Length length;

  if (writer->master != NULL || writer->page_break || space_before > 0 || cut)
    {
      g_free (name);
      name = g_strdup_printf ("P%u", ++writer->n_styles);
      veche_odt_package_open_element (writer->styles, "style:style", "style:name", name, "style:family",
                                      "paragraph", "style:parent-style-name", parent, NULL);
      if (writer->master != NULL)
        xmlTextWriterWriteAttribute (writer->styles, BAD_CAST "style:master-page-name", BAD_CAST writer->master);
      veche_text_writer_put_page_start (writer, "style:paragraph-properties");
      if (space_before > 0)
        xmlTextWriterWriteAttribute (writer->styles, BAD_CAST "fo:margin-top",
                                     BAD_CAST veche_odt_styles_format_length (space_before, length));
      if (cut)
        xmlTextWriterWriteAttribute (writer->styles, BAD_CAST "fo:border-bottom", BAD_CAST "0.5pt dashed #000000");
      veche_odt_package_close_element (writer->styles);
      veche_odt_package_close_element (writer->styles);
      writer->master = NULL;
      writer->page_break = FALSE;
    }
  veche_odt_package_open_element (writer->body, "text:p", "text:style-name", name, NULL);
}

static void
veche_text_writer_add_paragraph (VecheTextWriter *writer,
                                 const char      *parent,
                                 const char      *text,
                                 double           space_before,
                                 gboolean         cut)
{
  veche_text_writer_open_paragraph (writer, parent, space_before, cut);
  veche_odt_package_add_text (writer->body, text);
  veche_odt_package_close_element (writer->body);
}

/* Opens a table of @widths, its style and columns. */
static void
veche_text_writer_open_table (VecheTextWriter *writer,
                              const double    *widths,
                              guint            n,
                              double           space_before,
                              gboolean         keep_with_next)
{
  g_autofree char *name = g_strdup_printf ("T%u", ++writer->n_styles);
  double total = 0;
  Length length;

  for (guint i = 0; i < n; i++)
    total += widths[i];
  veche_odt_package_open_element (writer->styles, "style:style", "style:name", name, "style:family", "table", NULL);
  if (writer->master != NULL)
    xmlTextWriterWriteAttribute (writer->styles, BAD_CAST "style:master-page-name", BAD_CAST writer->master);
  veche_text_writer_put_page_start (writer, "style:table-properties");
  xmlTextWriterWriteAttribute (writer->styles, BAD_CAST "style:width",
                               BAD_CAST veche_odt_styles_format_length (total, length));
  xmlTextWriterWriteAttribute (writer->styles, BAD_CAST "table:align", BAD_CAST "left");
  xmlTextWriterWriteAttribute (writer->styles, BAD_CAST "table:border-model", BAD_CAST "collapsing");
  if (keep_with_next)
    xmlTextWriterWriteAttribute (writer->styles, BAD_CAST "fo:keep-with-next", BAD_CAST "always");
  xmlTextWriterWriteAttribute (writer->styles, BAD_CAST "fo:margin-top",
                               BAD_CAST veche_odt_styles_format_length (space_before, length));
  veche_odt_package_close_element (writer->styles);
  veche_odt_package_close_element (writer->styles);
  writer->master = NULL;
  writer->page_break = FALSE;

  veche_odt_package_open_element (writer->body, "table:table", "table:name", name, "table:style-name", name, NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *column = g_strdup_printf ("%s.%u", name, i + 1);

      veche_odt_package_open_element (writer->styles, "style:style", "style:name", column, "style:family",
                                      "table-column", NULL);
      veche_odt_package_add_element (writer->styles, "style:table-column-properties", "style:column-width",
                                     veche_odt_styles_format_length (widths[i], length), NULL);
      veche_odt_package_close_element (writer->styles);
      veche_odt_package_add_element (writer->body, "table:table-column", "table:style-name", column, NULL);
    }
}

static void
veche_text_writer_add_cell (VecheTextWriter *writer,
                            const char      *cell_style,
                            const char      *text_style,
                            const char      *text)
{
  veche_odt_package_open_element (writer->body, "table:table-cell", "table:style-name", cell_style,
                                  "office:value-type", "string", NULL);
  veche_odt_package_open_element (writer->body, "text:p", "text:style-name", text_style, NULL);
  veche_odt_package_add_text (writer->body, text);
  veche_odt_package_close_element (writer->body);
  veche_odt_package_close_element (writer->body);
}

static char
veche_text_writer_get_align (VecheCellKind kind)
{
  if (kind == VECHE_CELL_KIND_TEXT)
    return 'l';
  return kind == VECHE_CELL_KIND_NUMBER || kind == VECHE_CELL_KIND_MONEY ? 'r' : 'c';
}

/* Whether a row has so much text that it may be parted between pages. */
static gboolean
veche_text_writer_is_long (const VecheTable    *table,
                           const VecheTableRow *row)
{
  for (guint i = 0; i < table->columns->len; i++)
    if (strlen (row->cells[i]) > LONG_CELL)
      return TRUE;
  return FALSE;
}

static void
veche_text_writer_add_table_row (VecheTextWriter     *writer,
                                 const VecheTable    *table,
                                 const VecheTableRow *row)
{
  VecheOdtCellText text
      = (table->flags & VECHE_TABLE_SMALL) != 0 ? VECHE_ODT_CELL_TEXT_NOTE : VECHE_ODT_CELL_TEXT_TABLE;
  const char *cell_style = (table->flags & VECHE_TABLE_NO_BORDERS) != 0 ? "CellPlain" : "CellBox";

  veche_odt_package_open_element (
      writer->body, "table:table-row", "table:style-name",
      row != NULL && veche_text_writer_is_long (table, row) ? "RowLong" : "RowWhole", NULL);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const VecheTableColumn *column = g_ptr_array_index (table->columns, i);
      gboolean section = row != NULL && row->kind == VECHE_ROW_KIND_SECTION;
      gboolean bold = row == NULL || row->kind != VECHE_ROW_KIND_NORMAL;
      char align = row == NULL ? 'c' : section ? 'l' : veche_text_writer_get_align (column->kind);
      g_autofree char *style = veche_odt_styles_name_cell (text, writer->size, align, bold);
      g_autofree char *shown
          = row == NULL ? g_strdup (column->title) : veche_document_format_cell (column->kind, row->cells[i]);

      if (section && i > 0)
        {
          veche_odt_package_add_element (writer->body, "table:covered-table-cell", NULL);
          continue;
        }
      if (section)
        {
          g_autofree char *span = g_strdup_printf ("%u", table->columns->len);

          veche_odt_package_open_element (writer->body, "table:table-cell", "table:style-name", cell_style,
                                          "table:number-columns-spanned", span, "office:value-type", "string",
                                          NULL);
          veche_odt_package_open_element (writer->body, "text:p", "text:style-name", style, NULL);
          veche_odt_package_add_text (writer->body, shown);
          veche_odt_package_close_element (writer->body);
          veche_odt_package_close_element (writer->body);
          continue;
        }
      veche_text_writer_add_cell (writer, cell_style, style, shown);
    }
  veche_odt_package_close_element (writer->body);
}

static void
veche_text_writer_add_table (VecheTextWriter  *writer,
                             const VecheTable *table)
{
  g_autofree double *widths = g_new0 (double, MAX (table->columns->len, 1));

  if (table->columns->len == 0)
    return;
  veche_table_setter_measure (writer->galley, table, widths);
  veche_text_writer_open_table (writer, widths, table->columns->len, 0, FALSE);
  if ((table->flags & VECHE_TABLE_NO_BORDERS) == 0)
    {
      veche_odt_package_open_element (writer->body, "table:table-header-rows", NULL);
      veche_text_writer_add_table_row (writer, table, NULL);
      veche_odt_package_close_element (writer->body);
    }
  for (guint i = 0; i < table->rows->len; i++)
    veche_text_writer_add_table_row (writer, table, g_ptr_array_index (table->rows, i));
  if (table->rows->len == 0)
    {
      veche_odt_package_open_element (writer->body, "table:table-row", NULL);
      for (guint i = 0; i < table->columns->len; i++)
        veche_text_writer_add_cell (writer, "CellBox", "Standard", "");
      veche_odt_package_close_element (writer->body);
    }
  veche_odt_package_close_element (writer->body);
}

/* All values that follow each other from block @first on; returns the last one. */
static guint
veche_text_writer_add_values (VecheTextWriter     *writer,
                              const VecheDocument *document,
                              guint                first)
{
  g_autofree char *style = veche_odt_styles_name_cell (VECHE_ODT_CELL_TEXT_BODY, writer->size, 'l', FALSE);
  double label = veche_typesetter_measure_labels (writer->galley, document, first);
  double widths[] = { label, veche_page_style_get_body_width (veche_galley_get_style (writer->galley)) - label };
  guint end = first;

  while (end < document->blocks->len
         && ((const VecheBlock *) g_ptr_array_index (document->blocks, end))->kind == VECHE_BLOCK_KIND_VALUE)
    end++;
  veche_text_writer_open_table (
      writer, widths, G_N_ELEMENTS (widths), 0,
      ((const VecheBlock *) g_ptr_array_index (document->blocks, end - 1))->keep_with_next);
  for (guint i = first; i < end; i++)
    {
      const VecheBlock *block = g_ptr_array_index (document->blocks, i);

      veche_odt_package_open_element (writer->body, "table:table-row", NULL);
      veche_text_writer_add_cell (writer, "CellPlain", style, block->first);
      veche_text_writer_add_cell (writer, *block->second != '\0' ? "CellPlain" : "CellLine", style, block->second);
      veche_odt_package_close_element (writer->body);
    }
  veche_odt_package_close_element (writer->body);
  return end - 1;
}

static void
veche_text_writer_add_pair (VecheTextWriter  *writer,
                            const VecheBlock *block)
{
  g_autofree char *left = veche_odt_styles_name_cell (VECHE_ODT_CELL_TEXT_BODY, writer->size, 'l', FALSE);
  g_autofree char *right = veche_odt_styles_name_cell (VECHE_ODT_CELL_TEXT_BODY, writer->size, block->columns ? 'l' : 'r', FALSE);
  double width = veche_page_style_get_body_width (veche_galley_get_style (writer->galley));
  double share = veche_typesetter_get_pair_share (block);
  double widths[] = { width * share, width * (1 - share) };

  veche_text_writer_open_table (writer, widths, G_N_ELEMENTS (widths), 6, block->keep_with_next);
  veche_odt_package_open_element (writer->body, "table:table-row", NULL);
  veche_text_writer_add_cell (writer, "CellPlain", left, block->first);
  veche_text_writer_add_cell (writer, "CellPlain", right, block->second);
  veche_odt_package_close_element (writer->body);
  veche_odt_package_close_element (writer->body);
}

static void
veche_text_writer_add_signature (VecheTextWriter  *writer,
                                 const VecheBlock *block)
{
  g_autofree char *left = veche_odt_styles_name_cell (VECHE_ODT_CELL_TEXT_BODY, writer->size, 'l', FALSE);
  g_autofree char *note = veche_odt_styles_name_cell (VECHE_ODT_CELL_TEXT_NOTE, writer->size, 'c', FALSE);
  const VechePageStyle *style = veche_galley_get_style (writer->galley);
  double width = veche_page_style_get_body_width (style);
  double widths[] = { width * 0.46, width * 0.22, width * 0.02, width * 0.30 };
  gboolean named = *block->second != '\0';

  veche_text_writer_open_table (writer, widths, G_N_ELEMENTS (widths), style->font_size, block->keep_with_next);
  veche_odt_package_open_element (writer->body, "table:table-row", NULL);
  veche_text_writer_add_cell (writer, "CellFoot", left, block->first);
  veche_text_writer_add_cell (writer, "CellLine", left, "");
  veche_text_writer_add_cell (writer, "CellFoot", left, "");
  veche_text_writer_add_cell (writer, named ? "CellFoot" : "CellLine", left, block->second);
  veche_odt_package_close_element (writer->body);
  veche_odt_package_open_element (writer->body, "table:table-row", NULL);
  veche_text_writer_add_cell (writer, "CellPlain", note, "");
  veche_text_writer_add_cell (writer, "CellPlain", note, "(подпись)");
  veche_text_writer_add_cell (writer, "CellPlain", note, "");
  veche_text_writer_add_cell (writer, "CellPlain", note, named ? "" : "(расшифровка подписи)");
  veche_odt_package_close_element (writer->body);
  veche_odt_package_close_element (writer->body);
}

/* Pictures stand in a line as letters do: what is written before them pushes them on. */
static void
veche_text_writer_add_pictures (VecheTextWriter  *writer,
                                const VecheBlock *block)
{
  VechePlacedPicture placed[2];
  g_autofree char *style = veche_odt_styles_name_role (VECHE_TEXT_ROLE_PLAIN, writer->size);

  veche_typesetter_place_pictures (veche_galley_get_style (writer->galley), block, placed);
  veche_text_writer_open_paragraph (writer, style, 6, FALSE);
  for (guint i = 0; i < 2 && block->pictures[i] != NULL; i++)
    {
      const guint n = writer->pictures->len + 1;
      g_autofree char *name = g_strdup_printf ("Фото %u", n);
      g_autofree char *path = g_strdup_printf (VECHE_ODT_PACKAGE_PICTURE, n);
      Length width, height;

      g_ptr_array_add (writer->pictures, block->pictures[i]);
      veche_odt_styles_format_length (placed[i].width, width);
      veche_odt_styles_format_length (placed[i].height, height);
      if (i > 0)
        xmlTextWriterWriteString (writer->body, BAD_CAST " ");
      veche_odt_package_open_element (writer->body, "draw:frame", "draw:name", name, "text:anchor-type", "as-char", "svg:width", width,
                                      "svg:height", height, NULL);
      veche_odt_package_add_element (writer->body, "draw:image", "xlink:href", path, "xlink:type", "simple", "xlink:show", "embed",
                                     "xlink:actuate", "onLoad", NULL);
      veche_odt_package_close_element (writer->body);
    }
  veche_odt_package_close_element (writer->body);
}

static void veche_text_writer_add_document (VecheTextWriter     *writer,
                                            const VecheDocument *document);

static void
veche_text_writer_add_copies (VecheTextWriter  *writer,
                              const VecheBlock *block)
{
  g_autofree char *note = veche_odt_styles_name_role (VECHE_TEXT_ROLE_NOTE, VECHE_ODT_SIZE_HALF);
  VecheGalley *outer = writer->galley;
  double room = writer->half.height / 2 - VECHE_TYPESETTER_HALF_MARGIN;
  double height = 0;

  if (veche_typesetter_fit_copies (outer, block, &height) == 0)
    {
      veche_text_writer_add_document (writer, block->copies[0]);
      writer->master = VECHE_ODT_STYLES_FIRST;
      veche_text_writer_add_document (writer, block->copies[1]);
      return;
    }
  writer->master = VECHE_ODT_STYLES_HALVES;
  writer->size = VECHE_ODT_SIZE_HALF;
  writer->galley = veche_galley_new_inner (outer, &writer->half);
  veche_text_writer_add_document (writer, block->copies[0]);
  /* Less than the space that is there: another program's lines may be a little higher. */
  veche_text_writer_add_paragraph (writer, note, "",
                                   MAX ((room - height) * 0.8 - VECHE_TYPESETTER_CUT_MARGIN, 1), TRUE);
  veche_text_writer_add_paragraph (writer, note, "", 1, FALSE);
  veche_text_writer_add_document (writer, block->copies[1]);
  veche_galley_free (writer->galley);
  writer->galley = outer;
  writer->size = VECHE_ODT_SIZE_WHOLE;
}

static void
veche_text_writer_add_document (VecheTextWriter     *writer,
                                const VecheDocument *document)
{
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const VecheBlock *block = g_ptr_array_index (document->blocks, i);
      g_autofree char *style = veche_odt_styles_name_role (block->role, writer->size);
      g_autofree char *note = veche_odt_styles_name_role (VECHE_TEXT_ROLE_NOTE, writer->size);

      switch (block->kind)
        {
        case VECHE_BLOCK_KIND_SECTION:
          writer->master = VECHE_ODT_STYLES_FIRST;
          break;
        case VECHE_BLOCK_KIND_PAGE_BREAK:
          writer->page_break = TRUE;
          break;
        case VECHE_BLOCK_KIND_TEXT:
          veche_text_writer_add_paragraph (writer, style, block->first, 0, FALSE);
          break;
        case VECHE_BLOCK_KIND_PAIR:
          veche_text_writer_add_pair (writer, block);
          break;
        case VECHE_BLOCK_KIND_VALUE:
          i = veche_text_writer_add_values (writer, document, i);
          break;
        case VECHE_BLOCK_KIND_SPACER:
          veche_text_writer_add_paragraph (writer, VECHE_ODT_STYLES_GAP, "", MAX (block->height - 2, 0.5), FALSE);
          break;
        case VECHE_BLOCK_KIND_SIGNATURE:
          veche_text_writer_add_signature (writer, block);
          break;
        case VECHE_BLOCK_KIND_COPIES:
          veche_text_writer_add_copies (writer, block);
          break;
        case VECHE_BLOCK_KIND_TABLE:
          veche_text_writer_add_table (writer, block->table);
          break;
        case VECHE_BLOCK_KIND_PICTURES:
          veche_text_writer_add_pictures (writer, block);
          break;
        default:
          g_assert_not_reached ();
        }
    }
}

/* A text document has one style for all copies on halves of a sheet: the smallest that one of them needs. */
static void
veche_text_writer_init_half_style (VecheTextWriter     *writer,
                                   const VecheDocument *document)
{
  double least = 1;

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const VecheBlock *block = g_ptr_array_index (document->blocks, i);
      double factor = block->kind == VECHE_BLOCK_KIND_COPIES
                          ? veche_typesetter_fit_copies (writer->galley, block, NULL)
                          : 0;

      if (factor > 0)
        least = MIN (least, factor);
    }
  writer->half = document->style;
  veche_page_style_scale (&writer->half, least);
}

GBytes *
veche_text_writer_make_odt (const VecheDocument *document,
                            GError             **error)
{
  g_autoptr (xmlBuffer) styles_part = xmlBufferCreate ();
  g_autoptr (xmlBuffer) content = xmlBufferCreate ();
  g_autoptr (xmlBuffer) automatic = xmlBufferCreate ();
  g_autoptr (xmlBuffer) body = xmlBufferCreate ();
  g_autoptr (xmlTextWriter) styles_writer = xmlNewTextWriterMemory (styles_part, 0);
  g_autoptr (xmlTextWriter) content_writer = xmlNewTextWriterMemory (content, 0);
  g_autoptr (xmlTextWriter) automatic_writer = xmlNewTextWriterMemory (automatic, 0);
  g_autoptr (xmlTextWriter) body_writer = xmlNewTextWriterMemory (body, 0);
  g_autoptr (VecheGalley) galley = veche_galley_new (&document->style);
  g_autoptr (GPtrArray) pictures = g_ptr_array_new ();
  VecheTextWriter writer = {
    .styles = automatic_writer, .body = body_writer, .galley = galley, .pictures = pictures, .master = VECHE_ODT_STYLES_FIRST
  };

  veche_text_writer_init_half_style (&writer, document);
  veche_odt_styles_begin_automatic (automatic_writer);
  veche_odt_package_open_element (body_writer, "office:text", NULL);
  veche_text_writer_add_document (&writer, document);
  xmlTextWriterEndDocument (automatic_writer);
  xmlTextWriterEndDocument (body_writer);

  veche_odt_package_begin_part (content_writer, "office:document-content");
  veche_odt_styles_write_fonts (content_writer);
  xmlTextWriterWriteRaw (content_writer, xmlBufferContent (automatic));
  veche_odt_package_open_element (content_writer, "office:body", NULL);
  xmlTextWriterWriteRaw (content_writer, xmlBufferContent (body));
  xmlTextWriterEndDocument (content_writer);

  veche_odt_styles_write (styles_writer, &document->style, &writer.half);
  xmlTextWriterFlush (styles_writer);
  xmlTextWriterFlush (content_writer);
  return veche_odt_package_make (document, styles_part, content, pictures, error);
}
