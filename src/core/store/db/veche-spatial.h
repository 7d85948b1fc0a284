/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * veche_spatial_register:
 *
 * Gives the connection ST_MinX, ST_MaxX, ST_MinY, ST_MaxY and ST_IsEmpty on GeoPackage blobs: what the R*Tree triggers of
 * GeoPackage 1.4 (annex F.3) call.
 */
gboolean veche_spatial_register (sqlite3 *handle);

G_END_DECLS
