/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-document.h"
#include "veche-pages.h"

G_BEGIN_DECLS

/** VechePageDrawing: pages that something else than a document's layout paints; sizes in points. All borrowed. */
typedef struct
{
  double width, height;
  guint n_pages;
  const char *title;
  const char *made_at; /* ISO moment, UTC */
  void (*paint) (gpointer data, guint page, cairo_t *cr);
  const char *(*get_bookmark) (gpointer data, guint page); /* or %NULL: the name of a page in the outline, %NULL for none */
  gpointer data;
  void (*get_size) (gpointer data, guint page, double *width, double *height); /* or %NULL: all are of one size */
} VechePageDrawing;

/** veche_page_writer_draw_pdf: all pages of @drawing; equal drawings make equal bytes. Owned. */
GBytes *veche_page_writer_draw_pdf (const VechePageDrawing *drawing, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_page_writer_draw_png: its first page on white, @dpi dots an inch. Owned. */
GBytes *veche_page_writer_draw_png (const VechePageDrawing *drawing, double dpi, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_page_writer_draw_svg: its first page; letters are outlines. Owned. */
GBytes *veche_page_writer_draw_svg (const VechePageDrawing *drawing, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_page_writer_make_pdf:
 *
 * All pages; title, creator and date are the document's, so equal data make equal bytes. Owned.
 */
GBytes *veche_page_writer_make_pdf (const VechePages    *pages,
                                    const VecheDocument *document,
                                    GError             **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_page_writer_make_png: page @page (from 0) on white, @dpi dots an inch. Owned. */
GBytes *veche_page_writer_make_png (const VechePages *pages,
                                    guint             page,
                                    double            dpi,
                                    GError          **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_page_writer_make_svg: page @page (from 0); letters are outlines. Owned. */
GBytes *veche_page_writer_make_svg (const VechePages *pages,
                                    guint             page,
                                    GError          **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
