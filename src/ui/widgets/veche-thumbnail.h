/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

/* Small pictures of attached photographs. */

/** veche_thumbnail_can_show: whether a file («attachment») is a picture that is made small here: PNG or JPEG, of no more than 40 MB. */
gboolean veche_thumbnail_can_show (VecheRecord *file);

/**
 * veche_thumbnail_await:
 * @side: pixels that the picture is wide and high, at most
 *
 * Turned as the camera was held; %NULL with an error where it is no picture after all. Awaits: for fibers. Owned.
 */
GdkTexture *veche_thumbnail_await (VecheWorkspace *workspace, VecheRecord *file, int side, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
