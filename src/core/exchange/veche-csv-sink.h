/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-table-sink.h"

G_BEGIN_DECLS

/** veche_csv_sink_new: delimited text: CRLF, decimal comma; in UTF-8 with a byte order mark. %NULL with an error. */
VecheTableSink *veche_csv_sink_new (const VecheTableSinkSetup *setup, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
