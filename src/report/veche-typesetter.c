/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-typesetter.h"

#include "veche-row.h"
#include "veche-table-setter.h"

/* Labels take at most this share of the width. */
#define LABEL_SHARE 0.36
#define LABEL_GAP 8.0
/* A short text at the right margin; an addressee's column. */
#define PAIR_SHARE 0.65
#define COLUMN_SHARE 0.55
/* Between pictures that are beside or below each other. */
#define PICTURE_GAP 8.0

void
veche_typesetter_get_look (const VechePageStyle *style,
                           VecheTextRole         role,
                           VecheTextLook        *look)
{
  double size = style->font_size;

  *look = (VecheTextLook) { .size = size, .align = PANGO_ALIGN_LEFT, .line_spacing = 0 };
  switch (role)
    {
    case VECHE_TEXT_ROLE_BODY:
      look->justify = look->indent = TRUE;
      look->line_spacing = style->line_spacing;
      break;
    case VECHE_TEXT_ROLE_OFFICE:
    case VECHE_TEXT_ROLE_CENTRED:
      look->align = PANGO_ALIGN_CENTER;
      break;
    case VECHE_TEXT_ROLE_TITLE:
      look->align = PANGO_ALIGN_CENTER;
      look->bold = TRUE;
      look->size = size + 1;
      look->space_before = size * 0.9;
      break;
    case VECHE_TEXT_ROLE_SUBTITLE:
      look->align = PANGO_ALIGN_CENTER;
      look->bold = TRUE;
      break;
    case VECHE_TEXT_ROLE_HEADING:
      look->bold = TRUE;
      look->space_before = size * 0.8;
      break;
    case VECHE_TEXT_ROLE_RIGHT:
      look->align = PANGO_ALIGN_RIGHT;
      break;
    case VECHE_TEXT_ROLE_MARK:
      look->bold = TRUE;
      look->frame = TRUE;
      look->space_before = size * 0.5;
      look->size = style->table_font_size;
      break;
    case VECHE_TEXT_ROLE_NOTE:
      look->size = style->note_font_size;
      look->space_before = 2;
      break;
    case VECHE_TEXT_ROLE_PLAIN:
    default:
      break;
    }
}

static void
veche_typesetter_set_framed (VecheGalley         *galley,
                             const VecheTextLook *look,
                             const char          *text)
{
  VecheRowStyle style
      = { .borders = TRUE, .pad_x = 5, .pad_y = 3, .space_before = look->space_before, .may_break = TRUE };
  VecheCell cell = {
    .text = text,
    .width = veche_page_style_get_body_width (veche_galley_get_style (galley)),
    .align = look->align,
    .size = look->size,
    .bold = look->bold,
  };

  veche_row_set (galley, &cell, 1, &style);
  veche_galley_add_space (galley, look->space_before);
}

