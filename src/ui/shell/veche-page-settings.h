/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * veche_page_settings_dup:
 * @key: of the settings, of the type a{s…}
 * @slug: of a page
 *
 * What is remembered of a page (columns, order, view); %NULL for nothing. Owned.
 */
GVariant *veche_page_settings_dup (const char *key, const char *slug) G_GNUC_WARN_UNUSED_RESULT;

/** veche_page_settings_store: remembers it; a floating @value is taken, %NULL forgets what there was. */
void veche_page_settings_store (const char *key, const char *slug, GVariant *value);

G_END_DECLS
