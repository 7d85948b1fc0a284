/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* Squares of base maps and plans, from wherever they come. Any thread. */

/** veche_map_picture_decode: a stranger's bytes; %NULL: neither PNG nor JPEG, or larger than any square is. Owned. */
GdkTexture *veche_map_picture_decode (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_picture_download: its pixels, as GDK_MEMORY_DEFAULT without gaps. Owned. */
GBytes *veche_map_picture_download (GdkTexture *picture) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_map_picture_cut:
 * @pixels: of a picture of @width × @height
 * @x, @y: of a square that is @times zooms closer than the picture is of
 *
 * The part of the picture that it shows: no pixel is copied. Owned.
 */
GdkTexture *veche_map_picture_cut (GBytes *pixels, int width, int height, guint x, guint y, guint times) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_picture_mute: darker and less coloured, for dark windows; what is transparent stays so. Owned. */
GdkTexture *veche_map_picture_mute (GdkTexture *picture) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_map_picture_make_async: decodes in a thread.
 * @times: zooms that what is wanted is closer than the picture: then the part at @x, @y, see veche_map_picture_cut()
 */
void veche_map_picture_make_async (GBytes *bytes, guint x, guint y, guint times, gboolean muted, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer data);

/** veche_map_picture_make_finish: owned; %NULL without @error: it is no picture. */
GdkTexture *veche_map_picture_make_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
