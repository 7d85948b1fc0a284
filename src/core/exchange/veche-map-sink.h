/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-table-sink.h"

G_BEGIN_DECLS

/**
 * veche_map_sink_new: map files that GDAL writes (GeoPackage, KML, a zipped Shapefile, DXF): rows are gathered as GeoJSON, which
 * `veche-gdal` converts at the end. The setup's `sheet` is the layer's name, `format` and `crs` say what is to come of it.
 */
VecheTableSink *veche_map_sink_new (const VecheTableSinkSetup *setup, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
