/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** veche_random_bytes: fills @buffer from getrandom(2); under VECHE_TEST_SEED (debug builds) repeatably. Thread-safe. */
void veche_random_bytes (gpointer buffer, gsize length);

G_END_DECLS
