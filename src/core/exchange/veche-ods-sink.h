/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-table-sink.h"

G_BEGIN_DECLS

/** veche_ods_sink_new: a sheet of OpenDocument 1.3: strings, numbers and days are typed cells, nothing is a formula. */
VecheTableSink *veche_ods_sink_new (const VecheTableSinkSetup *setup, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
