/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "veche-document.h"

G_BEGIN_DECLS

/**
 * VechePages:
 * A document parted into pages, ready to be painted: on a surface of a file as on a widget's. Nothing of a
 * document is left out: what is too long goes on on the next page. May be used in one thread at a time.
 */
typedef struct _VechePages VechePages;

/** veche_pages_new: lays @document out; it is not needed after that. */
VechePages *veche_pages_new (const VecheDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void veche_pages_free (VechePages *pages);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VechePages, veche_pages_free)

/** veche_pages_get_n_pages: at least 1. */
guint veche_pages_get_n_pages (const VechePages *pages);

/** veche_pages_get_size: of every page, in points. */
void veche_pages_get_size (const VechePages *pages,
                           double           *width,
                           double           *height);

/** veche_pages_get_n_missing: characters that no font of this computer has, printed as boxes. */
guint veche_pages_get_n_missing (const VechePages *pages);

/** veche_pages_get_bookmark: the line of the outline that begins on page @page (from 0), or %NULL. */
const char *veche_pages_get_bookmark (const VechePages *pages,
                                      guint             page);

/** veche_pages_paint: page @page (from 0) in black, one unit of @cr a point; the paper is the caller's. */
void veche_pages_paint (const VechePages *pages,
                        guint             page,
                        cairo_t          *cr);

G_END_DECLS
