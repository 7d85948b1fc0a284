/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-row.h"

/* A row that is higher than this part of a page's body may be parted between two pages. */
#define WHOLE_ROW_SHARE 0.2
#define BORDER 0.5

/* The lines of a row's cells on one grid. */
typedef struct
{
  PangoLayout **layouts;
  guint n_lines;
  double ascent, pitch;
} VecheRowGrid;

static void
veche_row_measure (VecheRowGrid *grid,
                   guint         n_cells)
{
  double descent = 0;

  for (guint i = 0; i < n_cells; i++)
    {
      PangoLayoutIter *iter = pango_layout_get_iter (grid->layouts[i]);

      do
        {
          PangoRectangle logical;
          int baseline = pango_layout_iter_get_baseline (iter);

          pango_layout_iter_get_line_extents (iter, NULL, &logical);
          grid->ascent = MAX (grid->ascent, (double) (baseline - logical.y) / PANGO_SCALE);
          descent = MAX (descent, (double) (logical.y + logical.height - baseline) / PANGO_SCALE);
        }
      while (pango_layout_iter_next_line (iter));
      pango_layout_iter_free (iter);
      grid->n_lines = MAX (grid->n_lines, (guint) pango_layout_get_line_count (grid->layouts[i]));
    }
  grid->pitch = grid->ascent + descent;
}

static void
veche_row_put_cell (GPtrArray           *boxes,
                    const VecheCell     *cell,
                    const VecheRowStyle *style,
                    const VecheRowGrid  *grid,
                    PangoLayout         *layout)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  guint n_lines = (guint) pango_layout_get_line_count (layout);
  guint spare = grid->n_lines - n_lines;
  /* A shorter text begins further down: by whole lines, that is boxes, and half a line where it is centred. */
  guint line = style->bottom ? spare : style->centred ? spare / 2 : 0;
  double down = style->centred && spare % 2 != 0 ? grid->pitch / 2 : 0;

  do
    {
      VecheBox *box = g_ptr_array_index (boxes, line);
      PangoRectangle logical;
      double top = line == 0 ? style->pad_y : 0;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      if (logical.width > 0)
        veche_galley_put_line (box, pango_layout_iter_get_line_readonly (iter),
                               cell->x + style->pad_x + (double) logical.x / PANGO_SCALE,
                               top + grid->ascent + down);
      line++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
veche_row_put_borders (VecheBox        *box,
                       const VecheCell *cells,
                       guint            n_cells,
                       gboolean         first,
                       gboolean         last)
{
  double left = cells[0].x;
  double right = cells[n_cells - 1].x + cells[n_cells - 1].width;

  for (guint i = 0; i < n_cells; i++)
    veche_galley_put_rule (box, cells[i].x, 0, cells[i].x, box->height, BORDER);
  veche_galley_put_rule (box, right, 0, right, box->height, BORDER);
  veche_galley_put_rule (box, left, 0, right, 0, BORDER)->when
      = first ? VECHE_ITEM_WHEN_ALWAYS : VECHE_ITEM_WHEN_FIRST;
  veche_galley_put_rule (box, left, box->height, right, box->height, BORDER)->when
      = last ? VECHE_ITEM_WHEN_ALWAYS : VECHE_ITEM_WHEN_LAST;
}

static void
veche_row_add_boxes (VecheGalley         *galley,
                     GPtrArray           *boxes,
                     const VecheCell     *cells,
                     guint                n_cells,
                     const VecheRowStyle *style,
                     const VecheRowGrid  *grid)
{
  double total = grid->n_lines * grid->pitch + 2 * style->pad_y;
  gboolean breakable = total > WHOLE_ROW_SHARE * veche_page_style_get_body_height (veche_galley_get_style (galley));

  for (guint i = 0; i < grid->n_lines; i++)
    {
      gboolean first = i == 0;
      gboolean last = i + 1 == grid->n_lines;
      double height = grid->pitch + (first ? style->pad_y : 0) + (last ? style->pad_y : 0);
      gboolean may_break = first ? style->may_break : breakable && i >= 2 && i + 2 <= grid->n_lines;
      VecheBox *box = veche_galley_add_box (galley, height, first ? style->space_before : 0, may_break);

      box->header = style->header;
      g_ptr_array_add (boxes, box);
      if (style->borders)
        veche_row_put_borders (box, cells, n_cells, first, last);
    }
}

double
veche_row_set (VecheGalley         *galley,
               const VecheCell     *cells,
               guint                n_cells,
               const VecheRowStyle *style)
{
  g_autofree PangoLayout **layouts = g_new0 (PangoLayout *, n_cells);
  g_autoptr (GPtrArray) boxes = g_ptr_array_new ();
  VecheRowGrid grid = { .layouts = layouts };

  g_assert (n_cells > 0);

  for (guint i = 0; i < n_cells; i++)
    {
      layouts[i] = veche_galley_add_layout (galley, cells[i].text, cells[i].size, cells[i].bold,
                                            cells[i].width - 2 * style->pad_x);
      pango_layout_set_alignment (layouts[i], cells[i].align);
    }
  veche_row_measure (&grid, n_cells);
  veche_row_add_boxes (galley, boxes, cells, n_cells, style, &grid);
  for (guint i = 0; i < n_cells; i++)
    {
      veche_row_put_cell (boxes, &cells[i], style, &grid, layouts[i]);
      if (cells[i].blank)
        {
          VecheBox *last = g_ptr_array_index (boxes, boxes->len - 1);
          double y = last->height - style->pad_y - (grid.pitch - grid.ascent) + 1;

          veche_galley_put_rule (last, cells[i].x + style->pad_x, y,
                                 cells[i].x + cells[i].width - style->pad_x, y, BORDER);
        }
    }
  return grid.n_lines * grid.pitch + 2 * style->pad_y;
}
