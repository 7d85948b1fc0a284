/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <libxml/xmlwriter.h>

#include "veche-document.h"

G_BEGIN_DECLS

/** Where the nth picture is, from 1. */
#define VECHE_ODT_PACKAGE_PICTURE "Pictures/%u.jpg"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlBuffer, xmlBufferFree)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlTextWriter, xmlFreeTextWriter)

/**
 * veche_odt_package_make:
 * @pictures: of #VechePicture: «Pictures/1.jpg» and on
 *
 * The parts zipped as ODF 1.2, part 3 asks: «mimetype» first and stored. Owned.
 */
GBytes *veche_odt_package_make (const VecheDocument *document,
                                const xmlBuffer     *styles,
                                const xmlBuffer     *content,
                                GPtrArray           *pictures,
                                GError             **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_odt_package_open_element: an element with attributes: pairs of a name and a value, then %NULL. */
void veche_odt_package_open_element (xmlTextWriter *writer,
                                     const char    *name,
                                     ...) G_GNUC_NULL_TERMINATED;

/** veche_odt_package_add_element: the same, closed at once. */
void veche_odt_package_add_element (xmlTextWriter *writer,
                                    const char    *name,
                                    ...) G_GNUC_NULL_TERMINATED;

void veche_odt_package_close_element (xmlTextWriter *writer);

/** veche_odt_package_add_text: runs of spaces and line ends are elements in ODF. */
void veche_odt_package_add_text (xmlTextWriter *writer,
                                 const char    *text);

/** veche_odt_package_begin_part: the root element of a part with its namespaces and version. */
void veche_odt_package_begin_part (xmlTextWriter *writer,
                                   const char    *root);

G_END_DECLS
