/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Copies of files and reports that other programs show. Each lies in a folder of its own that only this user may enter. */

/** veche_shown_copies_dup_place: where a new copy @name may be written. Owned. */
GFile *veche_shown_copies_dup_place (const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_shown_copies_seal: the copy can only be read from now on: what is typed into it would be lost, and people must see that. */
void veche_shown_copies_seal (GFile *copy);

/** veche_shown_copies_remove: removes all copies, also those that an earlier run has left. */
void veche_shown_copies_remove (void);

G_END_DECLS