static void
veche_typesetter_set_text (VecheGalley      *galley,
                           const VecheBlock *block)
{
  const VechePageStyle *style = veche_galley_get_style (galley);
  VecheTextLook look;
  PangoLayout *layout;
  PangoLayoutIter *iter;
  int n_lines, line = 0;

  veche_typesetter_get_look (style, block->role, &look);
  if (look.frame)
    {
      veche_typesetter_set_framed (galley, &look, block->first);
      return;
    }
  layout = veche_galley_add_layout (galley, block->first, look.size, look.bold,
                                    veche_page_style_get_body_width (style));
  pango_layout_set_alignment (layout, look.align);
  pango_layout_set_justify (layout, look.justify);
  pango_layout_set_indent (layout, look.indent ? (int) (style->indent * PANGO_SCALE) : 0);

  n_lines = pango_layout_get_line_count (layout);
  iter = pango_layout_get_iter (layout);
  do
    {
      PangoRectangle logical;
      double height, baseline;
      VecheBox *box;
      /* No single line of a paragraph is left on a page or comes alone to the next. */
      gboolean may_break = line == 0 || (line != 1 && line != n_lines - 1);

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      height = (double) logical.height / PANGO_SCALE;
      baseline = (double) (pango_layout_iter_get_baseline (iter) - logical.y) / PANGO_SCALE;
      box = veche_galley_add_box (galley, MAX (height, look.size * look.line_spacing),
                                  line == 0 ? look.space_before : 0, may_break);
      box->at_bottom = block->at_bottom;
      veche_galley_put_line (box, pango_layout_iter_get_line_readonly (iter),
                             (double) logical.x / PANGO_SCALE, baseline);
      line++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  if (block->role == VECHE_TEXT_ROLE_HEADING)
    veche_galley_add_space (galley, 3);
}

double
veche_typesetter_get_pair_share (const VecheBlock *pair)
{
  return pair->columns ? COLUMN_SHARE : PAIR_SHARE;
}

static void
veche_typesetter_set_pair (VecheGalley      *galley,
                           const VecheBlock *block)
{
  const VechePageStyle *style = veche_galley_get_style (galley);
  double width = veche_page_style_get_body_width (style);
  double share = veche_typesetter_get_pair_share (block);
  double gap = style->font_size;
  VecheRowStyle row = { .may_break = TRUE, .space_before = style->font_size * 0.5 };
  VecheCell cells[] = {
    { .text = block->first,
      .x = 0,
      .width = width * share - gap,
      .align = PANGO_ALIGN_LEFT,
      .size = style->font_size },
    { .text = block->second,
      .x = width * share,
      .width = width * (1 - share),
      .align = block->columns ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT,
      .size = style->font_size },
  };

  veche_row_set (galley, cells, G_N_ELEMENTS (cells), &row);
}

double
veche_typesetter_measure_labels (VecheGalley         *galley,
                                 const VecheDocument *document,
                                 guint                first)
{
  const VechePageStyle *style = veche_galley_get_style (galley);
  double width = 0;

  for (guint i = first; i < document->blocks->len; i++)
    {
      const VecheBlock *block = g_ptr_array_index (document->blocks, i);

      if (block->kind != VECHE_BLOCK_KIND_VALUE)
        break;
      width = MAX (width, veche_galley_measure (galley, block->first, style->font_size, FALSE));
    }
  return MIN (width + LABEL_GAP, veche_page_style_get_body_width (style) * LABEL_SHARE);
}

static void
veche_typesetter_set_value (VecheGalley      *galley,
                            const VecheBlock *block,
                            double            label_width)
{
  const VechePageStyle *style = veche_galley_get_style (galley);
  double width = veche_page_style_get_body_width (style);
  VecheRowStyle row = { .may_break = TRUE, .space_before = style->font_size * 0.12 };
  VecheCell cells[] = {
    { .text = block->first, .width = label_width - 2, .align = PANGO_ALIGN_LEFT, .size = style->font_size },
    {
        .text = block->second,
        .x = label_width,
        .width = width - label_width,
        .align = PANGO_ALIGN_LEFT,
        .size = style->font_size,
        .blank = *block->second == '\0',
    },
  };

  veche_row_set (galley, cells, G_N_ELEMENTS (cells), &row);
}

static void
veche_typesetter_set_signature (VecheGalley      *galley,
                                const VecheBlock *block)
{
  const VechePageStyle *style = veche_galley_get_style (galley);
  double width = veche_page_style_get_body_width (style);
  double note = style->note_font_size - 1;
  gboolean named = *block->second != '\0';
  VecheRowStyle row = { .may_break = TRUE, .bottom = TRUE, .space_before = style->font_size * 0.9 };
  VecheRowStyle notes = { .may_break = FALSE, .space_before = 0 };
  VecheCell cells[] = {
    { .text = block->first, .width = width * 0.44, .align = PANGO_ALIGN_LEFT, .size = style->font_size },
    { .text = "", .x = width * 0.46, .width = width * 0.22, .size = style->font_size, .blank = TRUE },
    { .text = block->second, .x = width * 0.70, .width = width * 0.30, .size = style->font_size, .blank = !named },
  };
  VecheCell captions[] = {
    { .text = "(подпись)",
      .x = cells[1].x,
      .width = cells[1].width,
      .align = PANGO_ALIGN_CENTER,
      .size = note },
    { .text = named ? "" : "(расшифровка подписи)",
      .x = cells[2].x,
      .width = cells[2].width,
      .align = PANGO_ALIGN_CENTER,
      .size = note },
  };

  veche_row_set (galley, cells, G_N_ELEMENTS (cells), &row);
  veche_galley_glue (galley);
  veche_row_set (galley, captions, G_N_ELEMENTS (captions), &notes);
}

/* The room of each copy on its half of the sheet. */
static double
veche_typesetter_get_half_room (const VechePageStyle *style)
{
  return style->height / 2 - VECHE_TYPESETTER_HALF_MARGIN - VECHE_TYPESETTER_CUT_MARGIN;
}

double
veche_typesetter_fit_copies (VecheGalley      *galley,
                             const VecheBlock *copies,
                             double           *height)
{
  static const double factors[] = { 0.82, 0.77, 0.72 };
  const VechePageStyle *style = veche_galley_get_style (galley);

  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      VechePageStyle half = *style;
      double heights[2];

      veche_page_style_scale (&half, factors[i]);
      for (guint j = 0; j < 2; j++)
        {
          g_autoptr (VecheGalley) inner = veche_galley_new_inner (galley, &half);

          veche_typesetter_set (inner, copies->copies[j]);
          heights[j] = veche_galley_get_height (inner);
        }
      if (height != NULL)
        *height = heights[0];
      if (MAX (heights[0], heights[1]) <= veche_typesetter_get_half_room (style))
        return factors[i];
    }
  return 0;
}

