/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-galley.h"

#include <pango/pangocairo.h>

struct _VecheGalley
{
  VechePageStyle style;
  PangoContext *context;
  GPtrArray *boxes;
  GPtrArray *layouts;  /* lines live as long as theirs */
  GPtrArray *headers;  /* of GPtrArray of VecheBox */
  GPtrArray *header;   /* the one being filled */
  double space;
  gboolean glued;
  guint n_missing;
};

static void
veche_galley_clear_item (gpointer data)
{
  VecheItem *item = data;

  g_clear_pointer (&item->line, pango_layout_line_unref);
  g_clear_pointer (&item->picture, veche_picture_unref);
}

static void
veche_galley_free_box (gpointer data)
{
  VecheBox *box = data;

  g_free (box->bookmark);
  g_array_unref (box->items);
  g_free (box);
}

static VecheGalley *
veche_galley_new_with_context (const VechePageStyle *style,
                               PangoContext         *context)
{
  VecheGalley *galley = g_new0 (VecheGalley, 1);

  galley->style = *style;
  galley->context = context;
  galley->boxes = g_ptr_array_new_with_free_func (veche_galley_free_box);
  galley->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  galley->headers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  return galley;
}

VecheGalley *
veche_galley_new (const VechePageStyle *style)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context;
  cairo_font_options_t *options = cairo_font_options_create ();

  /* One unit is one point, and nothing is rounded to dots: a page is the same in a PDF and in its picture. */
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72.0);
  context = pango_font_map_create_context (map);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("ru"));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  return veche_galley_new_with_context (style, context);
}

VecheGalley *
veche_galley_new_inner (VecheGalley          *outer,
                        const VechePageStyle *style)
{
  return veche_galley_new_with_context (style, g_object_ref (outer->context));
}

void
veche_galley_free (VecheGalley *galley)
{
  if (galley == NULL)
    return;
  g_ptr_array_unref (galley->boxes);
  g_clear_pointer (&galley->header, g_ptr_array_unref);
  g_ptr_array_unref (galley->headers);
  g_ptr_array_unref (galley->layouts);
  g_object_unref (galley->context);
  g_free (galley);
}

const VechePageStyle *
veche_galley_get_style (const VecheGalley *galley)
{
  return &galley->style;
}

GPtrArray *
veche_galley_get_boxes (VecheGalley *galley)
{
  return galley->boxes;
}

guint
veche_galley_get_n_missing (const VecheGalley *galley)
{
  return galley->n_missing;
}

double
veche_galley_get_height (const VecheGalley *galley)
{
  double height = 0;

  for (guint i = 0; i < galley->boxes->len; i++)
    {
      const VecheBox *box = g_ptr_array_index (galley->boxes, i);

      height += box->height + (i > 0 ? box->space_before : 0);
    }
  return height;
}

VecheBox *
veche_galley_add_box (VecheGalley *galley,
                      double       height,
                      double       space_before,
                      gboolean     may_break)
{
  VecheBox *box = g_new0 (VecheBox, 1);

  box->height = height;
  box->space_before = space_before + galley->space;
  box->may_break = may_break && !galley->glued;
  box->items = g_array_new (FALSE, TRUE, sizeof (VecheItem));
  g_array_set_clear_func (box->items, veche_galley_clear_item);
  galley->space = 0;
  galley->glued = FALSE;
  g_ptr_array_add (galley->header != NULL ? galley->header : galley->boxes, box);
  return box;
}

void
veche_galley_glue (VecheGalley *galley)
{
  galley->glued = TRUE;
}

void
veche_galley_add_space (VecheGalley *galley,
                        double       height)
{
  galley->space += height;
}

void
veche_galley_begin_header (VecheGalley *galley)
{
  g_assert (galley->header == NULL);
  galley->header = g_ptr_array_new_with_free_func (veche_galley_free_box);
}

GPtrArray *
veche_galley_end_header (VecheGalley *galley)
{
  GPtrArray *header = g_steal_pointer (&galley->header);

  g_ptr_array_add (galley->headers, header);
  return header;
}

PangoLayout *
veche_galley_add_layout (VecheGalley *galley,
                         const char  *text,
                         double       size,
                         gboolean     bold,
                         double       width)
{
  PangoLayout *layout = pango_layout_new (galley->context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, galley->style.font_family);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);

  /* A hyphen in the middle of an address or a number would be a false one. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width < 0 ? -1 : (int) (MAX (width, 1) * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  galley->n_missing += (guint) pango_layout_get_unknown_glyphs_count (layout);
  g_ptr_array_add (galley->layouts, layout);
  return layout;
}

double
veche_galley_measure (VecheGalley *galley,
                      const char  *text,
                      double       size,
                      gboolean     bold)
{
  guint n_missing = galley->n_missing;
  PangoLayout *layout = veche_galley_add_layout (galley, text, size, bold, -1);
  int width = 0;

  pango_layout_get_size (layout, &width, NULL);
  galley->n_missing = n_missing;
  g_ptr_array_remove_index (galley->layouts, galley->layouts->len - 1);
  return (double) width / PANGO_SCALE;
}

void
veche_galley_put_line (VecheBox        *box,
                       PangoLayoutLine *line,
                       double           x,
                       double           baseline)
{
  VecheItem item = { .line = pango_layout_line_ref (line), .x = x, .y = baseline };

  g_array_append_val (box->items, item);
}

void
veche_galley_put_picture (VecheBox     *box,
                          VechePicture *picture,
                          double        x,
                          double        y,
                          double        width,
                          double        height)
{
  VecheItem item = { .picture = veche_picture_ref (picture), .x = x, .y = y, .x2 = x + width, .y2 = y + height };

  g_array_append_val (box->items, item);
}

VecheItem *
veche_galley_put_rule (VecheBox *box,
                       double    x,
                       double    y,
                       double    x2,
                       double    y2,
                       double    thickness)
{
  VecheItem item = { .x = x, .y = y, .x2 = x2, .y2 = y2, .thickness = thickness };

  g_array_append_val (box->items, item);
  return &g_array_index (box->items, VecheItem, box->items->len - 1);
}

void
veche_galley_merge (VecheGalley *galley,
                    VecheBox    *box,
                    VecheGalley *inner,
                    double       y)
{
  for (guint i = 0; i < inner->boxes->len; i++)
    {
      const VecheBox *part = g_ptr_array_index (inner->boxes, i);

      y += i > 0 ? part->space_before : 0;
      for (guint j = 0; j < part->items->len; j++)
        {
          VecheItem item = g_array_index (part->items, VecheItem, j);

          if (item.when != VECHE_ITEM_WHEN_ALWAYS)
            continue;
          if (item.line != NULL)
            pango_layout_line_ref (item.line);
          if (item.picture != NULL)
            veche_picture_ref (item.picture);
          item.y += y;
          item.y2 += y;
          g_array_append_val (box->items, item);
        }
      y += part->height;
    }
  for (guint i = 0; i < inner->layouts->len; i++)
    g_ptr_array_add (galley->layouts, g_object_ref (g_ptr_array_index (inner->layouts, i)));
  galley->n_missing += inner->n_missing;
}
