/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * An employee's PIN keeps two who share a computer from working under each other's names by mistake. It protects nothing else:
 * whoever has the file can read and change it.
 */

/** veche_pin_check: whether it may be a PIN: 4 to 12 digits; %VECHE_ERROR_INVALID. */
gboolean veche_pin_check (const char *pin, GError **error);

/**
 * veche_pin_hash:
 *
 * What is kept of a PIN: a salted yescrypt hash (crypt(5)), another one each time. Takes about a tenth of a second, on purpose. Owned.
 */
char *veche_pin_hash (const char *pin, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_pin_matches: as slow. %FALSE also for what is no hash. */
gboolean veche_pin_matches (const char *pin, const char *hash);

/** veche_pin_get_wait: after so many wrong ones in a row: seconds until the next may be tried. */
guint veche_pin_get_wait (guint failures);

G_END_DECLS
