/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-pages.h"

#include <pango/pangocairo.h>

#include "veche-galley.h"
#include "veche-typesetter.h"

/* Lengths are compared with this tolerance. */
#define EPSILON 0.01

typedef struct
{
  const VecheBox *box;
  double y;
} VechePlacedBox;

typedef struct
{
  GArray *placed; /* of VechePlacedBox */
  guint number;   /* in its section, from 1 */
  gboolean bare;
  const char *bookmark;
  guint n_repeated; /* boxes of a table's head at the top */
} VechePage;

struct _VechePages
{
  VecheGalley *galley;
  GPtrArray *pages;  /* of VechePage */
  GPtrArray *numbers; /* of PangoLayout (borrowed of the galley) or %NULL, one a page */
};

static void
veche_pages_free_page (gpointer data)
{
  VechePage *page = data;

  g_array_unref (page->placed);
  g_free (page);
}

static VechePage *
veche_pages_add_page (VechePages *pages,
                      guint       number)
{
  VechePage *page = g_new0 (VechePage, 1);

  page->placed = g_array_new (FALSE, FALSE, sizeof (VechePlacedBox));
  page->number = number;
  g_ptr_array_add (pages->pages, page);
  return page;
}

static double
veche_pages_place (VechePage      *page,
                   const VecheBox *box,
                   double          y)
{
  VechePlacedBox placed = { .box = box, .y = y };

  g_array_append_val (page->placed, placed);
  if (box->bare)
    page->bare = TRUE;
  if (box->bookmark != NULL && page->bookmark == NULL)
    page->bookmark = box->bookmark;
  return y + box->height;
}

static gboolean
veche_pages_is_empty (const VechePage *page)
{
  for (guint i = page->n_repeated; i < page->placed->len; i++)
    if (g_array_index (page->placed, VechePlacedBox, i).box->height > 0)
      return FALSE;
  return TRUE;
}

static double
veche_pages_get_header_height (const VecheBox *box)
{
  double height = 0;

  for (guint i = 0; box->header != NULL && i < box->header->len; i++)
    height += ((const VecheBox *) g_ptr_array_index (box->header, i))->height;
  return height;
}

/* The height of the boxes from @first that have to stay together; @end is the one after them. */
static double
veche_pages_measure_chunk (GPtrArray *boxes,
                           guint      first,
                           guint     *end)
{
  double height = ((const VecheBox *) g_ptr_array_index (boxes, first))->height;
  guint i = first + 1;

  for (; i < boxes->len; i++)
    {
      const VecheBox *box = g_ptr_array_index (boxes, i);

      if (box->may_break || box->must_break)
        break;
      height += box->space_before + box->height;
    }
  *end = i;
  return height;
}

/* Where the boxes from @first that go to the bottom begin. */
static double
veche_pages_find_bottom (GPtrArray *boxes,
                         guint      first,
                         double     room)
{
  double height = 0;

  for (guint i = first; i < boxes->len; i++)
    {
      const VecheBox *box = g_ptr_array_index (boxes, i);

      if (!box->at_bottom)
        break;
      height += box->height + (i > first ? box->space_before : 0);
    }
  return room - height;
}

static void
veche_pages_break (VechePages *pages)
{
  GPtrArray *boxes = veche_galley_get_boxes (pages->galley);
  double room = veche_page_style_get_body_height (veche_galley_get_style (pages->galley));
  VechePage *page = veche_pages_add_page (pages, 1);
  double y = 0;

  for (guint i = 0, end = 0; i < boxes->len; i++)
    {
      const VecheBox *box = g_ptr_array_index (boxes, i);
      double needed = box->height;
      gboolean full;

      if (i == end)
        {
          double chunk = veche_pages_measure_chunk (boxes, i, &end);

          /* What fits on no page is parted where it has to be. */
          if (chunk + veche_pages_get_header_height (box) <= room)
            needed = chunk;
        }
      full = y + box->space_before + needed > room + EPSILON;
      if (!veche_pages_is_empty (page) && (full || box->must_break))
        {
          page = veche_pages_add_page (pages, box->must_break && box->new_section ? 1 : page->number + 1);
          y = 0;
        }
      if (veche_pages_is_empty (page) && page->placed->len == 0 && i > 0 && box->header != NULL)
        {
          for (guint j = 0; j < box->header->len; j++)
            y = veche_pages_place (page, g_ptr_array_index (box->header, j), y);
          page->n_repeated = page->placed->len;
        }
      if (!veche_pages_is_empty (page))
        y += box->space_before;
      if (box->at_bottom && (i == 0 || !((const VecheBox *) g_ptr_array_index (boxes, i - 1))->at_bottom))
        y = MAX (y, veche_pages_find_bottom (boxes, i, room));
      y = veche_pages_place (page, box, y);
    }
}

