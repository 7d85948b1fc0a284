/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * veche_uuid_new:
 *
 * A new UUIDv7 (RFC 9562) as 36 lower-case characters. UUIDs made later by this process sort later.
 * Under VECHE_TEST_SEED (debug builds) the sequence is repeatable. Owned by the caller.
 */
char *veche_uuid_new (void) G_GNUC_WARN_UNUSED_RESULT;

/** veche_uuid_is_valid: whether @text is a UUID of 36 characters, of any version and case. */
gboolean veche_uuid_is_valid (const char *text);

G_END_DECLS
