/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * veche_clock_now_ms:
 *
 * Milliseconds since 1970 UTC. In debug builds VECHE_TEST_CLOCK (ISO 8601 with zone) fixes the moment at which
 * the process starts; time then runs on from there by one millisecond a call.
 */
gint64 veche_clock_now_ms (void);

/** veche_clock_now: the same as a #GDateTime in the local zone. Owned by the caller. */
GDateTime *veche_clock_now (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
