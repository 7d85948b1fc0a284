/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-window.h"

G_BEGIN_DECLS

#define VECHE_TYPE_PALETTE (veche_palette_get_type ())

/**
 * VechePalette:
 * Ctrl+K: whatever can be done from here, by its name: commands with their keys, sections, applications, files opened lately. For the
 * keyboard: the arrows choose while one types.
 */
G_DECLARE_FINAL_TYPE (VechePalette, veche_palette, VECHE, PALETTE, AdwDialog)

AdwDialog *veche_palette_new (VecheWindow *window) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
