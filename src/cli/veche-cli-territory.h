/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-cli-call.h"

G_BEGIN_DECLS

/**
 * veche_cli_territory_narrow:
 *
 * Narrows the query to what lies within the territory that “--territory” names; without the option it stays as it is. Of kinds that have
 * no place on the map it is wrong usage. The workspace must be open.
 */
gboolean veche_cli_territory_narrow (VecheCliCall *call, VecheQuery *query, GError **error);

G_END_DECLS
