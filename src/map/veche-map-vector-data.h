/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_VECTOR_DATA (veche_map_vector_data_get_type ())

/**
 * VecheMapVectorData:
 * Gives libshumate's renderer the square that has been read and looked at before the renderer is asked: it asks at once. Main thread.
 */
G_DECLARE_FINAL_TYPE (VecheMapVectorData, veche_map_vector_data, VECHE, MAP_VECTOR_DATA, ShumateDataSource)

VecheMapVectorData *veche_map_vector_data_new (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_map_vector_data_offer:
 * @bytes: (nullable): the square that the next request gets; %NULL: no more
 * @zoom: that it is of: the renderer draws a part of it where it wants a closer one
 */
void veche_map_vector_data_offer (VecheMapVectorData *self, GBytes *bytes, guint zoom);

G_END_DECLS
