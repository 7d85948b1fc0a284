/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-table-sink.h"

G_BEGIN_DECLS

/** veche_geojson_sink_new: a FeatureCollection (RFC 7946), one feature a line. */
VecheTableSink *veche_geojson_sink_new (const VecheTableSinkSetup *setup, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
