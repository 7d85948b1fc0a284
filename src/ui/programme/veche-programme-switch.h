/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_PROGRAMME_SWITCH (veche_programme_switch_get_type ())

/** VecheProgrammeSwitch: the heading of a section of the sidebar; with two programmes and more it chooses the one that pages show. */
G_DECLARE_FINAL_TYPE (VecheProgrammeSwitch, veche_programme_switch, VECHE, PROGRAMME_SWITCH, AdwBin)

/** veche_programme_switch_new: @title: of the section, while there is nothing to choose */
GtkWidget *veche_programme_switch_new (VecheWorkspace *workspace, const char *title) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
