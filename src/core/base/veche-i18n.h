/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib/gi18n-lib.h>

G_BEGIN_DECLS

/**
 * veche_i18n_init:
 *
 * Sets the locale (C becomes C.UTF-8, so that UTF-8 goes through) and binds the translations: from VECHE_LOCALEDIR where
 * set, else from where they were installed. To be called first in main().
 */
void veche_i18n_init (void);

G_END_DECLS
