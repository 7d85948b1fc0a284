/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * veche_renderer_choose: where there is nothing but the processor to draw with, GTK is told to use cairo: its own choice there is GL in software,
 * which costs twice as much. Before GTK is started and before there are threads; what a person has set stays.
 */
void veche_renderer_choose (void);

G_END_DECLS
