/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * veche_picture_size_read:
 *
 * How large a picture says that it is, in pixels, before anything decodes it; %FALSE for what is neither PNG nor JPEG.
 */
gboolean veche_picture_size_read (const guint8 *data, gsize size, guint *width, guint *height);

G_END_DECLS
