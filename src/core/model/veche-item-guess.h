/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * veche_item_guess:
 * @items: of #VecheRecord: what the programme asks for
 * @file_name: as the applicant calls it
 *
 * Code of the item that a file is likely to be for: words of its name that are in the item's title or mean the same («смета», «CV»).
 * %NULL where none is, or where two are as likely. Borrowed from the item.
 */
const char *veche_item_guess (GPtrArray *items, const char *file_name);

G_END_DECLS
