/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-features.h"
#include "veche-map-source.h"
#include "veche-map-style.h"

G_BEGIN_DECLS

/**
 * VecheMapSheet:
 * What a map shows, as a page of paper: the map, its title, a legend of what is on it, scale bar and arrow to the north, and who is to be
 * named. Filled by who makes it, then painted, on any thread but by one at a time.
 */
typedef struct _VecheMapSheet VecheMapSheet;

/** veche_map_sheet_new: @width, @height: of the paper as it lies, mm */
VecheMapSheet *veche_map_sheet_new (double width, double height) G_GNUC_WARN_UNUSED_RESULT;
void veche_map_sheet_free (VecheMapSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheMapSheet, veche_map_sheet_free)

/** veche_map_sheet_set_texts: @title, @note (below the scale bar), @credit (whom to name): %NULL: nothing */
void veche_map_sheet_set_texts (VecheMapSheet *self, const char *title, const char *note, const char *credit);

/** veche_map_sheet_add_base: what is drawn below the layers, over those that were added before. */
void veche_map_sheet_add_base (VecheMapSheet *self, VecheMapSource *base, double opacity);

/** veche_map_sheet_set_cancellable: (nullable): once it is cancelled a picture is not gone on with. */
void veche_map_sheet_set_cancellable (VecheMapSheet *self, GCancellable *cancellable);

/**
 * veche_map_sheet_add_layer:
 * @title: as the legend has it
 * @labels: (nullable): of the styles, as many as there are @symbols: «keep», «remove»
 *
 * On top of the others.
 */
void veche_map_sheet_add_layer (VecheMapSheet *self, const char *title, VecheMapFeatures *features, const VecheMapSymbol *symbols, guint n,
                                const char *const *labels, double opacity);

/**
 * veche_map_sheet_set_place:
 * @x, @y: of the unit square: in the middle of the map
 * @scale: 500 for 1:500
 *
 * Last of all: the legend is of what is seen there.
 */
void veche_map_sheet_set_place (VecheMapSheet *self, double x, double y, guint scale);

/** veche_map_sheet_get_bounds: least x, least y, greatest x, greatest y of what of the unit square is on the sheet, once it has its place. */
void veche_map_sheet_get_bounds (VecheMapSheet *self, double box[4]);

/** veche_map_sheet_add_label: beside the object there, if there is room. @size: of its symbol, application pixels; 0: it is a shape. */
void veche_map_sheet_add_label (VecheMapSheet *self, double x, double y, double size, const char *text);

/** veche_map_sheet_set_numbered: room beside the map for a key to the numbers of its objects; before it has its place. */
void veche_map_sheet_set_numbered (VecheMapSheet *self);

/**
 * veche_map_sheet_add_number: of a numbered sheet: the next number beside the object there, as with veche_map_sheet_add_label(), and its
 * @name below that of the @layer in the key.
 */
void veche_map_sheet_add_number (VecheMapSheet *self, double x, double y, double size, const char *layer, const char *name);

/** veche_map_sheet_fit_scale: the largest scale of two digits at which a box of the unit square is on the map whole. */
guint veche_map_sheet_fit_scale (VecheMapSheet *self, const double box[4]);

/** veche_map_sheet_make_pdf, _make_png (@dpi: dots an inch; @n_pages: (out) (nullable): how many sheets there are, of which a picture shows the
 * first): @title: of the document. Owned. */
GBytes *veche_map_sheet_make_pdf (VecheMapSheet *self, const char *title, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *veche_map_sheet_make_png (VecheMapSheet *self, double dpi, guint *n_pages, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
