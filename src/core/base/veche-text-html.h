/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * veche_text_html_to_plain:
 *
 * What a person would read of HTML: line ends for <br> and at the ends of paragraphs, list items and rows, no tags, no scripts, characters
 * for entities. A text that has neither tags nor entities comes back as it is. Owned.
 */
char *veche_text_html_to_plain (const char *html) G_GNUC_WARN_UNUSED_RESULT;

/** veche_text_html_list_images: where the pictures of the text are, in its order, as its <img src> say. Owned. */
GStrv veche_text_html_list_images (const char *html) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
