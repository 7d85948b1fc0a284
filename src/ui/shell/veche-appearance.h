/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** veche_appearance_start: from now on the whole program follows its settings: light or dark, size of the text, backups kept. */
void veche_appearance_start (void);

G_END_DECLS