static void
veche_typesetter_set_whole_copies (VecheGalley      *galley,
                                   const VecheBlock *block)
{
  VecheBox *box;

  veche_typesetter_set (galley, block->copies[0]);
  box = veche_galley_add_box (galley, 0, 0, TRUE);
  box->must_break = box->new_section = TRUE;
  veche_galley_glue (galley);
  veche_typesetter_set (galley, block->copies[1]);
}

static void
veche_typesetter_set_copies (VecheGalley      *galley,
                             const VecheBlock *block)
{
  const VechePageStyle *style = veche_galley_get_style (galley);
  VechePageStyle half = *style;
  double middle = style->height / 2 - style->top;
  double starts[] = { VECHE_TYPESETTER_HALF_MARGIN - style->top, middle + VECHE_TYPESETTER_CUT_MARGIN };
  double factor = veche_typesetter_fit_copies (galley, block, NULL);
  VecheBox *box;

  if (factor == 0)
    {
      veche_typesetter_set_whole_copies (galley, block);
      return;
    }
  veche_page_style_scale (&half, factor);
  box = veche_galley_add_box (galley, veche_page_style_get_body_height (style), 0, TRUE);
  box->bare = TRUE;
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (VecheGalley) inner = veche_galley_new_inner (galley, &half);

      veche_typesetter_set (inner, block->copies[i]);
      veche_galley_merge (galley, box, inner, starts[i]);
    }
  veche_galley_put_rule (box, -style->left, middle, style->width - style->left, middle, 0.6)->dash = 4;
}

double
veche_typesetter_place_pictures (const VechePageStyle *style,
                                 const VecheBlock     *block,
                                 VechePlacedPicture    placed[2])
{
  const guint n = block->pictures[1] != NULL ? 2 : 1;
  const double width = (veche_page_style_get_body_width (style) - (n - 1) * PICTURE_GAP) / n;
  const double height = veche_page_style_get_body_height (style) * block->height;
  double strip = 0;

  for (guint i = 0; i < n; i++)
    {
      const VechePicture *picture = block->pictures[i];
      /* A small picture does not become a large one: a dot is a point at most. */
      const double scale = MIN (MIN (width / picture->width, height / picture->height), 1);

      placed[i] = (VechePlacedPicture) { i * (width + PICTURE_GAP), picture->width * scale, picture->height * scale };
      strip = MAX (strip, placed[i].height);
    }
  return strip;
}

static void
veche_typesetter_set_pictures (VecheGalley      *galley,
                               const VecheBlock *block)
{
  VechePlacedPicture placed[2];
  const double height = veche_typesetter_place_pictures (veche_galley_get_style (galley), block, placed);
  VecheBox *box = veche_galley_add_box (galley, height, PICTURE_GAP, TRUE);

  for (guint i = 0; i < 2 && block->pictures[i] != NULL; i++)
    veche_galley_put_picture (box, block->pictures[i], placed[i].x, 0, placed[i].width, placed[i].height);
}

static void
veche_typesetter_set_break (VecheGalley      *galley,
                            const VecheBlock *block)
{
  VecheBox *box = veche_galley_add_box (galley, 0, 0, TRUE);

  box->must_break = TRUE;
  if (block->kind == VECHE_BLOCK_KIND_SECTION)
    {
      box->new_section = TRUE;
      box->bookmark = g_strdup (block->first);
    }
  veche_galley_glue (galley);
}

void
veche_typesetter_set (VecheGalley         *galley,
                      const VecheDocument *document)
{
  double label_width = 0;
  VecheBlockKind before = VECHE_BLOCK_KIND_SECTION;

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const VecheBlock *block = g_ptr_array_index (document->blocks, i);

      switch (block->kind)
        {
        case VECHE_BLOCK_KIND_SECTION:
        case VECHE_BLOCK_KIND_PAGE_BREAK:
          veche_typesetter_set_break (galley, block);
          break;
        case VECHE_BLOCK_KIND_TEXT:
          veche_typesetter_set_text (galley, block);
          break;
        case VECHE_BLOCK_KIND_PAIR:
          veche_typesetter_set_pair (galley, block);
          break;
        case VECHE_BLOCK_KIND_VALUE:
          if (before != VECHE_BLOCK_KIND_VALUE)
            label_width = veche_typesetter_measure_labels (galley, document, i);
          veche_typesetter_set_value (galley, block, label_width);
          break;
        case VECHE_BLOCK_KIND_SPACER:
          veche_galley_add_space (galley, block->height);
          break;
        case VECHE_BLOCK_KIND_SIGNATURE:
          veche_typesetter_set_signature (galley, block);
          break;
        case VECHE_BLOCK_KIND_COPIES:
          veche_typesetter_set_copies (galley, block);
          break;
        case VECHE_BLOCK_KIND_TABLE:
          veche_table_setter_set (galley, block->table);
          break;
        case VECHE_BLOCK_KIND_PICTURES:
          veche_typesetter_set_pictures (galley, block);
          break;
        default:
          g_assert_not_reached ();
        }
      if (block->keep_with_next)
        veche_galley_glue (galley);
      before = block->kind;
    }
}
