/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Addresses of squares on a server: «https://tiles.example.org/{z}/{x}/{y}.png». */

/** veche_map_address_is_online: whether it is one at all, and not the path of a file. */
gboolean veche_map_address_is_online (const char *text);

/** veche_map_address_check: %VECHE_ERROR_INVALID with a sentence: it cannot be asked for squares. */
gboolean veche_map_address_check (const char *address, GError **error);

/** veche_map_address_expand: of the square; y from the north; {-y} stands for y from the south. Owned. */
char *veche_map_address_expand (const char *address, guint zoom, guint x, guint y) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_address_dup_host: the server that is asked: «tiles.example.org». Owned. */
char *veche_map_address_dup_host (const char *address) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