/* Numbers are laid out here and not while painting, so that painting changes nothing. */
static void
veche_pages_set_numbers (VechePages *pages)
{
  const VechePageStyle *style = veche_galley_get_style (pages->galley);

  for (guint i = 0; i < pages->pages->len; i++)
    {
      const VechePage *page = g_ptr_array_index (pages->pages, i);
      g_autofree char *text = g_strdup_printf ("%u", page->number);
      PangoLayout *layout = NULL;

      if (page->number > 1 && !page->bare)
        layout = veche_galley_add_layout (pages->galley, text, style->table_font_size, FALSE, -1);
      g_ptr_array_add (pages->numbers, layout);
    }
}

VechePages *
veche_pages_new (const VecheDocument *document)
{
  VechePages *pages;

  g_return_val_if_fail (document != NULL, NULL);

  pages = g_new0 (VechePages, 1);
  pages->galley = veche_galley_new (veche_document_get_style (document));
  pages->pages = g_ptr_array_new_with_free_func (veche_pages_free_page);
  pages->numbers = g_ptr_array_new ();
  veche_typesetter_set (pages->galley, document);
  veche_pages_break (pages);
  veche_pages_set_numbers (pages);
  return pages;
}

void
veche_pages_free (VechePages *pages)
{
  if (pages == NULL)
    return;
  g_ptr_array_unref (pages->pages);
  g_ptr_array_unref (pages->numbers);
  veche_galley_free (pages->galley);
  g_free (pages);
}

guint
veche_pages_get_n_pages (const VechePages *pages)
{
  g_return_val_if_fail (pages != NULL, 0);
  return pages->pages->len;
}

void
veche_pages_get_size (const VechePages *pages,
                      double           *width,
                      double           *height)
{
  g_return_if_fail (pages != NULL && width != NULL && height != NULL);
  *width = veche_galley_get_style (pages->galley)->width;
  *height = veche_galley_get_style (pages->galley)->height;
}

guint
veche_pages_get_n_missing (const VechePages *pages)
{
  g_return_val_if_fail (pages != NULL, 0);
  return veche_galley_get_n_missing (pages->galley);
}

const char *
veche_pages_get_bookmark (const VechePages *pages,
                          guint             page)
{
  g_return_val_if_fail (pages != NULL && page < pages->pages->len, NULL);
  return ((const VechePage *) g_ptr_array_index (pages->pages, page))->bookmark;
}

static void
veche_pages_paint_item (const VecheItem *item,
                        double           left,
                        double           top,
                        cairo_t         *cr)
{
  if (item->line != NULL)
    {
      cairo_move_to (cr, left + item->x, top + item->y);
      pango_cairo_show_layout_line (cr, item->line);
      return;
    }
  if (item->picture != NULL)
    {
      veche_picture_paint (item->picture, cr, left + item->x, top + item->y, item->x2 - item->x, item->y2 - item->y);
      return;
    }
  cairo_save (cr);
  cairo_set_line_width (cr, item->thickness);
  cairo_set_line_cap (cr, item->dash > 0 ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_SQUARE);
  cairo_set_dash (cr, &item->dash, item->dash > 0 ? 1 : 0, 0);
  cairo_move_to (cr, left + item->x, top + item->y);
  cairo_line_to (cr, left + item->x2, top + item->y2);
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
veche_pages_paint (const VechePages *pages,
                   guint             page,
                   cairo_t          *cr)
{
  const VechePageStyle *style;
  const VechePage *sheet;
  PangoLayout *number;

  g_return_if_fail (pages != NULL && page < pages->pages->len && cr != NULL);

  style = veche_galley_get_style (pages->galley);
  sheet = g_ptr_array_index (pages->pages, page);
  number = g_ptr_array_index (pages->numbers, page);
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  if (number != NULL)
    {
      int width = 0;

      pango_layout_get_size (number, &width, NULL);
      cairo_move_to (cr, (style->width - (double) width / PANGO_SCALE) / 2, veche_page_style_mm (10));
      pango_cairo_show_layout (cr, number);
    }
  for (guint i = 0; i < sheet->placed->len; i++)
    {
      const VechePlacedBox *placed = &g_array_index (sheet->placed, VechePlacedBox, i);

      for (guint j = 0; j < placed->box->items->len; j++)
        {
          const VecheItem *item = &g_array_index (placed->box->items, VecheItem, j);

          if (item->when == VECHE_ITEM_WHEN_ALWAYS
              || (item->when == VECHE_ITEM_WHEN_FIRST && i == sheet->n_repeated)
              || (item->when == VECHE_ITEM_WHEN_LAST && i + 1 == sheet->placed->len))
            veche_pages_paint_item (item, style->left, style->top + placed->y, cr);
        }
    }
  cairo_restore (cr);
}
