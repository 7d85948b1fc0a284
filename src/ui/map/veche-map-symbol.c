/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-symbol.h"

#define SIDE 20

typedef struct
{
  VecheMapSymbol symbol;
  const char *geometry; /* of a kind: static */
} VecheMapSymbolShown;

void
veche_map_symbol_draw (const VecheMapSymbol *symbol, const char *geometry, cairo_t *cr)
{
  cairo_new_path (cr);
  if (geometry[0] == 'P')
    {
      veche_map_style_draw_mark (cr, symbol);
      return;
    }
  gdk_cairo_set_source_rgba (cr, &symbol->color);
  cairo_set_line_width (cr, symbol->size);
  if (geometry[0] == 'L')
    {
      cairo_move_to (cr, -8, 4);
      cairo_line_to (cr, -2, -3);
      cairo_line_to (cr, 3, 3);
      cairo_line_to (cr, 8, -4);
    }
  else
    {
      cairo_rectangle (cr, -8, -6, 16, 12);
      cairo_set_source_rgba (cr, symbol->color.red, symbol->color.green, symbol->color.blue, 0.25 * symbol->color.alpha);
      cairo_fill_preserve (cr);
      gdk_cairo_set_source_rgba (cr, &symbol->color);
    }
  cairo_stroke (cr);
}

static void
veche_map_symbol_draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const VecheMapSymbolShown *shown = data;

  cairo_translate (cr, width / 2.0, height / 2.0);
  veche_map_symbol_draw (&shown->symbol, shown->geometry, cr);
}

GtkWidget *
veche_map_symbol_new (const VecheMapSymbol *symbol, const char *geometry)
{
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  VecheMapSymbolShown *shown = g_new (VecheMapSymbolShown, 1);

  *shown = (VecheMapSymbolShown) { *symbol, geometry };
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), SIDE);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), SIDE);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), veche_map_symbol_draw_cb, shown, g_free);
  return area;
}
