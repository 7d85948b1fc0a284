/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <glib-object.h>

G_BEGIN_DECLS

/**
 * VechePicture:
 * A photograph as papers print it: a JPEG of Veche's own making, upright, no larger than it needs to be, and without what a camera has
 * written into its file. Reference counted; nothing of it changes, so that any thread may read it.
 */
typedef struct
{
  GBytes *bytes;
  guint width, height; /* in pixels */
} VechePicture;

#define VECHE_TYPE_PICTURE (veche_picture_get_type ())
GType veche_picture_get_type (void);

/**
 * veche_picture_new:
 * @bytes: a PNG or JPEG of anybody's: what it says it is and how large is looked at before anything decodes it
 * @side: in pixels: what is longer is made smaller
 *
 * %VECHE_ERROR_INVALID for what is no picture. Blocks. Owned.
 */
VechePicture *veche_picture_new (GBytes *bytes, guint side, GError **error) G_GNUC_WARN_UNUSED_RESULT;
VechePicture *veche_picture_ref (VechePicture *self);
void veche_picture_unref (VechePicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VechePicture, veche_picture_unref)

/** veche_picture_paint: into the box with that upper left corner; a PDF takes its bytes as they are. */
void veche_picture_paint (VechePicture *self, cairo_t *cr, double x, double y, double width, double height);

/** veche_picture_decode: bytes that were looked at, as pixels; %NULL where they are no picture. Owned. */
cairo_surface_t *veche_picture_decode (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
