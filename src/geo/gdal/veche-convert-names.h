/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** veche_convert_names_shorten: names of fields as a format of short names can hold them, in the same order: cut between two characters,
 * without what its driver would take out (spaces at the ends, colons), each unlike the others. @width: characters, or bytes of UTF-8 when
 * @utf8. Free with g_strfreev(). */
char **veche_convert_names_shorten (const char *const *names, guint width, gboolean utf8);

G_END_DECLS
