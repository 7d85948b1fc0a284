/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-source.h"

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_ONLINE (veche_map_online_get_type ())

/**
 * VecheMapOnline:
 * A base map from a server that an office has chosen. Only squares that somebody looks at are asked for, two at a time, with the name of this
 * program, and what came is kept on disk: for a week nobody is asked again, and what has not changed is not sent again. Where the server
 * cannot be reached, what is kept is shown. No other server is asked, whatever that one says.
 */
G_DECLARE_FINAL_TYPE (VecheMapOnline, veche_map_online, VECHE, MAP_ONLINE, VecheMapSource)

/**
 * veche_map_online_new:
 * @address: as veche_map_address_check() has found right
 * @credit: (nullable): whom to name on the map
 * @folder: where squares are kept: all online maps together may have 100 MB there
 *
 * Nothing is asked for until it is drawn. Main thread.
 */
ShumateMapSource *veche_map_online_new (const char *address, const char *credit, const char *folder) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_online_set_patience: how long a square that is being sent may take altogether, however slowly it comes; otherwise 40 seconds. */
void veche_map_online_set_patience (VecheMapOnline *self, guint milliseconds);

/** veche_map_online_is_possible: whether this program is let onto the network at all, which a sandbox may refuse. */
gboolean veche_map_online_is_possible (void);

G_END_DECLS
