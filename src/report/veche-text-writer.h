/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-document.h"

G_BEGIN_DECLS

/**
 * veche_text_writer_make_odt:
 *
 * The document as an OpenDocument text, to be edited further: named paragraph styles, the same page, page
 * numbers from page 2. Equal data make equal bytes. Owned.
 */
GBytes *veche_text_writer_make_odt (const VecheDocument *document,
                                    GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
