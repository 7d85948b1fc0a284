/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-emit.h"

G_BEGIN_DECLS

/**
 * VecheKmlPictures: what the descriptions of a KML refer to as pictures, one object after another, and which of them are packed with it.
 */
typedef struct _VecheKmlPictures VecheKmlPictures;

/** veche_kml_pictures_new: @fd is the KMZ, or -1 for a KML, with which nothing is packed. Owned. */
VecheKmlPictures *veche_kml_pictures_new (int fd, guint64 size) G_GNUC_WARN_UNUSED_RESULT;
void veche_kml_pictures_free (VecheKmlPictures *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheKmlPictures, veche_kml_pictures_free)

/** veche_kml_pictures_has_any: whether a picture is packed with the KML at all. */
gboolean veche_kml_pictures_has_any (VecheKmlPictures *self);

/** veche_kml_pictures_take_html: a description of the present object. */
void veche_kml_pictures_take_html (VecheKmlPictures *self, const char *html);

/** veche_kml_pictures_take_links: links with blanks between them («gx_media_links» of My Maps). */
void veche_kml_pictures_take_links (VecheKmlPictures *self, const char *links);

/** veche_kml_pictures_end: names of the packed pictures of the present object, one a line; %NULL: none. The next object begins. Owned. */
char *veche_kml_pictures_end (VecheKmlPictures *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_kml_pictures_tell: sends how many pictures were referred to and are not there. */
void veche_kml_pictures_tell (VecheKmlPictures *self, VecheEmit *emit);

/**
 * veche_kml_pictures_send:
 * @names: as veche_kml_pictures_end() has them
 *
 * Sends the bytes of pictures: a header {driver, files: [{name, size}]}, then their bytes in that order. Names that are of no packed
 * picture are left out. %FALSE when an error was sent.
 */
gboolean veche_kml_pictures_send (VecheEmit *emit, int fd, guint64 size, JsonArray *names);

G_END_DECLS
